import { until } from "./browser.js";

// Hands on the keyboard: counts what is pressed besides typing.
export class Keys {
  constructor(page) {
    this.page = page;
    this.presses = 0;
  }

  async press(key, times = 1) {
    for (let nth = 0; nth < times; nth++) {
      this.presses++;
      await this.page.keyboard.press(key);
    }
  }

  /** Typing is not counted. In a choice list the letters jump to the entry. */
  async type(text) {
    await this.page.keyboard.type(text);
  }

  /** Tab, and then the keyboard must be here. */
  async tabTo(selector, times = 1) {
    await this.press("Tab", times);
    await this.at(selector);
  }

  /** Tab until the keyboard is here: proves that it can be reached, and in how many presses. */
  async tabUntil(selector, most = 40) {
    for (let nth = 0; nth < most; nth++) {
      await this.press("Tab");
      if (await this.page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    }
    throw new Error(`${most} times Tab does not reach ${selector}; the keyboard is at ${await this.where()}`);
  }

  /** A browser gives autofocus a moment after the page is there. */
  async at(selector) {
    const here = () => this.page.evaluate((wanted) => document.activeElement.matches(wanted), selector);
    await until(`the keyboard at ${selector}`, here, 5_000).catch(async (error) => {
      throw new Error(`${error.message}; it is at ${await this.where()}`);
    });
  }

  where() {
    return this.page.evaluate(() => {
      const here = document.activeElement;
      return `<${here?.localName} id=${here?.id} name=${here?.getAttribute("name")}> ${here?.textContent?.trim().slice(0, 60)}`;
    });
  }

  /** Enter on a button or link, and the next page. */
  async enter() {
    this.presses++;
    await Promise.all([this.page.waitForNavigation(), this.page.keyboard.press("Enter")]);
  }
}
