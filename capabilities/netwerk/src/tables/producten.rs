//! With what the Balies help.

pub mod product {
    //! What a Balie can help with; `upl` is the name in the Uniforme Productnamenlijst where it has one.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "product")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        pub titel: String,
        pub upl: Option<String>,
        pub minuten: i32,
        pub meenemen: String,
        pub vraag_tekst: String,
        pub volgorde: i32,
        /// Where the Uniforme Productnamenlijst describes it, or empty.
        pub upl_adres: String,
        pub versie: i32,
    }

    store::plain!();
}

pub mod balie_product {
    //! Which Balie helps with which product, and why in one sentence.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "balie_product")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub balie_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub product: String,
        pub reden: String,
    }

    store::plain!();
}

pub mod product_tekst {
    //! What a product is called in another language than Dutch, and what to bring; empty is as in Dutch.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "product_tekst")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub product: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub taal: String,
        pub titel: String,
        pub meenemen: String,
    }

    store::plain!();
}
