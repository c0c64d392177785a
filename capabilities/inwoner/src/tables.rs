//! The tables of the inwoner.

/// What is sealed in them.
pub const SEALED: &[store::Sealed] = &[store::Sealed { table: "inwoner", column: "bsn", purpose: foundation::Purpose::Bsn }];

pub mod inwoner {
    //! Somebody who lives here, with the BSN sealed.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "inwoner")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub bsn: Option<Vec<u8>>,
        pub bsn_index: Option<Vec<u8>>,
        pub voornaam: String,
        pub achternaam: String,
        pub geboortedatum: String,
        pub postcode: String,
        pub huisnummer: String,
        pub straat: String,
        pub plaats: String,
        pub telefoon: String,
        pub email: String,
        pub taal: String,
        pub kanaal: String,
        pub grote_letter: bool,
        pub geheimhouding: bool,
        pub aangemaakt_op: Ms,
        pub versie: i32,
    }

    store::personal!("hulpvraag", id);
}

pub mod identificatie {
    //! That somebody showed who they are, without a copy or number of the document (Wabb art. 12).
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "identificatie")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub inwoner_id: Uuid,
        pub hulpvraag_id: Uuid,
        pub organisatie_id: Uuid,
        pub medewerker_id: Uuid,
        pub status: String,
        pub document_soort: String,
        pub document_tekens: String,
        pub plaatsgevonden_op: Ms,
        pub document_stand: String,
    }

    store::personal!("hulpvraag", inwoner_id);
}

pub mod zoekpoging {
    //! That a Medewerker (or a client system) looked for somebody: by what, hashed, and how many were found. About whom, it
    //! does not say.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "zoekpoging")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisatie_id: Uuid,
        pub medewerker_id: Uuid,
        pub soort: String,
        pub inhoud_hash: Vec<u8>,
        pub status: String,
        pub aantal: i32,
        pub plaatsgevonden_op: Ms,
    }

    store::plain!();
}

pub mod zoekrem {
    //! That somebody searched too often without finding anybody: a Taak for the privacyofficer.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "zoekrem")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisatie_id: Uuid,
        pub medewerker_id: Uuid,
        pub soort: String,
        pub begin: Ms,
        pub einde: Ms,
        pub status: String,
        pub termijn_op: Ms,
        pub aangemaakt_op: Ms,
        pub klaar_op: Option<Ms>,
        pub klaar_door_id: Option<Uuid>,
    }

    store::plain!();
}
