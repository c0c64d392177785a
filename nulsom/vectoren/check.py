#!/usr/bin/env python3
"""A second nul-som v1: reads the vectors beside it and computes all of it again, from the specification alone.

    python3 check.py

It shares no line with the Rust crate and needs nothing but Python. It is slow and leaks its secrets: for vectors only.
"""

import hashlib
import json
import pathlib
import struct
import sys

from cbor import Text, cbor, uncbor
from primitives import aead_open, ed25519_is_weak, ed25519_verify, expand, extract, frame, hash_frame, hpke_open
from primitives import public, stream, x25519, xor

HERE = pathlib.Path(__file__).parent
PERSONS_ALL, PERSONS_EACH = 64, 16
unhex = bytes.fromhex
u16 = lambda number: struct.pack(">H", number)


def check(name, mine, theirs):
    if mine != theirs:
        sys.exit(f"{name}: not the same\n  here  {mine!r}\n  there {theirs!r}")


def signed(name, key, message, signature):
    if not ed25519_verify(key, frame("sig", name, message), signature):
        sys.exit(f"a signature on {name!r} is wrong")


def sealed(secret, name, context, text, aad=b""):
    return hpke_open(secret, text, frame("zegel", name, *context), aad)


def shuffled(w, count):
    """The row at each place."""
    draws = struct.unpack(f"<{count}Q", stream(w, 8 * count))
    rows = list(range(count))
    for draw, m in zip(draws, range(count - 1, 0, -1)):
        k = (draw * (m + 1)) >> 64
        rows[m], rows[k] = rows[k], rows[m]
    return rows


class Run:
    """One of the files: from the secrets in it, everything else."""

    def __init__(self, file):
        self.file = file
        self.keys = file["keys"]
        self.sources = self.keys["bronnen"]
        self.n = len(self.sources)
        self.oins = [source["oin"].encode() for source in self.sources]
        self.schemes = file["opdracht"]["regelingen"]
        self.digits = file["list"]["digits"].encode()
        self.persons = len(self.digits) // 9

    def key_id(self, use, key):
        return hash_frame("sleutel", use, key)

    def seal_id(self, who):
        return self.key_id(b"hpke", public(unhex(who["seal"])))

    def sign_id(self, who):
        return self.key_id(b"ed25519", unhex(who["sign_public"]))

    def opdracht(self):
        it, keys = self.file["opdracht"], self.keys
        run = unhex(it["run"])
        sources = [
            [Text(s["oin"]), self.sign_id(s), self.key_id(b"x25519", public(unhex(s["pad"]))), self.seal_id(s)] for s in self.sources
        ]
        schemes = [[Text(name), version, levels, members] for name, version, levels, members in self.schemes]
        message = cbor(
            [1, run, Text(it["gemeente"]), unhex(it["grondslag"]), unhex(it["grondslag_hash"]), unhex(it["regels"])]
            + [Text(it["peildatum"]), *it["leeftijden"], sources, schemes, self.persons]
            + [hash_frame("lijst", run, self.digits), self.sign_id(keys["gemeente"]), self.seal_id(keys["motor"])]
            + [[self.sign_id(keys[who]), self.seal_id(keys[who])] for who in "ab"]
            + [it["vanaf"], it["tot"]]
        )
        version, received, *signatures = uncbor(unhex(it["wire"]))
        check("D", message, received)
        for who, signature in zip(("gemeente", "a", "b"), signatures, strict=True):
            signed(b"opdracht", unhex(keys[who]["sign_public"]), message, signature)
        self.hd = hash_frame("opdracht", message)
        check("HD", self.hd, unhex(it["hd"]))
        self.list_digest = hash_frame("lijst", run, self.digits)

    def lists(self):
        for oin, source, text in zip(self.oins, self.sources, self.file["list"]["sealed"], strict=True):
            check("list", sealed(unhex(source["seal"]), b"lijst", (self.hd, oin), unhex(text)), self.digits)

    def toezeggingen(self):
        roots = [extract(self.hd, unhex(source["rs"])) for source in self.sources]
        self.roots, self.run_keys = roots, [expand(p, frame("eph", oin)) for p, oin in zip(roots, self.oins)]
        self.seeds = [expand(p, frame("zaad", oin)) for p, oin in zip(roots, self.oins)]
        check("seeds", [seed.hex() for seed in self.seeds], self.file["derived"]["seeds"])
        messages = []
        for i, wire in enumerate(self.file["toezeggingen"]):
            _, message, signature = uncbor(unhex(wire))
            signed(b"toezegging", unhex(self.sources[i]["sign_public"]), message, signature)
            *fixed, seeds = uncbor(message)
            commitment = hash_frame("zaad-vast", self.hd, self.oins[i], self.seeds[i])
            check("A_i", fixed, [1, self.hd, i, public(self.run_keys[i]), self.list_digest, commitment])
            check("for whom", [j for j, _ in seeds], [j for j in range(self.n) if j != i])
            for j, text in seeds:
                context = (self.hd, bytes([i]), bytes([j]))
                check("seed", sealed(unhex(self.sources[j]["seal"]), b"zaad", context, text), self.seeds[i])
            messages.append(message)
        self.th = hash_frame("toezeggingen", self.hd, *messages)
        check("th", self.th.hex(), self.file["th"])

    def pair(self, i, j):
        psk = unhex(self.keys["psk_01"]) if {i, j} == {0, 1} else bytes(32)
        run = x25519(self.run_keys[i], public(self.run_keys[j]))
        lasting = x25519(unhex(self.sources[i]["pad"]), public(unhex(self.sources[j]["pad"])))
        return extract(self.th, run + lasting + psk), sorted((self.oins[i], self.oins[j]))

    def tag(self, i, j):
        q, (lo, hi) = self.pair(i, j)
        return expand(q, frame("bevestiging", lo, hi), 16)

    def pad(self, i, j, s, level):
        q, (lo, hi) = self.pair(i, j)
        return expand(q, frame("pad", lo, hi, u16(s), bytes([level])))

    def noise(self, i, s, level):
        return expand(self.roots[i], frame("ruis", self.oins[i], self.th, u16(s), bytes([level])))

    def order(self, s, level):
        w = expand(extract(self.th, b"".join(self.seeds)), frame("volgorde", u16(s), bytes([level])))
        return w, hash_frame("vast", self.th, u16(s), bytes([level]), w)

    def others(self, i):
        return [j for j in range(self.n) if j != i]

    def derivations(self):
        derived = self.file["derived"]
        check("tags", [[self.tag(i, j).hex() for j in self.others(i)] for i in range(self.n)], derived["tags"])
        for vector in derived["vectors"]:
            s, level = vector["s"], vector["l"]
            w, v = self.order(s, level)
            check("w and v", (w.hex(), v.hex()), (vector["w"], vector["v"]))
            check("order", shuffled(w, self.cells(s)), vector["order"])
            pads = [[self.pad(i, j, s, level).hex() for j in self.others(i)] for i in range(self.n)]
            check("pads", pads, vector["pads"])
            check("noise", [self.noise(i, s, level).hex() for i in range(self.n)], vector["noise"])

    def cells(self, s):
        return self.persons + PERSONS_ALL + PERSONS_EACH * len(self.schemes[s][3])

    def vector(self, i, s, level):
        yes = "J" if level == 1 else "JO"
        members = self.schemes[s][3]
        rows = [letter in yes for letter in self.file["answers"][s][i]] + [True] * PERSONS_ALL
        rows += [k != i for k in members for _ in range(PERSONS_EACH)]
        size = 8 * self.cells(s)
        pads = bytes(size)
        for j in members:
            if j != i:
                pads = xor(pads, stream(self.pad(i, j, s, level), size))
        noise = stream(self.noise(i, s, level), size)
        places = enumerate(shuffled(self.order(s, level)[0], self.cells(s)))
        return b"".join((pads if rows[row] else noise)[8 * q : 8 * q + 8] for q, row in places)

    def vectors_of(self, i):
        return [(s, level) for s, (_, _, levels, members) in enumerate(self.schemes) if i in members for level in levels]

    def answers(self):
        """Every deel and slot: signed, sealed to the engine, and holding what this program computes."""
        self.sums, delen = {}, iter(self.file["delen"])
        engine = unhex(self.keys["motor"]["seal"])
        for i in range(self.n):
            key, context, bodies, told = unhex(self.sources[i]["sign_public"]), (self.th, bytes([i])), [], []
            for s, level in self.vectors_of(i):
                _, h, body, signature = uncbor(unhex(next(delen)))
                check("head", uncbor(h), [1, self.th, i, s, level, 0, 1, self.cells(s)])
                signed(b"deel", key, h + hashlib.sha256(body).digest(), signature)
                vector = self.vector(i, s, level)
                check("cells", sealed(engine, b"deel", context, body, h), vector)
                self.sums[s, level] = xor(self.sums.get((s, level), bytes(len(vector))), vector)
                bodies.append(hashlib.sha256(body).digest())
                told.append([s, level, self.order(s, level)[1], hashlib.sha256(vector).digest()])
            _, h, body, signature = uncbor(unhex(self.file["slots"][i]))
            check("head of a slot", uncbor(h), [1, self.th, i])
            signed(b"slot", key, h + hashlib.sha256(body).digest(), signature)
            *slot, halves, hashes = uncbor(sealed(engine, b"slot", context, body))
            check("slot", slot + [hashes], [1, self.th, i, told, [[j, self.tag(i, j)] for j in self.others(i)], bodies])
            for s, to_a, to_b in halves:
                r, rest = (
                    sealed(unhex(self.keys[who]["seal"]), b"opening", (self.th, u16(s), who.upper().encode()), text)
                    for who, text in (("a", to_a), ("b", to_b))
                )
                check("halves", xor(r, rest), self.order(s, 1)[0])
            receipt, message, signature = uncbor(unhex(self.file["receipts"][i]))
            check("receipt", uncbor(message), [1, self.th, i])
            signed(b"ontvangen", unhex(self.keys["gemeente"]["sign_public"]), message, signature)
        check("no deel is left", next(delen, None), None)

    def outcomes(self):
        locked, keys = self.file["list"]["locked"], self.keys
        la, lb = (
            sealed(unhex(keys[who]["seal"]), b"lijstsleutel", (self.hd, who.upper().encode()), unhex(locked[who])) for who in "ab"
        )
        check("locked list", aead_open(xor(la, lb), bytes(12), self.hd, unhex(locked["text"])), self.digits)
        for outcome in self.file["outcomes"]:
            s = outcome["s"]
            zeros = lambda level: [self.sums[s, level][8 * q : 8 * q + 8] == bytes(8) for q in range(self.cells(s))]
            sure = zeros(1)
            bits = sum(zero << q for q, zero in enumerate(sure))
            check("places", bits.to_bytes((len(sure) + 7) // 8, "little").hex(), outcome["places"])
            check("sure", sum(sure) - PERSONS_ALL, outcome["zeker"])
            check("possible", sum(zeros(2)) - PERSONS_ALL if 2 in self.schemes[s][2] else None, outcome["mogelijk"])
            _, statement, signature, text = uncbor(unhex(outcome["doorgave"]))
            signed(b"openen", unhex(keys["a"]["sign_public"]), statement, signature)
            check("statement", uncbor(statement)[:3], [1, self.th, s])
            handed = sealed(unhex(keys["b"]["seal"]), b"doorgeven", (self.th, u16(s)), text, statement)
            check("handed over", (handed[:32], len(handed)), (la, 32 * (1 + len(self.schemes[s][3]))))
            hits = sorted(row for row, zero in zip(shuffled(self.order(s, 1)[0], self.cells(s)), sure) if zero and row < self.persons)
            check("hits", [self.digits[9 * row : 9 * row + 9].decode() for row in hits], outcome["hits"])
            letters = self.file["answers"][s]
            everybody = [row for row in range(self.persons) if all(letters[i][row] == "J" for i in self.schemes[s][3])]
            check("hits on one table", hits, everybody)


def refusals(file):
    def readable(text):
        try:
            _, _, _, _, _, _, _, _, _, sources, schemes, *_ = message = uncbor(text)
        except (ValueError, IndexError, KeyError):
            return False
        oins, names = [source[0] for source in sources], [scheme[0] for scheme in schemes]
        known = all(place < len(sources) for scheme in schemes for place in scheme[3])
        return message[0] == 1 and oins == sorted(set(oins)) and len(set(names)) == len(names) and known

    def bsn(text):
        ok = len(text) == 9 and text.isdigit() and text != "0" * 9
        return ok and sum(int(d) * w for d, w in zip(text, (9, 8, 7, 6, 5, 4, 3, 2, -1))) % 11 == 0

    for case in file["opdracht"]:
        check(case["what"], 0 if readable(unhex(case["bytes"])) else 381, case["code"])
    for case in file["list"]:
        all_of_it = [case["digits"][at : at + 9] for at in range(0, len(case["digits"]), 9)]
        good = all(map(bsn, all_of_it)) and all_of_it == sorted(set(all_of_it))
        check(case["what"], 0 if good else 384, case["code"])
    for case in file["run_key"]:
        check(case["key"], 387 if x25519(b"\x11" * 32, unhex(case["key"])) == bytes(32) else 0, case["code"])
    for case in file["sign_key"]:
        check(case["key"], 381 if ed25519_is_weak(unhex(case["key"])) else 0, case["code"])
    for case in file["size"]:
        (low, high), n, published = case["ages"], case["n"], case["published"]
        lives = published if low <= 18 <= high else 0
        good = n >= 1000 and high - low >= 4 and 85 * lives <= 100 * n <= 102 * lives
        check(case, 0 if good else 385, case["code"])
    for case in file["share"]:
        check(case, 0 if 0.005 <= case["yes"] / case["all"] <= 0.98 else 388, case["code"])
    for case in file["sources"]:
        count = sum(not it["own"] and not it["known"] and 20 <= it["per_mille"] <= 950 for it in case["sources"])
        check(case, 0 if count >= max(2, case["needed"]) else 383, case["code"])


def main():
    load = lambda name: json.loads((HERE / name).read_text())
    for case in load("frames.json"):
        parts = [unhex(part) for part in case["parts"]]
        check("frame", frame(case["label"], *parts).hex(), case["frame"])
        check("hash", hash_frame(case["label"], *parts).hex(), case["hash"])
    print("frames.json: ok")
    refusals(load("weigeringen.json"))
    print("weigeringen.json: ok")
    for n in range(2, 6):
        run = Run(load(f"run-{n}.json"))
        for step in (run.opdracht, run.lists, run.toezeggingen, run.derivations, run.answers, run.outcomes):
            step()
        print(f"run-{n}.json: ok")


if __name__ == "__main__":
    main()
