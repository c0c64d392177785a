// The pages of the program, as its sources name them: every address with a GET that answers with HTML.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
/** Of these the answer is no page. */
const NO_PAGE = /^\/(api|oauth|assets|gezondheid)\/|\/export$|\.(pdf|csv|txt|xml)$|^\/(robots\.txt|metrics)$|\{\*/;

/** `{ path, matches }` of each page. */
export function routes() {
  const files = ["capabilities", "eenloket/src"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true }).filter((file) => file.endsWith(".rs")).map((file) => join(ROOT, folder, file)));
  const texts = files.map((file) => readFileSync(file, "utf8"));
  const paths = texts.flatMap((text) => [...text.matchAll(/\.route\(\s*"([^"]+)",\s*get\(/g)].map((found) => found[1]));
  const fixed = (path) => path.split("/").filter((part) => !part.startsWith("{")).length;
  const all = [...new Set(paths)].filter((path) => !NO_PAGE.test(path)).sort((one, other) => fixed(other) - fixed(one));
  const pattern = (path) => new RegExp(`^${path.replace(/\{[^}]+\}/g, "[^/]+")}$`);
  // An address belongs to the route with the most fixed parts: `/beheer/medewerkers/nieuw` is not somebody called nieuw.
  return all.map((path) => ({ path, matches: (address) => all.find((one) => pattern(one).test(address)) === path }));
}
