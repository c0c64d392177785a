// States of screens that are seen only when something happened before: a colleague was first, a question runs in circles, a
// session ended. Each is its name and how to come into it; it can be opened again and again, in each language.
import { dayOf, leave, login, until } from "./browser.js";
import { call, choose, identify, linked, refer, search, walkIn } from "./screens.js";

const path = (page) => new URL(page.url()).pathname + new URL(page.url()).search;
const at = (where) => (page, prefix) => page.goto(prefix + where);

/** Somebody else in a browser of their own. */
async function colleague(page, name) {
  const context = await page.context().browser().newContext({ baseURL: new URL(page.url()).origin });
  const other = await context.newPage();
  await login(other, name);
  return other;
}

/** Presses a button, and waits for the page that comes of it. */
async function press(page, button) {
  const next = page.waitForEvent("load");
  await page.locator(button).first().click();
  await next;
}

/** What a form would send now, with one of its buttons. */
const filled = (page, form, button) => page.locator(form).evaluate(
  (one, button) => [...new FormData(one, button ? one.querySelector(button) : undefined)], button);

/** Sends something beside the page, in the same session and once for each key. */
async function sent(page, action, pairs) {
  const fresh = pairs.map(([name, value]) => [name, name === "sleutel" ? `staat-${crypto.randomUUID()}` : value]);
  const answer = await page.request.post(action, {
    data: new URLSearchParams(fresh).toString(), maxRedirects: 0,
    headers: { "content-type": "application/x-www-form-urlencoded", origin: new URL(page.url()).origin },
  });
  if (answer.status() !== 303) throw new Error(`${action}: ${answer.status()}`);
}

/** Sends what an older page would still send, and shows what comes of it. */
async function sendOld(page, action, pairs) {
  const [, csrf] = await page.locator("[name=csrf]").first().evaluate((one) => [one.name, one.value]);
  const now = pairs.map(([name, value]) => {
    if (name === "csrf") return [name, csrf];
    return [name, name === "sleutel" ? `staat-${crypto.randomUUID()}` : value];
  });
  await page.evaluate(([action, pairs]) => {
    const form = Object.assign(document.createElement("form"), { action, method: "post" });
    for (const [name, value] of pairs) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    document.body.append(form);
    form.submit();
  }, [action, now]);
  await page.waitForSelector("#fouten");
}

/** An inwoner logs in, as sure as the login service says. */
async function comesIn(page, name, niveau) {
  await page.goto("/inloggen");
  await page.selectOption("#niveau", niveau);
  await page.getByRole("button", { name }).first().click();
  await page.waitForURL((url) => !url.pathname.endsWith("/inloggen"));
}

/** Tilly comes in, and an organisatie helps her. */
async function isHelped(page) {
  await page.goto("/inloggen");
  const bas = await colleague(page, "Bas Voorbeeld");
  await refer(bas);
  await leave(bas);
  await comesIn(page, "Tilly Voorbeeld", "substantieel");
}

/** Asks about the nth look of somebody else. */
async function asks(page, nth, words) {
  await page.goto("/mijn/inzage");
  // Of the Belastingdienst: its privacyofficer answers, whoever else looked since.
  await page.selectOption("[name=organisatie]", { label: "Belastingdienst" });
  await press(page, "form:has([name=organisatie]) button");
  await page.goto(await page.locator("a[href$='/vraag']").nth(nth).getAttribute("href"));
  await page.fill("#vraag", words);
  await press(page, "main form[action$='/vraag'] button");
}

/** A name that nobody has, each time another one: the same one twice is one search. */
let nth = 0;
const nobody = () => `Niemand Bestaatniet${"abcdefghijklmnop"[nth++ % 16]}`;

/** Searches for somebody whom nobody knows, once. */
async function findsNobody(page, where) {
  await page.goto(`${where}/inwoner`);
  await page.fill("#naam", nobody());
  await page.fill("#geboortedatum", "1-1-1950");
  await page.fill("#postcode", "9999 ZZ");
  await press(page, "form[action$=zoeken] button");
}

/** The page of the question that is sent round. */
let stuck;

export const STATES = [
  ["Niet zeker genoeg ingelogd (EL-371)", async (page) => {
    await comesIn(page, "Tilly Voorbeeld", "basis");
    return [["mijn overzicht", at("/mijn")], ["wie keek", at("/mijn/inzage")]];
  }],

  ["De tijd is net gekozen (EL-210)", async (page) => {
    await login(page, "Bas Voorbeeld");
    return [["doorverwijzen", async (page, prefix) => {
      await search(page, prefix);
      await choose(page);
      // A colleague was faster by a second.
      await sent(page, "/doorverwijzingen/nieuw", await filled(page, "main form:has(#bsn)", "[value=bevestig]"));
      await press(page, "button[value=bevestig]");
      await page.waitForSelector("#fouten");
    }]];
  }],

  ["De vraag loopt vast (EL-220)", async (page) => {
    await login(page, "Bas Voorbeeld");
    await page.goto("/taken");
    stuck = await linked(page, "/hulpvragen/");
    await page.goto(stuck);
    await page.locator("details:has(form[action$=rondgestuurd]) summary").click();
    await press(page, "form[action$=rondgestuurd] button");
    return [
      ["niet verder gestuurd", at(`${stuck}?vastgelopen=derde_hop`)],
      ["niet terug naar wie haar had", at(`${stuck}?vastgelopen=organisatie_terug`)],
    ];
  }],

  ["De ketenregisseur", async (page) => {
    await login(page, "Greet Testman");
    const form = "form[action$=opvolger]";
    return [["een opvolger kiezen", async (page, prefix) => {
      await page.goto(prefix + stuck);
      await page.locator(`details:has(${form}) summary`).click();
    }], ["geen opvolger gekozen", async (page, prefix) => {
      await page.goto(prefix + stuck);
      await page.locator(`details:has(${form}) summary`).click();
      await press(page, `${form} button`);
      await page.waitForSelector("#fouten");
    }]];
  }],

  ["Iemand valt uit met afspraken", async (page) => {
    await login(page, "Priya Denkbeeld");
    await page.goto("/rooster");
    await page.goto(await linked(page, "/rooster/"));
    const diensten = await page.locator("main a[href*='/rooster/diensten/']").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    const falls = (dienst, stap) => async (page, prefix) => {
      await page.goto(prefix + dienst);
      await press(page, `button[name=stap][value=${stap}]`);
    };
    const hit = [];
    for (const dienst of diensten) {
      await page.goto(dienst);
      if (!await page.locator("button[name=stap][value=ziek]").count()) continue;
      await falls(dienst, "ziek")(page, "");
      hit.push([dienst, await page.locator("[name=keuze]").count()]);
    }
    const [most] = hit.sort((one, other) => other[1] - one[1]);
    if (!most || most[1] < 3) throw new Error(`no dienst of today with several afspraken: ${hit}`);
    const undecided = async (page, prefix) => {
      await falls(most[0], "ziek")(page, prefix);
      await page.locator("[name=keuze]").first().selectOption({ index: 1 });
      await press(page, "main form .utrecht-button--primary-action");
      await page.waitForSelector("#fouten");
    };
    return [
      ["ziek, de keuzes", falls(most[0], "ziek")],
      ["vervalt, de keuzes", falls(most[0], "vervalt")],
      ["ziek, een keuze te weinig", undecided],
    ];
  }],

  ["Een collega was u voor (EL-409)", async (page) => {
    await login(page, "Gijs Proef");
    // He is helping somebody already; Gerda ends that visit while he still writes.
    await page.goto(await dayOf(page));
    await page.locator("#live-mine a").click();
    await page.waitForURL(/bezoeken/);
    const visit = path(page);
    await page.fill("#toelichting", "Wil liever bellen dan mailen.");
    await page.check("[value=deels_opgelost]");
    await page.fill("#vervolg", "Code meenemen");
    await page.fill("#vervolg_op", "10-3-2027");
    const old = await filled(page, "#klaar");
    const gerda = await colleague(page, "Gerda Voorbeeld");
    await gerda.goto(visit);
    await gerda.locator("[name=stappen]").first().check();
    await gerda.check("[value=opgelost]");
    await gerda.locator("#klaar .utrecht-button--primary-action").click();
    await gerda.waitForURL(/samenvatting/);
    await leave(gerda);
    return [["bezoek", async (page, prefix) => {
      await page.goto(`${prefix}/taken`);
      await sendOld(page, `${prefix}${visit}/klaar`, old);
      await page.getByText("Wil liever bellen dan mailen.").first().waitFor();
    }]];
  }],

  ["Een collega bewaarde eerder (EL-409)", async (page) => {
    await login(page, "Bram Sjabloon");
    await page.goto("/beheer");
    const organisatie = await linked(page, "/beheer/organisaties/");
    const balie = await linked(page, "/beheer/balies/");
    const changed = (where, field, mine) => async (page, prefix) => {
      await page.goto(prefix + where);
      await sent(page, where, await filled(page, "main form[method=post]"));
      await page.fill(field, mine);
      await page.locator("main form[method=post] .utrecht-button--primary-action").click();
      await page.waitForSelector("#fouten");
    };
    return [
      ["eigen organisatie", changed(organisatie, "#klachten_telefoon", "14 054")],
      ["balie wijzigen", changed(balie, "#naam", "Balie 99")],
    ];
  }],

  ["Een code per e-mail", async (page) => {
    await isHelped(page);
    await page.goto("/mijn/gegevens");
    await page.check("#email");
    await page.fill("#adres", "tilly@example.org");
    await press(page, "form:has(#adres) button");
    const wrong = async (page, prefix) => {
      await page.goto(`${prefix}/mijn/gegevens`);
      await page.fill("#code", "geen code");
      await press(page, "form:has(#code) button");
      await page.waitForSelector("#fouten");
    };
    return [["mijn gegevens", at("/mijn/gegevens")], ["een code die niet klopt", wrong]];
  }],

  ["Intussen anders gekozen (EL-409)", async (page) => {
    await isHelped(page);
    return [["mijn gegevens", async (page, prefix) => {
      await page.goto(`${prefix}/mijn/gegevens`);
      // In another window it was chosen already.
      await sent(page, "/mijn/gegevens", await filled(page, "main form:has(#telefoon)"));
      await page.fill("#telefoon", "06 87654321");
      await press(page, "main form:has(#telefoon) button");
      await page.waitForSelector("#fouten");
    }]];
  }],

  ["De inwoner geeft zelf een half adres", async (page) => {
    await isHelped(page);
    return [["mijn gegevens", async (page, prefix) => {
      await page.goto(`${prefix}/mijn/gegevens`);
      await page.fill("#straat", "Nieuwe Weg");
      await page.fill("#huisnummer", "");
      await press(page, "main form:has(#telefoon) button");
      await page.waitForSelector("#fouten");
    }]];
  }],

  ["De inwoner is verhuisd", async (page) => {
    await login(page, "Gerda Voorbeeld");
    await call(page, await dayOf(page));
    await identify(page);
    await press(page, "button[value=voorkeuren]");
    const voorkeuren = path(page);
    const unfolded = async (page, prefix) => {
      await page.goto(prefix + voorkeuren);
      const folded = page.locator("details:has(#straat) summary");
      if (await folded.count()) await folded.click();
    };
    return [["een ander adres", unfolded], ["een half adres", async (page, prefix) => {
      await unfolded(page, prefix);
      await page.fill("#straat", "Nieuwe Weg");
      await page.check("#instemming");
      await press(page, "form:has(#straat) button");
      await page.waitForSelector("#fouten");
    }]];
  }],

  ["De inwoner zegt zelf af", async (page) => {
    await isHelped(page);
    await page.goto("/mijn");
    const afspraak = (await linked(page, "/afspraken/")).split("?")[0];
    return [["afspraak", at(afspraak)], ["afzeggen, zeker weten", at(`${afspraak}?afzeggen=ja`)]];
  }],

  ["Een vraag over wie keek", async (page) => {
    await comesIn(page, "Tilly Voorbeeld", "substantieel");
    await asks(page, 0, "Waarom keek u die dag?");
    const asked = path(page);
    return [["net gevraagd", at(asked)]];
  }],

  ["De privacyofficer heeft een vraag", async (page) => {
    await login(page, "Pia Sjabloon");
    const unanswered = async (page, prefix) => {
      await page.goto(`${prefix}/inzage/vragen`);
      await page.locator("form[action$=antwoord] button").first().click();
      await page.waitForSelector("#fouten");
    };
    return [["taken", at("/taken")], ["vragen over inzage", at("/inzage/vragen")], ["zonder antwoord verstuurd", unanswered]];
  }],

  ["De vraag is beantwoord", async (page) => {
    await comesIn(page, "Tilly Voorbeeld", "substantieel");
    const pia = await colleague(page, "Pia Sjabloon");
    await pia.goto("/inzage/vragen");
    await pia.locator("[name=antwoord]").first().fill("U belde die dag. Wij keken welke balie u kon helpen.");
    await pia.locator("form[action$=antwoord] button").first().click();
    await pia.waitForSelector(".note.ok");
    await leave(pia);
    return [["wie keek, met het antwoord", async (page, prefix) => {
      await page.goto(`${prefix}/mijn/inzage`);
      await page.getByText("U belde die dag.").waitFor();
    }]];
  }],

  ["Te vaak gezocht (EL-129)", async (page) => {
    await login(page, "Greet Testman");
    await page.goto(await dayOf(page));
    const visit = await walkIn(page, await linked(page, "/inloop"));
    for (let miss = 0; miss < 5; miss++) await findsNobody(page, visit);
    return [["zoeken wie dit is", async (page, prefix) => {
      await findsNobody(page, prefix + visit);
      await page.waitForSelector("#fouten");
    }]];
  }],

  ["De privacyofficer hoort van het zoeken", async (page) => {
    await login(page, "Fatih Verzonnen");
    return [["taken", at("/taken")], ["te vaak gezocht", async (page, prefix) => {
      await page.goto(`${prefix}/zoekremmen`);
      await page.locator("form[action$=klaar]").first().waitFor();
    }]];
  }],

  ["De inlog was voorbij", async (page) => {
    const name = "Loes Testman";
    return [["wat u typte is bewaard", async (page, prefix) => {
      await login(page, name, prefix);
      await page.goto(`${prefix}/doorverwijzingen/nieuw`);
      await page.fill("#naam", "Tilly Voorbeeld");
      await page.context().clearCookies();
      await page.click("button[value=zoek]");
      await page.waitForSelector("[name=bewaard]", { state: "attached" });
    }]];
  }],
];

/** A week after the day of the demo somebody looks once more, and it is an hour and a half later. */
export const LATER = {
  week: "2027-03-09T09:20:00Z",
  hours: "2027-03-09T10:50:00Z",
  /** While the day is today: where the visit is that is over. */
  async visit(page) {
    await login(page, "Gerda Voorbeeld");
    await page.goto(await dayOf(page));
    return page.locator("#live-past a.appt.done").first().getAttribute("href");
  },
  async looks(page, visit) {
    await login(page, "Gerda Voorbeeld");
    await page.goto(visit);
  },
  async enter(page) {
    await login(page, "Fatih Verzonnen");
    // Once a minute the house looks at the clock.
    await until("the look is noted", async () => {
      await page.goto("/inzage/meldingen");
      return page.locator("form[action$=oordeel]").count();
    }, 120_000, 2_000);
    const reported = async (page, prefix) => {
      await page.goto(`${prefix}/inzage/meldingen`);
      await page.locator("form[action$=oordeel]").first().waitFor();
    };
    return [
      ["taken", at("/taken")],
      ["gekeken zonder open vraag", reported],
      ["gekeken zonder open vraag, niet gekozen", async (page, prefix) => {
        await reported(page, prefix);
        await page.locator("form[action$=oordeel] button").first().click();
        await page.waitForSelector("#fouten");
      }],
    ];
  },
};
