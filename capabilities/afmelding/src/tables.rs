//! The table of afmeldingen.

pub mod afmelding {
    //! That somebody does not want to be looked for: the fact and since when, no reason. Taken back or lapsed, the row is gone.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "afmelding")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub inwoner_id: Uuid,
        /// The key of one regeling; empty for all.
        pub regeling: String,
        /// One organisatie; nil for all.
        pub organisatie_id: Uuid,
        /// How it was said.
        pub kanaal: String,
        pub begin: Ms,
        /// The 18th birthday of a child, for whom a parent said it.
        pub vervalt_op: Option<String>,
        /// At which organisatie it was said; nil for who logged in.
        pub bij_organisatie_id: Uuid,
        /// During which Hulpvraag, so that somebody can write about it later.
        pub bij_hulpvraag_id: Option<Uuid>,
    }

    store::personal!("afmelding", inwoner_id);
}
