//! V20, kind by kind: what is said on the telephone, what is printed at the counter, what stands behind the login and what is
//! in the letter, in each language and in both sizes.

use crate::client::{Client, Page};
use crate::people::{JOOST, TILLY};
use crate::post::{heights_on_paper, on_paper, prints};
use crate::reis_v29_brieven::{answers, asks};
use crate::telephone::Referred;
use crate::world::World;
use ::bericht::tables::bericht;
use ::bericht::{BerichtInput, Feiten, Kanaal, Onderwerp, Soort, Stand};
use access::{Actor, Object};
use eenloket::demo;
use foundation::{TraceId, Uuid};
use store::Ms;
use web::Taal;

/// What was answered to the question about a look, in the words of who answered.
const ANTWOORD: &str = "Wij riepen u op aan de balie.";

/// Something that only this kind says.
struct Words {
    soort: Soort,
    /// In the letter and behind the login: Dutch, English, Papiamentu.
    brief: [&'static str; 3],
    /// On the telephone, and not at the counter.
    script: &'static str,
    /// At the counter.
    print: &'static str,
}

const fn words(soort: Soort, brief: [&'static str; 3], script: &'static str, print: &'static str) -> Words {
    Words { soort, brief, script, print }
}

const WORDS: [Words; 15] = [
    words(
        Soort::AfspraakBevestigd,
        ["Uw afspraak staat.", "Your appointment is booked.", "Bo sita ta fiho."],
        "Schrijf het op.",
        "Uw afspraak is op vrijdag 5 maart 2027 om",
    ),
    words(
        Soort::AfspraakVerplaatst,
        ["Er is een nieuwe dag en tijd.", "There is a new day and time.", "Tin un dia i ora nobo."],
        "Uw nummer blijft",
        "De nieuwe afspraak is op vrijdag 5 maart 2027 om",
    ),
    words(
        Soort::AfspraakAfgezegd,
        ["U hoeft niet te komen.", "You do not have to come.", "Bo no mester bini."],
        "Dat kan nu, of later op",
        "Wilt u een nieuwe afspraak? Bel",
    ),
    words(
        Soort::AfspraakHerinnering,
        ["U heeft binnenkort een afspraak.", "You have an appointment soon.", "Pronto bo tin un sita."],
        "Zeg het nu, of bel",
        "U heeft een afspraak op vrijdag 5 maart 2027 om",
    ),
    words(
        Soort::AfspraakGemist,
        ["U mag ons ook zelf bellen.", "You can also call us.", "Bo mes tambe por yama nos."],
        "Dat kan nu, of later op",
        "Vraag het hier, of bel",
    ),
    words(
        Soort::SamenvattingGesprek,
        ["U sprak met Belastingdienst.", "You spoke with Belastingdienst.", "Bo a papia ku Belastingdienst."],
        "Uw nummer is",
        "U hoeft nu niets te doen.",
    ),
    words(
        Soort::NieuweContactpersoon,
        [
            "Bas helpt u vanaf nu met uw vraag.",
            "Bas will help you with your question",
            "For di awor Bas ta yuda bo ku bo pregunta.",
        ],
        "en noem nummer",
        "Bas van Belastingdienst helpt u vanaf nu.",
    ),
    words(
        Soort::StandDoorverwijzing,
        ["Gemeente Enschede gaat u helpen.", "Gemeente Enschede will help you.", "Gemeente Enschede ta bai yuda bo."],
        "Uw nummer is",
        "U hoeft nu niets te doen. Vragen? Bel",
    ),
    words(
        Soort::Ontvangst,
        ["Wij hebben uw vraag ontvangen.", "We received your question.", "Nos a risibí bo pregunta."],
        "Uw nummer is",
        "U krijgt antwoord uiterlijk",
    ),
    words(
        Soort::Doorgestuurd,
        ["Zij hebben uw vraag nu en helpen", "They have your question now and will", "Nan tin bo pregunta awor i ta"],
        "Uw nummer is",
        "Wij stuurden uw vraag door naar Gemeente Enschede.",
    ),
    words(
        Soort::AfmeldingBevestigd,
        ["U kunt altijd zelf iets aanvragen.", "You can always apply yourself.", "Bo mes por pidi semper."],
        "Uw nummer is",
        "U kunt altijd zelf iets aanvragen. Vragen? Bel",
    ),
    words(
        Soort::AfmeldingVervalt,
        ["Wij mogen nu zoeken of u hulp of geld misloopt.", "We may now look whether you miss", "Awor nos por buska si bo ta"],
        "Dan bewaar ik dat nu voor u.",
        "Er mag weer voor u gezocht worden.",
    ),
    words(
        Soort::Levensgebeurtenis,
        ["Dan verandert er veel. Dit regelt u zelf", "Much changes then. This is what you", "E ora ei hopi kos ta kambia."],
        "Dan regelt u zelf uw zorgverzekering.",
        "Regel uw zorgverzekering en vraag DigiD aan.",
    ),
    words(
        Soort::LevensgebeurtenisVoorstel,
        ["U hoeft haar alleen te bevestigen.", "You only have to confirm it.", "Bo mester konfirm'é so."],
        "Wilt u dat wij u helpen?",
        "Er staat een hulpvraag voor u klaar. Vragen? Bel",
    ),
    words(
        Soort::AntwoordInzageVraag,
        ["Bent u het er niet mee eens? Bel ons.", "Do you not agree? Call us.", "Bo no ta di acuerdo? Yama nos."],
        "Uw nummer is",
        "Bent u het er niet mee eens? Bel",
    ),
];

#[test]
fn every_kind_has_its_words_here() {
    for soort in Soort::ALL {
        assert_eq!(WORDS.iter().filter(|words| words.soort == *soort).count(), 1, "{soort}");
    }
}

/// The kinds that are printed by the desk, or by who answers for a look.
fn about(over: Onderwerp) -> impl Iterator<Item = &'static Words> {
    WORDS.iter().filter(move |words| words.soort.over() == over)
}

impl World {
    /// Queues a message of each of these kinds about an Afspraak of Tilly, as the Belastingdienst.
    pub async fn queues(&self, visit: &Referred, soorten: impl IntoIterator<Item = Soort>) {
        let organisatie = demo::id("organisatie/belastingdienst");
        let (actor, trace) = (Actor::systeem("test", organisatie), TraceId::draw(self.store().chance()));
        let work = Object::own_work(organisatie);
        let purpose = self.house.access.permit(&actor, ::bericht::QUEUE, &work, trace, self.now()).unwrap();
        let feiten = Feiten {
            eerder: Some(Ms::from(self.now())),
            contactpersoon: Some("Bas".to_owned()),
            // What comes is told before it is there.
            termijn: Some(Ms(self.now().as_millisecond() + 30 * 24 * 60 * 60 * 1000)),
            stand: Some(Stand::Geaccepteerd),
            bestemming: Some("Gemeente Enschede".to_owned()),
        };
        let message = |soort| BerichtInput {
            event: self.store().new_id(),
            inwoner: Some(TILLY.id()),
            hulpvraag: visit.hulpvraag,
            afspraak: Some(visit.afspraak),
            soort,
            feiten: feiten.clone(),
            kanaal: Kanaal::Voorkeur,
            instead: false,
            bel_voor: None,
        };
        let all: Vec<BerichtInput> = soorten.into_iter().map(message).collect();
        ::bericht::queue(self.store(), &purpose, &all).await.unwrap();
    }

    /// Tilly has an Afspraak on Friday, and a message of each kind about it.
    async fn tilly_has_all_kinds(&self) -> Referred {
        let visit = self.books_after(&TILLY, "2027-03-05T09:30").await;
        self.deliver().await;
        self.queues(&visit, about(Onderwerp::Hulpvraag).map(|words| words.soort)).await;
        visit
    }

    /// Joost asked who looked, and has an answer; gives the Hulpvraag of his question.
    async fn joost_has_an_answer(&self) -> Uuid {
        let asked = asks(self).await;
        answers(self, &self.log_in_as("Fatih").await, ANTWOORD).await.expect(303);
        asked.hulpvraag_id
    }

    /// The one message of a kind about a Hulpvraag.
    async fn of_kind(&self, hulpvraag: Uuid, soort: Soort) -> bericht::Model {
        let all = self.berichten(hulpvraag).await;
        all.into_iter().find(|row| row.soort == soort.as_str()).unwrap_or_else(|| panic!("no {soort}"))
    }
}

/// What a reader finds in one section of a page.
fn section(page: &Page, id: &str) -> String {
    let mark = format!("aria-labelledby=\"{id}\"");
    let (_, rest) = page.html.split_once(&mark).unwrap_or_else(|| panic!("{} has no part '{id}'", page.path));
    let (_, inside) = rest.split_once('>').unwrap();
    let html = inside.split("</section>").next().unwrap_or_default().to_owned();
    Page { html, path: page.path.clone(), headers: page.headers.clone(), ..*page }.text()
}

async fn says_and_prints(world: &World, client: &Client, hulpvraag: Uuid, words: &Words) {
    let path = format!("/berichten/{}", world.of_kind(hulpvraag, words.soort).await.id);
    let page = client.get(&path).await.expect(200);
    let (said, printed) = (section(&page, "zeg"), section(&page, "papier"));
    assert!(said.contains(words.script), "{}: '{}' is not said: {said}", words.soort, words.script);
    assert!(printed.contains(words.print), "{}: '{}' is not printed: {printed}", words.soort, words.print);
    assert!(!printed.contains(words.script), "{}: what is said is printed: {printed}", words.soort);
    // Whoever walks out with it knows which number to name, and whom to call.
    let nummer = world.hulpvraag(hulpvraag).await.nummer;
    assert!(printed.contains(&nummer) && printed.contains("Bel ons en noem uw nummer: "), "{}: {printed}", words.soort);
}

both!(each_kind_is_said_in_one_way_and_printed_at_the_counter_in_another);
async fn each_kind_is_said_in_one_way_and_printed_at_the_counter_in_another(world: &World) {
    let visit = world.tilly_has_all_kinds().await;
    let wanda = world.wanda().await;
    for words in about(Onderwerp::Hulpvraag) {
        says_and_prints(world, &wanda.client, visit.hulpvraag, words).await;
    }
    let question = world.joost_has_an_answer().await;
    let fatih = world.log_in_as("Fatih").await;
    for words in about(Onderwerp::Inzage) {
        says_and_prints(world, &fatih, question, words).await;
    }
}

both!(each_kind_stands_behind_the_login_in_the_language_of_the_reader);
async fn each_kind_stands_behind_the_login_in_the_language_of_the_reader(world: &World) {
    let visit = world.tilly_has_all_kinds().await;
    let question = world.joost_has_an_answer().await;
    let (tilly, joost) = (world.inwoner(&TILLY).await, world.inwoner(&JOOST).await);
    for words in &WORDS {
        let (client, hulpvraag) = match words.soort.over() {
            Onderwerp::Hulpvraag => (&tilly, visit.hulpvraag),
            Onderwerp::Inzage => (&joost, question),
        };
        let id = world.of_kind(hulpvraag, words.soort).await.id;
        let nummer = world.hulpvraag(hulpvraag).await.nummer;
        for (prefix, text) in ["", "/en", "/pap"].iter().zip(words.brief) {
            let page = client.get(&format!("{prefix}/mijn/berichten/{id}")).await.expect(200).shows(text).shows(&nummer);
            let answer = page.text().contains(ANTWOORD);
            assert_eq!(answer, words.soort == Soort::AntwoordInzageVraag, "{}", words.soort);
            // Nobody reads what is about another.
            let other = if hulpvraag == question { &tilly } else { &joost };
            other.get(&format!("{prefix}/mijn/berichten/{id}")).await.expect(404);
        }
    }
}

/// Somebody says on their own page how they read.
async fn reads(client: &Client, taal: Taal, large: bool) {
    let mut form = client.get("/mijn/gegevens").await.expect(200).form("/mijn/gegevens").with(&[("taal", taal.code())]);
    form.clear("grote_letter");
    if large {
        form.set("grote_letter", "ja");
    }
    client.send_form(&form, None).await.expect(303);
}

/// Half of the words are as high as this, in points.
fn middle(mut heights: Vec<f64>) -> f64 {
    heights.sort_by(f64::total_cmp);
    heights[heights.len() / 2]
}

/// The letters are printed again each time their reader chose another language or size: 18 points beside 12.
async fn in_each_language_and_size(printer: &Client, reader: &Client, pdf: &str, kinds: &[&Words]) {
    const GREETING: [&str; 3] = ["Met vriendelijke groet,", "Kind regards,", "Ku kordial saludo,"];
    for (nth, taal) in Taal::ALL.into_iter().enumerate() {
        let mut sizes = Vec::new();
        for large in [false, true] {
            reads(reader, taal, large).await;
            let Some(paper) = on_paper(printer, pdf).await else { return };
            let paper = paper.split_whitespace().collect::<Vec<_>>().join(" ");
            for words in kinds {
                assert!(paper.contains(words.brief[nth]), "{} in {}: {paper}", words.soort, taal.code());
            }
            for (other, greeting) in GREETING.iter().enumerate() {
                assert_eq!(paper.matches(greeting).count(), if other == nth { kinds.len() } else { 0 }, "{greeting} in {paper}");
            }
            sizes.push(middle(heights_on_paper(printer, pdf).await.unwrap()));
        }
        assert!((sizes[1] / sizes[0] - 1.5).abs() < 0.05, "{}: {sizes:?}", taal.code());
    }
}

both!(each_kind_is_a_letter_in_each_language_and_size);
async fn each_kind_is_a_letter_in_each_language_and_size(world: &World) {
    world.tilly_has_all_kinds().await;
    let (wanda, tilly) = (world.wanda().await, world.inwoner(&TILLY).await);
    let pdf = format!("{}/brieven.pdf", prints(&wanda).await);
    in_each_language_and_size(&wanda.client, &tilly, &pdf, &about(Onderwerp::Hulpvraag).collect::<Vec<_>>()).await;
}

both!(what_is_told_about_a_look_is_a_letter_in_each_language_and_size);
async fn what_is_told_about_a_look_is_a_letter_in_each_language_and_size(world: &World) {
    asks(world).await;
    let (fatih, joost) = (world.desk("Fatih", "enschede").await, world.inwoner(&JOOST).await);
    // The receipt is printed before there is an answer: afterwards nobody needs it.
    for words in about(Onderwerp::Inzage) {
        if words.soort == Soort::AntwoordInzageVraag {
            answers(world, &fatih.client, ANTWOORD).await.expect(303);
        }
        let pdf = format!("{}/brieven.pdf", prints(&fatih).await);
        in_each_language_and_size(&fatih.client, &joost, &pdf, &[words]).await;
    }
}
