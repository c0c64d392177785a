use super::*;
use crate::finding::whats;

const LIST: &str = "[glue]\nwords = [\"id\"]\n[plain]\nwords = [\"taak\", \"taken\", \"nieuw\", \"soort\"]\n
                    [address]\nwords = [\"api\", \"v1\", \"_zoek\"]\n[technique]\nwords = []";
const CRATE: (&str, &str) = ("capabilities/taak/Cargo.toml", "[package]\nname = \"taak\"");

fn found(lib: &str, day: &str, public: &str) -> Vec<Finding> {
    check(&Repo::of(&[
        CRATE,
        ("woordenlijst.toml", LIST),
        (PUBLIC, public),
        ("capabilities/taak/src/lib.rs", lib),
        ("capabilities/taak/src/pages/day.rs", day),
    ]))
}

#[test]
fn a_handler_that_asks_is_good() {
    let lib = "fn routes() { Router::new().route(\"/taken\", get(day::show).post(crate::pages::day::save)) }";
    for day in [
        "async fn show() { who.permit_own(&house, act)?; } async fn save() { who.permit(&house, act, &object)?; }",
        "async fn show() { load().await } async fn save() { load().await } fn load() { store.begin(&v) }",
    ] {
        assert_eq!(found(lib, day, ""), [], "{day}");
    }
}

#[test]
fn asking_may_happen_in_another_file_of_the_crate() {
    let lib = "fn routes() { Router::new().route(\"/taken\", get(day::show)) } fn guard() { permit() }";
    assert_eq!(found(lib, "async fn show() { crate::guard() }", ""), []);
}

#[test]
fn a_handler_that_asks_nobody_is_refused() {
    let lib = "fn routes() { Router::new().route(\"/taken\", get(day::show).post(|| async { 1 })) }";
    let day = "async fn show() { load() } fn load() { store.look(); show() }";
    assert_eq!(
        whats(&found(lib, day, "")),
        [
            "/taken is answered by day::show, which asks no permission",
            "/taken is answered by a closure, which asks no permission"
        ]
    );
    assert_eq!(found(lib, day, "/taken # everybody has something to do"), []);
}

#[test]
fn a_handler_that_cannot_be_found_is_refused() {
    let lib = "fn routes() { Router::new().route(\"/taken\", get(elsewhere::show)).route(\"/taken/nieuw\", handlers()) }";
    assert_eq!(
        whats(&found(lib, "", "")),
        [
            "/taken/nieuw has handlers that cannot be read here",
            "/taken is answered by elsewhere::show, which is not in this crate"
        ]
    );
}

#[test]
fn api_routes_are_read_from_their_attribute() {
    let lib = "fn routes() { OpenApiRouter::new().routes(routes!(list, day::show)) }
               #[utoipa::path(get, path = \"/api/v1/taken\")] async fn list() { permit() }";
    let day = "#[utoipa::path(get, path = \"/api/v1/taken/{id}\")] pub async fn show() { 1 }";
    assert_eq!(whats(&found(lib, day, "")), ["/api/v1/taken/{id} is answered by day::show, which asks no permission"]);
}

#[test]
fn addresses_are_words_of_the_house() {
    for (path, what) in [
        ("/taken/", "the address /taken/"),
        ("/Taken", "Taken in the address /Taken"),
        ("/tasks", "`tasks` is not a word of the house in the address /tasks"),
        ("/taken/{taskId}", "{taskId} in the address /taken/{taskId}"),
    ] {
        let lib = format!("fn routes() {{ Router::new().route(\"{path}\", get(show)) }} fn show() {{ permit() }}");
        assert_eq!(whats(&found(&lib, "", "")), [what]);
    }
    let lib = "const NEW: &str = \"/taken/nieuw-soort/{id}\"; fn r() { x.route(NEW, get(show)) } fn show() { permit() }";
    assert_eq!(found(lib, "", ""), []);
}

#[test]
fn what_is_done_to_a_resource_ends_its_address_in_the_api() {
    let whats_of = |path: &str| {
        let lib = format!(
            "fn routes() {{ OpenApiRouter::new().routes(routes!(search)) }}
             #[utoipa::path(post, path = \"{path}\")] async fn search() {{ permit() }}"
        );
        let findings = found(&lib, "", "");
        findings.into_iter().map(|finding| finding.what).collect::<Vec<_>>()
    };
    assert_eq!(whats_of("/api/v1/taken/_zoek"), [""; 0]);
    for path in ["/taken/_zoek", "/api/v1/_zoek/taken"] {
        assert_eq!(whats_of(path), [format!("_zoek in the address {path}")]);
    }
    assert_eq!(whats_of("/api/v1/taken/_weg"), ["_weg in the address /api/v1/taken/_weg"]);
}

#[test]
fn the_public_list_is_true() {
    assert_eq!(whats(&found("", "", "# everybody\n/weg # was here\n")), ["there is no route /weg"]);
}
