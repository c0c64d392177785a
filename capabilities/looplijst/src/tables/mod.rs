//! The tables of this capability. Who said no stands in one of them alone, and no row of another leads there.

mod blind;
mod vragen;

pub use blind::{looplijst_ondertekening, sleutelhouder};
pub use vragen::{SEALED, bron, looplijst_stand, looplijst_stap, looplijst_telling, looplijst_vraag};

pub mod looplijst {
    //! A Looplijst of an organisatie; `regelingen` are keys with spaces between.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "looplijst")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisatie_id: Uuid,
        pub regelingen: String,
        /// The civil date on which everything was as it was asked.
        pub peildatum: String,
        pub status: String,
        pub geopend_op: Option<Ms>,
        pub aangemaakt_op: Ms,
        pub versie: i32,
    }

    store::plain!();
}

pub mod looplijst_wijk {
    //! A district of a Looplijst, by the four digits of its postcodes, and who goes there.
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "looplijst_wijk")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub looplijst_id: Uuid,
        pub wijk: String,
        pub medewerker_id: Option<Uuid>,
        pub versie: i32,
    }

    store::plain!();
}

pub mod looplijst_regel {
    //! One Inwoner on a Looplijst, who may have a right to `regelingen`. Once it is over it names nobody and only counts.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "looplijst_regel")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub looplijst_id: Uuid,
        pub inwoner_id: Option<Uuid>,
        pub regelingen: String,
        pub wijk: String,
        pub status: String,
        pub reden: Option<String>,
        /// The civil date of the next visit, and when on it.
        pub gepland_op: Option<String>,
        pub dagdeel: Option<String>,
        /// Whoever goes there, goes with somebody.
        pub samen: bool,
        /// How often nobody was at home.
        pub poging: i32,
        pub aangemaakt_op: Ms,
        pub versie: i32,
    }

    store::personal!("looplijst_regel", inwoner_id);
}

pub mod gesprek {
    //! The Gesprek with somebody of a Looplijst, and how it ended, from a fixed list.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "gesprek")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub looplijst_id: Uuid,
        pub regel_id: Uuid,
        pub inwoner_id: Uuid,
        pub organisatie_id: Uuid,
        pub medewerker_id: Uuid,
        pub status: String,
        pub uitkomst: Option<String>,
        /// About what it was, by keys with spaces between; absent where that was not kept yet.
        pub regelingen: Option<String>,
        pub hulpvraag_id: Option<Uuid>,
        pub plaatsgevonden_op: Option<Ms>,
        pub versie: i32,
    }

    store::personal!("gesprek", inwoner_id);
}

pub mod poging {
    //! That somebody stood at a door and nobody was at home.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "poging")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub gesprek_id: Uuid,
        pub inwoner_id: Uuid,
        pub dag: String,
        pub dagdeel: String,
        /// For when it was planned, where it was: so that it can be taken back.
        pub gepland_op: Option<String>,
        pub gepland_dagdeel: Option<String>,
        /// For when it left the regel planned: where that stands still, nothing was planned since.
        pub vervolg_op: Option<String>,
        pub vervolg_dagdeel: Option<String>,
        /// Whether one was to go with somebody before it, where the attempt changed that.
        pub vorige_samen: Option<bool>,
        pub medewerker_id: Uuid,
        pub aangemaakt_op: Ms,
    }

    store::personal!("gesprek", inwoner_id);
}

pub mod weigering {
    //! That somebody said no: from what (empty: from everything) and since when. Nothing else.
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "weigering")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub inwoner_id: Uuid,
        pub organisatie_id: Uuid,
        pub regeling: String,
        pub datum: String,
    }

    store::personal!("weigering", inwoner_id);
}

pub mod looplijst_route {
    //! That a route was printed: which copy, for which day, by whom. Who stands on it, is not kept.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "looplijst_route")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub looplijst_id: Uuid,
        pub organisatie_id: Uuid,
        pub medewerker_id: Uuid,
        pub dag: String,
        pub volgorde: i32,
        pub aangemaakt_op: Ms,
    }

    store::plain!();
}
