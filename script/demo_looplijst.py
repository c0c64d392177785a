"""What people do in the demo of the looplijst, through the pages that they use themselves."""

import html
import http.cookiejar
import re
import sys
import time
import urllib.parse
import urllib.request
import uuid

BASE = sys.argv[1]
# As long as asking may take before something is wrong.
PATIENCE = 600
began = time.monotonic()
# The passphrases of both keyholders of the demo.
WORDS = {"Tess": "vier woorden van tess", "Fatih": "vier woorden van fatih"}


def say(text):
    print(f"{time.monotonic() - began:6.1f} s  {text}", flush=True)


class Somebody:
    """A browser in which somebody is logged in."""

    def __init__(self, name):
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.browser = urllib.request.build_opener(cookies)
        page = self.get("/inloggen")
        found = re.search(r'name="medewerker" value="([^"]+)"[^>]*>\s*' + name, page)
        if not found:
            raise SystemExit(f"{name} is not in the demo")
        self.send("/inloggen", [("medewerker", found[1])])

    def get(self, path):
        with self.browser.open(BASE + path) as answer:
            self.at = urllib.parse.urlsplit(answer.url).path
            return answer.read().decode()

    def send(self, path, fields):
        with self.browser.open(BASE + path, urllib.parse.urlencode(fields).encode()) as answer:
            self.at = urllib.parse.urlsplit(answer.url).path
            return answer.read().decode()

    def fill(self, page, action, fields=()):
        """Sends the form of a page that goes to an address with this end."""
        for form in re.findall(r"<form.*?</form>", page, re.S):
            where = re.search(r'action="([^"]+)"', form)[1]
            if where.endswith(action):
                hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
                kept = [(name, value) for name, value in hidden if name != "sleutel"]
                return self.send(where, kept + [("sleutel", uuid.uuid4().hex)] + list(fields))
        raise SystemExit(f"{self.at} has no form to {action}")


def table(page, heading):
    part = page.split(heading, 1)[1].split("</table>", 1)[0].split("<tbody>", 1)[1]
    rows = re.findall(r"<tr>(.*?)</tr>", part, re.S)
    return [[html.unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)] for row in rows]


def draw_up(tess, wijze):
    """A Looplijst that waits for Fatih; gives where it is."""
    page = tess.get("/looplijsten/nieuw")
    day = re.search(r'id="peildatum" name="peildatum" value="([^"]*)"', page)[1]
    keys = ["individuele_inkomenstoeslag_maastricht", "minimaregeling"]
    fields = [("regelingen", key) for key in keys] + [("peildatum", day), ("wijze", wijze)]
    tess.fill(page, "/looplijsten/nieuw", fields)
    where = tess.at
    tess.fill(tess.get(where), "/voorlegging")
    say(f"Tess drew a list up for {len(keys)} regelingen, with data of {day}, to be asked {wijze}")
    return where


def count(tess, where):
    """Waits until all is asked and counted; gives the page."""
    asked = time.monotonic()
    while "Geteld, nog dicht" not in (page := tess.get(where)):
        if "Staat stil" in page or time.monotonic() - asked > PATIENCE:
            raise SystemExit("asking stopped: " + re.sub(r"<[^>]+>", " ", page.split("Hoe ver", 1)[1])[:400])
        time.sleep(0.2)
    about = re.search(r"Het gaat over .*? inwoners\.[^<]*", page)[0]
    say(f"three sources were asked in {time.monotonic() - asked:.1f} s. {about}")
    for naam, ja, nee, onbekend in table(page, "Wat eruit kwam"):
        say(f"    {naam}: ja {ja}, nee {nee}, onbekend {onbekend}")
    return page


def make_list(tess, fatih):
    """A Looplijst from nothing to open, asked plainly; gives its page."""
    where = draw_up(tess, "gewoon")
    fatih.fill(fatih.get(where), "/oordeel", [("oordeel", "goedgekeurd")])
    tess.fill(tess.get(where), "/start")
    page = tess.fill(count(tess, where), "/opening")
    return tess.at, page


def make_blind_list(tess, fatih):
    """The same, asked blind: both sign, nobody reads an answer, and both open it together."""
    where = draw_up(tess, "blind")
    fatih.fill(fatih.get(where), "/oordeel", [("oordeel", "goedgekeurd"), ("wachtzin", WORDS["Fatih"])])
    tess.fill(tess.get(where), "/ondertekening", [("wachtzin", WORDS["Tess"])])
    say("Fatih signed it, and Tess")
    page = count(tess, where)
    tess.fill(page, "/doorgave", [("wachtzin", WORDS["Tess"]), ("reden", "Gesprekken in de wijk")])
    fatih.fill(fatih.get(where), "/ontsluiting", [("wachtzin", WORDS["Fatih"])])
    say("Tess handed her half over, and Fatih opened it with his")
    opened = re.search(r'href="(/looplijsten/[0-9a-f-]+)"', tess.get(where))[1]
    return opened, tess.get(opened)


def visits(nel, where):
    """Everybody whom Nel may visit: where each is, by name."""
    found, nth = {}, 1
    while True:
        page = nel.get(f"{where}?pagina={nth}")
        found |= {html.unescape(name).strip(): path for path, name in re.findall(r'href="(/looplijsten/regels/[^"]+)"[^>]*>([^<]+)', page)}
        nth += 1
        if f'?pagina={nth}"' not in page:
            return found


def give(tess, where, page, nel_id):
    """Nel goes to every district."""
    wijken = re.findall(r'<option value="(\d{4})"', page)
    for wijk in wijken:
        tess.fill(tess.get(where), "/wijken", [("wijk", wijk), ("medewerker", nel_id)])
    return len(wijken)


def main(wijze, kept):
    """Two lists asked in this way, with a conversation and a no between them; who was on each is kept beside for who compares."""
    make = {"gewoon": make_list, "blind": make_blind_list}[wijze]
    tess, fatih, nel = Somebody("Tess"), Somebody("Fatih Oefening"), Somebody("Nel")
    where, page = make(tess, fatih)
    nel_id = re.search(r'<option value="([^"]+)"[^>]*>Nel', page)[1]
    wijken = give(tess, where, page, nel_id)
    first = visits(nel, where)
    say(f"Nel goes to {len(first)} addresses in {wijken} districts")
    doors = sorted(first.items())
    nel.fill(nel.get(doors[0][1]), "/gesprek", [("uitkomst", "interesse"), ("vervolg", "belt_zelf"), ("dagdeel", "ochtend")])
    say("at the first door somebody wants to know more")
    nel.fill(nel.get(doors[1][1]), "/gesprek", [("uitkomst", "geweigerd"), ("bereik", "alles"), ("dagdeel", "ochtend")])
    say("at the second door somebody says no, to everything")
    where, page = make(tess, fatih)
    give(tess, where, page, nel_id)
    again = visits(nel, where)
    say(f"asked again it has {len(again)} addresses: neither who said no, nor who was spoken with")
    wanted = set(first) - {doors[0][0], doors[1][0]}
    if set(again) != wanted:
        raise SystemExit(f"{len(wanted)} addresses became {len(again)}, of which {len(set(again) & wanted)} are the same")
    with open(kept, "w") as file:
        file.writelines(f"{nth} {door}\n" for nth, list in enumerate([first, again]) for door in sorted(list))


main(*sys.argv[2:])
