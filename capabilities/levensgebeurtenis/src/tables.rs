//! The tables of the levensgebeurtenissen.

pub mod levensgebeurtenis {
    //! At which level an organisatie does something at a levensgebeurtenis; about nobody.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "levensgebeurtenis")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisatie_id: Uuid,
        pub soort: String,
        pub status: String,
        /// The level at which it runs.
        pub niveau: Option<String>,
        /// The level that waits for a second person.
        pub gevraagd: Option<String>,
        /// The last day for which all was done.
        pub peildatum: Option<String>,
        /// When the house was at it last: of two that look at once, one goes on.
        pub plaatsgevonden_op: Ms,
        pub aangemaakt_op: Ms,
        pub versie: i32,
    }

    store::plain!();
}

pub mod levensgebeurtenis_stap {
    //! What was done to it, by whom. Only added to: who asked for a level may not approve it.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "levensgebeurtenis_stap")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub levensgebeurtenis_id: Uuid,
        /// The version it led to.
        pub versie: i32,
        pub soort: String,
        pub niveau: Option<String>,
        pub door_id: Uuid,
        pub rol: String,
        pub plaatsgevonden_op: Ms,
    }

    store::plain!();
}

pub mod voorstel {
    //! What is planned for one person, each once. Until it is told the row names nobody: it holds the BSN under the key that finds.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "voorstel")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub levensgebeurtenis_id: Uuid,
        pub bsn_index: Vec<u8>,
        /// From when it is told on.
        pub inwoner_id: Option<Uuid>,
        /// What the message hangs on.
        pub hulpvraag_id: Option<Uuid>,
        pub dag: String,
        pub gepland_op: String,
        pub status: String,
        pub reden: Option<String>,
        /// At which level it was told.
        pub niveau: Option<String>,
        pub aangemaakt_op: Ms,
        pub versie: i32,
    }

    store::personal!("looplijst_regel", inwoner_id);
}
