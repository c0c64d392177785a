// What must hold of every screen.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { HtmlValidate } from "html-validate";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const TARGET = 24;

const htmlValidate = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // Ticks of one question share a name: that is how a form sends a list.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "submit"] }],
  },
});

/** WCAG 2.0 to 2.2 A and AA and the best practices, by axe-core. */
export async function axe(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const found = await page.evaluate((values) => window.axe.run(document, {
    runOnly: { type: "tag", values },
    resultTypes: ["violations"],
    preload: false,
  }), TAGS);
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `axe ${rule.id}: ${rule.help}: ${node.target.join(" ")}`));
}

/** The HTML as it was served. */
export async function html(text) {
  const report = await htmlValidate.validateString(text);
  const found = report.results.flatMap((one) => one.messages).filter((m) => m.ruleId !== "form-dup-name" || !isChoice(text, m));
  return found.map((m) => `html-validate ${m.ruleId} at ${m.line}:${m.column}: ${m.message}`);
}

/** A choice about each row of a list: these share a name as ticks do. */
function isChoice(text, { line, column }) {
  const before = text.split("\n")[line - 1].slice(0, column);
  return before.slice(before.lastIndexOf("<")).startsWith("<select");
}

/** Nothing sticks out sideways. */
export const sideways = (page) => page.evaluate(() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const out = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > root.clientWidth + 0.5);
  const last = out.at(-1);
  return [`the page is ${root.scrollWidth} px wide in ${root.clientWidth} px, because of <${last?.localName} class="${last?.className}">`];
});

/** What can be pressed is large enough for an unsteady hand; a link within a sentence need not be. */
export const targets = (page) => page.evaluate((least) => {
  const found = [];
  for (const one of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")) {
    const box = one.getBoundingClientRect();
    if (!one.checkVisibility() || box.right < 0) continue;
    const inline = one.localName === "a" && getComputedStyle(one).display === "inline"
      && one.parentElement.textContent.trim().length > one.textContent.trim().length;
    if (!inline && (box.width < least - 0.01 || box.height < least - 0.01)) {
      found.push(`${Math.round(box.width)} by ${Math.round(box.height)} px is too small to press: ${one.outerHTML.slice(0, 90)}`);
    }
  }
  return found;
}, TARGET);

/** No style and no script in the page itself, and one heading of the first order. */
export const plain = (page) => page.evaluate(() => {
  const found = [];
  for (const one of document.querySelectorAll("[style], style, script:not([src])")) found.push(`in the page itself: ${one.outerHTML.slice(0, 90)}`);
  if (document.querySelectorAll("h1").length !== 1) found.push(`${document.querySelectorAll("h1").length} times <h1>`);
  return found;
});

/** What can be worked on a page, in words that stay the same when the page is asked for again. */
export const controls = (page) => page.evaluate(() => {
  const found = [];
  for (const one of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")) {
    if (one.checkVisibility()) found.push(`${one.localName} ${one.getAttribute("name") ?? ""} ${one.textContent.trim().replace(/\s+/g, " ")}`);
  }
  return found;
});

/** Every control is reached with Tab, in order, none holds the keyboard, and where the keyboard is, is seen. */
export async function keyboard(page) {
  const stops = await page.evaluate(() => {
    document.activeElement?.blur();
    getSelection().removeAllRanges();
    window.scrollTo(0, 0);
    let nth = 0;
    const groups = new Map();
    for (const one of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")) {
      if (!one.checkVisibility() || one.disabled || one.tabIndex < 0) continue;
      // A group of rounds is one stop: the one that is chosen, or any where none is.
      const group = one.type === "radio" ? `${one.form?.action} ${one.name}` : `${nth++}`;
      if (!groups.has(group)) groups.set(group, []);
      groups.get(group).push(one);
    }
    window.tabStops = [...groups.values()];
    return window.tabStops.length;
  });
  const missed = new Set(Array.from({ length: stops }, (_, nth) => nth));
  const found = [];
  // The keyboard starts at the top of the page: a click on its edge puts it there.
  await page.mouse.click(0, 0);
  for (let press = 0; press < stops + 3; press++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const here = document.activeElement;
      const style = getComputedStyle(here);
      const next = here.nextElementSibling && getComputedStyle(here.nextElementSibling);
      const seen = [style, next].some((one) => one && (one.outlineStyle !== "none" && parseFloat(one.outlineWidth) > 0 || one.boxShadow !== "none"));
      return { nth: window.tabStops.findIndex((group) => group.includes(here)), seen, what: here.outerHTML.slice(0, 90) };
    });
    if (at.nth >= 0) missed.delete(at.nth);
    if (at.nth >= 0 && !at.seen) found.push(`the keyboard is not seen at ${at.what}`);
  }
  for (const nth of missed) {
    found.push(`Tab does not reach ${await page.evaluate((one) => window.tabStops[one][0].outerHTML.slice(0, 90), nth)}`);
  }
  return found;
}
