// The checks themselves: on a page with a fault each says so.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../lib/browser.js";
import { axe, html, keyboard, sideways, targets } from "../lib/checks.js";

let browser, page;
before(async () => { browser = await launch(); page = await browser.newPage({ viewport: { width: 390, height: 600 } }); });
after(async () => { await browser?.close(); });

const shown = (body) => page.setContent(`<!doctype html><html lang="nl"><title>t</title><main><h1>t</h1>${body}</main>`);

test("a control that keeps the keyboard, and one that is not seen to have it", async () => {
  await shown("<button>a</button> <button style='outline:none'>b</button>");
  assert.match((await keyboard(page)).join(), /not seen at <button style/);
  await shown(`<input id="trap" onkeydown="event.key === 'Tab' && event.preventDefault()"> <button>behind it</button>`);
  assert.match((await keyboard(page)).join(), /does not reach <button>behind it/);
  await shown("<button>a</button> <a href='/b'>b</a>");
  assert.deepEqual(await keyboard(page), []);
});

test("what sticks out, what is too small, what cannot be read, what is no HTML", async () => {
  await shown("<p style='width:50rem'>wide</p>");
  assert.notDeepEqual(await sideways(page), []);
  await shown("<button style='width:9px;height:9px;padding:0'></button>");
  assert.match((await targets(page)).join(), /too small/);
  assert.match((await axe(page)).join(), /button-name/);
  assert.match((await html("<p><div></p>")).join(), /html-validate/);
});
