// The states of a screen that come only when something happened: the same checks as of every screen.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, leave, open } from "../lib/browser.js";
import { lookAt } from "../lib/look.js";
import { Program } from "../lib/program.js";
import { LATER, STATES } from "../lib/states.js";

let program, browser;
before(async () => { program = await Program.start(); browser = await launch(); });
after(async () => { await browser?.close(); await program?.stop(); });

/** A state that is named with a code says that code to its reader, too. */
function saying(name, screens) {
  const code = /EL-\d+/.exec(name)?.[0];
  return code ? screens.map(([what, show]) => [what, async (page, prefix) => {
    await show(page, prefix);
    assert.ok((await page.locator("main").innerText()).includes(code), `${code} is on the page`);
  }]) : screens;
}

for (const [name, enter] of STATES) {
  test(name, (t) => lookAt(t, browser, program, async (page) => saying(name, await enter(page))));
}

test("Een week later gekeken", async (t) => {
  const later = await Program.start();
  const during = async (work) => {
    const page = await open(browser, later);
    const result = await work(page);
    await leave(page);
    return result;
  };
  try {
    const visit = await during((page) => LATER.visit(page));
    await later.reopen(LATER.week);
    await during((page) => LATER.looks(page, visit));
    await later.reopen(LATER.hours);
    await lookAt(t, browser, later, (page) => LATER.enter(page));
  } finally {
    await later.stop();
  }
});
