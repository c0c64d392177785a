// A real browser, and what it saw while a test used it.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const EXECUTABLE = process.env.CHROMIUM ?? "/usr/bin/chromium";
const ARGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
/** Chromium says this of every error page; that it is an error page, the tests know themselves. */
const EXPECTED = /^Failed to load resource: the server responded with a status of 4\d\d/;

export const launch = () => chromium.launch({ executablePath: EXECUTABLE, args: ARGS });

/** A page of its own session. `page.pages` holds the HTML that was served, `page.troubles` what went wrong in it. */
export async function open(browser, program, options = {}) {
  const context = await browser.newContext({ baseURL: program.base, viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  page.troubles = [];
  page.pages = [];
  page.on("pageerror", (error) => page.troubles.push(`an error in a script: ${error.message}`));
  page.on("console", (line) => {
    const bad = line.type() === "error" || line.type() === "warning";
    if (bad && !EXPECTED.test(line.text())) page.troubles.push(`the console says: ${line.text()}`);
  });
  page.on("requestfailed", (request) => page.troubles.push(`not loaded: ${request.url()}`));
  page.on("response", (response) => {
    const kind = response.headers()["content-type"] ?? "";
    if (kind.startsWith("text/html") && response.status() < 300 || response.status() >= 400 && kind.startsWith("text/html")) {
      page.pages.push({ url: response.url(), html: response.text().catch(() => "") });
    }
  });
  return page;
}

/**
 * Ends the session of a page. Chromium may never answer when it is told to forget a session of which a page is on its way
 * somewhere, so that page arrives first. Nobody waits for ever all the same: what stays open goes with the browser.
 */
export async function leave(page) {
  const context = page.context();
  await Promise.all(context.pages().map((one) => one.waitForLoadState()));
  let late;
  const patience = new Promise((next) => { late = setTimeout(next, 10_000); });
  await Promise.race([context.close(), patience]);
  clearTimeout(late);
}

/** A page for as long as the work takes; nothing may have gone wrong in it. */
export async function visit(browser, program, options, work) {
  const page = await open(browser, program, options);
  try {
    const result = await work(page);
    assert.deepEqual(page.troubles, []);
    return result;
  } finally {
    await leave(page);
  }
}

/** Logs in on the page of the demo. The name may be the first part of it. */
export async function login(page, name, prefix = "") {
  await page.goto(`${prefix}/inloggen`);
  await page.getByRole("button", { name }).first().click();
  await page.locator("nav.nav").waitFor();
}

/** The address of the day that this Medewerker works in. */
export const dayOf = (page) => page.locator("nav.nav a[href*='/balie/']").first().getAttribute("href");

/** Waits for what the program does a moment later, such as telling another organisatie. */
export async function until(what, check, patience = 20_000, pause = 50) {
  const end = Date.now() + patience;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`this did not happen: ${what}`);
    await new Promise((next) => setTimeout(next, pause));
  }
}
