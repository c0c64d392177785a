// Every screen, in every language, at three widths: accessibility, valid HTML, nothing sideways, targets to press.
// And once: enlarged to 200 %, by keyboard alone, and without JavaScript.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "../lib/browser.js";
import { axe, controls, html, keyboard, plain, sideways, targets } from "../lib/checks.js";
import { Program } from "../lib/program.js";
import { routes } from "../lib/routes.js";
import { enter, PEOPLE } from "../lib/screens.js";

const WIDTHS = [1280, 390, 320];
/** What is left of 1280 px for a page that is enlarged to 200 %. */
const ENLARGED = 640;
const LANGUAGES = { nl: "", en: "/en", pap: "/pap" };

/** Pages of the program that no test here opens, each with the reason. */
const NOT_HERE = {
  "/inloggen/medewerker": "goes on to the provider",
  "/inloggen/inwoner": "goes on to the provider",
  "/inloggen/medewerker/terug": "comes back from the provider and goes on",
  "/inloggen/inwoner/terug": "comes back from the provider and goes on",
};

let program, browser;
const opened = new Set();
before(async () => { program = await Program.start(); browser = await launch(); });
after(async () => { await browser?.close(); await program?.stop(); });

for (const person of PEOPLE) {
  test(person.name ?? "Niemand", async (t) => {
    const page = await open(browser, program);
    const screens = await enter(page, person);
    for (const [name, show] of screens) {
      for (const [language, prefix] of Object.entries(LANGUAGES)) {
        await t.test(`${name} (${language})`, () => look(page, show, language, prefix));
      }
    }
    const plain = await open(browser, program, { javaScriptEnabled: false, storageState: await page.context().storageState() });
    for (const [name, show] of screens) {
      await t.test(`${name}, in another hand`, () => inAnotherHand(page, plain, show));
    }
    await plain.context().close();
    await page.context().close();
  });
}

test("every page there is, is one of them", () => {
  const seen = (route) => [...opened].some((path) => route.matches(path));
  const missing = routes().filter((route) => !seen(route) && !(route.path in NOT_HERE)).map((route) => route.path);
  assert.deepEqual(missing, [], "put these in lib/screens.js");
  const stale = Object.keys(NOT_HERE).filter((path) => routes().some((route) => route.path === path && seen(route)));
  assert.deepEqual(stale, [], "these are opened after all");
});

async function look(page, show, language, prefix) {
  page.troubles.length = 0;
  page.pages.length = 0;
  await page.setViewportSize({ width: WIDTHS[0], height: 900 });
  await show(page, prefix);
  const found = await plain(page);
  assert.equal(await page.locator("html").getAttribute("lang"), language);
  for (const served of page.pages) opened.add(new URL(served.url).pathname.replace(/^\/(en|pap)(?=\/|$)/, "") || "/");
  for (const served of page.pages) found.push(...await html(await served.html));
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const fault of [...await sideways(page), ...await targets(page), ...await axe(page)]) found.push(`${width} px: ${fault}`);
  }
  found.push(...page.troubles);
  assert.deepEqual([...new Set(found)], []);
}

/** The same screen enlarged, by keyboard, and without JavaScript: nothing is missing. */
async function inAnotherHand(page, plain, show) {
  await page.setViewportSize({ width: ENLARGED, height: 450 });
  await show(page, "");
  const found = [...await sideways(page), ...await targets(page)].map((fault) => `at 200 %: ${fault}`);
  await page.setViewportSize({ width: WIDTHS[0], height: 900 });
  await show(page, "");
  found.push(...await keyboard(page));
  await show(page, "");
  const withScripts = await controls(page);
  await show(plain, "");
  assert.deepEqual(await controls(plain), withScripts, "what can be worked is the same without JavaScript");
  assert.deepEqual([...new Set(found)], []);
}
