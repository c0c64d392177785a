//! `/gelijkstellingen`: which begrip may stand for which, who proposed it, and what a second person says.

use crate::equate::{GelijkstellingInput, PATH, StandInput, judge as judging, propose as proposing, status, withdraw as taking};
use crate::model::Status;
use crate::pages::typed::text;
use crate::pages::words::status_text;
use crate::pages::{Choice, choices, say};
use crate::tables::gelijkstelling::Model;
use crate::{BegripError, Woordenboek, acts, list};
use access::{Act, Object, Verwerking};
use askama::Template;
use foundation::{Code, Fault, Uuid};
use rules::termijn::WET_TIJDZONE;
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Taal, When, Who, render, repeat, see_other, t};

/// The longest reason, in characters.
const REASON_MAX: usize = 600;

/// What is typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    een: String,
    ander: String,
    toelichting: String,
    versie: i32,
    oordeel: String,
}

/// What is proposed, as far as each field can be read by itself.
pub(crate) fn check(
    (een, ander): (&str, &str),
    toelichting: &str,
    taal: Taal,
    errors: &mut Errors,
) -> Option<GelijkstellingInput> {
    for (field, key) in [("een", een), ("ander", ander)] {
        if key.is_empty() {
            errors.add(field, t!(taal, "error-choose"));
        }
    }
    let toelichting = text("toelichting", toelichting, REASON_MAX, taal, errors);
    errors.is_empty().then_some(())?;
    Some(GelijkstellingInput { een: een.to_owned(), ander: ander.to_owned(), toelichting })
}

/// The Gelijkstelling, and the purpose to do something with it.
pub(crate) async fn permitted(house: &Shared, who: &Who, act: Act, id: Uuid) -> Result<(Model, Verwerking), Oops> {
    let row = who.found(house, act, list::gelijkstelling(&house.store.look(), id).await?)?;
    let purpose = who.permit(house, act, &Object::own_work(row.organisatie_id))?;
    Ok((row, purpose))
}

/// All of them.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    let view = build(&house, &shell, &who, Typed::default(), Errors::default()).await?;
    Ok(render(&shell, &t!(shell.taal, "gelijkstellingen-title"), &view))
}

/// Proposes one.
pub async fn propose(State(house): State<Shared>, shell: Shell, who: Who, form: Form<Typed>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::EQUATE)?;
    let (typed, taal) = (form.value, shell.taal);
    let mut errors = Errors::default();
    let input = check((&typed.een, &typed.ander), &typed.toelichting, taal, &mut errors);
    let Some(input) = input else { return back(&house, &shell, &who, typed, (errors, Code::FIELD)).await };
    match proposing(&house.store, &purpose, &input, &form.once).await {
        Ok(_) => Ok(see_other(taal, PATH)),
        Err(BegripError::Outdated) => {
            if let Some(answer) = repeat(&house, taal, acts::EQUATE, &form.once).await? {
                return Ok(answer);
            }
            errors.add("stand", t!(taal, "error-twice"));
            back(&house, &shell, &who, typed, (errors, Code::STALE)).await
        }
        Err(why) => refused(&house, &shell, &who, (acts::EQUATE, &form.once), typed, why).await,
    }
}

/// Approves or refuses what somebody else proposed.
pub async fn judge(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id, form: Form<Typed>) -> Result<Response, Oops> {
    let (_, purpose) = permitted(&house, &who, acts::APPROVE, id).await?;
    let (typed, taal) = (form.value, shell.taal);
    let yes = match typed.oordeel.as_str() {
        "goedgekeurd" => true,
        "afgewezen" => false,
        _ => {
            let mut errors = Errors::default();
            errors.add("stand", t!(taal, "error-choose"));
            return back(&house, &shell, &who, Typed::default(), (errors, Code::FIELD)).await;
        }
    };
    let target = StandInput { id, gezien: typed.versie, once: &form.once };
    let chosen = if yes { t!(taal, "judge-yes") } else { t!(taal, "judge-no") };
    match judging(&house.store, &purpose, &target, yes).await {
        Ok(()) => Ok(see_other(taal, PATH)),
        Err(BegripError::Outdated) => late(&house, &shell, &who, (acts::APPROVE, &form.once), (id, chosen)).await,
        Err(why) => refused(&house, &shell, &who, (acts::APPROVE, &form.once), Typed::default(), why).await,
    }
}

/// Takes one back.
pub async fn withdraw(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    let (_, purpose) = permitted(&house, &who, acts::EQUATE, id).await?;
    let target = StandInput { id, gezien: form.value.versie, once: &form.once };
    match taking(&house.store, &purpose, &target).await {
        Ok(()) => Ok(see_other(shell.taal, PATH)),
        Err(BegripError::Outdated) => {
            let chosen = t!(shell.taal, "take-back");
            late(&house, &shell, &who, (acts::EQUATE, &form.once), (id, chosen)).await
        }
        Err(why) => refused(&house, &shell, &who, (acts::EQUATE, &form.once), Typed::default(), why).await,
    }
}

/// A colleague was first: what was chosen, and how it stands now.
async fn late(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    (act, once): (Act, &store::Once),
    (id, keuze): (Uuid, String),
) -> Result<Response, Oops> {
    let taal = shell.taal;
    if let Some(answer) = repeat(house, taal, act, once).await? {
        return Ok(answer);
    }
    let look = house.store.look();
    let row = list::gelijkstelling(&look, id).await?.ok_or(Oops::not_found())?;
    let all = Woordenboek::of(&look, who.actor.organisatie).await?;
    let stand = status(&all, &row).map_or_else(|| row.status.clone(), |status| status_text(status, taal));
    let mut errors = Errors::default();
    errors.add("stand", t!(taal, "error-late", keuze = keuze, stand = stand));
    back(house, shell, who, Typed::default(), (errors, Code::STALE)).await
}

async fn refused(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    (act, once): (Act, &store::Once),
    typed: Typed,
    why: BegripError,
) -> Result<Response, Oops> {
    if let Some(answer) = repeat(house, shell.taal, act, once).await? {
        return Ok(answer);
    }
    let (code, mut errors) = (why.code(), Errors::default());
    let field = if matches!(why, BegripError::Unknown(_)) { "een" } else { "stand" };
    say(why, field, shell.taal, &mut errors)?;
    back(house, shell, who, typed, (errors, code)).await
}

async fn back(house: &Shared, shell: &Shell, who: &Who, typed: Typed, (errors, code): (Errors, Code)) -> Result<Response, Oops> {
    let view = build(house, shell, who, typed, errors).await?;
    Ok(shell.refuse(&t!(shell.taal, "gelijkstellingen-title"), &view, code))
}

async fn build(house: &Shared, shell: &Shell, who: &Who, typed: Typed, errors: Errors) -> Result<View, Oops> {
    let (taal, look, now) = (shell.taal, house.store.look(), house.store.now());
    let all = Woordenboek::of(&look, who.actor.organisatie).await?;
    let name = |key: &str| {
        let found = all.begrip(key).map(|one| format!("{} ({})", one.naam.of(taal.code()), one.begrip));
        found.unwrap_or_else(|_| key.to_owned())
    };
    let (may_judge, may_take) = (house.access.may_own(&who.actor, acts::APPROVE), house.access.may_own(&who.actor, acts::EQUATE));
    let line = |row: Model| {
        let status = status(&all, &row);
        Line {
            een: name(&row.een),
            ander: name(&row.ander),
            path: format!("{PATH}/{}", row.id),
            when: When::new(row.aangemaakt_op.at(), WET_TIJDZONE, now).short(taal),
            ok: status == Some(Status::Actief),
            judge: may_judge && status == Some(Status::Voorstel) && row.door_id != who.actor.id,
            take: may_take && matches!(status, Some(Status::Voorstel | Status::Actief)),
            stand: status.map_or(row.status, |status| status_text(status, taal)),
            toelichting: row.toelichting,
            versie: row.versie,
        }
    };
    Ok(View {
        taal,
        csrf: shell.csrf.clone(),
        shell: shell.clone(),
        lines: list::gelijkstellingen(&look, who.actor.organisatie).await?.into_iter().map(line).collect(),
        een: choices(&all, &typed.een, taal),
        ander: choices(&all, &typed.ander, taal),
        toelichting: rules::tekst::without_bsn(&typed.toelichting),
        may: may_take,
        errors,
    })
}

/// One of them.
struct Line {
    een: String,
    ander: String,
    path: String,
    when: String,
    ok: bool,
    stand: String,
    toelichting: String,
    judge: bool,
    take: bool,
    versie: i32,
}

#[derive(Template)]
#[template(path = "equate.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    lines: Vec<Line>,
    een: Vec<Choice>,
    ander: Vec<Choice>,
    toelichting: String,
    may: bool,
    errors: Errors,
}

impl View {
    fn key(&self) -> String {
        self.shell.form_key()
    }

    /// The two that are chosen: name of the field, label, choices.
    fn sides(&self) -> [(&'static str, String, &[Choice]); 2] {
        [("een", t!(self.taal, "field-een"), &self.een), ("ander", t!(self.taal, "field-ander"), &self.ander)]
    }
}
