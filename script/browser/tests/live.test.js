// The day that refreshes itself: only what nobody is busy in, said in one line, and honest when there is no contact.
// The clock of the page is in the hands of the test, so nothing has to be waited for.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { dayOf, launch, leave, login, open, until, visit } from "../lib/browser.js";
import { Program } from "../lib/program.js";

const TICK = 15_000;
const SIZE_MAX = 3_000;

let program, browser, hall;
before(async () => {
  program = await Program.start();
  browser = await launch();
  hall = await open(browser, program);
  await login(hall, "Derk Fictief");
  await hall.goto(await dayOf(hall));
});
after(async () => { await browser?.close(); await program?.stop(); });

/** The receptie reports the next who comes for Gemeente Enschede; gives the ticket. */
async function report() {
  const next = hall.locator("#live-agenda td[data-l^='Gemeente Enschede'] button").first();
  await next.click();
  const said = await hall.locator(".note.ok").innerText();
  return /nummer ([A-Z]\d+)/.exec(said)[1];
}

async function counter(page) {
  await page.clock.install();
  await login(page, "Gerda Voorbeeld");
  await page.goto(await dayOf(page));
}

/** Lets the page live on, until the answer to its question is in. */
async function tick(page) {
  const answered = page.waitForEvent("requestfinished");
  await page.clock.runFor(TICK);
  await answered;
}

const waits = (page) => page.locator("#live-waiting").innerText();

test("who is reported appears by itself, and is said in one line", () =>
  visit(browser, program, {}, async (page) => {
    await counter(page);
    assert.equal(await page.locator("#live-said").innerText(), "");
    const bon = await report();
    await tick(page);
    await until("the ticket appears", async () => (await waits(page)).includes(bon));
    assert.equal(await page.locator("#live-said").innerText(), `Nieuw in de wachtruimte: ${bon}`);
    assert.equal(await page.locator("#live-said").getAttribute("role"), "status");
    assert.equal(await page.locator("#live-more").isVisible(), false);
    // The buttons that came along work.
    await page.locator("#live-waiting tr", { hasText: bon }).getByRole("button").click();
    await page.waitForURL(/bezoeken/);
    await page.locator("[value=opgelost]").check();
    await page.locator("#klaar .utrecht-button--primary-action").click();
    await page.waitForURL(/samenvatting/);
  }));

test("a block with the keyboard in it waits, and says that there is something new", () =>
  visit(browser, program, {}, async (page) => {
    await counter(page);
    await page.fill("#nummer", "7K3");
    const button = page.locator("#live-waiting button").first();
    await button.focus();
    const bon = await report();
    await tick(page);
    await page.locator("#live-more").waitFor();
    assert.ok(!(await waits(page)).includes(bon));
    assert.ok(await button.evaluate((one) => one === document.activeElement), "the keyboard is where it was");
    assert.equal(await page.inputValue("#nummer"), "7K3", "what was typed is kept");
    await page.locator("#nummer").focus();
    await tick(page);
    await until("the ticket appears", async () => (await waits(page)).includes(bon));
    await page.locator("#live-more").waitFor({ state: "hidden" });
    assert.equal(await page.inputValue("#nummer"), "7K3");
  }));

test("open details stay open", () =>
  visit(browser, program, {}, async (page) => {
    await counter(page);
    await page.locator("#live-past summary").click();
    const bon = await report();
    await tick(page);
    await until("the ticket appears", async () => (await waits(page)).includes(bon));
    assert.ok(await page.locator("#live-past details").evaluate((one) => one.open));
  }));

test("after a minute without contact the page says since when", async () => {
  const page = await open(browser, program);
  await counter(page);
  const stale = page.locator("#live-stale");
  await tick(page);
  assert.equal(await stale.isVisible(), false);
  await page.context().setOffline(true);
  await page.clock.runFor(TICK);
  await page.clock.runFor(TICK);
  assert.equal(await stale.isVisible(), false, "not yet");
  await page.clock.runFor(3 * TICK);
  await stale.waitFor();
  assert.match(await stale.innerText(), /^Niet bijgewerkt sinds \d+:\d\d\.$/);
  await page.context().setOffline(false);
  await tick(page);
  await stale.waitFor({ state: "hidden" });
  await leave(page);
});

test("who is logged out keeps what is on the screen, and is told", async () => {
  const page = await open(browser, program);
  await counter(page);
  const before = await waits(page);
  await page.context().clearCookies();
  await tick(page);
  await page.clock.runFor(4 * TICK);
  await page.locator("#live-stale").waitFor();
  assert.equal(await waits(page), before);
  await leave(page);
});

test("after a quarter of an hour without hands it stops asking, and goes on at the first key", () =>
  visit(browser, program, {}, async (page) => {
    await counter(page);
    await page.clock.fastForward(16 * 60_000);
    await page.locator("#live-stale").waitFor();
    let asked = 0;
    page.on("request", () => { asked++; });
    await page.clock.runFor(4 * TICK);
    assert.equal(asked, 0);
    await page.keyboard.press("Shift");
    await page.locator("#live-stale").waitFor({ state: "hidden" });
    assert.equal(asked, 1);
  }));

test("a day that came back with an error refreshes too", () =>
  visit(browser, program, {}, async (page) => {
    await counter(page);
    await page.locator(".inline-form button").click();
    await page.locator("#fouten").waitFor();
    const bon = await report();
    await tick(page);
    await until("the ticket appears", async () => (await waits(page)).includes(bon));
    assert.ok(await page.locator("#fouten").isVisible());
  }));

test("without JavaScript the link does the same", () =>
  visit(browser, program, { javaScriptEnabled: false }, async (page) => {
    await login(page, "Gerda Voorbeeld");
    await page.goto(await dayOf(page));
    const bon = await report();
    await page.locator("[data-live-from]").click();
    assert.ok((await waits(page)).includes(bon));
    for (const hidden of ["#live-stale", "#live-more"]) assert.equal(await page.locator(hidden).isVisible(), false);
  }));

/** Tess puts a looplijst before Fatih; gives its address. */
async function putForward(page) {
  await page.clock.install();
  await login(page, "Tess Proef");
  await page.goto("/looplijsten/nieuw");
  await page.check("#r-minimaregeling");
  await page.locator("main form button").click();
  await page.locator("form[action$='/voorlegging'] button").click();
  await page.locator("#live-stand").waitFor();
  return new URL(page.url()).pathname;
}

test("a looplijst that is being made lives too: who waits for a colleague sees the yes, and goes on", () =>
  visit(browser, program, {}, async (page) => {
    const list = await putForward(page);
    assert.equal(await page.locator("form[action$='/start']").count(), 0);
    await visit(browser, program, {}, async (other) => {
      await login(other, "Fatih Oefening");
      await other.goto(list);
      await other.check("input[value=goedgekeurd]");
      await other.locator("form[action$='/oordeel'] button").click();
      await other.locator("#live-stappen", { hasText: "Fatih Oefening" }).waitFor();
    });
    await tick(page);
    await page.locator("#live-status", { hasText: "Goedgekeurd" }).waitFor();
    await page.locator("form[action$='/start'] button").click();
    await page.locator("#voortgang, form[action$='/opening']").first().waitFor();
  }));

test("a judgement with an error stays as it was typed", () =>
  visit(browser, program, {}, async (page) => {
    const list = await putForward(page);
    await login(page, "Fatih Oefening");
    await page.goto(list);
    await page.fill("#toelichting", "Nog niet");
    await page.locator("form[action$='/oordeel'] button").click();
    await page.locator("#fouten").waitFor();
    await page.clock.runFor(2 * TICK);
    assert.equal(await page.inputValue("#toelichting"), "Nog niet");
    assert.ok(await page.locator("#fouten").isVisible());
  }));

test("the script is small and the only one", async () => {
  const script = await readFile(new URL("../../../assets/eenloket.js", import.meta.url));
  assert.ok(script.length <= SIZE_MAX, `${script.length} bytes`);
});
