//! The tables of the Doorverwijzing.

/// What is sealed in them.
pub const SEALED: &[store::Sealed] =
    &[store::Sealed { table: "concept", column: "inhoud", purpose: foundation::Purpose::Concept }];

pub mod doorverwijzing {
    //! A Hulpvraag on its way to another organisatie, with what was shared, as shared.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "doorverwijzing")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub hulpvraag_id: Uuid,
        pub inwoner_id: Option<Uuid>,
        pub van_organisatie_id: Uuid,
        pub van_medewerker_id: Uuid,
        pub naar_organisatie_id: Uuid,
        pub naar_balie_id: Uuid,
        pub afspraak_id: Option<Uuid>,
        pub product: String,
        pub status: String,
        pub reden: Option<String>,
        pub instemming: Option<String>,
        pub terugkoppeling: bool,
        pub uitkomst: Option<String>,
        pub termijn_op: Ms,
        pub aangemaakt_op: Ms,
        pub geaccepteerd_op: Option<Ms>,
        pub afgerond_op: Option<Ms>,
        /// The one whose place this one takes.
        pub vorige_id: Option<Uuid>,
        pub versie: i32,
    }

    store::personal!("hulpvraag", inwoner_id);
}

pub mod concept {
    //! What its maker typed and has not sent: sealed, for seven days.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "concept")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub medewerker_id: Uuid,
        pub organisatie_id: Uuid,
        pub inhoud: Vec<u8>,
        pub aangemaakt_op: Ms,
        pub gewijzigd_op: Ms,
        /// The Hulpvraag that is passed on; without one it is a new referral.
        pub hulpvraag_id: Option<Uuid>,
    }

    store::plain!();
}
