// V01 in a browser that shows text only: who sees no screen, or has an old machine, can do the same work.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Program } from "../lib/program.js";
import { TextBrowser } from "../lib/text.js";

let program, browser;
before(async () => { program = await Program.start(); browser = await TextBrowser.start(`${program.base}/inloggen`); });
after(async () => { browser?.stop(); await program?.stop(); });

test("V01 to the end in a text browser", async () => {
  await browser.follow("Bas Voorbeeld", "Wat wilt u doen?");
  await browser.follow("Doorverwijzen", "Waar gaat het over?");

  await browser.select("Waar gaat het over?", "DigiD aanvragen of activeren");
  await browser.type("Bsn", "999990019");
  await browser.type("Naam", "Tilly Voorbeeld");
  await browser.type("Geboortedatum", "2-3-1949");
  await browser.type("Postcode", "7511 AA");
  await browser.type("Huisnummer", "12");
  await browser.follow("Zoek balies", "Past het best");

  await browser.choose("wo 3 mrt 9:30");
  await browser.enter("Wil het graag samen doen");
  await browser.choose("Inwoner vindt het goed dat de balie");
  await browser.enter("Inwoner vindt het goed dat wij horen");
  await browser.follow("Afspraak maken en overdragen", "Neem mee");

  const said = browser.text();
  for (const part of ["Tilly Voorbeeld", "woensdag 3 maart 2027, 9:30", "Stadskantoor Enschede", "Neem mee"]) {
    assert.ok(said.includes(part), `to be read out: ${part} in\n${said}`);
  }
  assert.match(said, /\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}\b/, "the nummer of the Hulpvraag");
});
