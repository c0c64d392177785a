// How the screens hold up: enlarged, in high contrast, without movement, on paper, and over a slow line.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { dayOf, launch, login, visit } from "../lib/browser.js";
import { sideways } from "../lib/checks.js";
import { Program } from "../lib/program.js";
import { choose, search } from "../lib/screens.js";

const FIRST_VISIT_MAX = 150_000;
const NEXT_PAGE_MAX = 30_000;

let program, browser;
before(async () => { program = await Program.start(); browser = await launch(); });
after(async () => { await browser?.close(); await program?.stop(); });

test("enlarged to 200 % everything is there and nothing is sideways", () =>
  visit(browser, program, { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }, async (page) => {
    await login(page, "Bas Voorbeeld");
    await search(page);
    await choose(page);
    assert.deepEqual(await sideways(page), []);
    const confirm = page.locator("button[value=bevestig]");
    await confirm.scrollIntoViewIfNeeded();
    const box = await confirm.boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 640 && box.height >= 44, "the confirm button is whole and in sight");
    await login(page, "Gerda Voorbeeld");
    await page.goto(await dayOf(page));
    assert.deepEqual(await sideways(page), []);
    assert.ok(await page.getByRole("button", { name: /Oproepen/ }).first().isVisible());
  }));

test("letters of twice the size fit too", () =>
  visit(browser, program, { viewport: { width: 1280, height: 900 } }, async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send("Page.enable");
    await session.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
    await login(page, "Bas Voorbeeld");
    await search(page);
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), "32px");
    assert.deepEqual(await sideways(page), []);
  }));

test("in forced colours state and focus do not depend on colour", () =>
  visit(browser, program, { forcedColors: "active" }, async (page) => {
    await login(page, "Bas Voorbeeld");
    await search(page);
    const slot = page.locator("[name=tijdslot]").nth(1);
    const border = (selector) => page.locator(selector).first().evaluate((one) => {
      const style = getComputedStyle(one);
      return { outline: style.outlineStyle, width: parseFloat(style.outlineWidth), border: parseFloat(style.borderTopWidth) };
    });
    const chip = ".slot:nth-of-type(2) label";
    assert.equal((await border(chip)).outline, "none");
    await slot.focus();
    assert.notEqual((await border(chip)).outline, "none", "focus is seen");
    await page.keyboard.press("Space");
    await page.locator("#kanaal").focus();
    const chosen = await border(chip);
    assert.ok(chosen.outline !== "none" && chosen.width >= 3, "what is chosen is seen without focus");
    assert.ok((await border(".desk:has(:checked)")).border >= 3, "and so is its Balie");
    assert.ok((await border(".stepno")).border >= 1);
    await login(page, "Gerda Voorbeeld");
    await page.goto(await dayOf(page));
    const bar = await page.locator(".day .now th").evaluate((one) => parseFloat(getComputedStyle(one).borderInlineStartWidth));
    assert.ok(bar >= 4, "the row of now has a bar");
  }));

test("who wants no movement gets none", () =>
  visit(browser, program, { reducedMotion: "reduce" }, async (page) => {
    await login(page, "Bas Voorbeeld");
    await search(page);
    const moving = await page.evaluate(() => [...document.querySelectorAll("*")].filter((one) => {
      const style = getComputedStyle(one);
      const lasts = (value) => value.split(",").some((part) => parseFloat(part) > 0);
      return lasts(style.transitionDuration) || lasts(style.animationDuration) || style.scrollBehavior === "smooth";
    }).map((one) => one.outerHTML.slice(0, 80)));
    assert.deepEqual(moving, []);
  }));

test("the head of the agenda stays in sight", () =>
  visit(browser, program, {}, async (page) => {
    await login(page, "Gerda Voorbeeld");
    await page.goto(await dayOf(page));
    await page.locator("#live-agenda tbody tr").last().scrollIntoViewIfNeeded();
    const head = await page.locator("#live-agenda thead th").first().boundingBox();
    assert.ok(head.y >= 0 && head.y < 100, `the head is ${Math.round(head.y)} px from the top`);
  }));

test("on paper the summary is one page, without what belongs to the screen", () =>
  visit(browser, program, {}, async (page) => {
    await login(page, "Gerda Voorbeeld");
    await page.goto(await dayOf(page));
    const done = await page.locator("#live-past a.appt.done").first().getAttribute("href");
    await page.goto(`${done}/samenvatting`);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1);
    await page.emulateMedia({ media: "print" });
    for (const gone of [".top", ".nav", "footer", ".btns", ".skip"]) {
      assert.equal(await page.locator(gone).first().isVisible(), false, `not on paper: ${gone}`);
    }
    assert.ok(await page.locator("h1").isVisible());
  }));

test("pages are light", async (t) => {
  await visit(browser, program, {}, async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    let bytes = 0;
    session.on("Network.loadingFinished", (one) => { bytes += one.encodedDataLength; });
    const weigh = async (name, most, go) => {
      bytes = 0;
      await go();
      await page.waitForLoadState("networkidle");
      t.diagnostic(`${name}: ${(bytes / 1000).toFixed(1)} kB`);
      assert.ok(bytes > 500 && bytes <= most, `${name} weighs ${bytes} bytes`);
    };
    await weigh("first visit", FIRST_VISIT_MAX, () => page.goto("/inloggen"));
    await weigh("after logging in", NEXT_PAGE_MAX, () => page.getByRole("button", { name: "Bas Voorbeeld" }).click());
    await weigh("screen 1", NEXT_PAGE_MAX, () => page.goto("/doorverwijzingen/nieuw"));
    await weigh("screen 1 after the search", NEXT_PAGE_MAX, () => search(page));
    await weigh("list", NEXT_PAGE_MAX, () => page.goto("/doorverwijzingen"));
    await page.getByRole("button", { name: "Uitloggen" }).click();
    await page.goto("/inloggen");
    await page.getByRole("button", { name: "Gerda Voorbeeld" }).click();
    const day = await dayOf(page);
    await weigh("day of the counter", NEXT_PAGE_MAX, () => page.goto(day));
  });
});

test("stylesheets and fonts are asked for once", () =>
  visit(browser, program, {}, async (page) => {
    await page.goto("/inloggen");
    await page.waitForLoadState("networkidle");
    const again = [];
    page.on("response", (response) => { if (!response.fromServiceWorker() && /\/assets\//.test(response.url())) again.push(response); });
    await page.goto("/status");
    for (const response of again) {
      const timing = response.headers()["cache-control"];
      assert.match(timing, /immutable/, response.url());
    }
  }));
