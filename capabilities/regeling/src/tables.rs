//! The table of the regelingen: nobody in it but who put forward and who published.

pub mod regeling_publicatie {
    //! That a version, as its file was, was put forward in an organisatie, and published by a second person. Only added to, but for
    //! that second person.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "regeling_publicatie")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisatie_id: Uuid,
        pub sleutel: String,
        /// The code of a gemeente, or nothing for the country.
        pub gebied: String,
        pub versie: String,
        /// SHA-256 of the file of the version, in hex: another file is another version.
        pub digest: String,
        pub voorgelegd_door: Uuid,
        pub voorgelegd_op: Ms,
        pub gepubliceerd_door: Option<Uuid>,
        pub gepubliceerd_op: Option<Ms>,
    }

    store::plain!();
}
