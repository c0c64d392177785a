//! The tables of the Afspraak.

pub mod tijdslot {
    //! A stretch of time at a Balie that one Afspraak can take.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "tijdslot")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub balie_id: Uuid,
        pub locatie_id: Uuid,
        pub organisatie_id: Uuid,
        pub dienst_id: Uuid,
        pub begin: Ms,
        pub einde: Ms,
        pub bezet: bool,
        pub vrijgehouden: bool,
        pub vervallen: bool,
    }

    store::plain!();
}

pub mod afspraak {
    //! What is booked, with time, place and name as they were when booked.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "afspraak")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub hulpvraag_id: Uuid,
        pub inwoner_id: Option<Uuid>,
        pub tijdslot_id: Uuid,
        pub balie_id: Uuid,
        pub locatie_id: Uuid,
        pub organisatie_id: Uuid,
        pub product: String,
        pub naam: String,
        pub plaats: String,
        pub begin: Ms,
        pub einde: Ms,
        pub status: String,
        pub bon: Option<String>,
        pub bon_dag: Option<String>,
        pub gemeld_op: Option<Ms>,
        pub bezig_op: Option<Ms>,
        pub klaar_op: Option<Ms>,
        pub medewerker_id: Option<Uuid>,
        pub aangemaakt_op: Ms,
        pub versie: i32,
    }

    store::personal!("afspraak", inwoner_id);
}
