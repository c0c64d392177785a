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
  return report.results.flatMap((one) => one.messages.map((m) => `html-validate ${m.ruleId} at ${m.line}:${m.column}: ${m.message}`));
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
