// A browser without pictures, mouse, colours or scripts: lynx in a terminal, worked by keys and read as lines.
import { execFileSync } from "node:child_process";
import { until } from "./browser.js";

const COLUMNS = 120;
/** Higher than any page of ours, so that nothing has to be scrolled. */
const ROWS = 250;
/** From a label to its field there is at most an explanation between. */
const NEAR = 4;

export class TextBrowser {
  constructor(name) {
    this.name = name;
  }

  static async start(address) {
    const browser = new TextBrowser(`eenloket-${process.pid}`);
    const size = ["-x", String(COLUMNS), "-y", String(ROWS)];
    const lynx = ["lynx", "-nopause", "-accept_all_cookies", "-nocolor", "-display_charset=utf-8", address];
    browser.tmux("-f", "/dev/null", "new-session", "-d", "-s", "text", ...size, ...lynx);
    await until("a page in lynx", () => browser.rows().some((row) => row.includes("Arrow keys")));
    return browser;
  }

  stop() {
    this.tmux("kill-server");
  }

  tmux(...words) {
    const env = { ...process.env, TERM: "xterm", LC_ALL: "C.UTF-8", LANG: "C.UTF-8" };
    return execFileSync("tmux", ["-L", this.name, ...words], { encoding: "utf8", env });
  }

  rows() {
    return this.tmux("capture-pane", "-p", "-t", "text").split("\n");
  }

  text() {
    return this.rows().join("\n");
  }

  cursor() {
    return Number(this.tmux("display-message", "-p", "-t", "text", "#{cursor_y}"));
  }

  /** Presses a key and waits until the terminal shows what it did. */
  async press(key) {
    const state = () => `${this.tmux("display-message", "-p", "-t", "text", "#{cursor_x},#{cursor_y}")}${this.text()}`;
    const before = state();
    this.tmux("send-keys", "-t", "text", key);
    await until(`${key} does something`, () => state() !== before, 5_000);
  }

  /** Goes down until the cursor is at what stands beside or right under this label. */
  async reach(label) {
    for (let steps = 0; steps < ROWS; steps++) {
      const rows = this.rows();
      const here = this.cursor();
      const near = rows.slice(Math.max(0, here - NEAR), here + 1);
      const at = near.findLastIndex((row) => row.includes(label));
      const between = near.slice(at + 1, -1);
      if (at >= 0 && !between.some((row) => /_{4}|\[.\]|\(.\)/.test(row))) return;
      await this.press("Down");
    }
    throw new Error(`"${label}" cannot be reached in:\n${this.text()}`);
  }

  async type(label, words) {
    await this.reach(label);
    this.tmux("send-keys", "-t", "text", "-l", words);
    await until(`${words} is typed`, () => this.rows()[this.cursor()].includes(words), 5_000);
  }

  /** Enter at a button, a link, a tick or a round. */
  async enter(label) {
    await this.reach(label);
    await this.press("Enter");
  }

  /** One of several rounds. Lynx fills in the first itself when a page chooses none. */
  async choose(label) {
    await this.reach(label);
    if (!this.rows()[this.cursor()].includes(`(*) ${label}`)) await this.press("Enter");
  }

  /** Opens a list and takes an entry from it. */
  async select(label, entry) {
    await this.enter(label);
    await until(`a list with ${entry}`, () => this.text().includes(entry), 5_000);
    for (let steps = 0; !this.rows()[this.cursor()].includes(entry); steps++) {
      if (steps > 40) throw new Error(`${entry} is not in the list:\n${this.text()}`);
      await this.press("Down");
    }
    await this.press("Enter");
  }

  /** Enter at a button, and the next page. */
  async follow(label, title) {
    await this.enter(label);
    await until(`a page with "${title}"`, () => this.text().includes(title), 10_000).catch((error) => {
      throw new Error(`${error.message}:\n${this.text()}`);
    });
  }
}
