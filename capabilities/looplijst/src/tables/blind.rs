//! The tables of asking blind. None of them holds anybody it is about.

pub mod looplijst_ondertekening {
    //! That a Looplijst is asked blind, and what both keyholders signed for it.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "looplijst_ondertekening")]
    pub struct Model {
        /// Of the Looplijst, of which there is one.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The mark of a store whose people are invented: in another store this row cannot stand.
        pub merk: String,
        /// D as it was approved, with the signature of B, sealed.
        pub voorstel: Option<Vec<u8>>,
        /// Who signed it as B.
        pub opener_id: Option<Uuid>,
        /// Who signed it as A.
        pub doorgever_id: Option<Uuid>,
        /// D with all three signatures, sealed: from then on it is sent.
        pub opdracht: Option<Vec<u8>>,
        /// Until when D may be answered.
        pub vervalt_op: Option<Ms>,
        /// Until when what A handed over can be opened.
        pub doorgave_tot: Option<Ms>,
        /// What both signed when they opened it, sealed.
        pub verklaring: Option<Vec<u8>>,
    }

    store::plain!();
}

pub mod sleutelhouder {
    //! Who holds one of the two keys with which an organisatie opens what was asked blind.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "sleutelhouder")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisatie_id: Uuid,
        /// Who hands over first, or who opens second.
        pub helft: String,
        pub medewerker_id: Uuid,
        /// The public key under what they sign, in hexadecimal.
        pub handtekening: String,
        /// The public key that halves are sealed to.
        pub zegel: String,
        /// Both secret keys, under the passphrase of who holds them and under the ring.
        pub sleutel: Vec<u8>,
        pub aangemaakt_op: Ms,
        pub versie: i32,
    }

    store::plain!();
}
