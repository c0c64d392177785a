//! Forms as they are served. A walk over them covers a field that is added tomorrow by itself.

use crate::client::{Client, Page};
use crate::form::Form;
use crate::moments::{Body, Moment};
use crate::world::World;

/// The form to the address of a moment, on the page where whoever may send it finds it.
pub async fn served(world: &World, client: &Client, moment: &Moment) -> Form {
    let pages = pages(world, moment).await;
    for path in &pages {
        let page = client.get(path).await;
        if page.status == 200
            && let Some(form) = form_to(&page, &moment.path)
        {
            return form;
        }
    }
    panic!("no page has the form to {}: {pages:?}", moment.path);
}

/// The form of a page to an address; of several, the one with the most to fill in.
pub fn form_to(page: &Page, path: &str) -> Option<Form> {
    page.forms().into_iter().filter(|form| form.action == path).max_by_key(|form| form.inputs().len())
}

/// What is sent in a field of a valid form.
pub fn sent(moment: &Moment, field: &str) -> String {
    let Body::Form(fields) = &moment.body else { return String::new() };
    fields.iter().find(|(name, _)| name == field).map(|(_, value)| value.clone()).unwrap_or_default()
}

/// The valid form of a moment, with other values in some of its fields.
pub fn with(moment: &Moment, values: &[(&str, &str)]) -> Body {
    let Body::Form(fields) = &moment.body else { panic!("{} takes no form", moment.path) };
    let kept = fields.iter().filter(|(name, _)| values.iter().all(|(other, _)| name != other)).cloned();
    Body::Form(kept.chain(values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))).collect())
}

/// Where a form can stand: at its own address, or above it; some are on a page that their address does not tell.
async fn pages(world: &World, moment: &Moment) -> Vec<String> {
    let path = moment.path.as_str();
    let (above, last) = path.rsplit_once('/').unwrap_or_default();
    let elsewhere = match last {
        "aanvaarding" | "weigering" if path.starts_with("/doorverwijzingen/") => Some("/doorverwijzingen/aangeboden".to_owned()),
        "intrekking" if path.starts_with("/doorverwijzingen/") => {
            let row = world.doorverwijzing(above.rsplit('/').next().unwrap().parse().unwrap()).await;
            Some(format!("/hulpvragen/{}", world.hulpvraag(row.hulpvraag_id).await.nummer))
        }
        "doorverwijzen" => Some(format!("{path}?product=digid")),
        "inloop" => Some(format!("{path}?tijdslot={}", sent(moment, "tijdslot"))),
        "scheidingen" => Some(format!("{path}/nieuw?nummer={}", sent(moment, "nummer"))),
        "herhaling" => Some(format!("{above}?week={}", sent(moment, "week"))),
        "afzegging" => Some(format!("{above}?afzeggen=ja")),
        "oproepen" | "niet-verschenen" => Some(format!("/balie/{}", eenloket::demo::id("locatie/enschede"))),
        "zoeken" => Some(above.to_owned()),
        _ => None,
    };
    let mut all: Vec<String> = elsewhere.into_iter().collect();
    let mut rest = path;
    while !rest.is_empty() {
        all.push(rest.to_owned());
        rest = rest.rsplit_once('/').unwrap_or_default().0;
    }
    all
}
