//! V01 with nonsense in it: every error says what, why and how, and everything that was typed is still there.

use crate::client::Page;
use crate::form::Form;
use crate::people::TILLY;
use crate::telephone::{NIEUW, Telephone};
use crate::world::World;

/// Fields in which somebody types.
const TEXTS: [&str; 9] =
    ["bsn", "naam", "geboortedatum", "postcode", "huisnummer", "straat", "plaats", "telefoon", "toelichting"];
/// Passes the 11-proef and belongs to nobody of the demo.
const NINE: &str = "123456782";

/// A form of Loes in which everything is right: Logius may write free text.
async fn good(loes: &Telephone<'_>) -> Form {
    let call = loes.refers(&TILLY).at("2027-03-03T09:30").saying("Heeft de brief bij zich.");
    call.choose(&call.search().await).await
}

/// Sends the form with one value changed.
async fn send(loes: &Telephone<'_>, form: &Form, name: &str, value: &str) -> Page {
    loes.client.send_form(&form.clone().with(&[(name, value)]), Some(("stap", "bevestig"))).await
}

/// The errors that the page says, each with the field that it leads to.
fn errors(page: &Page) -> Vec<(String, String)> {
    let box_ = page.html.split("id=\"fouten\"").nth(1).and_then(|rest| rest.split("</ul>").next()).unwrap_or_default();
    let links = box_.split("href=\"#").skip(1).filter_map(|link| link.split_once("\">"));
    links.map(|(field, text)| (field.to_owned(), text.split('<').next().unwrap_or_default().to_owned())).collect()
}

/// Refused with an error at this field that says what to do, and with everything typed still in the form.
#[track_caller]
fn must_be_refused(page: Page, form: &Form, name: &str, value: &str) {
    let short: String = value.chars().take(30).collect();
    let page = page.expect(400).shows("Uw tekst is bewaard").shows("EL-100").shows("Bel 000-543 00");
    assert!(page.title().starts_with("Fout:"), "{}", page.title());
    let found = errors(&page);
    let [(field, text)] = found.as_slice() else { panic!("{name}={short}: {found:?}") };
    assert_eq!(field, name, "{short}");
    let how = ["Vul ", "Kijk ", "Haal ", "Maak ", "Kies "];
    assert!(how.iter().any(|word| text.contains(word)), "'{text}' does not say how to mend it");
    let after = page.form(NIEUW);
    for other in form.inputs() {
        let expected = match other.as_str() {
            "bsn" => String::new(),
            // But what may be a BSN, which no answer holds.
            other if other == name => rules::tekst::without_bsn(value),
            other => form.value(other),
        };
        // A browser sends a text with the line ends of its own.
        assert_eq!(after.value(&other).trim(), expected.trim(), "{other} after {name}={short}");
    }
    // What is wrong stands at the field, too, for who does not read the top of the page.
    assert!(page.html.contains(&format!("id=\"{name}-err\"")), "{name}={short}: nothing at the field");
}

both!(nonsense_is_refused_field_by_field);
async fn nonsense_is_refused_field_by_field(world: &World) {
    let loes = world.loes().await;
    let form = good(&loes).await;
    let long = "a".repeat(10_000);
    for name in TEXTS {
        for value in ["😀🎉", long.as_str(), NINE] {
            // A BSN in the field for it, and a cheerful hand-over, are no nonsense.
            if (name, value) == ("bsn", NINE) || (name, value) == ("toelichting", "😀🎉") {
                continue;
            }
            let page = send(&loes, &form, name, value).await;
            must_be_refused(page, &form, name, value);
        }
    }
    assert!(world.afspraken().await.iter().all(|row| row.naam != TILLY.naam), "nothing was booked");
}

both!(dates_that_cannot_be_are_refused);
async fn dates_that_cannot_be_are_refused(world: &World) {
    let loes = world.loes().await;
    let form = good(&loes).await;
    for date in ["3-3-2027", "1-1-2199", "28-3-2027 02:30", "2:30", "31-2-1949", "gisteren", "0-0-0", "14-6-48", "14-6-1879"] {
        let page = send(&loes, &form, "geboortedatum", date).await;
        must_be_refused(page, &form, "geboortedatum", date);
    }
    let page = send(&loes, &form, "geboortedatum", "3-3-2027").await;
    page.shows("Vul een datum in die niet in de toekomst ligt. U vulde 3-3-2027 in.");
    // Today is a birthday like any other, also where it is already today and in Greenwich still yesterday.
    world.it_is("2027-03-04T00:30");
    let loes = world.loes().await;
    let call = loes.refers(&TILLY).to("enschede/gemeente-2");
    let form = call.choose(&call.search().await).await.with(&[("bsn", ""), ("geboortedatum", "4-3-2027")]);
    loes.client.send_form(&form, Some(("stap", "bevestig"))).await.expect(303);
}

both!(a_wrong_bsn_is_not_repeated);
async fn a_wrong_bsn_is_not_repeated(world: &World) {
    let loes = world.loes().await;
    let form = good(&loes).await;
    for (bsn, text) in [("123456789", "EL-361"), ("12345", "Een bsn heeft 9 cijfers"), ("9999900199", "Een bsn heeft 9 cijfers")]
    {
        let page = send(&loes, &form, "bsn", bsn).await.expect(400).shows(text);
        assert!(!page.html.contains(bsn), "the page repeats {bsn}");
    }
}

both!(all_errors_come_at_once_and_in_the_order_of_the_form);
async fn all_errors_come_at_once_and_in_the_order_of_the_form(world: &World) {
    let bas = world.bas().await;
    let page = bas.client.get(NIEUW).await.expect(200);
    let page = bas.client.send_form(&page.form(NIEUW), Some(("stap", "bevestig"))).await.expect(400);
    let fields: Vec<String> = errors(&page).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["product", "naam", "geboortedatum", "tijdslot", "instemming"]);
    // Each link leads to something that is there.
    for field in fields {
        assert!(page.html.contains(&format!("id=\"{field}\"")), "#{field} leads nowhere");
    }
}

both!(signs_that_nobody_types_break_nothing);
async fn signs_that_nobody_types_break_nothing(world: &World) {
    let loes = world.loes().await;
    let form = good(&loes).await;
    for name in TEXTS.into_iter().chain(["concept", "stap", "tijdslot", "product", "kanaal", "zinnen", "instemming"]) {
        let mut pairs = form.pairs(None);
        pairs.retain(|(field, _)| field != name);
        pairs.extend([(name.to_owned(), "\u{0}\u{7}\u{202e}".to_owned()), ("stap".to_owned(), "zoek".to_owned())]);
        let request = loes.client.request(reqwest::Method::POST, NIEUW).form(&pairs);
        let page = loes.client.send(NIEUW, request).await;
        assert!(page.status < 500, "{name}: {} {}", page.status, page.text());
        if page.status == 303 {
            let kept = loes.client.follow(&page).await;
            assert_eq!(kept.status, 200, "{name}: {}", kept.text());
        }
    }
}

both!(a_wrong_bsn_is_said_at_the_search_already);
async fn a_wrong_bsn_is_said_at_the_search_already(world: &World) {
    let loes = world.loes().await;
    let form = loes.refers(&TILLY).question(&loes.client.get(NIEUW).await.expect(200));
    for wrong in ["123456789", "12345"] {
        let page = loes.client.send_form(&form.clone().with(&[("bsn", wrong)]), Some(("stap", "zoek"))).await;
        let page = page.expect(400).shows("Uw tekst is bewaard").hides("Het bsn is bewaard").hides(wrong);
        assert_eq!(errors(&page).len(), 1);
        // What was right is there, and the search goes on without the number.
        assert!(page.html.contains(TILLY.naam));
        loes.client.send_form(&page.form(NIEUW), Some(("stap", "zoek"))).await.expect(303);
    }
}
