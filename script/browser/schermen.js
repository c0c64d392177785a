// Takes the pictures of docs/schermen: the screens of the demo as they are now. Run by script/schermen.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dayOf, launch, login, open } from "./lib/browser.js";
import { Program } from "./lib/program.js";
import { call, choose, enter, finish, identify, linked, PEOPLE, search } from "./lib/screens.js";

/** Of screens that tests open as well: whose, which one, under which name, how wide. */
const SHARED = [
  ["Nel Voorbeeld", "route van vandaag", "looplijst-route", 390],
  ["Nel Voorbeeld", "adres van een looplijst", "looplijst-gesprek", 1280, 390],
  ["Fatih Oefening", "blinde lijst openen", "looplijst-openen", 1280],
  ["Otto Testman", "grondslag beoordelen", "grondslag", 1280],
  ["Hanna Voorbeeld", "regeling met verzonnen getallen", "regeling", 1280],
  ["Amina Testman", "levensgebeurtenissen", "levensgebeurtenissen", 1280],
];

const folder = process.argv[2];
await mkdir(folder, { recursive: true });
const program = await Program.start();
const browser = await launch();
try {
  const take = async (page, name, ...widths) => {
    await page.evaluate(() => document.activeElement.blur());
    for (const width of widths) {
      await page.setViewportSize({ width, height: width < 500 ? 844 : 800 });
      await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  };

  const bas = await open(browser, program);
  await login(bas, "Bas Voorbeeld");
  await search(bas);
  await choose(bas);
  await take(bas, "doorverwijzen", 1280, 390);
  await bas.click("button[value=bevestig]");
  await bas.waitForURL(/bevestigd(\?|$)/);
  await take(bas, "bevestigd", 390);
  await bas.goto("/doorverwijzingen");
  await take(bas, "mijn-doorverwijzingen", 1280);

  const wanda = await open(browser, program);
  await login(wanda, "Wanda Testman");
  await wanda.goto("/berichten");
  await take(wanda, "berichten", 1280);
  await wanda.locator("form[action$=printen] button").click();
  await wanda.waitForURL(/partijen/);
  // The letter itself; script/schermen makes a picture of it.
  const letters = await wanda.request.get(`${new URL(wanda.url()).pathname}/brieven.pdf`);
  await writeFile(join(folder, "brief.pdf"), await letters.body());

  const priya = await open(browser, program);
  await login(priya, "Priya Denkbeeld");
  await priya.goto("/rooster");
  await priya.goto(await linked(priya, "/rooster/"));
  await take(priya, "rooster", 1280, 390);

  const bram = await open(browser, program);
  await login(bram, "Bram Sjabloon");
  await bram.goto("/beheer");
  await take(bram, "beheer", 1280);

  const gerda = await open(browser, program);
  await login(gerda, "Gerda Voorbeeld");
  const day = await dayOf(gerda);
  await gerda.goto(day);
  await take(gerda, "balie-vandaag", 1280, 390);
  await call(gerda, day);
  await identify(gerda);
  await finish(gerda);
  await take(gerda, "samenvatting", 390);
  await call(gerda, day);
  await identify(gerda);
  await take(gerda, "bezoek", 1280);
  await gerda.goto("/taken");
  await gerda.goto(await linked(gerda, "/hulpvragen/"));
  await take(gerda, "hulpvraag", 1280);

  const tilly = await open(browser, program);
  await login(tilly, "Tilly Voorbeeld");
  await tilly.goto("/mijn");
  await take(tilly, "mijn", 1280, 390);
  await tilly.goto("/mijn/inzage");
  await take(tilly, "mijn-inzage", 1280);

  for (const who of new Set(SHARED.map(([name]) => name))) {
    const page = await open(browser, program);
    const screens = new Map(await enter(page, PEOPLE.find((one) => one.name === who)));
    for (const [, screen, name, ...widths] of SHARED.filter(([name]) => name === who)) {
      await screens.get(screen)(page, "");
      await take(page, name, ...widths);
    }
  }
} finally {
  await browser.close();
  await program.stop();
}
