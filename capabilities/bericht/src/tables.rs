//! The table of the Berichten.

pub mod bericht {
    //! One message to an Inwoner: made by one event, sent once.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "bericht")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub inwoner_id: Option<Uuid>,
        pub hulpvraag_id: Uuid,
        pub afspraak_id: Option<Uuid>,
        pub organisatie_id: Uuid,
        pub soort: String,
        pub kanaal: String,
        pub status: String,
        pub event_id: Uuid,
        pub aangemaakt_op: Ms,
        pub verstuurd_op: Option<Ms>,
    }

    store::personal!("hulpvraag", inwoner_id);
}
