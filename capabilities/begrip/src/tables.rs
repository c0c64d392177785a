//! The tables of the begrippen: none of them holds a resident.

pub mod begrip_versie {
    //! A version of a begrip that an organisatie added to what ships; `inhoud` is the begrip as JSON. Only added to.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "begrip_versie")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisatie_id: Uuid,
        pub sleutel: String,
        pub versie: i32,
        pub inhoud: String,
        pub door_id: Uuid,
        pub plaatsgevonden_op: Ms,
    }

    store::plain!();
}

pub mod gelijkstelling {
    //! That one begrip may stand for another, each in a fixed version (`word@version`); the one that comes first in the alphabet
    //! is `een`.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "gelijkstelling")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisatie_id: Uuid,
        pub een: String,
        pub ander: String,
        /// Why they may, and how the one is reckoned from the other.
        pub toelichting: String,
        pub status: String,
        pub door_id: Uuid,
        /// Who judged it.
        pub oordeel_door_id: Option<Uuid>,
        pub versie: i32,
        pub aangemaakt_op: Ms,
    }

    store::plain!();
}

pub mod combinatie {
    //! That somebody put two begrippen under one threshold, and what came of it. Only added to.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "combinatie")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisatie_id: Uuid,
        pub een: String,
        pub ander: String,
        pub uitkomst: String,
        /// In what they differ, with spaces between.
        pub verschillen: String,
        /// On which Gelijkstelling it stands.
        pub gelijkstelling_id: Option<Uuid>,
        pub door_id: Uuid,
        pub plaatsgevonden_op: Ms,
    }

    store::plain!();
}

pub mod ggm_uitgave {
    //! An extract of the Gemeentelijk Gegevensmodel that somebody brought in, or tried to. `termen` are the GUIDs in it, with
    //! spaces between; of what was refused there are none.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "ggm_uitgave")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisatie_id: Uuid,
        pub uitgave: String,
        pub aantal: i32,
        pub status: String,
        pub termen: String,
        /// What it lacked and is used here, with spaces between.
        pub geraakt: String,
        pub door_id: Uuid,
        pub plaatsgevonden_op: Ms,
    }

    store::plain!();
}
