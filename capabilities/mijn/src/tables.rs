//! The tables of this capability.

pub mod inzage_melding {
    //! A look of a medewerker at somebody without an open Hulpvraag, before the privacy officer; its id is that of the
    //! line in the log, and it names nobody who was looked at.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "inzage_melding")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisatie_id: Uuid,
        pub medewerker_id: Uuid,
        pub handeling: String,
        pub plaatsgevonden_op: Ms,
        pub status: String,
        pub uitkomst: Option<String>,
        pub toelichting: String,
        pub klaar_door_id: Option<Uuid>,
        pub klaar_op: Option<Ms>,
        pub versie: i32,
    }

    store::plain!();
}

pub mod inzage_vraag {
    //! What an Inwoner asks about one look at their data, and the answer (AVG art. 12 and 15).
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "inzage_vraag")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub hulpvraag_id: Uuid,
        pub inwoner_id: Uuid,
        pub organisatie_id: Uuid,
        pub verwerking_id: Uuid,
        pub maand: i32,
        pub vraag: String,
        pub status: String,
        pub antwoord: String,
        pub termijn_op: Ms,
        pub aangemaakt_op: Ms,
        pub klaar_door_id: Option<Uuid>,
        pub klaar_op: Option<Ms>,
        /// Who wrote it down at the Balie, where the Inwoner did not do so themselves.
        pub gevraagd_door_id: Option<Uuid>,
        pub versie: i32,
    }

    store::personal!("hulpvraag", inwoner_id);
}

pub mod inzage_stand {
    //! Up to which moment the looks were held against the Hulpvragen.
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "inzage_stand")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub naam: String,
        pub tot: i64,
    }

    store::plain!();
}
