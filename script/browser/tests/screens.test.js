// Every screen, in every language, at three widths: accessibility, valid HTML, nothing sideways, targets to press.
// And once: enlarged to 200 %, by keyboard alone, and without JavaScript.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../lib/browser.js";
import { lookAt } from "../lib/look.js";
import { Program } from "../lib/program.js";
import { routes } from "../lib/routes.js";
import { enter, PEOPLE } from "../lib/screens.js";

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
  test(person.name ?? "Niemand", (t) => lookAt(t, browser, program, (page) => enter(page, person), opened));
}

test("every page there is, is one of them", () => {
  const seen = (route) => [...opened].some((path) => route.matches(path));
  const missing = routes().filter((route) => !seen(route) && !(route.path in NOT_HERE)).map((route) => route.path);
  assert.deepEqual(missing, [], "put these in lib/screens.js");
  const stale = Object.keys(NOT_HERE).filter((path) => routes().some((route) => route.path === path && seen(route)));
  assert.deepEqual(stale, [], "these are opened after all");
});
