//! What every page and every answer has, whoever asks.

use crate::world::World;
use reqwest::Method;

both!(health);
async fn health(world: &World) {
    let client = world.client();
    client.get("/gezondheid/leeft").await.expect(200).shows("leeft");
    client.get("/gezondheid/klaar").await.expect(200).shows("klaar");
    client.get("/robots.txt").await.expect(200).shows("Disallow: /");
    client.get("/status").await.expect(200).shows("Ja, alles werkt.");
}

both!(figures_name_routes_and_never_addresses);
async fn figures_name_routes_and_never_addresses(world: &World) {
    let client = world.client();
    client.get("/status?bsn=999990019").await.expect(200);
    client.get("/hulpvragen/7K3P-92").await.expect(303);
    client.get("/metrics").await.expect(404);
    world
        .figures()
        .await
        .shows("eenloket_requests_total{method=\"GET\",route=\"/status\",status=\"200\"}")
        .shows("eenloket_request_seconds_bucket{route=\"/status\",le=\"0.1\"}")
        .hides("999990019")
        .hides("7K3P");
}

both!(security_txt_says_whom_to_tell);
async fn security_txt_says_whom_to_tell(world: &World) {
    let page = world.client().get("/.well-known/security.txt").await.expect(200);
    page.shows("Contact: mailto:meld@voorbeeld.example").shows("Expires: 2027-05-31T00:00:00Z");
}

both!(a_wrong_path_is_a_page_in_plain_words);
async fn a_wrong_path_is_a_page_in_plain_words(world: &World) {
    for (prefix, lang, title) in [
        ("", "nl", "Wij vinden deze pagina niet"),
        ("/en", "en", "We cannot find this page"),
        ("/pap", "pap", "Nos no ta haña e página aki"),
    ] {
        for path in ["/bestaat/niet", "/statuss", "/%ff", "/.git/config"] {
            let page = world.client().get(&format!("{prefix}{path}")).await.expect(404).shows(title).shows("EL-104");
            assert!(page.html.contains(&format!("<html lang=\"{lang}\"")), "{}", page.html);
            assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        }
    }
}

both!(a_wrong_method_is_a_page_too);
async fn a_wrong_method_is_a_page_too(world: &World) {
    for (prefix, title) in [("", "Dit kan hier niet"), ("/en", "This is not possible here"), ("/pap", "Esaki no por aki")] {
        let page = world.client().ask(Method::DELETE, &format!("{prefix}/status")).await.expect(405);
        assert_eq!(page.header("allow"), "GET,HEAD");
        page.shows(title).shows("EL-105");
    }
}

both!(the_api_answers_with_problems);
async fn the_api_answers_with_problems(world: &World) {
    let page = world.client().get("/api/onbekend").await.expect(404);
    assert_eq!(page.header("content-type"), "application/problem+json");
    assert_eq!(page.header("api-version"), "1.0.0");
    let problem: serde_json::Value = serde_json::from_str(&page.html).unwrap();
    assert_eq!(problem["code"], "EL-104");
    assert_eq!(problem["status"], 404);
}

both!(every_answer_has_the_safe_headers);
async fn every_answer_has_the_safe_headers(world: &World) {
    for path in ["/", "/inloggen", "/bestaat-niet", "/api/onbekend", "/gezondheid/leeft", "/en/status"] {
        let page = world.client().get(path).await;
        let policy = page.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'"), "{path}: {policy}");
        for part in ["script-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"] {
            assert!(policy.contains(part), "{path}: {policy} lacks {part}");
        }
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "same-origin"),
            ("cache-control", "no-store"),
            ("cross-origin-opener-policy", "same-origin"),
        ] {
            assert_eq!(page.header(name), value, "{path}: {name}");
        }
        assert!(page.header("strict-transport-security").starts_with("max-age="), "{path}");
    }
}

both!(a_page_has_no_script_and_no_style_of_its_own);
async fn a_page_has_no_script_and_no_style_of_its_own(world: &World) {
    for path in ["/", "/inloggen", "/status", "/pap/inloggen"] {
        let page = world.client().get(path).await.expect(200);
        for forbidden in ["<script", "style=", "onclick", "http://", "https://"] {
            assert!(!page.html.contains(forbidden), "{path} holds {forbidden}");
        }
        assert!(page.html.contains("TESTDATA") || page.html.contains("DATO DI PRUEBA"), "{path} has no banner");
    }
}

both!(every_link_leads_somewhere);
async fn every_link_leads_somewhere(world: &World) {
    // One of each role and kind of organisatie.
    for naam in ["Bas", "Wanda", "Gerda", "Greet", "Derk", "Daan", "Sanne", "Jelle", "Ida", "Priya", "Fatih", "Bram"] {
        let client = world.log_in_as(naam).await;
        for start in ["/", "/en/", "/pap/"] {
            let page = client.get(start).await.expect(200);
            for link in page.links() {
                let found = client.get(&link).await;
                assert_eq!(found.status, 200, "{naam}: {link} on {start}: {}", found.text());
            }
        }
    }
}

both!(the_document_of_the_api_is_there, bare);
async fn the_document_of_the_api_is_there(world: &World) {
    let page = world.client().get("/api/v1/openapi.json").await.expect(200);
    assert_eq!(page.header("content-type"), "application/json");
    let document: serde_json::Value = serde_json::from_str(&page.html).unwrap();
    assert!(document["openapi"].as_str().unwrap().starts_with("3."), "{document}");
    assert_eq!(document["info"]["version"], page.header("api-version"));
}
