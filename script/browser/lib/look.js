// One screen after the other: in every language, at three widths, enlarged, by keyboard and without JavaScript.
import assert from "node:assert/strict";
import { leave, open } from "./browser.js";
import { axe, controls, html, keyboard, plain, sideways, targets } from "./checks.js";

const WIDTHS = [1280, 390, 320];
/** What is left of 1280 px for a page that is enlarged to 200 %. */
const ENLARGED = 640;
const LANGUAGES = { nl: "", en: "/en", pap: "/pap" };

/** Looks at the screens that `enter` gives for a page of its own. Each address that was served is put into `opened`. */
export async function lookAt(t, browser, program, enter, opened = new Set()) {
  const page = await open(browser, program);
  const screens = await enter(page);
  for (const [name, show] of screens) {
    for (const [language, prefix] of Object.entries(LANGUAGES)) {
      await t.test(`${name} (${language})`, (t) => onceMore(t, () => look(page, show, language, prefix, opened)));
    }
  }
  const bare = await open(browser, program, { javaScriptEnabled: false, storageState: await page.context().storageState() });
  for (const [name, show] of screens) {
    await t.test(`${name}, in another hand`, (t) => onceMore(t, () => inAnotherHand(page, bare, show)));
  }
  await leave(bare);
  await leave(page);
}

/**
 * Looks, and where something is wrong once more: between two looks at a page a minute may pass, and a browser that shares two cores may
 * be late. What is really wrong is wrong both times; what was wrong once is said as FLAKY, with what it was.
 */
async function onceMore(t, look) {
  try {
    await look();
  } catch (first) {
    await look();
    t.diagnostic(`FLAKY, right at the second look: ${first.message}`);
  }
}

async function look(page, show, language, prefix, opened) {
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
async function inAnotherHand(page, bare, show) {
  await page.setViewportSize({ width: ENLARGED, height: 450 });
  await show(page, "");
  const found = [...await sideways(page), ...await targets(page)].map((fault) => `at 200 %: ${fault}`);
  await page.setViewportSize({ width: WIDTHS[0], height: 900 });
  await show(page, "");
  found.push(...await keyboard(page));
  await show(page, "");
  const withScripts = await controls(page);
  await show(bare, "");
  assert.deepEqual(await controls(bare), withScripts, "what can be worked is the same without JavaScript");
  assert.deepEqual([...new Set(found)], []);
}
