//! The tables of the Berichten.

pub mod bericht {
    //! One message to an Inwoner: made by one event, sent once.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "bericht")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub inwoner_id: Option<Uuid>,
        pub hulpvraag_id: Uuid,
        pub afspraak_id: Option<Uuid>,
        pub organisatie_id: Uuid,
        pub soort: String,
        pub kanaal: String,
        pub status: String,
        pub event_id: Uuid,
        pub aangemaakt_op: Ms,
        pub verstuurd_op: Option<Ms>,
        /// What the event knew and nobody can look up when the message leaves, as JSON.
        pub feiten: String,
        pub partij_id: Option<Uuid>,
        /// How often the mail server was tried.
        pub poging: i32,
        /// Not to be tried again before this instant: another process is at it, or the mail server said later.
        pub email_op: Option<Ms>,
        /// What the mail server sends back when it cannot be delivered; opaque.
        pub code: Option<String>,
    }

    store::personal!("hulpvraag", inwoner_id);
}

pub mod partij {
    //! Letters that were printed together.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "partij")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisatie_id: Uuid,
        pub medewerker_id: Uuid,
        pub aantal: i32,
        pub aangemaakt_op: Ms,
    }

    store::plain!();
}

pub mod kanaalvoorkeur {
    //! What an Inwoner chose for one kind of message, in which form, and who wrote it down: the last one counts.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "kanaalvoorkeur")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub inwoner_id: Uuid,
        pub soort: String,
        pub kanaal: String,
        pub instemming: String,
        pub organisatie_id: Uuid,
        pub door_id: Uuid,
        pub plaatsgevonden_op: Ms,
    }

    store::personal!("hulpvraag", inwoner_id);
}

pub mod email_adres {
    //! The e-mail address of an Inwoner, and whether it is known to work.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "email_adres")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub inwoner_id: Uuid,
        pub adres: String,
        pub status: String,
        /// How often a wrong code was told.
        pub poging: i32,
        /// Who asked for it: their telephone stands in the e-mail with the code.
        pub organisatie_id: Uuid,
        pub gevraagd_op: Ms,
        /// Not to be tried again before this instant; null once the code went out.
        pub email_op: Option<Ms>,
        pub versie: i32,
    }

    store::personal!("hulpvraag", inwoner_id);
}
