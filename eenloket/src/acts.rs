//! On which activity, version and ground each act stands: one table, grouped per capability.
//!
//! The register of the organisatie holds the activities under these names; a change there that
//! matters gives a new version here, and every line written from then on names it.

use access::{Act, ActRow, Grondslag};

/// Every act of the house. [`access::Access::load`] refuses one that has no Cedar action, and the reverse.
pub fn acts() -> Vec<ActRow> {
    [
        DOORVERWIJZING,
        HULPVRAAG,
        BALIE,
        ROOSTER,
        BERICHT,
        INWONER,
        AFMELDING,
        BEGRIP,
        REGELING,
        GRONDSLAG,
        LOOPLIJST,
        LEVENSGEBEURTENIS,
        NETWERK,
        MIJN,
        TOEPASSING,
        HUIS,
    ]
    .concat()
}

const DOORVERWIJZING: &[ActRow] = &[
    row("doorverwijzing.refer", "warm-doorverwijzen", 1, DOORZENDEN),
    row("doorverwijzing.suggest", "warm-doorverwijzen", 1, DOORZENDEN),
    row("doorverwijzing.concept", "warm-doorverwijzen", 1, DOORZENDEN),
    row("doorverwijzing.confirmed", "warm-doorverwijzen", 1, DOORZENDEN),
    row("doorverwijzing.mine", "warm-doorverwijzen", 1, DOORZENDEN),
    row("doorverwijzing.count_solved", "helpen-aan-de-telefoon", 1, ZORGPLICHT),
    row("doorverwijzing.withdraw", "warm-doorverwijzen", 1, DOORZENDEN),
    row("doorverwijzing.accept", "doorverwijzing-ontvangen", 1, DOORZENDEN),
    row("doorverwijzing.refuse", "doorverwijzing-ontvangen", 1, DOORZENDEN),
    row("doorverwijzing.received", "doorverwijzing-ontvangen", 1, DOORZENDEN),
    row("doorverwijzing.hear", "uitkomst-terugmelden", 1, DOORZENDEN),
    row("doorverwijzing.again", "warm-doorverwijzen", 1, DOORZENDEN),
    row("doorverwijzing.bounce", "keten-bij-elkaar-houden", 1, ZORGPLICHT),
    row("doorverwijzing.name_successor", "keten-bij-elkaar-houden", 1, ZORGPLICHT),
    row("doorverwijzing.succeed", "keten-bij-elkaar-houden", 1, ZORGPLICHT),
    row("doorverwijzing.solved", "helpen-aan-de-telefoon", 1, ZORGPLICHT),
];

const HULPVRAAG: &[ActRow] = &[
    row("hulpvraag.show", "hulpvraag-volgen", 1, ZORGPLICHT),
    row("hulpvraag.close", "hulpvraag-volgen", 1, ZORGPLICHT),
    row("hulpvraag.divide", "werk-van-een-vertrokken-medewerker", 1, ZORGPLICHT),
    row("taak.list", "hulpvraag-volgen", 1, ZORGPLICHT),
    row("taak.take_up", "hulpvraag-volgen", 1, ZORGPLICHT),
    row("taak.done", "hulpvraag-volgen", 1, ZORGPLICHT),
    row("taak.escalate", "termijnen-bewaken", 1, ZORGPLICHT),
];

const BALIE: &[ActRow] = &[
    row("balie.day", "helpen-aan-de-balie", 1, ZORGPLICHT),
    row("balie.report", "helpen-aan-de-balie", 1, ZORGPLICHT),
    row("balie.print_day", "helpen-aan-de-balie", 1, ZORGPLICHT),
    row("balie.walk_in", "helpen-aan-de-balie", 1, ZORGPLICHT),
    row("balie.call", "helpen-aan-de-balie", 1, ZORGPLICHT),
    row("balie.visit", "helpen-aan-de-balie", 1, ZORGPLICHT),
    row("balie.identify", "identiteit-vaststellen", 1, VERGEWISPLICHT),
    row("balie.search", "identiteit-vaststellen", 1, VERGEWISPLICHT),
    row("balie.split", "identiteit-vaststellen", 1, VERGEWISPLICHT),
    row("balie.ask_split", "identiteit-vaststellen", 1, VERGEWISPLICHT),
    row("balie.carry_out", "identiteit-vaststellen", 1, VERGEWISPLICHT),
    row("balie.withdraw", "identiteit-vaststellen", 1, VERGEWISPLICHT),
    row("zoekrem.list", "misbruik-tegengaan", 1, BEVEILIGING),
    row("zoekrem.done", "misbruik-tegengaan", 1, BEVEILIGING),
    row("balie.concept", "helpen-aan-de-balie", 1, ZORGPLICHT),
    row("balie.finish", "helpen-aan-de-balie", 1, ZORGPLICHT),
    row("balie.no_show", "helpen-aan-de-balie", 1, ZORGPLICHT),
    row("afspraak.show", "afspraak-wijzigen", 1, ZORGPLICHT),
    row("afspraak.cancel", "afspraak-wijzigen", 1, ZORGPLICHT),
    row("afspraak.move", "afspraak-wijzigen", 1, ZORGPLICHT),
    row("balie.summary", "helpen-aan-de-balie", 1, ZORGPLICHT),
];

const ROOSTER: &[ActRow] = &[
    row("rooster.show", "balies-roosteren", 1, ZORGPLICHT),
    row("rooster.touched", "balies-roosteren", 1, ZORGPLICHT),
    row("rooster.plan", "balies-roosteren", 1, ZORGPLICHT),
    row("rooster.follow", "balies-roosteren", 1, ZORGPLICHT),
];

const BERICHT: &[ActRow] = &[
    row("bericht.queue", "berichten-versturen", 1, ZORGPLICHT),
    row("bericht.printlist", "berichten-versturen", 1, ZORGPLICHT),
    row("bericht.print", "berichten-versturen", 1, ZORGPLICHT),
    row("bericht.send", "berichten-versturen", 1, ZORGPLICHT),
    row("bericht.remind", "berichten-versturen", 1, ZORGPLICHT),
    row("bericht.show", "berichten-versturen", 1, ZORGPLICHT),
    row("bericht.hand_over", "berichten-versturen", 1, ZORGPLICHT),
    row("bericht.return", "berichten-versturen", 1, ZORGPLICHT),
    row("bericht.channel", "kanaalvoorkeur-vastleggen", 1, KANAALKEUZE),
    row("bericht.choose", "kanaalvoorkeur-vastleggen", 1, KANAALKEUZE),
];

const INWONER: &[ActRow] = &[
    row("inzage.print", "inzage-geven", 1, INZAGERECHT),
    row("inzage.write_down", "inzage-geven", 1, INZAGERECHT),
    row("inwoner.log_in", "inloggen", 1, VERGEWISPLICHT),
];

const AFMELDING: &[ActRow] = &[
    row("afmelding.show", "bezwaar-vastleggen", 1, BEZWAAR),
    row("afmelding.keep", "bezwaar-vastleggen", 1, BEZWAAR),
    row("afmelding.lapse", "bezwaar-vastleggen", 1, BEZWAAR),
    row("afmelding.waiting", "bezwaar-vastleggen", 1, BEZWAAR),
];

const BEGRIP: &[ActRow] = &[
    row("begrip.show", "begrippen-bijhouden", 1, JUISTHEID),
    row("begrip.combine", "begrippen-bijhouden", 1, JUISTHEID),
    row("begrip.renew", "begrippen-bijhouden", 1, JUISTHEID),
    row("begrip.equate", "begrippen-bijhouden", 1, JUISTHEID),
    row("begrip.approve", "begrippen-bijhouden", 1, JUISTHEID),
    row("begrip.import", "begrippen-bijhouden", 1, JUISTHEID),
];

const REGELING: &[ActRow] = &[
    row("regeling.show", "regelingen-bijhouden", 1, JUISTHEID),
    row("regeling.submit", "regelingen-bijhouden", 1, JUISTHEID),
    row("regeling.publish", "regelingen-bijhouden", 1, JUISTHEID),
];

const GRONDSLAG: &[ActRow] = &[
    row("grondslag.show", "grondslagen-bijhouden", 1, VERANTWOORDINGSPLICHT),
    row("grondslag.enter", "grondslagen-bijhouden", 1, VERANTWOORDINGSPLICHT),
    row("grondslag.approve", "grondslagen-bijhouden", 1, VERANTWOORDINGSPLICHT),
    row("grondslag.withdraw", "grondslagen-bijhouden", 1, VERANTWOORDINGSPLICHT),
    row("grondslag.advise", "toezicht-op-grondslagen", 1, TOEZICHT_FG),
    row("grondslag.stop", "toezicht-op-grondslagen", 1, TOEZICHT_FG),
];

const LOOPLIJST: &[ActRow] = &[
    row("looplijst.list", "looplijst-maken", 1, NIET_GEBRUIK),
    row("looplijst.show", "langsgaan", 1, NIET_GEBRUIK),
    row("looplijst.assign", "langsgaan", 1, NIET_GEBRUIK),
    row("looplijst.plan", "langsgaan", 1, NIET_GEBRUIK),
    row("looplijst.print", "langsgaan", 1, NIET_GEBRUIK),
    row("looplijst.open", "langsgaan", 1, NIET_GEBRUIK),
    row("looplijst.gesprek", "langsgaan", 1, NIET_GEBRUIK),
    row("looplijst.return", "langsgaan", 1, NIET_GEBRUIK),
    row("looplijst.own", "eigen-overzicht", 1, INZAGERECHT),
    row("looplijst.take_back", "eigen-overzicht", 1, INZAGERECHT),
    row("looplijst.lapse", "langsgaan", 1, NIET_GEBRUIK),
    row("looplijst.expire", "termijnen-bewaken", 1, ZORGPLICHT),
    row("looplijst.review", "looplijst-maken", 1, NIET_GEBRUIK),
    row("looplijst.draw_up", "looplijst-maken", 1, NIET_GEBRUIK),
    row("looplijst.approve", "looplijst-maken", 1, NIET_GEBRUIK),
    row("looplijst.run", "looplijst-maken", 1, NIET_GEBRUIK),
    row("looplijst.ask", "looplijst-maken", 1, NIET_GEBRUIK),
    row("looplijst.reveal", "looplijst-maken", 1, NIET_GEBRUIK),
    row("looplijst.hand_over", "looplijst-maken", 1, NIET_GEBRUIK),
    row("looplijst.unseal", "looplijst-maken", 1, NIET_GEBRUIK),
    row("sleutelhouder.hold", "looplijst-maken", 1, NIET_GEBRUIK),
    row("bron.show", "looplijst-maken", 1, NIET_GEBRUIK),
    row("bron.keep", "looplijst-maken", 1, NIET_GEBRUIK),
];

const LEVENSGEBEURTENIS: &[ActRow] = &[
    row("levensgebeurtenis.show", "levensgebeurtenissen-instellen", 1, VERANTWOORDINGSPLICHT),
    row("levensgebeurtenis.ask", "levensgebeurtenissen-instellen", 1, VERANTWOORDINGSPLICHT),
    row("levensgebeurtenis.approve", "levensgebeurtenissen-instellen", 1, VERANTWOORDINGSPLICHT),
    row("levensgebeurtenis.stop", "levensgebeurtenissen-instellen", 1, VERANTWOORDINGSPLICHT),
    row("levensgebeurtenis.own", "eigen-overzicht", 1, INZAGERECHT),
    row("levensgebeurtenis.answer", "achttien-worden-in-interactie", 1, ZORGPLICHT),
    // Trigger and level stand in every line: an activity for each.
    row("levensgebeurtenis.inform", "achttien-worden-informeren", 1, NIET_GEBRUIK),
    row("levensgebeurtenis.propose", "achttien-worden-in-interactie", 1, NIET_GEBRUIK),
    row("levensgebeurtenis.give", "achttien-worden-zonder-interactie", 1, NIET_GEBRUIK),
    row("levensgebeurtenis.lapse", "bezwaar-vastleggen", 1, BEZWAAR),
    row("levensgebeurtenis.expire", "termijnen-bewaken", 1, ZORGPLICHT),
];

const NETWERK: &[ActRow] = &[
    row("netwerk.show", "netwerk-bijhouden", 1, ZORGPLICHT),
    row("netwerk.balie", "netwerk-bijhouden", 1, ZORGPLICHT),
    row("netwerk.medewerker", "netwerk-bijhouden", 1, ZORGPLICHT),
    row("netwerk.convenant", "netwerk-bijhouden", 1, ZORGPLICHT),
    row("netwerk.organisatie", "netwerk-bijhouden", 1, ZORGPLICHT),
    row("netwerk.admit", "netwerk-bijhouden", 1, ZORGPLICHT),
    row("netwerk.product", "netwerk-bijhouden", 1, ZORGPLICHT),
    row("netwerk.locatie", "netwerk-bijhouden", 1, ZORGPLICHT),
    row("netwerk.name", "netwerk-bijhouden", 1, ZORGPLICHT),
    row("netwerk.set_up", "netwerk-bijhouden", 1, ZORGPLICHT),
    row("netwerk.leave", "netwerk-bijhouden", 1, ZORGPLICHT),
];

const MIJN: &[ActRow] = &[
    row("mijn.overview", "eigen-overzicht", 1, INZAGERECHT),
    row("inzage.list", "inzage-geven", 1, INZAGERECHT),
    row("inzage.export", "inzage-geven", 1, INZAGERECHT),
    row("inzage.ask", "inzage-geven", 1, INZAGERECHT),
    row("inzage.questions", "inzage-geven", 1, INZAGERECHT),
    row("inzage.answer", "inzage-geven", 1, INZAGERECHT),
    row("inzage.letters", "inzage-geven", 1, INZAGERECHT),
    row("inzage.print_letters", "inzage-geven", 1, INZAGERECHT),
    row("inzage.letter", "inzage-geven", 1, INZAGERECHT),
    row("inzage.reports", "toezicht-op-inzage", 1, VERANTWOORDING),
    row("inzage.judge", "toezicht-op-inzage", 1, VERANTWOORDING),
];

const TOEPASSING: &[ActRow] = &[
    row("toepassing.list", "toegang-beheren", 1, BEVEILIGING),
    row("toepassing.register", "toegang-beheren", 1, BEVEILIGING),
    row("toepassing.revoke", "toegang-beheren", 1, BEVEILIGING),
];

const HUIS: &[ActRow] = &[
    row("demo.load", "demo-laden", 1, VERZONNEN),
    row("job.expire", "termijnen-bewaken", 1, ZORGPLICHT),
    row("controle.acknowledge", "toezicht-op-inzage", 1, VERANTWOORDING),
    row("inzage.of_medewerker", "toezicht-op-inzage", 1, VERANTWOORDING),
    row("sessie.end_all", "toegang-beheren", 1, BEVEILIGING),
];

/// Who is not competent sends on to who is, and helps on the way.
const DOORZENDEN: Grondslag = Grondslag { avg: "6(1)(e)", wet: "Awb art. 2:1 en 2:3" };
/// Fitting support in dealings with the bestuursorgaan.
const ZORGPLICHT: Grondslag = Grondslag { avg: "6(1)(e)", wet: "Awb art. 2:1" };
/// Electronically only to who expressly said so.
const KANAALKEUZE: Grondslag = Grondslag { avg: "6(1)(c)", wet: "Awb art. 2:8" };
/// That this BSN belongs to this person.
const VERGEWISPLICHT: Grondslag = Grondslag { avg: "6(1)(e)", wet: "Wabb art. 12" };
/// Who keeps personal data keeps them safe.
const BEVEILIGING: Grondslag = Grondslag { avg: "6(1)(c)", wet: "AVG art. 32" };
/// Everybody may see what is kept about them.
const INZAGERECHT: Grondslag = Grondslag { avg: "6(1)(c)", wet: "AVG art. 15" };
/// Who keeps data has to watch who looks at them.
const VERANTWOORDING: Grondslag = Grondslag { avg: "6(1)(c)", wet: "AVG art. 5 lid 2 en 32" };
/// Everybody may object to being looked for.
const BEZWAAR: Grondslag = Grondslag { avg: "6(1)(c)", wet: "AVG art. 21" };
/// Whoever uses personal data can show on what ground.
const VERANTWOORDINGSPLICHT: Grondslag = Grondslag { avg: "6(1)(c)", wet: "AVG art. 5 lid 2 en 30" };
/// Personal data are right for what they are used for.
const JUISTHEID: Grondslag = Grondslag { avg: "6(1)(c)", wet: "AVG art. 5 lid 1 onder d" };
/// The FG watches over it and advises.
const TOEZICHT_FG: Grondslag = Grondslag { avg: "6(1)(c)", wet: "AVG art. 39" };
/// A gemeente helps who lives there to what they have a right to; compatible with why the data are there (AVG art. 6 lid 4).
const NIET_GEBRUIK: Grondslag = Grondslag { avg: "6(1)(e)", wet: "Participatiewet art. 7" };
/// The people of the demo do not exist.
const VERZONNEN: Grondslag = Grondslag { avg: "geen", wet: "verzonnen personen" };

const fn row(act: &'static str, activity: &'static str, version: u16, grondslag: Grondslag) -> ActRow {
    ActRow { act: Act(act), activity, version, grondslag }
}
