//! The tables of the Hulpvraag.

pub mod hulpvraag {
    //! One request for help; open means: one owner and a next step with a date.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "hulpvraag")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub nummer: String,
        pub inwoner_id: Option<Uuid>,
        pub product: String,
        pub vraag: String,
        pub status: String,
        pub uitkomst: Option<String>,
        pub eigenaar_organisatie_id: Option<Uuid>,
        pub eigenaar_balie_id: Option<Uuid>,
        pub eigenaar_medewerker_id: Option<Uuid>,
        pub vervolgstap: Option<String>,
        pub vervolgstap_op: Option<Ms>,
        pub aangemaakt_door_id: Uuid,
        pub aangemaakt_op: Ms,
        pub afgesloten_op: Option<Ms>,
        pub ketenregisseur_id: Option<Uuid>,
        pub ketenregisseur_op: Option<Ms>,
        pub opvolger_id: Option<Uuid>,
        pub opvolger_organisatie_id: Option<Uuid>,
        pub opvolger_op: Option<Ms>,
        pub versie: i32,
    }

    store::personal!("hulpvraag", inwoner_id);
}

pub mod eigenaar {
    //! Who owned a Hulpvraag from when, by which act. Rows are only added; they are about desks, and name no Inwoner.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "eigenaar")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub hulpvraag_id: Uuid,
        /// The version of the Hulpvraag from which this holds.
        #[sea_orm(primary_key, auto_increment = false)]
        pub versie: i32,
        /// `None` where it was not kept.
        pub organisatie_id: Option<Uuid>,
        pub balie_id: Option<Uuid>,
        pub medewerker_id: Option<Uuid>,
        /// Who had it before; nobody for the first row.
        pub van_organisatie_id: Option<Uuid>,
        pub van_balie_id: Option<Uuid>,
        pub van_medewerker_id: Option<Uuid>,
        pub begin: Ms,
        /// The act that gave it to them.
        pub handeling: String,
        pub door_organisatie_id: Uuid,
        pub door_id: Uuid,
    }

    store::plain!();
}

pub mod deelname {
    //! Which organisatie takes part in which Hulpvraag, until when: the wall (R5).
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "deelname")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub hulpvraag_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub organisatie_id: Uuid,
        pub rol: String,
        pub begin: Ms,
        pub einde: Option<Ms>,
    }

    store::plain!();
}

pub mod taak {
    //! Something to do before a date, with an owner.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "taak")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub hulpvraag_id: Uuid,
        pub inwoner_id: Option<Uuid>,
        pub organisatie_id: Uuid,
        pub balie_id: Option<Uuid>,
        pub medewerker_id: Option<Uuid>,
        pub soort: String,
        pub tekst: String,
        pub status: String,
        pub termijn_op: Ms,
        pub aangemaakt_op: Ms,
        pub klaar_op: Option<Ms>,
        /// To whom it went because it was overdue, and when.
        pub coordinator_id: Option<Uuid>,
        pub coordinator_op: Option<Ms>,
        /// When it went to both organisaties because it was overdue still.
        pub organisaties_op: Option<Ms>,
        pub bron_id: Uuid,
        pub versie: i32,
    }

    store::personal!("hulpvraag", inwoner_id);
}

pub mod klantcontact {
    //! What took place, by whom, with which steps done.
    #[allow(unused_imports, reason = "not every table has an instant")]
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "klantcontact")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub hulpvraag_id: Uuid,
        pub inwoner_id: Option<Uuid>,
        pub organisatie_id: Uuid,
        pub balie_id: Option<Uuid>,
        pub medewerker_id: Uuid,
        pub kanaal: String,
        pub begin: Ms,
        pub einde: Option<Ms>,
        pub stappen: String,
        pub toelichting: String,
        pub uitkomst: Option<String>,
        pub versie: i32,
    }

    store::personal!("hulpvraag", inwoner_id);
}

pub mod momentopname {
    //! What was shared with another organisatie, as it was shared: never changed afterwards.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "momentopname")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub hulpvraag_id: Uuid,
        pub inwoner_id: Uuid,
        pub van_organisatie_id: Uuid,
        pub naar_organisatie_id: Uuid,
        pub instemming: String,
        pub inhoud: String,
        pub aangemaakt_op: Ms,
    }

    store::personal!("hulpvraag", inwoner_id);
}

pub mod inwoner_hulpvraag {
    //! That a Hulpvraag went to another Inwoner, and when; to whom, the Hulpvraag says.
    use store::Ms;
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "inwoner_hulpvraag")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub hulpvraag_id: Uuid,
        pub plaatsgevonden_op: Ms,
    }

    store::plain!();
}
