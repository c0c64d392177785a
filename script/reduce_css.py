"""Reduces the vendored style sheets to what our pages use. Called by script/vendor-css; see there.

Input:  assets/vendor/source/*.css (as published) and assets/eenloket.css (ours).
Output: assets/vendor/utrecht.min.css  the rules of the components below
        assets/vendor/tokens.min.css   the variables that those rules and our own style sheet reach, through var()
        assets/vendor/VENDOR.toml      what came from where, with size and sha256
The same input always gives the same bytes. Only the standard library is used.
"""

import hashlib
import re
import sys
import tomllib
from pathlib import Path

# The one list: a rule is kept when every utrecht-* class in its selector belongs to one of these.
COMPONENTS = [
    "button",
    "select",
    "textarea",
    "textbox",
]
# Selectors that no page of ours needs: the classes that imitate a state for a style guide, variants that we do not show,
# and native :invalid, which paints an empty required field red before anyone has typed.
LEFT_OUT = re.compile(
    r"--(focus|focus-visible|hover|active|pressed|busy|distanced|submit|embedded|disabled|required|read-?only)\b"
    r"|--(danger|ready|warning|icon|icon-only|column|password|url|placeholder-\w+)"
    r"|--(house|tel|iban|voorvoegsel)[\w-]*size"
    r"|__placeholder|(?<!user):invalid"
)

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "assets" / "vendor"
RECORD = VENDOR / "VENDOR.toml"
UTRECHT = VENDOR / "source" / "utrecht-component-library.css"
TOKENS = VENDOR / "source" / "voorbeeld-design-tokens.css"
OURS = ROOT / "assets" / "eenloket.css"
UTRECHT_MIN = VENDOR / "utrecht.min.css"
TOKENS_MIN = VENDOR / "tokens.min.css"
PAGES = ["capabilities", "ground", "eenloket", "inhoud"]

COMPONENT_CLASS = re.compile(r"\.(utrecht-[a-z0-9_-]+)")
VARIABLE_USED = re.compile(r"var\(\s*(--[\w-]+)")


def without_comments(css):
    return re.sub(r"/\*.*?\*/", "", css, flags=re.S)


def blocks(css):
    """Yields (prelude, body) of each block on this level; body is None for a statement such as @charset."""
    position, start = 0, 0
    while position < len(css):
        char = css[position]
        if char in "\"'":
            position = css.index(char, position + 1) + 1
        elif char == ";":
            yield css[start:position].strip(), None
            position = start = position + 1
        elif char == "{":
            prelude, depth, body = css[start:position].strip(), 1, position + 1
            position = body
            while depth:
                char = css[position]
                if char in "\"'":
                    position = css.index(char, position + 1)
                depth += (char == "{") - (char == "}")
                position += 1
            yield prelude, css[body : position - 1]
            start = position
        else:
            position += 1


def split_outside(text, separator):
    """Splits at the separator, but not inside brackets or quotes."""
    parts, depth, part, quote = [], 0, "", ""
    for char in text:
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        else:
            depth += (char in "([") - (char in ")]")
        if char == separator and not depth and not quote:
            parts.append(part)
            part = ""
        else:
            part += char
    return [p.strip() for p in [*parts, part] if p.strip()]


def belongs(css_class):
    return any(re.fullmatch(rf"utrecht-{name}(--.*|__.*)?", css_class) for name in COMPONENTS)


def kept(selector):
    classes = COMPONENT_CLASS.findall(selector)
    asked = re.sub(r":not\([^)]*\)", "", selector)
    return bool(classes) and all(belongs(c) for c in classes) and not LEFT_OUT.search(asked)


def tight(text):
    return re.sub(r"\s+", " ", text).strip()


def declarations(body):
    pairs = (split_outside(d, ":") for d in split_outside(body, ";"))
    return [(tight(p[0]), tight(":".join(p[1:]))) for p in pairs]


def reduced_rules(css):
    lines = []
    for prelude, body in blocks(css):
        if body is None:
            continue
        if prelude.startswith(("@media", "@supports", "@container")):
            inner = reduced_rules(body)
            if inner:
                lines.append(tight(prelude) + "{" + "".join(inner) + "}")
        elif not prelude.startswith("@"):
            selectors = [tight(s) for s in split_outside(prelude, ",") if kept(s)]
            if selectors and body.strip():
                lines.append(",".join(selectors) + "{" + ";".join(f"{n}:{v}" for n, v in declarations(body)) + "}")
    return lines


def reduce():
    """The two reduced style sheets, as text."""
    rules = reduced_rules(without_comments(UTRECHT.read_text()))
    utrecht = (
        "/*! SPDX-License-Identifier: EUPL-1.2. Copyright Gemeente Utrecht, Frameless B.V. "
        "Reduced by script/vendor-css; see VENDOR.toml. */\n" + "\n".join(rules) + "\n"
    )
    ((theme, body),) = [b for b in blocks(without_comments(TOKENS.read_text())) if b[1] is not None]
    tokens = dict(declarations(body))
    ours = without_comments(OURS.read_text())
    reached, to_read = set(), VARIABLE_USED.findall("\n".join(rules)) + VARIABLE_USED.findall(ours)
    while to_read:
        name = to_read.pop()
        if name in tokens and name not in reached:
            reached.add(name)
            to_read += VARIABLE_USED.findall(tokens[name])
    kept_tokens = [f"{name}:{value}" for name, value in tokens.items() if name in reached]
    tokens_css = (
        "/*! SPDX-License-Identifier: EUPL-1.2. Copyright the NL Design System community. "
        "Reduced by script/vendor-css; see VENDOR.toml. */\n" + theme + "{\n" + ";\n".join(kept_tokens) + "\n}\n"
    )
    return {UTRECHT_MIN: utrecht, TOKENS_MIN: tokens_css}


def size_and_hash(path):
    data = path.read_bytes()
    return len(data), hashlib.sha256(data).hexdigest()


def file_entry(table, path, extra):
    size, digest = size_and_hash(path)
    return [f"[[{table}]]", f'path = "{path.relative_to(VENDOR)}"', *extra, f"bytes = {size}", f'sha256 = "{digest}"', ""]


def write(packages):
    """Writes the reduced files and the record. packages: [(name, version, licence, [(from, path)])]."""
    for path, css in reduce().items():
        path.write_text(css)
    lines = ["# Written by script/vendor-css. Do not edit: change the script and run it.", ""]
    for name, version, licence, files in packages:
        lines += ["[[package]]", f'name = "{name}"', f'version = "{version}"', f'licence = "{licence}"', ""]
        for origin, path in files:
            lines += file_entry("package.file", VENDOR / path, [f'from = "{origin}"'])
    for path, source in [(UTRECHT_MIN, UTRECHT), (TOKENS_MIN, TOKENS)]:
        lines += file_entry("reduced", path, [f'from = "{source.relative_to(VENDOR)}"'])
    RECORD.write_text("\n".join(lines).rstrip() + "\n")
    for path in (UTRECHT_MIN, TOKENS_MIN):
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size} bytes")


def recorded():
    record = tomllib.loads(RECORD.read_text())
    return record, [
        (p["name"], p["version"], p["licence"], [(f["from"], f["path"]) for f in p["file"]]) for p in record["package"]
    ]


def check():
    faults = []
    record, _ = recorded()
    for entry in [f for p in record["package"] for f in p["file"]] + record["reduced"]:
        path = VENDOR / entry["path"]
        if not path.is_file():
            faults.append(f"{entry['path']} is missing")
        elif size_and_hash(path) != (entry["bytes"], entry["sha256"]):
            faults.append(f"{entry['path']} is not the file that VENDOR.toml records")
    known = {e["path"] for p in record["package"] for e in p["file"]} | {e["path"] for e in record["reduced"]}
    for path in VENDOR.rglob("*"):
        if path.is_file() and path != RECORD and str(path.relative_to(VENDOR)) not in known:
            faults.append(f"{path.relative_to(VENDOR)} is not in VENDOR.toml")
    if not faults:
        for path, css in reduce().items():
            if path.read_text() != css:
                faults.append(f"{path.relative_to(VENDOR)} is stale: run script/vendor-css --reduce")
        # Our own classes on top of theirs stand in eenloket.css.
        styled = set(COMPONENT_CLASS.findall(UTRECHT_MIN.read_text() + OURS.read_text()))
        for folder in PAGES:
            for page in sorted((ROOT / folder).rglob("*.html")):
                used = set(re.findall(r"utrecht-[a-z0-9_-]+", " ".join(re.findall(r'class="([^"]*)"', page.read_text()))))
                for css_class in sorted(used - styled):
                    faults.append(f"{page.relative_to(ROOT)} uses {css_class}, which has no rule here")
    for fault in faults:
        print("vendor-css:", fault, file=sys.stderr)
    return 1 if faults else 0


def main():
    match sys.argv[1:]:
        case ["record", listing]:
            packages = {}
            for line in Path(listing).read_text().splitlines():
                name, version, licence, origin, path = line.split("\t")
                packages.setdefault((name, version, licence), []).append((origin, path))
            write([(*key, files) for key, files in packages.items()])
        case ["reduce"]:
            write(recorded()[1])
        case ["check"]:
            return check()
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
