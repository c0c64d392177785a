// A page that lives refreshes itself: the same page every 15 seconds, and of it only the blocks with data-live
// that nobody is busy in. One that stayed as it was is not read. Without this script the link with data-live-from does the same by hand.
(() => {
  const link = document.querySelector("[data-live-from]");
  const by = (id) => document.getElementById(id);
  const EVERY = 15e3, STALE = 60e3, IDLE = 15 * 60e3;
  let contact = Date.now(), used = contact, running = false;

  const typed = (field) => field.options
    ? [...field.options].some((option) => option.selected !== option.defaultSelected)
    : field.checked !== field.defaultChecked || field.value !== field.defaultValue;
  const busy = (block) => block.contains(document.activeElement) || block.querySelector("details[open]")
    || [...block.querySelectorAll("input:not([type=hidden]), textarea, select")].some(typed);
  const words = (block) => [block.textContent.replace(/\s+/g, " "),
    ...[...block.querySelectorAll("[name=versie]")].map((field) => field.value)].join();
  const tickets = (page) => [...page.querySelectorAll("[data-bon]")].map((row) => row.dataset.bon);

  const refresh = async () => {
    if (running || document.hidden || Date.now() - used > IDLE) return;
    running = true;
    try {
      const headers = { "If-None-Match": link.dataset.stand, "Eenloket-Ververst": "1" };
      const answer = await fetch(link.href, { headers, signal: AbortSignal.timeout(EVERY) });
      if (answer.status === 304) contact = Date.now();
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      // Logged out, or a fault: such a page holds no day.
      if (!answer.ok || !page.querySelector("[data-live-from]")) return;
      contact = Date.now();
      const before = tickets(document);
      const fresh = tickets(page).filter((bon) => !before.includes(bon));
      let kept = false;
      for (const block of document.querySelectorAll("[data-live]")) {
        const next = page.getElementById(block.id);
        if (!next || words(next) === words(block)) continue;
        if (busy(block)) kept = true;
        else block.replaceWith(document.adoptNode(next));
      }
      by("live-more").hidden = !kept;
      if (!kept) link.dataset.stand = page.querySelector("[data-live-from]").dataset.stand;
      if (fresh.length) by("live-said").textContent = `${by("live-said").dataset.text} ${fresh.join(", ")}`;
    } catch {
      // No contact: said below once it lasts.
    } finally {
      running = false;
    }
  };
  const tick = async () => {
    await refresh();
    by("live-stale").hidden = Date.now() - contact < STALE;
  };
  const woken = () => {
    const slept = Date.now() - used > IDLE;
    used = Date.now();
    if (slept) tick();
  };

  for (const kind of ["keydown", "pointerdown", "pointermove"]) addEventListener(kind, woken, { passive: true });
  document.addEventListener("visibilitychange", tick);
  setInterval(tick, EVERY);
})();
