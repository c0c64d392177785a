#!/usr/bin/env python3
"""A second bron: reads the vectors beside it and computes all of it again, from README.md alone.

    python3 check.py

It shares no line with the Rust crate and needs nothing but Python. It is slow and leaks its secrets: for vectors only.
"""

import hashlib
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent / "nulsom" / "vectoren"))
sys.dont_write_bytecode = True

from cbor import Text, cbor, uncbor  # noqa: E402
from primitives import ed25519_is_weak, ed25519_verify  # noqa: E402

unhex = bytes.fromhex
PAKKET, ANTWOORDEN = b"eenloket/bron/v1/pakket", b"eenloket/bron/v1/antwoorden"


def sha(data):
    return hashlib.sha256(data).digest()


def check(name, mine, theirs):
    if mine != theirs:
        sys.exit(f"{name}: not the same\n  here  {mine!r}\n  there {theirs!r}")


class Refused(Exception):
    """With its code."""


def read(data, code="EL-101"):
    try:
        value = uncbor(data)
    except Exception as cause:
        raise Refused(code) from cause
    if cbor(value) != data:
        raise Refused(code)
    return value


def opened(label, data, key):
    envelope = read(data)
    if not (isinstance(envelope, list) and len(envelope) == 4 and envelope[0] == 1):
        raise Refused("EL-101")
    _, public, body, signature = envelope
    if public != key or ed25519_is_weak(public) or not ed25519_verify(public, label + sha(body), signature):
        raise Refused("EL-381")
    return body


def question_digest(question):
    return sha(json.dumps(question, separators=(",", ":"), ensure_ascii=False).encode())


def set_digest(questions):
    names = [Text(name) for name in questions["regelingen"]]
    return sha(cbor([1, Text(questions["bronhouder"]), names, [question_digest(one) for one in questions["vragen"]]]))


def elfproef(number):
    digits = f"{number:09}"
    return sum(weight * int(digit) for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits)) % 11 == 0 < number


def bitmaps(answers):
    ja, nee = bytearray((len(answers) + 7) // 8), bytearray((len(answers) + 7) // 8)
    for place, answer in enumerate(answers):
        if answer != "O":
            (ja if answer == "J" else nee)[place // 8] |= 1 << place % 8
    return [bytes(ja), bytes(nee)]


def check_pakket(vectors, questions, one):
    body = opened(PAKKET, unhex(one["verzoek"]), unhex(vectors["afnemer"]))
    run = vectors["run"]
    people = one["personen"]
    if not people or people != sorted(set(people)) or not all(map(elfproef, people)):
        raise Refused("EL-384")
    asked = [question_digest(questions["vragen"][place]) for place in one["vragen"]]
    mine = [1, Text(questions["bronhouder"]), unhex(run["id"]), unhex(run["grondslag"]), unhex(run["grondslag_digest"])]
    mine += [set_digest(questions), Text(run["peildatum"]), one["nummer"], asked, people]
    check("the body of a pakket", cbor(mine), body)
    answer = opened(ANTWOORDEN, unhex(one["antwoord"]), unhex(vectors["bron"]))
    check("the body of the answers", cbor([1, sha(body), [bitmaps(line) for line in one["antwoorden"]]]), answer)


def check_refused(vectors, one):
    """What can be seen from the bytes alone; the rest is for who holds settings and a logboek."""
    try:
        body = opened(PAKKET, unhex(one["verzoek"]), unhex(vectors["afnemer"]))
        people = read(body)[9]
        if not people or people != sorted(set(people)) or not all(map(elfproef, people)):
            raise Refused("EL-384")
    except Refused as refused:
        check(one["wat"], str(refused), one["code"])
    else:
        sys.exit(f"{one['wat']}: was not refused")


def main():
    vectors = json.loads((HERE / "pakketten.json").read_text())
    questions = json.loads((HERE / "vragenset.json").read_text())
    check("the digest of the set", set_digest(questions).hex(), vectors["vragenset"])
    check("the digests of the questions", [question_digest(one).hex() for one in questions["vragen"]], vectors["vragen"])
    for one in vectors["pakketten"]:
        check_pakket(vectors, questions, one)
    for one in vectors["geweigerd"]:
        check_refused(vectors, one)
    print(f"{len(vectors['pakketten'])} pakketten and {len(vectors['geweigerd'])} refusals are as they should be")


if __name__ == "__main__":
    main()
