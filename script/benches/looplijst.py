"""The peers of `script/bench looplijst`: the same questions about the same columns, each engine in its own best way.

Prints a line an engine and number of threads: name, seconds, and per scheme how many ja and how many onbekend.
"""

import json
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("POLARS_MAX_THREADS", "1")

import duckdb
import numpy as np
import polars as pl

folder = Path(sys.argv[1])
schemes = json.loads((folder / "schemes.json").read_text())
columns = {path.stem: np.load(path) for path in sorted(folder.glob("*.npy"))}
persons = len(next(iter(columns.values())))
ROUNDS = 7


def questions():
    """Each question once, by its text, and per scheme the texts."""
    once, per_scheme = {}, []
    for scheme in schemes:
        keys = []
        for criterium in scheme["criteria"]:
            key = json.dumps(criterium, sort_keys=True)
            once.setdefault(key, criterium)
            keys.append(key)
        per_scheme.append(keys)
    return once, per_scheme


ONCE, PER_SCHEME = questions()
NAMES = {key: f"q{at}" for at, key in enumerate(ONCE)}


def report(name, run):
    best, counts = None, None
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        counts = run()
        taken = time.perf_counter() - begin
        best = taken if best is None else min(best, taken)
    print(name, best, *[int(count) for count in counts], flush=True)


def expression(criterium, column, true):
    """(ja, nee) of one question, in whatever language `column` speaks (NumPy, Polars)."""
    if criterium.get("unknown"):
        return ~true, ~true
    value = column(criterium["column"])
    if "is" in criterium:
        return (value, ~value) if criterium["is"] else (~value, value)
    if "how" not in criterium:
        holds = true
        if criterium["born_until"] is not None:
            holds = holds & (value <= criterium["born_until"])
        if criterium["born_after"] is not None:
            holds = holds & (value > criterium["born_after"])
        return holds, ~holds
    ja, nee = ~true, ~true
    for group in criterium["groups"]:
        of = true
        if group["partner"] is not None:
            partner = column("partner")
            of = of & (partner if group["partner"] else ~partner)
        if group["kinderen"] is not None:
            of = of & (column("kinderen") == group["kinderen"])
        if group["kinderen_vanaf"] is not None:
            of = of & (column("kinderen") >= group["kinderen_vanaf"])
        if group["born_until"] is not None:
            of = of & (column("geboren") <= group["born_until"])
        if group["born_after"] is not None:
            of = of & (column("geboren") > group["born_after"])
        limit = group["limit"]
        good = {"le": value <= limit, "lt": value < limit, "ge": value >= limit, "gt": value > limit}[criterium["how"]]
        ja, nee = ja | (of & good), nee | (of & ~good)
    return ja, nee


def by_openfisca():
    from openfisca_core.entities import build_entity
    from openfisca_core.periods import DateUnit
    from openfisca_core.simulations import SimulationBuilder
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    person = build_entity(key="person", plural="persons", label="", is_person=True)
    period = "2026-07"

    def system():
        result = TaxBenefitSystem([person])
        for name, values in columns.items():
            kind = bool if values.dtype == np.bool_ else int
            base = {"value_type": kind, "entity": person, "definition_period": DateUnit.MONTH, "label": name}
            result.add_variable(type(safe(name), (Variable,), base))
        for key, criterium in ONCE.items():
            for at, part in enumerate(("ja", "nee")):

                def formula(people, at_period, parameters=None, criterium=criterium, at=at):
                    true = np.ones(persons, dtype=bool)
                    return expression(criterium, lambda name: people(safe(name), at_period), true)[at]

                base = {"value_type": bool, "entity": person, "definition_period": DateUnit.MONTH, "label": key, "formula": formula}
                result.add_variable(type(f"{NAMES[key]}_{part}", (Variable,), base))
        for number, keys in enumerate(PER_SCHEME):
            for part, together in (("ja", np.logical_and), ("nee", np.logical_or)):

                def formula(people, at_period, parameters=None, keys=keys, part=part, together=together):
                    return together.reduce([people(f"{NAMES[key]}_{part}", at_period) for key in keys])

                base = {"value_type": bool, "entity": person, "definition_period": DateUnit.MONTH, "label": "", "formula": formula}
                result.add_variable(type(f"s{number}_{part}", (Variable,), base))
        return result

    built = system()

    def prepared():
        simulation = SimulationBuilder().build_default_simulation(built, count=persons)
        for name, values in columns.items():
            simulation.set_input(safe(name), period, values)
        return simulation

    # Building the population and handing it the columns is not counted: calculating is.
    best, counts = None, None
    for _ in range(ROUNDS):
        simulation = prepared()
        begin = time.perf_counter()
        counts = []
        for number in range(len(schemes)):
            ja = simulation.calculate(f"s{number}_ja", period)
            nee = simulation.calculate(f"s{number}_nee", period)
            counts += [np.count_nonzero(ja), persons - np.count_nonzero(ja) - np.count_nonzero(nee)]
        taken = time.perf_counter() - begin
        best = taken if best is None else min(best, taken)
    print("openfisca_1", best, *[int(count) for count in counts], flush=True)


def safe(name):
    return "c_" + name.replace("@", "_")


def by_polars(threads):
    frame = pl.DataFrame({name: values for name, values in columns.items()})
    true = pl.lit(True)
    asked = {key: expression(criterium, pl.col, true) for key, criterium in ONCE.items()}
    sums = []
    for number, keys in enumerate(PER_SCHEME):
        ja, nee = asked[keys[0]]
        for key in keys[1:]:
            ja, nee = ja & asked[key][0], nee | asked[key][1]
        sums += [ja.sum().alias(f"ja{number}"), (~ja & ~nee).sum().alias(f"onbekend{number}")]
    lazy = frame.lazy().select(sums)
    report(f"polars_{threads}", lambda: lazy.collect().row(0))


def by_duckdb(threads):
    connection = duckdb.connect(config={"threads": threads})
    arrays = {safe(name): values for name, values in columns.items()}
    assert arrays
    connection.execute("create table people as select * from arrays")

    def sql(criterium):
        if criterium.get("unknown"):
            return "false", "false"
        value = safe(criterium["column"])
        if "is" in criterium:
            return (value, f"not {value}") if criterium["is"] else (f"not {value}", value)
        if "how" not in criterium:
            parts = [f"{value} <= {criterium['born_until']}"] if criterium["born_until"] is not None else []
            parts += [f"{value} > {criterium['born_after']}"] if criterium["born_after"] is not None else []
            holds = " and ".join(parts)
            return f"({holds})", f"not ({holds})"
        sign = {"le": "<=", "lt": "<", "ge": ">=", "gt": ">"}[criterium["how"]]
        ja, nee = [], []
        for group in criterium["groups"]:
            of = ["true"]
            if group["partner"] is not None:
                of.append("c_partner" if group["partner"] else "not c_partner")
            for key, test in (("kinderen", "c_kinderen = {}"), ("kinderen_vanaf", "c_kinderen >= {}"), ("born_until", "c_geboren <= {}"), ("born_after", "c_geboren > {}")):
                if group[key] is not None:
                    of.append(test.format(group[key]))
            of = " and ".join(of)
            good = f"{value} {sign} {group['limit']}"
            ja.append(f"({of} and {good})")
            nee.append(f"({of} and not ({good}))")
        return "(" + " or ".join(ja) + ")", "(" + " or ".join(nee) + ")"

    asked = ", ".join(f"{ja} as {NAMES[key]}_ja, {nee} as {NAMES[key]}_nee" for key, (ja, nee) in ((key, sql(criterium)) for key, criterium in ONCE.items()))
    sums = []
    for keys in PER_SCHEME:
        ja = " and ".join(f"{NAMES[key]}_ja" for key in keys)
        nee = " or ".join(f"{NAMES[key]}_nee" for key in keys)
        sums += [f"count(*) filter ({ja})", f"count(*) filter (not ({ja}) and not ({nee}))"]
    query = f"with asked as materialized (select {asked} from people) select {', '.join(sums)} from asked"
    report(f"duckdb_{threads}", lambda: connection.execute(query).fetchone())


if __name__ == "__main__":
    if os.environ.get("POLARS_MAX_THREADS") == "2":
        by_polars(2)
    else:
        by_openfisca()
        by_polars(1)
        by_duckdb(1)
        by_duckdb(2)
        # Polars takes its number of threads when it is loaded.
        sys.stdout.flush()
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "POLARS_MAX_THREADS": "2"})
