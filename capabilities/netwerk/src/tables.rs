//! The tables of the netwerk: none of them holds a resident.

mod producten;

pub use producten::{balie_product, product, product_tekst};

pub mod organisatie {
    //! An organisatie that takes part.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "organisatie")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub naam: String,
        pub soort: String,
        pub overheidsorgaan: bool,
        /// Where letters come back to, in one line: street or postbus, postcode and town.
        pub retour_adres: String,
        pub telefoon: String,
        /// Where somebody complains about it by telephone; empty where that is its own number.
        pub klachten_telefoon: String,
        /// The page that says how to complain (Awb hfst. 9), or empty.
        pub klachtenregeling: String,
        /// Whether it keeps what is everybody's: which organisaties take part, and the products.
        pub hoofdbeheerder: bool,
        pub versie: i32,
    }

    store::plain!();
}

pub mod vrije_tekst {
    //! That an organisatie may write text of its own (AWR art. 67), on which grondslag and on which days.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "vrije_tekst")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisatie_id: Uuid,
        pub grondslag: String,
        pub geldig_van: String,
        pub geldig_tot: Option<String>,
    }

    store::plain!();
}

pub mod locatie {
    //! A building with desks.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "locatie")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub naam: String,
        pub adres: String,
        pub postcode: String,
        pub plaats: String,
        pub gemeente_code: String,
        pub tijdzone: String,
        pub gebied: String,
        pub toegankelijkheid: String,
        pub telefoon: String,
        /// Which organisatie keeps it: its hours, and whose Balies are there.
        pub beheerder_id: Option<Uuid>,
        pub versie: i32,
    }

    store::plain!();
}

pub mod openingstijd {
    //! When a Locatie is open; `weekdag` 1 is Monday, times are `HH:MM` on its own clock.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "openingstijd")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub locatie_id: Uuid,
        pub weekdag: i32,
        pub begin: String,
        pub einde: String,
        pub geldig_van: String,
        pub geldig_tot: Option<String>,
    }

    store::plain!();
}

pub mod medewerker {
    //! Somebody who works for one organisatie; `rollen` are names with spaces between.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "medewerker")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisatie_id: Uuid,
        pub naam: String,
        pub rollen: String,
        pub actief: bool,
        pub locatie_id: Option<Uuid>,
        pub versie: i32,
    }

    store::plain!();
}

pub mod balie {
    //! A desk of one organisatie at one Locatie; `bonletter` starts its ticket numbers.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "balie")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub locatie_id: Uuid,
        pub organisatie_id: Uuid,
        pub naam: String,
        pub bonletter: String,
        pub coordinator_id: Option<Uuid>,
        pub versie: i32,
        /// Since when nobody coordinates it.
        pub zonder_coordinator_op: Option<Ms>,
    }

    store::plain!();
}

pub mod medewerker_balie {
    //! At which Balies a Medewerker may work.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "medewerker_balie")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub medewerker_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub balie_id: Uuid,
    }

    store::plain!();
}

pub mod convenant {
    //! Standing agreement: a booking for this product is the acceptance.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "convenant")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub van_organisatie_id: Uuid,
        pub naar_organisatie_id: Uuid,
        pub product: String,
        pub geldig_van: String,
        pub geldig_tot: Option<String>,
        pub versie: i32,
    }

    store::plain!();
}

pub mod dienst {
    //! Who sits at which Balie, from when to when; once it is published its Tijdsloten follow from it.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "dienst")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub balie_id: Uuid,
        pub medewerker_id: Option<Uuid>,
        pub begin: Ms,
        pub einde: Ms,
        pub minuten: i32,
        pub vrijgehouden: i32,
        pub pauze_begin: Option<Ms>,
        pub pauze_einde: Option<Ms>,
        pub gepubliceerd_op: Option<Ms>,
        pub vervallen_op: Option<Ms>,
        pub versie: i32,
    }

    store::plain!();
}

pub mod bezetting {
    //! The day of a Balie or of a Medewerker: whoever changes it holds this row, so that two planners come one by one.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "bezetting")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub van_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub dag: String,
        pub versie: i32,
    }

    store::plain!();
}

pub mod sluitingsdag {
    //! A day on which a Locatie closes by its own choice.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "sluitingsdag")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub locatie_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub datum: String,
    }

    store::plain!();
}

pub mod inlog {
    //! Under which name a login provider knows a Medewerker; `organisatie` is what it says about where, or empty.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "inlog")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub medewerker_id: Uuid,
        pub naam: String,
        pub organisatie: String,
    }

    store::plain!();
}
