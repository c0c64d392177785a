//! The tables of the register: none of them holds a resident.

pub mod grondslag {
    //! On what a question stands; `begrippen` are `word@version` with spaces between, days are civil dates.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "grondslag")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Which organisatie asks.
        pub afnemer_id: Uuid,
        /// Which one answers.
        pub bron_id: Uuid,
        /// Whose data they are, by the word of `regelingen/begrippen.toml`.
        pub bronhouder: String,
        pub soort: String,
        /// The key of the regeling for which is asked.
        pub doel: String,
        pub avg: String,
        pub wet: String,
        pub artikel: String,
        pub met_bsn: bool,
        pub begrippen: String,
        pub geldig_van: String,
        pub geldig_tot: Option<String>,
        /// Where the DPIA is found.
        pub dpia: String,
        /// The law it names is not in force.
        pub niet_in_werking: bool,
        /// As it was left; that it ran out, the calendar says.
        pub status: String,
        /// The mark of a store with invented people, where it is about them.
        pub merk: Option<String>,
        pub versie: i32,
        pub aangemaakt_op: Ms,
    }

    store::plain!();
}

pub mod grondslag_stap {
    //! What was done to a Grondslag, by whom. Only added to: who had a hand in it may not approve it.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "grondslag_stap")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub grondslag_id: Uuid,
        /// The version it led to: each save has its own.
        pub versie: i32,
        pub soort: String,
        pub toelichting: String,
        pub door_id: Uuid,
        pub rol: String,
        pub plaatsgevonden_op: Ms,
    }

    store::plain!();
}

pub mod afgewezen_vraag {
    //! A question that was not asked, and why. About whom it would have been is not in it: nobody was looked up.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "afgewezen_vraag")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub afnemer_id: Uuid,
        /// Who would have answered, as far as that was known.
        pub bron_id: Option<Uuid>,
        /// Whose data were wanted, where nobody had said yet who answers for them. One of both is there.
        pub bronhouder: Option<String>,
        pub soort: String,
        pub doel: String,
        pub begrippen: String,
        pub reden: String,
        /// The Grondslag that came nearest.
        pub grondslag_id: Option<Uuid>,
        /// In which act it was wanted.
        pub handeling: String,
        pub door_id: Uuid,
        pub plaatsgevonden_op: Ms,
    }

    store::plain!();
}
