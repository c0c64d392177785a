// Every screen there is, and how to get there: the same list for the checks and for the pictures in docs/schermen.
import { dayOf, leave, login, until } from "./browser.js";

/** Fills in screen 1 up to the search, and searches. */
export async function search(page, prefix = "") {
  await page.goto(`${prefix}/doorverwijzingen/nieuw`);
  await page.selectOption("#product", "digid");
  await page.fill("#bsn", "999990019");
  await page.fill("#naam", "Tilly Voorbeeld");
  await page.fill("#geboortedatum", "14-6-1948");
  await page.fill("#postcode", "7511 AA");
  await page.fill("#huisnummer", "9001");
  await page.click("button[value=zoek]");
  await page.waitForURL(/concept=/);
}

/** Chooses on screen 1 after the search. */
export async function choose(page) {
  await page.locator("[name=tijdslot]").nth(3).check({ force: true });
  await page.locator("[name=zinnen]").nth(1).check();
  await page.check("#instemming");
  await page.check("#terugkoppeling");
}

/** Confirms screen 1. */
export async function refer(page) {
  await search(page);
  await choose(page);
  await page.click("button[value=bevestig]");
  await page.waitForURL(/bevestigd(\?|$)/);
}

/** Calls the first who waits for one's own Balie. */
export async function call(page, day) {
  await page.goto(day);
  await page.locator("#live-waiting button").first().click();
  await page.waitForURL(/bezoeken/);
}

/** Gives somebody who walks in a number and a desk; gives the address of the visit. */
export async function walkIn(page, inloop) {
  await page.goto(inloop);
  await page.fill("#naam", "Mevrouw Proef");
  await page.selectOption("#product", { index: 1 });
  await page.locator("main form button").click();
  await page.locator("#live-waiting tr", { hasText: "Mevrouw Proef" }).locator("button").click();
  await page.waitForURL(/bezoeken/);
  return path(page);
}

/** Somebody else in a browser of their own, for as long as the work takes. */
async function as(page, name, work) {
  const context = await page.context().browser().newContext({ baseURL: new URL(page.url()).origin });
  const other = await context.newPage();
  await login(other, name);
  await work(other);
  await leave(other);
}

/** Draws a looplijst up as Tess and puts it before Fatih; gives its address. */
async function drawnUp(page) {
  await page.goto("/looplijsten/nieuw");
  await page.check("#r-minimaregeling");
  await page.locator("main form button").click();
  await page.locator("form[action$='/voorlegging'] button").click();
  return path(page);
}

/** Fatih approves it, Tess begins, and all is asked and counted. */
async function counted(page) {
  const list = await drawnUp(page);
  await as(page, "Fatih Oefening", async (other) => {
    await other.goto(list);
    await other.check("input[value=goedgekeurd]");
    await other.locator("form[action$='/oordeel'] button").click();
  });
  await page.goto(list);
  await page.locator("form[action$='/start'] button").click();
  await until("it is counted", async () => {
    await page.goto(list);
    return await page.locator("form[action$='/opening']").count() === 1;
  });
  return list;
}

/** Passphrases of both keyholders of the demo. */
const WORDS = { tess: "vier woorden van tess", fatih: "vier woorden van fatih" };

/** Tess draws a list up that is asked blind, and puts it before Fatih; gives its address. */
async function blindBefore(page, regeling = "minimaregeling") {
  await page.goto("/looplijsten/nieuw");
  await page.check(`#r-${regeling}`);
  await page.check("#w-blind");
  await page.locator("main form button").click();
  await page.locator("form[action$='/voorlegging'] button").click();
  return path(page);
}

/** Fatih approves and signs it. */
async function signedByOne(page, regeling) {
  const list = await blindBefore(page, regeling);
  await as(page, "Fatih Oefening", async (other) => {
    await other.goto(list);
    await other.check("input[value=goedgekeurd]");
    await other.fill("#wachtzin", WORDS.fatih);
    await other.locator("form[action$='/oordeel'] button").click();
  });
  return list;
}

/** Tess signs as well, and all is computed and counted. */
async function countedBlind(page, regeling) {
  const list = await signedByOne(page, regeling);
  await page.goto(list);
  await page.fill("#wachtzin", WORDS.tess);
  await page.locator("form[action$='/ondertekening'] button").click();
  await until("it is counted", async () => {
    await page.goto(list);
    return await page.locator("form[action$='/doorgave']").count() === 1;
  });
  return list;
}

/** Tess hands her half over. */
async function handedOver(page, regeling) {
  const list = await countedBlind(page, regeling);
  await page.fill("#reden", "Gesprekken in december");
  await page.fill("#wachtzin", WORDS.tess);
  await page.locator("form[action$='/doorgave'] button").click();
  return list;
}

export async function identify(page) {
  if (!(await page.locator("#document").count())) return;
  await page.check("#document");
  await page.locator("[formaction$=identificatie]:not([hidden])").click();
  await page.waitForSelector(".note.ok");
}

export async function finish(page) {
  await page.locator("[name=stappen]").nth(0).check();
  await page.locator("[name=stappen]").nth(2).check();
  await page.check("[value=deels_opgelost]");
  await page.fill("#vervolg", "Activeringscode per brief");
  await page.fill("#vervolg_op", "10-3-2027");
  await page.locator("#klaar .utrecht-button--primary-action").click();
  await page.waitForURL(/samenvatting(\?|$)/);
}

const path = (page) => new URL(page.url()).pathname + new URL(page.url()).search;
/** Where the first link leads that has this in its address. */
export const linked = (page, part) => page.locator(`main a[href*="${part}"]`).first().getAttribute("href");
const at = (where) => (page, prefix) => page.goto(prefix + where);

/** Goes somewhere, sends a form that is not filled in, and is told so. */
const wrong = (where, button) => async (page, prefix) => {
  await page.goto(prefix + where);
  await page.locator(button).click();
  await page.waitForSelector(".foutoverzicht");
};

/** Looks through the own addresses of a list. */
const sought = (where, word) => async (page, prefix) => {
  await page.goto(prefix + where);
  await page.fill("#zoek", word);
  await page.locator("form[role=search] button").click();
  await page.waitForURL("**/zoeken");
};

/** Searches who somebody is who walked in. */
const found = (where) => async (page, prefix) => {
  await page.goto(prefix + where);
  await page.fill("#naam", "Tilly Voorbeeld");
  await page.fill("#geboortedatum", "14-6-1948");
  await page.fill("#postcode", "7511 AA");
  await page.locator("form[action$=zoeken] button").click();
  await page.waitForSelector("#g");
};

/**
 * Per Medewerker of the demo: what is done first (`prepare`, which gives the screens), in the order in which it has
 * to happen. A screen is its name and how to open it in a language.
 */
export const PEOPLE = [
  {
    name: null,
    prepare: async () => [
      ["begin", at("/")],
      ["inloggen", at("/inloggen")],
      ["werkt alles", at("/status")],
      ["uitgelogd", at("/uitgelogd")],
      ["voor programma's", at("/api")],
      ["een fout uitgelegd", at("/fouten/EL-210")],
      ["wat wij bewaren", at("/privacy")],
      ["foutpagina zonder inlog", at("/bestaat-niet")],
    ],
  },
  {
    name: "Bas Voorbeeld",
    prepare: async (page) => {
      await search(page);
      const concept = path(page);
      await refer(page);
      const confirmed = path(page);
      const voorkeuren = await linked(page, "voorkeuren");
      const afspraak = await linked(page, "/afspraken/");
      await page.goto("/doorverwijzingen");
      const hulpvraag = await linked(page, "/hulpvragen/");
      const over = 'tr:has(.chip.ok):not(:has(a[href*="/hulpvragen/"])) a[href*="/bevestigd"]';
      const ended = await page.locator(over).first().getAttribute("href");
      return [
        ["welkom", at("/")],
        ["doorverwijzen, leeg", at("/doorverwijzingen/nieuw")],
        ["doorverwijzen, gezocht", at(concept)],
        ["doorverwijzen, leeg met fouten", wrong("/doorverwijzingen/nieuw", "button[value=bevestig]")],
        ["doorverwijzen, gezocht met fouten", wrong(concept, "button[value=bevestig]")],
        ["bevestigd", at(confirmed)],
        ["brief of e-mail", at(voorkeuren)],
        ["brief of e-mail, met fouten", wrong(voorkeuren, "form[action$='voorkeuren/" + voorkeuren.split("/").pop() + "'] button")],
        ["doorverwijzing die voorbij is", at(ended)],
        ["mijn doorverwijzingen", at("/doorverwijzingen")],
        ["opgelost aan de telefoon", at("/doorverwijzingen/opgelost")],
        ["mijn taken", at("/taken")],
        ["hulpvraag bij de afzender", at(hulpvraag)],
        ["afspraak verzetten of afzeggen", at(afspraak)],
        ["afspraak afzeggen, zeker weten", at(`${afspraak}?afzeggen=ja`)],
        ["foutpagina", at("/bestaat-niet")],
      ];
    },
  },
  {
    // Coordinator of the BelastingTelefoon: she prints what Bas made.
    name: "Wanda Testman",
    prepare: async (page) => {
      await page.goto("/berichten");
      const bericht = await page.locator("table a").first().getAttribute("href");
      const printed = async (page, prefix) => {
        await page.goto(`${prefix}/berichten`);
        const button = page.locator("form[action$=printen] button");
        if (await button.count()) await button.click();
        else await page.locator("a[href*=partijen]").first().click();
        await page.waitForURL(/partijen/);
      };
      return [
        ["berichten", at("/berichten")],
        ["bericht", at(bericht)],
        ["geprinte brieven", printed],
        ["berichten, leeg", at("/berichten")],
      ];
    },
  },
  {
    name: "Loes Testman",
    prepare: async () => [["doorverwijzen met vrije tekst", at("/doorverwijzingen/nieuw")]],
  },
  {
    name: "Gerda Voorbeeld",
    prepare: async (page) => {
      const day = await dayOf(page);
      await page.goto(day);
      const done = await page.locator("#live-past a.appt.done").first().getAttribute("href");
      const inloop = await linked(page, "/inloop");
      await page.locator("form[action$=daglijst] button").click();
      await page.waitForURL(/daglijsten/);
      const daglijst = path(page);
      await page.goto("/taken");
      const hulpvraag = await linked(page, "/hulpvragen/");
      await call(page, day);
      const visit = path(page);
      return [
        ["balie vandaag", at(day)],
        ["balie, onbekend nummer", wrong(day, ".inline-form button")],
        ["daglijst", at(daglijst)],
        ["inloop", at(inloop)],
        ["inloop met fouten", wrong(inloop, "main form button")],
        ["bezoek, nog niet vastgesteld", at(visit)],
        ["bezoek, afsluiten met fouten", wrong(visit, "#klaar .utrecht-button--primary-action")],
        ["bezoek, vaststellen met fouten", wrong(visit, "[formaction$=identificatie]:not([hidden])")],
        ["bezoek, klaar", at(done)],
        ["samenvatting", at(`${done}/samenvatting`)],
        ["wie keek, op papier", at(`${done}/inzage`)],
        ["niet zoeken, aan de balie", at(`${done}/afmelding`)],
        ["vraag over inzage opschrijven", async (page, prefix) => {
          await page.goto(`${prefix}${done}/inzage`);
          const path = await page.locator("a[href$='/vraag']").first().getAttribute("href");
          await page.goto(path);
        }],
        ["taken van de balie", at("/taken")],
        ["hulpvraag van de balie", at(hulpvraag)],
        ["andere balie kiezen", at(`${hulpvraag}/doorverwijzen`)],
        ["andere balie kiezen, met fouten", wrong(`${hulpvraag}/doorverwijzen`, "main form[method=post] button")],
        ["aangeboden, leeg", at("/doorverwijzingen/aangeboden")],
      ];
    },
  },
  {
    name: "Gijs Proef",
    prepare: async (page) => {
      // In the demo he is helping somebody already.
      await page.goto(await dayOf(page));
      await page.locator("#live-mine a").click();
      await page.waitForURL(/bezoeken/);
      await identify(page);
      return [["bezoek, vastgesteld", at(path(page))]];
    },
  },
  {
    name: "Derk Fictief",
    prepare: async (page) => {
      const day = await dayOf(page);
      return [
        ["melden", at(day)],
        ["melden, onbekend nummer", wrong(day, ".inline-form button")],
      ];
    },
  },
  {
    name: "Daan Proef",
    prepare: async (page) => [["balie vandaag van DUO", at(await dayOf(page))]],
  },
  {
    name: "Lieke Voorbeeld",
    prepare: async (page) => {
      const received = "/doorverwijzingen/aangeboden";
      await page.goto(received);
      return [
        ["aangeboden", at(received)],
        ["aangeboden, weigeren open", async (page, prefix) => {
          await page.goto(prefix + received);
          await page.locator("main summary").first().click();
        }],
      ];
    },
  },
  {
    name: "Tilly Voorbeeld",
    prepare: async (page) => {
      await page.goto("/mijn/inzage");
      const vraag = await linked(page, "/vraag");
      // Of one organisatie: the whole list grows with every look at it.
      const keek = `/mijn/inzage?organisatie=${await page.locator("#organisatie option").nth(1).getAttribute("value")}`;
      await page.goto("/mijn");
      const question = await linked(page, "/mijn/vragen/");
      const afspraak = await linked(page, "/afspraken/");
      await page.goto("/mijn/berichten");
      const told = await linked(page, "/mijn/berichten/");
      return [
        ["mijn overzicht", at("/mijn")],
        ["mijn vraag", at(question)],
        ["mijn afspraak", at(afspraak)],
        ["mijn afspraak afzeggen, zeker weten", at(`${afspraak.split("?")[0]}?afzeggen=ja`)],
        ["mijn berichten", at("/mijn/berichten")],
        ["een bericht aan mij", at(told)],
        ["niet voor mij zoeken", at("/mijn/afmelding")],
        ["waar ik nee tegen zei", at("/mijn/weigeringen")],
        ["hulp die klaarstaat", at("/mijn/levensgebeurtenissen")],
        ["niet voor mij zoeken, bewaard", async (page, prefix) => {
          await page.goto(`${prefix}/mijn/afmelding`);
          await page.locator("form[action$='/mijn/afmelding'] button").click();
        }],
        ["mijn gegevens", at("/mijn/gegevens")],
        ["mijn gegevens, met fouten", async (page, prefix) => {
          await page.goto(`${prefix}/mijn/gegevens`);
          await page.locator("#telefoon").fill("geen nummer");
          await page.locator("form:has(#telefoon) button").click();
          await page.waitForSelector(".foutoverzicht");
        }],
        ["vraag over wie keek", at(vraag)],
        ["wie keek naar mijn gegevens", at(keek)],
        ["wie keek, een dag die geen dag is", at(`${keek}&van=gisteren`)],
      ];
    },
  },
  {
    name: "Priya Denkbeeld",
    prepare: async (page) => {
      await page.goto("/rooster");
      const week = await linked(page, "/rooster/");
      await page.goto(week);
      const dienst = await linked(page, "/rooster/diensten/");
      const nieuw = await linked(page, "/nieuw");
      return [
        ["rooster", at("/rooster")],
        ["rooster, een week", at(week)],
        ["rooster, weken die geen getal zijn", async (page, prefix) => {
          await page.goto(prefix + week);
          await page.fill("#weken", "veel");
          await page.locator("form:has(#weken) button").click();
          await page.waitForSelector(".foutoverzicht");
        }],
        ["rooster, maanden die geen getal zijn", async (page, prefix) => {
          await page.goto(prefix + week);
          await page.fill("#maanden", "veel");
          await page.locator("form:has(#maanden) button").click();
          await page.waitForSelector(".foutoverzicht");
        }],
        ["dienst", at(dienst)],
        ["dienst erbij", at(nieuw)],
        ["dienst erbij, met fouten", wrong(nieuw, "main form button")],
      ];
    },
  },
  {
    name: "Bram Sjabloon",
    prepare: async (page) => {
      await page.goto("/beheer");
      const balie = await linked(page, "/beheer/balies/");
      const organisatie = await linked(page, "/beheer/organisaties/");
      const locatie = await page.locator("main a[href*='/beheer/locaties/']:not([href$=nieuw])").first().getAttribute("href");
      const medewerker = await page.locator("main a[href*='/beheer/medewerkers/']:not([href$=nieuw])").first().getAttribute("href");
      return [
        ["beheer", at("/beheer")],
        ["balie wijzigen", at(balie)],
        ["eigen organisatie", at(organisatie)],
        ["locatie", at(locatie)],
        ["locatie erbij", at("/beheer/locaties/nieuw")],
        ["locatie erbij, met fouten", wrong("/beheer/locaties/nieuw", "main form[method=post] button")],
        ["openingstijden", at(`${locatie}/openingstijden`)],
        ["openingstijden, een vreemde tijd", async (page, prefix) => {
          await page.goto(`${prefix}${locatie}/openingstijden`);
          await page.locator("main form[method=post] input[type=text]").nth(1).fill("10-9");
          await page.locator("main form[method=post] button").first().click();
          await page.waitForSelector(".foutoverzicht");
        }],
        ["balie erbij", at(`${locatie}/balies/nieuw`)],
        ["balie erbij, met fouten", wrong(`${locatie}/balies/nieuw`, "main form[method=post] button")],
        ["medewerker", at(medewerker)],
        ["uit dienst", async (page, prefix) => {
          await page.goto(`${prefix}/beheer`);
          await page.locator("main a[href*='/beheer/medewerkers/']", { hasText: "Gerda" }).first().click();
          await page.locator("main button[value=vertrokken]").click();
          await page.waitForSelector("main button[name=zeker]");
        }],
        ["medewerker erbij", at("/beheer/medewerkers/nieuw")],
        ["medewerker erbij, met fouten", wrong("/beheer/medewerkers/nieuw", "main form button")],
        ["programma's die meedoen", at("/beheer/toepassingen")],
        ["programma's die meedoen, met fouten", wrong("/beheer/toepassingen", "main form.narrow button")],
      ];
    },
  },
  {
    // She keeps who takes part, and what there is to help with.
    name: "Lotte Oefening",
    prepare: async () => [
      ["beheer van alle organisaties", at("/beheer")],
      ["organisaties", at("/beheer/organisaties")],
      ["organisatie erbij", at("/beheer/organisaties/nieuw")],
      ["organisatie erbij, met fouten", wrong("/beheer/organisaties/nieuw", "main form[method=post] button")],
      ["producten", at("/beheer/producten")],
      ["product", at("/beheer/producten/digid")],
      ["product erbij", at("/beheer/producten/nieuw")],
      ["product erbij, met fouten", wrong("/beheer/producten/nieuw", "main form[method=post] button")],
    ],
  },
  {
    name: "Zara Denkbeeld",
    prepare: async () => [["taken, een balie zonder coordinator", at("/taken")]],
  },
  {
    name: "Greet Testman",
    prepare: async (page) => {
      await page.goto("/beheer");
      const convenant = await page.locator("main a[href*='/beheer/convenanten/']:not([href$=nieuw])").first().getAttribute("href");
      await page.goto("/taken");
      const nummer = (await linked(page, "/hulpvragen/")).split("/").pop();
      const nieuw = `/scheidingen/nieuw?nummer=${nummer}`;
      await page.goto(nieuw);
      await page.locator("[name=hulpvragen]").first().check();
      await page.fill("#naam", "Anna Dubbel");
      await page.fill("#geboortedatum", "1-2-1980");
      await page.fill("#postcode", "7511 AA");
      await page.fill("#huisnummer", "7");
      await page.locator("main form[method=post] button").click();
      await page.waitForURL(/scheidingen\/[0-9a-f]/);
      const scheiding = path(page);
      await page.goto(await dayOf(page));
      const stranger = await walkIn(page, await linked(page, "/inloop"));
      return [
        ["bezoek van iemand zonder afspraak", at(stranger)],
        ["zoeken wie dit is", at(`${stranger}/inwoner`)],
        ["zoeken wie dit is, met fouten", wrong(`${stranger}/inwoner`, "form[action$=zoeken] button")],
        ["zoeken wie dit is, gevonden", found(`${stranger}/inwoner`)],
        ["beheer van een coordinator", at("/beheer")],
        ["convenant", at(convenant)],
        ["convenant erbij", at("/beheer/convenanten/nieuw")],
        ["convenant erbij, met fouten", wrong("/beheer/convenanten/nieuw", "main form button")],
        ["twee inwoners uit elkaar halen", at("/scheidingen")],
        ["scheiding beginnen", at(nieuw)],
        ["scheiding beginnen, met fouten", wrong(nieuw, "main form[method=post] button")],
        ["scheiding", at(scheiding)],
      ];
    },
  },
  {
    name: "Fatih Verzonnen",
    prepare: async () => [
      ["te vaak gezocht", at("/zoekremmen")],
      ["afmeldingen doorgeven", at("/afmeldingen")],
      ["scheidingen", at("/scheidingen")],
      ["vragen over inzage", at("/inzage/vragen")],
      ["gekeken zonder open vraag", at("/inzage/meldingen")],
    ],
  },
  {
    name: "Amina Testman",
    prepare: async (page) => {
      const path = "/beheer/levensgebeurtenissen";
      await as(page, "Anouk Oefening", async (other) => {
        await other.goto(path);
        const level = other.locator("input[name=niveau]").first();
        if (await level.count()) {
          await level.check();
          await other.locator(`form[action$='${path}'] button`).click();
        }
      });
      return [
        ["levensgebeurtenissen", at(path)],
        ["levensgebeurtenissen, met fouten", wrong(path, "form[action$='/oordeel'] button")],
      ];
    },
  },
  {
    name: "Fatih Oefening",
    prepare: async (page) => {
      await page.goto("/grondslagen?status=niet_in_werking");
      const waits = await page.locator("main table a").first().getAttribute("href");
      let list, blind, given;
      await as(page, "Tess Proef", async (other) => {
        list = await drawnUp(other);
        blind = await blindBefore(other);
        given = await handedOver(other, "minimaregeling");
      });
      return [
        ["blinde lijst beoordelen, met fouten", wrong(blind, "form[action$='/oordeel'] button")],
        ["blinde lijst openen", at(given)],
        ["blinde lijst openen, met fouten", wrong(given, "form[action$='/ontsluiting'] button")],
        ["lijst beoordelen", at(list)],
        ["lijst beoordelen, met fouten", wrong(list, "form[action$='/oordeel'] button")],
        ["grondslagen", at("/grondslagen")],
        ["grondslag erbij", at("/grondslagen/nieuw")],
        ["grondslag erbij, met fouten", wrong("/grondslagen/nieuw", "main form[method=post] button")],
        ["grondslag, de wet nog niet in werking", at(waits)],
        ["grondslag intrekken, met fouten", wrong(waits, "form[action$='/intrekking'] button")],
      ];
    },
  },
  {
    name: "Tess Proef",
    prepare: async (page) => {
      await page.goto("/looplijsten");
      const one = await page.locator("main table a").first().getAttribute("href");
      const computed = await countedBlind(page, "individuele_inkomenstoeslag_maastricht");
      return [
        ["lijsten maken", at("/looplijsten/vragen")],
        ["lijst erbij", at("/looplijsten/nieuw")],
        ["lijst erbij, met fouten", wrong("/looplijsten/nieuw", "main form button")],
        ["lijst die is voorgelegd", at(await drawnUp(page))],
        ["lijst die geteld is", at(await counted(page))],
        ["blinde lijst tekenen", at(await signedByOne(page, "minimaregeling"))],
        ["blinde lijst doorgeven", at(computed)],
        ["blinde lijst doorgeven, met fouten", wrong(computed, "form[action$='/doorgave'] button")],
        ["sleutelhouders", at("/sleutelhouders")],
        ["sleutelhouders, met fouten", wrong("/sleutelhouders", "main form[action$='/sleutelhouders'] button")],
        ["looplijst verdelen", at(one)],
        ["looplijst verdelen, met fouten", wrong(one, "form[action$='/wijken'] button")],
      ];
    },
  },
  {
    name: "Nel Voorbeeld",
    prepare: async (page) => {
      await page.goto("/looplijsten");
      const one = await page.locator("main table a").first().getAttribute("href");
      await page.goto(one);
      const door = await linked(page, "/looplijsten/regels/");
      await page.locator("main input[name=regels]").first().check();
      await page.locator("form[action$='/dag'] button[type=submit]").click();
      await page.locator("form[action$='/route'] button").click();
      const route = new URL(page.url()).pathname;
      // Somebody else on the list was spoken with already.
      await page.goto(one);
      const spoken = await page.locator("main table a").nth(1).getAttribute("href");
      await page.goto(spoken);
      await page.locator("input[name=uitkomst][value=denkt_na]").check();
      await page.locator("input[name=vervolg][value=belt_zelf]").check();
      await page.locator("form[action$='/gesprek'] button").click();
      return [
        ["looplijsten", at("/looplijsten")],
        ["looplijst", at(one)],
        ["looplijst doorzoeken", sought(one, "Voorbeeldstraat")],
        ["looplijst doorzoeken, niets gevonden", sought(one, "xyz")],
        ["looplijst plannen, met fouten", wrong(one, "form[action$='/dag'] button[type=submit]")],
        ["adres van een looplijst", at(door)],
        ["adres van een looplijst, met fouten", wrong(door, "form[action$='/gesprek'] button")],
        ["route van vandaag", at(route)],
        ["adres waar gesproken is", at(spoken)],
        ["uitkomst verbeteren", at(`${spoken}?verbetering=ja`)],
        ["op papier wat gezegd is", at(`${spoken}/samenvatting`)],
        ["toch een gesprek", at("/looplijsten/weigeringen")],
        ["toch een gesprek, met fouten", wrong("/looplijsten/weigeringen", "main form button")],
      ];
    },
  },
  {
    name: "Hanna Voorbeeld",
    prepare: async () => {
      const said = async (page, prefix, path, fields) => {
        await page.goto(`${prefix}${path}`);
        for (const [name, value] of fields) {
          const field = page.locator(`main form [name=${name}]`).last();
          await ((await field.evaluate((one) => one.tagName)) === "SELECT" ? field.selectOption(value) : field.fill(value));
        }
        await page.locator("main form[method=post]").last().locator("button").last().click();
      };
      const two = [["een", "verzamelinkomen@1"], ["ander", "sv_loon_inkomen_maand@1"]];
      return [
        ["bronnen", at("/bronnen")],
        ["bronnen, met fouten", wrong("/bronnen", "main form[action$='/bronnen'] button")],
        ["regelingen", at("/regelingen")],
        ["regeling, gepubliceerd", at("/regelingen/zorgtoeslag/2026")],
        ["regeling met verzonnen getallen", at("/regelingen/minimaregeling/2026?gebied=0935")],
        ["begrippen", at("/begrippen")],
        ["begrip", at("/begrippen/verzamelinkomen")],
        ["begrip, met fouten", wrong("/begrippen/verzamelinkomen", "main form[method=post] button")],
        ["combineren", at("/combinaties")],
        ["combineren, met fouten", wrong("/combinaties", "main form[method=post] button")],
        ["combineren, mag niet", (page, prefix) => said(page, prefix, "/combinaties", two)],
        ["gelijkstellen, met fouten", wrong("/gelijkstellingen", "main form[action$='/gelijkstellingen'] button")],
        ["gelijkstellen", (page, prefix) => said(page, prefix, "/gelijkstellingen", [
          ["een", "netto_maandinkomen@1"], ["ander", "netto_maandinkomen_met_aow@1"], ["toelichting", "Beide netto."],
        ])],
        ["uitgaven van het GGM", at("/ggm-uitgaven")],
        ["uitgave van het GGM, mist een term", (page, prefix) => said(page, prefix, "/ggm-uitgaven", [
          ["uitgave", "9.0"], ["tekst", "GGM-naam,GGM-guid\nSchuld,{93E12A3E-71E3-431e-9871-BF6075EAAEF1}\n"],
        ])],
      ];
    },
  },
  {
    name: "Hein Fictief",
    prepare: async () => [["gelijkstelling beoordelen", at("/gelijkstellingen")]],
  },
  {
    name: "Olga Schets",
    prepare: async () => [["regeling publiceren", at("/regelingen/studietoeslag/2026")]],
  },
  {
    name: "Otto Testman",
    prepare: async (page) => {
      await page.goto("/grondslagen?status=te_accorderen");
      const waits = await linked(page, "/grondslagen/");
      return [
        ["grondslag beoordelen", at(waits)],
        ["grondslag beoordelen, met fouten", wrong(waits, "form[action$='/oordeel'] button")],
      ];
    },
  },
  {
    name: "Femke Sjabloon",
    prepare: async (page) => {
      await page.goto("/grondslagen?status=actief");
      const active = await linked(page, "/grondslagen/");
      return [
        ["grondslag adviseren of stoppen", at(active)],
        ["grondslag stoppen, met fouten", wrong(active, "form[action$='/stopzetting'] button")],
      ];
    },
  },
];

/** Logs in where that is needed, and gives the screens of this Medewerker. */
export async function enter(page, person) {
  if (person.name) await login(page, person.name);
  return person.prepare(page);
}
