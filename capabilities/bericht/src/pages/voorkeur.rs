//! `/berichten/voorkeuren/{hulpvraag}`: along which way this Inwoner wants to hear what, at the Balie and on the telephone.

use super::{Woont, soort_text, status_text, theirs};
use crate::acts::{CHANNEL, CHOOSE};
use crate::channel::{self, EmailStatus, Voorkeur};
use crate::check::{Kader, VoorkeurForm, check};
use crate::relation::about;
use crate::{BerichtError, Soort};
use access::{Act, Verwerking};
use askama::Template;
use foundation::{Code, Uuid};
use hulpvraag::Instemming;
use serde::Deserialize;
use store::StoreError;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Query, Shared, Shell, Taal, When, Who, earlier, render, see_other, t};

/// From which visit somebody comes.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    bezoek: Option<Uuid>,
}

fn address(hulpvraag: Uuid, bezoek: Option<Uuid>) -> String {
    let back = bezoek.map(|bezoek| format!("?bezoek={bezoek}")).unwrap_or_default();
    format!("/berichten/voorkeuren/{hulpvraag}{back}")
}

/// What was chosen, in a form.
pub async fn show(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    Query(asked): Query<Asked>,
) -> Result<Response, Oops> {
    let now = current(&house, &who, id).await?;
    let typed = VoorkeurForm { bezoek: asked.bezoek, ..VoorkeurForm::of(&now) };
    let view = view(&house, &shell, &who, id, &now, typed, Errors::default(), None).await?;
    Ok(render(&shell, &t!(shell.taal, "voorkeur-title"), &view))
}

/// Writes down what was chosen.
pub async fn choose(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<VoorkeurForm>,
) -> Result<Response, Oops> {
    let purpose = permit(&house, &who, CHOOSE, id).await?;
    let now = current(&house, &who, id).await?;
    let path = address(id, form.value.bezoek);
    let kader = Kader { now: &now, adres: None, mails: house.mails, taal: shell.taal };
    let input = match check(&form.value, &kader) {
        Ok(input) => input,
        Err(errors) => {
            let mut typed = form.value;
            typed.show_no_bsn();
            let view = view(&house, &shell, &who, id, &now, typed, errors, Some(form.key)).await?;
            return Ok(shell.refuse(&t!(shell.taal, "voorkeur-title"), &view, Code::FIELD));
        }
    };
    if input.versie != now.versie {
        return stale(&house, &shell, &who, id, form, &now).await;
    }
    match crate::choose(&house.store, &purpose, now.inwoner, &input, &form.once, &path).await {
        Ok(()) => Ok(see_other(shell.taal, &path)),
        Err(why) => match earlier(&house, CHOOSE, &form.once).await? {
            Some(location) => Ok(see_other(shell.taal, &location)),
            None if matches!(why, BerichtError::Store(StoreError::Stale | StoreError::Crossed)) => {
                let now = current(&house, &who, id).await?;
                stale(&house, &shell, &who, id, form, &now).await
            }
            None => Err(why.into()),
        },
    }
}

/// A colleague or they themselves chose something else meanwhile: both on one page, and nothing overwritten (R9). A press that was
/// repeated is none of that.
async fn stale(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    id: Uuid,
    form: Form<VoorkeurForm>,
    now: &Voorkeur,
) -> Result<Response, Oops> {
    if let Some(location) = earlier(house, CHOOSE, &form.once).await? {
        return Ok(see_other(shell.taal, &location));
    }
    let mut typed = form.value;
    typed.show_no_bsn();
    typed.versie = now.versie;
    let mut view = view(house, shell, who, id, now, typed, Errors::default(), None).await?;
    view.theirs = Some(theirs(now, shell.taal));
    Ok(shell.refuse(&t!(shell.taal, "voorkeur-title"), &view, Code::STALE))
}

/// The code that went to the address.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct CodeForm {
    code: String,
}

/// Takes the code that the Inwoner tells.
pub async fn confirm(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<CodeForm>,
) -> Result<Response, Oops> {
    let purpose = permit(&house, &who, CHOOSE, id).await?;
    let now = current(&house, &who, id).await?;
    let path = format!("/berichten/voorkeuren/{id}");
    let Err(why) = crate::confirm(&house.store, &purpose, now.inwoner, &form.value.code, &form.once, &path).await else {
        return Ok(see_other(shell.taal, &path));
    };
    let taal = shell.taal;
    let text = match (earlier(&house, CHOOSE, &form.once).await?, &why) {
        (Some(location), _) => return Ok(see_other(taal, &location)),
        (None, BerichtError::WrongCode) => t!(taal, "error-code"),
        (None, BerichtError::TooMany) => t!(taal, "error-code-many"),
        (None, BerichtError::NotNow | BerichtError::Store(StoreError::Stale | StoreError::Crossed | StoreError::NotFound)) => {
            t!(taal, "error-code-old")
        }
        (None, _) => return Err(why.into()),
    };
    let mut errors = Errors::default();
    errors.add("code", text);
    let typed = VoorkeurForm::of(&now);
    let view = view(&house, &shell, &who, id, &now, typed, errors, None).await?;
    let code = match why {
        BerichtError::WrongCode => Code::FIELD,
        BerichtError::TooMany => Code::TOO_MANY,
        _ => Code::STALE,
    };
    Ok(shell.refuse(&t!(taal, "voorkeur-title"), &view, code))
}

pub(crate) async fn permit(house: &Shared, who: &Who, act: Act, hulpvraag: Uuid) -> Result<Verwerking, Oops> {
    let relation = who.found(house, act, hulpvraag::relation(&house.store.look(), hulpvraag).await?)?;
    who.permit(house, act, &relation.object())
}

/// What the Inwoner chose, read in an act of its own; nothing is here for a Hulpvraag about nobody we know.
pub(crate) async fn current(house: &Shared, who: &Who, hulpvraag: Uuid) -> Result<Voorkeur, Oops> {
    let purpose = permit(house, who, CHANNEL, hulpvraag).await?;
    channel::voorkeur_of(&house.store, &purpose, hulpvraag).await?.ok_or(Oops::not_found())
}

#[allow(clippy::too_many_arguments, reason = "the page as it stands, and the form as it was typed")]
async fn view(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    id: Uuid,
    now: &Voorkeur,
    typed: VoorkeurForm,
    errors: Errors,
    key: Option<String>,
) -> Result<View, Oops> {
    let taal = shell.taal;
    let kinds = Soort::ALL.iter().filter(|soort| soort.may_be_digital()).map(|soort| Choice {
        value: soort.as_str(),
        text: soort_text(soort.as_str(), taal),
        chosen: typed.email.iter().any(|one| one == soort.as_str()),
    });
    let how = |instemming: Instemming| match instemming {
        Instemming::Mondeling => t!(taal, "vorm-mondeling"),
        Instemming::Schriftelijk => t!(taal, "vorm-schriftelijk"),
        Instemming::Ingelogd => t!(taal, "vorm-ingelogd"),
    };
    let forms = [Instemming::Mondeling, Instemming::Schriftelijk].map(|one| Choice {
        value: one.as_str(),
        text: how(one),
        chosen: typed.instemming == one.as_str(),
    });
    let languages =
        Taal::ALL.map(|one| Choice { value: one.code(), text: one.own_name().to_owned(), chosen: typed.taal == one.code() });
    let zone = netwerk::zone_of(&house.store.look(), who.actor.locatie).await?;
    let when = |at: store::Ms| When::new(at.at(), &zone, house.store.now()).short(taal);
    let adres = now.adres.as_ref().map(|(_, status)| *status);
    let messages = about(&house.store.look(), id, who.actor.organisatie).await?;
    let messages = messages.into_iter().map(|row| {
        let (status, class) = status_text(&row.status, taal);
        BerichtView { path: format!("/berichten/{}", row.id), what: soort_text(&row.soort, taal), status, class }
    });
    Ok(View {
        taal,
        csrf: shell.csrf.clone(),
        messages: messages.collect(),
        path: format!("/berichten/voorkeuren/{id}"),
        key: key.unwrap_or_else(|| shell.form_key()),
        code_key: shell.form_key(),
        kinds: kinds.collect(),
        forms,
        languages,
        chosen: now.gekozen.map(|(at, form)| t!(taal, "voorkeur-last", when = when(at), how = how(form))),
        waits_for_code: adres == Some(EmailStatus::Nieuw),
        adres_note: adres.map(|status| match status {
            EmailStatus::Nieuw => t!(taal, "adres-nieuw"),
            EmailStatus::Bevestigd => t!(taal, "adres-bevestigd"),
            EmailStatus::Onbestelbaar => t!(taal, "adres-onbestelbaar"),
        }),
        woont: Woont::at_work(now, &typed, taal),
        mails: house.mails,
        theirs: None,
        typed,
        errors,
    })
}

/// A message about this Hulpvraag on behalf of one's own organisatie.
struct BerichtView {
    path: String,
    what: String,
    status: String,
    class: &'static str,
}

struct Choice {
    value: &'static str,
    text: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "voorkeur.html")]
struct View {
    taal: Taal,
    csrf: String,
    messages: Vec<BerichtView>,
    path: String,
    key: String,
    code_key: String,
    kinds: Vec<Choice>,
    forms: [Choice; 2],
    languages: [Choice; 3],
    chosen: Option<String>,
    waits_for_code: bool,
    adres_note: Option<String>,
    woont: Woont,
    mails: bool,
    theirs: Option<String>,
    typed: VoorkeurForm,
    errors: Errors,
}
