//! The same with a real OpenID provider, a process of its own: what two strangers understand of each other.

use crate::client::Client;
use crate::front::{Doorway, Front, Proof, value};
use crate::ledger::count;
use crate::people::TILLY;
use crate::program::until;
use crate::provider::Provider;
use crate::world::World;

/// A house with a real provider for both populations; `None` where there is none on this machine.
async fn house(world: &World) -> Option<(Provider, Front<'_>)> {
    let doorway = Doorway::new().await;
    let provider = Provider::start(&doorway.base)?;
    let medewerker = Proof { issuer: &provider.issuer, secret_or_key: &provider.secret };
    let inwoner = Proof { issuer: &provider.issuer, secret_or_key: &provider.key };
    let front = doorway.open(world, Some(medewerker), Some(inwoner), |_| {}).await;
    world.is_known_as("bas", "bas", "").await;
    world.is_known_as("gerda", "gerda", "").await;
    Some((provider, front))
}

async fn url_of(browser: &Client, who: &str) -> String {
    browser.get(&format!("/inloggen/{who}")).await.expect(303).location().unwrap()
}

both!(in_and_out_at_both_ends);
async fn in_and_out_at_both_ends(world: &World) {
    let Some((provider, front)) = house(world).await else { return };
    let (here, there) = (front.client(), provider.browser());
    let url = url_of(&here, "medewerker").await;
    let back = provider.says(&there, &url, &front.base, &[("wie", "bas")]).await;
    here.get(&back).await.expect(303);
    here.get("/").await.expect(200).shows("Welkom, Bas Voorbeeld");

    // The same answer once more: this browser forgot the way, and the provider takes no code twice.
    here.get(&back).await.expect(401).shows("U bent niet ingelogd");
    here.get("/").await.expect(200).shows("Welkom, Bas Voorbeeld");

    // In a second browser with the same session at the provider: in without a question.
    let desk = front.client();
    let url = url_of(&desk, "medewerker").await;
    let again = provider.says(&there, &url, &front.base, &[]).await;
    desk.get(&again).await.expect(303);
    desk.get("/").await.expect(200).shows("Welkom, Bas Voorbeeld");

    // Out here, there, and by the word of the provider in the other browser, too.
    let page = here.get("/").await;
    let out = here.submit(&page, "/uitloggen", &[]).await.expect(303).location().unwrap();
    let end = provider.ends_session(&there, &out, &front.base).await;
    assert_eq!(end.split('?').next(), Some("/uitgelogd"));
    here.get(&end).await.expect(200).shows("U bent uitgelogd");
    until("the other browser is out", async || desk.get("/").await.text().contains("Inloggen")).await;
    // And there somebody has to say again who they are.
    let url = url_of(&here, "medewerker").await;
    let back = provider.says(&there, &url, &front.base, &[("wie", "gerda")]).await;
    here.get(&back).await.expect(303);
    here.get("/").await.expect(200).shows("Welkom, Gerda Voorbeeld");
    front.close().await;
}

both!(who_stops_there_is_told_so_here);
async fn who_stops_there_is_told_so_here(world: &World) {
    let Some((provider, front)) = house(world).await else { return };
    let (here, there) = (front.client(), provider.browser());
    let url = url_of(&here, "medewerker").await;
    let back = provider.says(&there, &url, &front.base, &[("stop", "ja")]).await;
    assert_eq!(value(&format!("{}{back}", front.base), "error"), "access_denied");
    here.get(&back).await.expect(401).shows("U stopte met inloggen");
    let url = url_of(&here, "medewerker").await;
    let back = provider.says(&there, &url, &front.base, &[("wie", "vreemd")]).await;
    here.get(&back).await.expect(401).shows("U heeft hier geen toegang");
    front.close().await;
}

both!(thirty_idle_minutes_and_in_again);
async fn thirty_idle_minutes_and_in_again(world: &World) {
    let Some((provider, front)) = house(world).await else { return };
    let (here, there) = (front.client(), provider.browser());
    let url = url_of(&here, "medewerker").await;
    let back = provider.says(&there, &url, &front.base, &[("wie", "bas")]).await;
    here.get(&back).await.expect(303);
    world.clock.advance(31);
    here.get("/").await.expect(200).hides("Welkom");
    // The clocks are half an hour apart now, and a token of then proves nothing.
    let url = url_of(&here, "medewerker").await;
    let back = provider.says(&there, &url, &front.base, &[]).await;
    here.get(&back).await.expect(401).shows("U bent niet ingelogd");
    provider.moves_on(31).await;
    let url = url_of(&here, "medewerker").await;
    let back = provider.says(&there, &url, &front.base, &[("wie", "bas")]).await;
    here.get(&back).await.expect(303);
    here.get("/").await.expect(200).shows("Welkom, Bas Voorbeeld");
    front.close().await;
}

both!(an_inwoner_by_a_key_of_our_own);
async fn an_inwoner_by_a_key_of_our_own(world: &World) {
    let Some((provider, front)) = house(world).await else { return };
    let (here, there) = (front.client(), provider.browser());
    let url = url_of(&here, "inwoner").await;
    let tilly = format!("bsn:{}", TILLY.bsn);
    let back = provider.says(&there, &url, &front.base, &[("wie", &tilly)]).await;
    assert!(!back.contains(TILLY.bsn), "no number in an address");
    here.get(&back).await.expect(303);
    assert_eq!(count(world.db().await, "inlogregel where soort = 'in' and niveau = 'substantieel'").await, 1);
    let page = here.get("/status").await.expect(200);
    let out = here.submit(&page, "/uitloggen", &[]).await.expect(303).location().unwrap();
    assert_eq!(provider.ends_session(&there, &out, &front.base).await.split('?').next(), Some("/uitgelogd"));
    assert_eq!(count(world.db().await, "sessie where wie is not null").await, 0);

    let url = url_of(&here, "inwoner").await;
    let weak = [("wie", tilly.as_str()), ("acr", "http://eidas.europa.eu/LoA/low")];
    let back = provider.says(&there, &url, &front.base, &weak).await;
    here.get(&back).await.expect(401).shows("niet zeker genoeg");
    front.close().await;
}

both!(a_token_for_another_question_proves_nothing);
async fn a_token_for_another_question_proves_nothing(world: &World) {
    let Some((provider, front)) = house(world).await else { return };
    let (here, there) = (front.client(), provider.browser());
    // Somebody put a nonce of their own in the address: what is signed then answers a question that this house did not ask.
    let url = url_of(&here, "medewerker").await;
    let nonce = value(&url, "nonce");
    assert!(!nonce.is_empty());
    let asked = url.replace(&nonce, "een-nonce-van-een-ander-die-lang-genoeg-is");
    let back = provider.says(&there, &asked, &front.base, &[("wie", "bas")]).await;
    here.get(&back).await.expect(401).shows("U bent niet ingelogd");
    here.get("/").await.expect(200).hides("Welkom");
    assert_eq!(count(world.db().await, "inlogregel where soort = 'in'").await, 0);
    // The same way without it goes in.
    let url = url_of(&here, "medewerker").await;
    let back = provider.says(&there, &url, &front.base, &[("wie", "bas")]).await;
    here.get(&back).await.expect(303);
    front.close().await;
}

both!(what_another_issuer_says_proves_nothing);
async fn what_another_issuer_says_proves_nothing(world: &World) {
    let Some((provider, front)) = house(world).await else { return };
    let (here, there) = (front.client(), provider.browser());
    // The answer says that it comes from somebody else: two providers were mixed up on the way.
    let url = url_of(&here, "medewerker").await;
    let back = provider.says(&there, &url, &front.base, &[("wie", "bas")]).await;
    let iss = value(&format!("{}{back}", front.base), "iss");
    assert_eq!(iss, provider.issuer);
    let mixed = back.replace(&provider.issuer.replace(':', "%3A").replace('/', "%2F"), "https%3A%2F%2Felders.example");
    assert_ne!(mixed, back);
    here.get(&mixed).await.expect(401).shows("U bent niet ingelogd");
    // The token says so.
    let url = url_of(&here, "medewerker").await;
    let back = provider.says(&there, &url, &front.base, &[]).await;
    provider.calls_itself("https://elders.example").await;
    here.get(&back).await.expect(401).shows("U bent niet ingelogd");
    here.get("/").await.expect(200).hides("Welkom");
    assert_eq!(count(world.db().await, "inlogregel where soort = 'in'").await, 0);
    // Under its own name it is believed again.
    provider.calls_itself(&provider.issuer).await;
    let url = url_of(&here, "medewerker").await;
    let back = provider.says(&there, &url, &front.base, &[]).await;
    here.get(&back).await.expect(303);
    here.get("/").await.expect(200).shows("Welkom, Bas Voorbeeld");
    front.close().await;
}

both!(a_provider_that_calls_itself_otherwise_is_not_the_one_that_was_named);
async fn a_provider_that_calls_itself_otherwise_is_not_the_one_that_was_named(world: &World) {
    let doorway = Doorway::new().await;
    let Some(provider) = Provider::start(&doorway.base) else { return };
    let named = provider.issuer.replace("127.0.0.1", "localhost");
    let medewerker = Proof { issuer: &named, secret_or_key: &provider.secret };
    let front = doorway.open(world, Some(medewerker), None, |_| {}).await;
    front.client().get("/inloggen/medewerker").await.expect(503).shows("De inlogdienst werkt nu niet").shows("EL-503");
    front.close().await;
}

both!(clocks_that_are_seconds_apart_understand_each_other);
async fn clocks_that_are_seconds_apart_understand_each_other(world: &World) {
    let Some((provider, front)) = house(world).await else { return };
    let tilly = format!("bsn:{}", TILLY.bsn);
    let comes_in = async |who: &str, answer: &str| {
        let (here, there) = (front.client(), provider.browser());
        let url = url_of(&here, who).await;
        let back = provider.says(&there, &url, &front.base, &[("wie", answer)]).await;
        here.get(&back).await
    };
    // The provider is ahead; then behind; a secret and a key of our own are good on both sides.
    for (seconds, by) in [("20 ahead", 20), ("10 behind", -30)] {
        provider.moves_by(by).await;
        for (who, answer) in [("medewerker", "bas"), ("inwoner", tilly.as_str())] {
            assert_eq!(comes_in(who, answer).await.status, 303, "{seconds}: {who}");
        }
    }
    // Two minutes are no seconds.
    provider.moves_by(130).await;
    comes_in("medewerker", "bas").await.expect(401).shows("U bent niet ingelogd");
    front.close().await;
}

both!(a_provider_process_that_died_breaks_nothing_else);
async fn a_provider_process_that_died_breaks_nothing_else(world: &World) {
    let Some((mut provider, front)) = house(world).await else { return };
    let (here, there) = (front.client(), provider.browser());
    let url = url_of(&here, "medewerker").await;
    let back = provider.says(&there, &url, &front.base, &[("wie", "bas")]).await;
    here.get(&back).await.expect(303);
    // Another is half way when it dies.
    let desk = front.client();
    let url = url_of(&desk, "medewerker").await;
    let half_way = provider.says(&there, &url, &front.base, &[]).await;
    provider.dies();
    let page = desk.get(&half_way).await.expect(503).shows("De inlogdienst werkt nu niet").shows("EL-503");
    assert!(!page.header("retry-after").is_empty());
    // Who is in stays in, works, and gets out.
    let page = here.get("/").await.expect(200).shows("Welkom, Bas Voorbeeld");
    here.get("/doorverwijzingen").await.expect(200);
    here.submit(&page, "/uitloggen", &[]).await.expect(303);
    here.get("/").await.expect(200).hides("Welkom");
    front.close().await;
}
