//! `/taken`: what has to be done, by whom and before when. The list names no person.

use crate::routes::{DONE, LIST};
use crate::taak::{self, Soort};
use access::Object;
use askama::Template;
use foundation::{Code, Uuid};
use serde::Deserialize;
use store::sea_orm::{self, FromQueryResult};
use store::{Ms, Once, Personal, Store, StoreError};
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Taal, When, Who, earlier, render, see_other, t};

/// One Taak in the list. With a sentence of a Medewerker it is about a person, and reading it is in the log.
#[derive(FromQueryResult)]
struct Regel {
    id: Uuid,
    inwoner_id: Option<Uuid>,
    nummer: String,
    soort: String,
    tekst: String,
    product_titel: String,
    termijn_op: Ms,
    medewerker_naam: Option<String>,
}
impl Personal for Regel {
    fn inwoner(&self) -> Option<Uuid> {
        self.inwoner_id
    }
}

const SQL: &str = "
    select t.id, case when t.soort = 'terugkomen' then t.inwoner_id end as inwoner_id, h.nummer, t.soort,
           case when t.soort = 'terugkomen' then t.tekst else '' end as tekst, coalesce(p.titel, '') as product_titel, t.termijn_op, m.naam as medewerker_naam
    from taak t
    join hulpvraag h on h.id = t.hulpvraag_id
    left join product p on p.code = h.product
    left join medewerker m on m.id = t.medewerker_id
    where t.organisatie_id = $1 and t.status in ('open', 'opgepakt')
      and (exists (select 1 from medewerker_balie mb where mb.medewerker_id = $2 and mb.balie_id = t.balie_id)
           or (t.balie_id is null and (t.medewerker_id is null or t.medewerker_id = $2 or $3)))
    order by t.termijn_op limit 200";

/// The open Taken of one's own organisatie that are for this Medewerker or for their Balies. A Taak without a Balie is for
/// whoever it names, and for everybody where it names nobody; a coordinator sees those of all.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    let view = build(&house, &shell, &who, Errors::default()).await?;
    Ok(render(&shell, &t!(shell.taal, "taken-title"), &view))
}

async fn build(house: &Shared, shell: &Shell, who: &Who, errors: Errors) -> Result<View, Oops> {
    let purpose = who.permit_own(house, LIST)?;
    let (taal, now) = (shell.taal, house.store.now());
    let coordinates = who.actor.has(access::Rol::Coordinator);
    let values = [who.actor.organisatie.into(), who.actor.id.into(), coordinates.into()];
    let tx = house.store.begin(&purpose);
    let rows = tx.sql::<Regel>(SQL, values).await;
    let rows = tx.hand_out::<_, StoreError>(rows).await?;
    let lines = rows
        .into_iter()
        .map(|row| Line {
            id: row.id.to_string(),
            what: Soort::parse(&row.soort).map(|soort| text(soort, taal)).unwrap_or_default(),
            more: row.tekst,
            nummer: row.nummer,
            product: row.product_titel,
            before: When::new(row.termijn_op.at(), "Europe/Amsterdam", now).short_day(taal),
            late: row.termijn_op.at() < now,
            owner: row.medewerker_naam.unwrap_or_else(|| t!(taal, "owner-desk")),
        })
        .collect();
    Ok(View { taal, csrf: shell.csrf.clone(), shell: shell.clone(), lines, errors })
}

/// The form has no fields of its own.
#[derive(Deserialize, Default)]
pub struct Pressed {}

/// Marks a Taak as done.
pub async fn done(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Pressed>,
) -> Result<Response, Oops> {
    let place = taak::place_of(&house.store.look(), id).await?.ok_or(Oops::not_found())?;
    let object = Object::taak(id, place.organisatie_id, place.balie_id);
    let purpose = who.permit(&house, DONE, &object)?;
    match mark(&house.store, &purpose, id, &form.once).await {
        Ok(()) => Ok(see_other(shell.taal, "/taken")),
        Err(why) => match (earlier(&house, DONE, &form.once).await?, why) {
            (Some(location), _) => Ok(see_other(shell.taal, &location)),
            (None, StoreError::Stale) => {
                let mut errors = Errors::default();
                errors.add("lijst", t!(shell.taal, "error-done"));
                let view = build(&house, &shell, &who, errors).await?;
                Ok(shell.refuse(&t!(shell.taal, "taken-title"), &view, Code::STALE))
            }
            (None, other) => Err(other.into()),
        },
    }
}

async fn mark(store: &Store, purpose: &access::Verwerking, id: Uuid, once: &Once) -> Result<(), StoreError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let taak = taak::load(&tx, id).await?;
        taak::done(&tx, taak.peek(&tx)).await?;
        tx.remember(once, "/taken");
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}

fn text(soort: Soort, taal: Taal) -> String {
    match soort {
        Soort::Nabellen => t!(taal, "taak-nabellen"),
        Soort::NietVerschenen => t!(taal, "taak-niet-verschenen"),
        Soort::Geweigerd => t!(taal, "taak-geweigerd"),
        Soort::Verlopen => t!(taal, "taak-verlopen"),
        Soort::Terugkomen => t!(taal, "taak-terugkomen"),
        Soort::Vastgelopen => t!(taal, "taak-vastgelopen"),
        Soort::DoorverwijzingWacht => t!(taal, "taak-aanbod-wacht"),
    }
}

struct Line {
    id: String,
    what: String,
    more: String,
    nummer: String,
    product: String,
    before: String,
    late: bool,
    owner: String,
}

#[derive(Template)]
#[template(path = "taken.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    lines: Vec<Line>,
    errors: Errors,
}

impl View {
    fn key(&self) -> String {
        self.shell.form_key()
    }
}
