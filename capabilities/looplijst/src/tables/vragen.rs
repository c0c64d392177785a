//! The tables of asking. The sealed one apart, none of them holds anybody.

/// What is sealed in them.
pub const SEALED: &[store::Sealed] = &[
    store::Sealed { table: "looplijst_stand", column: "stand", purpose: foundation::Purpose::Looplijst },
    store::Sealed { table: "looplijst_ondertekening", column: "voorstel", purpose: foundation::Purpose::Looplijst },
    store::Sealed { table: "looplijst_ondertekening", column: "opdracht", purpose: foundation::Purpose::Looplijst },
    store::Sealed { table: "looplijst_ondertekening", column: "verklaring", purpose: foundation::Purpose::Looplijst },
    store::Sealed { table: "sleutelhouder", column: "sleutel", purpose: foundation::Purpose::Sleutelhouder },
];

pub mod bron {
    //! Where an organisatie asks what a bronhouder knows, and with which key the answers are signed.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "bron")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Who asks.
        pub organisatie_id: Uuid,
        /// Whose data they are, by the word of `regelingen/begrippen.toml`.
        pub bronhouder: String,
        /// The Organisatie that answers.
        pub bron_id: Uuid,
        pub adres: String,
        /// Its public key in hexadecimal, as it was compared by telephone.
        pub sleutel: String,
        /// For asking blind, in hexadecimal: who it is, and its keys to sign, to agree and to be sealed to. All of them, or none.
        pub oin: Option<String>,
        pub handtekening: Option<String>,
        pub pad: Option<String>,
        pub zegel: Option<String>,
        pub aangemaakt_op: Ms,
        pub versie: i32,
    }

    store::plain!();
}

pub mod looplijst_vraag {
    //! How far asking is: counts, and why it stopped.
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "looplijst_vraag")]
    pub struct Model {
        /// Of the Looplijst, of which there is one.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisatie_id: Uuid,
        /// The code of the gemeente of which people are asked about.
        pub gemeente: String,
        /// How many were left out before anything was asked.
        pub vervallen_aantal: i32,
        /// About how many it is.
        pub inwoner_aantal: i32,
        /// For how many of them the line is written.
        pub verwerking_aantal: i32,
        /// How many of the questions of this round were answered, a person and source each, and how many there are.
        pub antwoord_aantal: i32,
        pub vraag_aantal: i32,
        /// Goes up with each step, so that of two processes one sends.
        pub stap: i32,
        /// Why it stopped, and at which source.
        pub code: Option<String>,
        pub bronhouder: Option<String>,
    }

    store::plain!();
}

pub mod looplijst_stand {
    //! Whom it is about and what was answered, sealed, while it is under way.
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "looplijst_stand")]
    pub struct Model {
        /// Of the Looplijst, of which there is one.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub stand: Vec<u8>,
    }

    store::plain!();
}

pub mod looplijst_stap {
    //! What was done to a Looplijst, by whom. Only added to: who drew it up may not approve it.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "looplijst_stap")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub looplijst_id: Uuid,
        /// The version it led to.
        pub versie: i32,
        pub soort: String,
        pub toelichting: String,
        pub door_id: Uuid,
        pub rol: String,
        pub plaatsgevonden_op: Ms,
    }

    store::plain!();
}

pub mod looplijst_telling {
    //! How many answered what about a regeling, as a report may show it.
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "looplijst_telling")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub looplijst_id: Uuid,
        pub regeling: String,
        pub ja: String,
        pub nee: String,
        pub onbekend: String,
    }

    store::plain!();
}
