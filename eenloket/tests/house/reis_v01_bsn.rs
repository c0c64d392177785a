//! V01: a BSN that is typed where it does not belong is refused at the first search already, and kept nowhere.

use crate::people::TILLY;
use crate::telephone::NIEUW;
use crate::world::World;

both!(a_bsn_is_refused_at_the_first_search_and_not_kept);
async fn a_bsn_is_refused_at_the_first_search_and_not_kept(world: &World) {
    let loes = world.loes().await;
    let form = loes.client.get(NIEUW).await.expect(200).form(NIEUW);
    let form = form.with(&[("product", "digid"), ("postcode", TILLY.postcode)]);
    for field in ["naam", "huisnummer", "straat", "plaats", "telefoon", "toelichting"] {
        let typed = form.clone().with(&[(field, "999 990 019")]);
        let page = loes.client.send_form(&typed, Some(("stap", "zoek"))).await.expect(400);
        let page = page.shows("EL-100").shows("In dit veld staat misschien een bsn");
        assert!(page.html.contains(&format!("id=\"{field}-err\"")), "{field}: it is said at the field");
        // Nor does it come back from what was kept.
        let back = page.form(NIEUW);
        let kept = loes.client.get(&format!("{NIEUW}?concept={}", back.value("concept"))).await.expect(200);
        for page in [back, kept.form(NIEUW)] {
            assert!(rules::tekst::find_bsn_like(&page.value(field)).is_none(), "{field}");
        }
    }
}
