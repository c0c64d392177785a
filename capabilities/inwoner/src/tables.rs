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
    }

    store::personal!("hulpvraag", inwoner_id);
}
