//! The tables of the Balie.

/// What is sealed in them.
pub const SEALED: &[store::Sealed] = &[
    store::Sealed { table: "scheiding", column: "inhoud", purpose: foundation::Purpose::Concept },
    store::Sealed { table: "bezoek_concept", column: "inhoud", purpose: foundation::Purpose::Concept },
];

pub mod scheiding {
    //! That one Inwoner turned out to be two: which Hulpvragen are of the other, and who that is, sealed.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "scheiding")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub inwoner_id: Uuid,
        pub naar_id: Option<Uuid>,
        pub organisatie_id: Uuid,
        /// Ids with spaces between.
        pub hulpvragen: String,
        pub inhoud: Vec<u8>,
        pub status: String,
        pub aangemaakt_door_id: Uuid,
        pub klaar_door_id: Option<Uuid>,
        pub aangemaakt_op: Ms,
        pub klaar_op: Option<Ms>,
        /// How many lines of the processing log went along.
        pub aantal: i32,
        pub versie: i32,
    }

    store::personal!("hulpvraag", inwoner_id);
}

pub mod daglijst {
    //! That a day was printed: which copy, and by whom. Who stands on it, is not kept.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "daglijst")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub locatie_id: Uuid,
        pub organisatie_id: Uuid,
        pub medewerker_id: Uuid,
        pub dag: String,
        pub volgorde: i32,
        pub aangemaakt_op: Ms,
    }

    store::plain!();
}

pub mod bezoek_concept {
    //! What its maker typed at a visit that has not ended: sealed, for seven days.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "bezoek_concept")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub afspraak_id: Uuid,
        pub organisatie_id: Uuid,
        pub medewerker_id: Uuid,
        pub inhoud: Vec<u8>,
        pub gewijzigd_op: Ms,
    }

    store::plain!();
}
