//! Two nummers of a thousand million meet once in a lifetime. When they do, the act is done again with another one: one
//! Hulpvraag, and nobody notices. The chance of a test can be foretold, so here they meet on purpose.

use crate::caller::{FORM, bsn, told};
use crate::client::fresh_key;
use crate::people::{ENSCHEDE, JOOST};
use crate::world::World;
use ::hulpvraag::tables::hulpvraag::{Column, Entity};
use foundation::{Chance, Uuid};
use rules::nummer::Nummer;
use std::collections::BTreeSet;
use store::sea_orm::sea_query::Expr;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// What the house will draw next, and for how many draws: as many as there are Hulpvragen to take the nummers.
struct Ahead {
    nummers: Vec<String>,
    known: BTreeSet<Uuid>,
}

impl World {
    /// The nummers that the next draws would give: the world draws from seed 1, and so does this.
    async fn ahead(&self) -> Ahead {
        let (mark, same) = (self.store().chance().number(), Chance::seeded(1));
        while same.number() != mark {}
        let known: BTreeSet<Uuid> = self.hulpvragen().await.into_iter().map(|row| row.id).collect();
        let nummers = known.iter().map(|_| Nummer::from_random(same.number()).to_string()).collect();
        Ahead { nummers, known }
    }

    /// Gives every nummer that comes next to a Hulpvraag that is there.
    async fn take_nummers(&self, ahead: &Ahead) {
        for (id, nummer) in ahead.known.iter().zip(&ahead.nummers) {
            let update = Entity::update_many().col_expr(Column::Nummer, Expr::val(nummer.as_str())).filter(Column::Id.eq(*id));
            update.exec(self.db().await).await.unwrap();
        }
    }

    /// The nummer of the one Hulpvraag that came.
    async fn came(&self, ahead: &Ahead) -> String {
        let mut new: Vec<_> = self.hulpvragen().await.into_iter().filter(|row| !ahead.known.contains(&row.id)).collect();
        assert_eq!(new.len(), 1, "one Hulpvraag");
        new.remove(0).nummer
    }

    /// Does something twice: once to see that its nummer is among the next draws, and once when all of those are taken.
    async fn meets(&self, what: &str, act: impl AsyncFn()) {
        let ahead = self.ahead().await;
        act().await;
        let nummer = self.came(&ahead).await;
        assert!(ahead.nummers.contains(&nummer), "{what}: {nummer} is not among the next {} draws", ahead.nummers.len());

        let ahead = self.ahead().await;
        self.take_nummers(&ahead).await;
        act().await;
        let nummer = self.came(&ahead).await;
        assert!(!ahead.nummers.contains(&nummer), "{what}: {nummer} was taken");
    }
}

both!(a_nummer_that_is_taken_is_drawn_again_on_the_telephone);
async fn a_nummer_that_is_taken_is_drawn_again_on_the_telephone(world: &World) {
    let bas = world.log_in_as("Bas").await;
    // Somebody else each time, whom nobody knows: an attempt that failed has looked at nobody.
    let callers = std::cell::Cell::new(0);
    world
        .meets("referring", async || {
            let slot = world.free(ENSCHEDE).await[0];
            let fields = told(&bsn(callers.replace(callers.get() + 1)), slot);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            bas.write(FORM, &fresh_key(), &fields).await.expect(303);
        })
        .await;
    world
        .meets("solving", async || {
            bas.write(FORM, &fresh_key(), &[("product", "digid"), ("stap", "opgelost")]).await.expect(303);
        })
        .await;
}

both!(a_nummer_that_is_taken_is_drawn_again_at_the_door);
async fn a_nummer_that_is_taken_is_drawn_again_at_the_door(world: &World) {
    let gerda = world.gerda().await;
    let path = format!("{}/inloop", gerda.day_path());
    world
        .meets("walking in", async || {
            let slot = world.free_today(ENSCHEDE).await[0].to_string();
            let fields = [("tijdslot", slot.as_str()), ("naam", "Mevrouw Groen"), ("product", "digid")];
            gerda.client.write(&path, &fresh_key(), &fields).await.expect(303);
        })
        .await;
}

both!(a_nummer_that_is_taken_is_drawn_again_when_somebody_asks_who_looked);
async fn a_nummer_that_is_taken_is_drawn_again_when_somebody_asks_who_looked(world: &World) {
    // Two looks at Joost: one question each.
    let bas = world.bas().await;
    let referred = bas.refers(&JOOST).to(ENSCHEDE).done().await;
    bas.reads_aloud(&referred).await.expect(200);
    let joost = world.inwoner(&JOOST).await;
    let asked = std::cell::Cell::new(0);
    world
        .meets("asking", async || {
            let links = joost.get("/mijn/inzage").await.expect(200).links();
            let mut looks = links.into_iter().filter(|link| link.starts_with("/mijn/inzage/") && link.ends_with("/vraag"));
            let path = looks.nth(asked.replace(1)).expect("a look about which he did not ask");
            joost.write(&path, &fresh_key(), &[("vraag", "Waarom?")]).await.expect(303);
        })
        .await;
}
