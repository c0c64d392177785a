// V01 and V02 from beginning to end, with a keyboard only and without JavaScript: a call, an appointment, the counter
// the next day, and the sender who hears how it went.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { dayOf, launch, login, until, visit } from "../lib/browser.js";
import { Keys } from "../lib/keys.js";
import { Program } from "../lib/program.js";

const PRESSES_MAX = 60;
let program, browser;
before(async () => { program = await Program.start(); browser = await launch(); });
after(async () => { await browser?.close(); await program?.stop(); });

test("V01 and V02 by keyboard alone, without JavaScript", async (t) => {
  let nummer = "(none)";
  const offline = { javaScriptEnabled: false };

  await t.test("Bas refers Tilly in at most 60 key presses besides typing", () => visit(browser, program, offline, async (page) => {
    await login(page, "Bas Voorbeeld");
    await page.goto("/doorverwijzingen/nieuw");
    const keys = new Keys(page);
    await keys.at("#product");
    await keys.type("DigiD a");
    await keys.tabTo("#bsn");
    await keys.type("999990019");
    await keys.tabTo("#naam");
    await keys.type("Tilly Voorbeeld");
    await keys.tabTo("#geboortedatum");
    await keys.type("14-6-1948");
    await keys.tabTo("#postcode");
    await keys.type("7511 AA");
    await keys.tabTo("#huisnummer");
    await keys.type("12");
    await keys.tabTo("#telefoon");
    // No part of the day that Tilly would rather have, and any day will do: past both, with what few need folded away.
    await keys.tabTo("#dagdeel");
    await keys.tabTo("button[value=zoek]", 2);
    await keys.enter();

    // The first Tijdslot has the keyboard, and nothing is chosen yet.
    await keys.at("[name=tijdslot]");
    assert.equal(await page.locator("[name=tijdslot]:checked").count(), 0);
    await keys.press("ArrowRight", 3);
    const chosen = page.locator(".slot:has(:checked)");
    assert.match(await chosen.innerText(), /wo 3 mrt 9:30/);
    await keys.tabTo("summary");
    await keys.tabTo("[name=zinnen]");
    await keys.press("Space");
    await keys.tabTo("[name=zinnen]");
    await keys.press("Space");
    await keys.tabTo("[name=instemming]", 3);
    await keys.press("Space");
    await keys.tabTo("#terugkoppeling");
    await keys.press("Space");
    await keys.tabTo("#kanaal");
    await keys.press("ArrowDown");
    await keys.tabTo("button[value=bevestig]");
    await keys.enter();

    assert.match(page.url(), /\/bevestigd\?letter=groot(&gemeente=\d{4})?$/);
    const said = await page.locator("main").innerText();
    for (const part of ["Tilly Voorbeeld", "woensdag 3 maart 2027, 9:30", "Stadskantoor Enschede", "Neem mee", "grote letters"]) {
      assert.ok(said.includes(part), `to be read out: ${part}`);
    }
    nummer = await page.locator(".nummer").innerText();
    assert.match(nummer, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}$/);
    await keys.at("a[href$='/doorverwijzingen/nieuw']");
    t.diagnostic(`screen 1: ${keys.presses} key presses besides typing`);
    assert.ok(keys.presses <= PRESSES_MAX, `${keys.presses} key presses`);
  }));

  await program.reopen("2027-03-03T08:22:00Z");

  await t.test("Derk reports who comes in, by number", () => visit(browser, program, offline, async (page) => {
    await login(page, "Derk Fictief");
    await page.goto(await dayOf(page));
    const keys = new Keys(page);
    await keys.at("#nummer");
    await keys.type(nummer.toLowerCase());
    await keys.enter();
    assert.match(await page.locator(".note.ok").innerText(), /De inwoner heeft nummer [A-Z]\d\d en wacht nu/);
    const seen = await page.locator("main").innerText();
    assert.ok(!seen.includes("Tilly"), "the receptie sees no names");
  }));

  await t.test("Gerda calls, identifies, helps and closes", () => visit(browser, program, offline, async (page) => {
    await login(page, "Gerda Voorbeeld");
    await page.goto(await dayOf(page));
    const keys = new Keys(page);
    await keys.tabUntil("#live-waiting tr:has(th) button");
    assert.match(await page.locator("tr:has(button:focus)").innerText(), /Tilly Voorbeeld/);
    await keys.enter();

    assert.match(page.url(), /\/balie\/bezoeken\//);
    const before = await page.locator("main").innerText();
    assert.ok(before.includes("Tilly Voorbeeld") && !before.includes("samen doen") && !before.includes("999990019"));
    await keys.tabUntil("#document");
    await keys.press("Space");
    await keys.tabTo("[name=stand]");
    await keys.press("Space");
    await keys.tabTo("#einde");
    await keys.type("4K7");
    await keys.tabTo("main button");
    await keys.enter();

    const after = await page.locator("main").innerText();
    assert.ok(after.includes("Wil het graag samen doen"), "what was shared is seen once it is known who this is");
    assert.ok(!after.includes("999990019"), "no bsn on the page");
    await keys.tabUntil("[name=stappen]");
    await keys.press("Space");
    await keys.press("Tab", 2);
    await keys.press("Space");
    await keys.tabTo("#toelichting", 4);
    await keys.tabTo("[name=uitkomst]");
    await keys.press("ArrowDown");
    await keys.tabTo("#vervolg");
    await keys.type("Activeringscode per brief");
    await keys.tabTo("#vervolg_op");
    await keys.type("10-3-2027");
    await keys.tabTo("[name=samenvatting]");
    await keys.tabTo("#klaar button[type=submit]");
    await keys.enter();

    const paper = await page.locator("main").innerText();
    for (const part of ["Samenvatting voor Tilly Voorbeeld", "DigiD aangevraagd", "Berichtenbox uitgelegd", "Deels opgelost", "woensdag 10 maart 2027", nummer]) {
      assert.ok(paper.includes(part), `on paper: ${part}`);
    }
    t.diagnostic(`counter, from the day to the paper summary: ${keys.presses} key presses besides typing`);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    assert.equal(pages(pdf), 1, "the paper summary is one page");
    await page.goto("/taken");
    const task = await page.locator("main").innerText();
    assert.ok(task.includes("Activeringscode per brief") && task.includes(nummer));
  }));

  await t.test("Bas hears that it went well, and nothing more", () => visit(browser, program, offline, async (page) => {
    await login(page, "Bas Voorbeeld");
    const line = page.locator("tr", { hasText: nummer });
    await until("the sender hears how it went", async () => {
      await page.goto("/doorverwijzingen");
      return (await line.innerText()).includes("geholpen, vervolg bij gemeente");
    });
    const seen = await page.locator("main").innerText();
    assert.ok(!seen.includes("Activeringscode"), "the sender gets no free text");
  }));
});

const pages = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
