// Every screen, in every language, at three widths: accessibility, valid HTML, nothing sideways, targets to press.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "../lib/browser.js";
import { axe, html, plain, sideways, targets } from "../lib/checks.js";
import { Program } from "../lib/program.js";
import { enter, PEOPLE } from "../lib/screens.js";

const WIDTHS = [1280, 390, 320];
const LANGUAGES = { nl: "", en: "/en", pap: "/pap" };

let program, browser;
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
    await page.context().close();
  });
}

async function look(page, show, language, prefix) {
  page.troubles.length = 0;
  page.pages.length = 0;
  await page.setViewportSize({ width: WIDTHS[0], height: 900 });
  await show(page, prefix);
  const found = await plain(page);
  assert.equal(await page.locator("html").getAttribute("lang"), language);
  for (const served of page.pages) found.push(...await html(await served.html));
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const fault of [...await sideways(page), ...await targets(page), ...await axe(page)]) found.push(`${width} px: ${fault}`);
  }
  found.push(...page.troubles);
  assert.deepEqual([...new Set(found)], []);
}
