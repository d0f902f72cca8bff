"""Names against lists: what is found, what is alerted for nothing, how fast, beside the peers.

A recall is told at the threshold at which at most so many of the clean names alert, so that every
engine stands at its best. What a constant was fitted on is told in ``docs/screening.md``.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from bench import timing
from bench.screening_cases import (
    KAZAKH,
    LISTS,
    NAMES,
    UN,
    Case,
    aliases_left_out,
    clean,
    clean_arabic,
    crowd,
    cyrillic_pairs,
    designations,
    in_original_script,
    labelled_pairs,
    listed,
    mangled,
    without_births,
)
from bench.screening_engines import (
    Answers,
    Engine,
    House,
    LogicV2,
    TokenSort,
    peer,
    run_peer,
    timed,
)
from qaitaru.facts.designations import DesignatedKind, Designation, ListedName
from qaitaru.screening.asked import Asked
from qaitaru.screening.screener import ALERT

_CLEAN: Final = 5_000
_PEER_CLEAN: Final = 1_000
_BIG: Final = 45_000
_SPEED_CASES: Final = 4_000
Row = dict[str, Any]


def measure() -> list[Row]:
    """Every measure, as a row of what, target, and what each engine reaches."""
    entries = designations(UN)
    rows: list[Row] = []
    parts = (_finding, _pairs, _adversarial, _arabic, _cyrillic, _aliases, _speed, _cold)
    wanted = os.environ.get("QAITARU_BENCH_PART", "")
    for part in parts:
        if wanted in part.__name__:
            for row in part(entries):
                print(_line(row), file=sys.stderr, flush=True)
                rows.append(row)
    return rows


def _line(row: Row) -> str:
    told = (f"{name} {value}" for name, value in row.items() if name not in {"measure", "target"})
    return f"{row['measure']:<64} {row['target']:>12}   {'; '.join(told)}"


def _engines() -> list[Engine]:
    """The engines whose answers are quick to have; logic-v2 is asked apart."""
    return [House(), TokenSort()]


def _finding(entries: Sequence[Designation]) -> Iterable[Row]:
    positives, strangers = listed(entries), clean(_CLEAN)
    slipped = mangled(positives)
    kinds: tuple[tuple[str, Sequence[Case], Callable[[Sequence[Case]], list[Case]]], ...] = (
        ("untreated", positives, without_births),
        ("mangled", slipped, without_births),
        ("untreated, births", positives, list),
        ("mangled, births (1 in 10 shifted)", slipped, list),
    )
    for name, cases, by in kinds:
        row: Row = {"measure": f"UN names {name}: recall at 1 alert/1,000", "target": ">= .997"}
        for engine in _engines():
            against = engine.answer(entries, by(strangers))
            found = engine.answer(entries, by(cases))
            row[engine.name] = _recall(found, cases, _threshold(_best(against), 0.001))
            if engine.name == "qaitaru":
                alerts = sum(one >= ALERT for one in _best(against))
                row[f"at {ALERT}"] = _recall(found, cases, ALERT)
                row["alerts/1,000"] = round(1000 * alerts / len(against), 2)
        if peer():
            found = LogicV2().answer(entries, by(cases))
            against = LogicV2().answer(entries, by(strangers[:_PEER_CLEAN]))
            alerts = sum(one >= 0.7 for one in _best(against))
            row["logic-v2 at .7"] = f"{_recall(found, cases, 0.7)} ({alerts} alerts/1,000)"
        yield row


def _pairs(_: Sequence[Designation]) -> Iterable[Row]:
    for name, path, target in (
        ("labelled pairs", NAMES / "name_pairs_open.csv", ">= .85"),
        ("Kazakh pairs", KAZAKH, ">= .97"),
    ):
        pairs = labelled_pairs(path)
        row: Row = {"measure": f"{name}: F1", "target": target}
        for engine in _engines():
            scored = [(_pair(engine, one, other), same) for one, other, same in pairs]
            best = max((_f1(scored, at / 100), at / 100) for at in range(20, 99))
            row[f"{engine.name} at best threshold"] = f"{best[0]:.3f} ({best[1]})"
            if engine.name == "qaitaru":
                row[f"at {ALERT}"] = round(_f1(scored, ALERT), 3)
        if name == "labelled pairs":
            row["logic-v2 (published run, all pairs)"] = 0.796
        yield row


def _pair(engine: Engine, one: str, other: str) -> float:
    entry = _entry("x", other)
    found = engine.answer([entry], [Case(Asked("1", (one,)), "x")])[0]
    return found[0][1] if found else 0.0


def _adversarial(entries: Sequence[Designation]) -> Iterable[Row]:
    if not peer():
        return
    told = [
        {"id": one.reference, "names": [name.text for name in one.names]}
        for one in entries
        if one.kind is DesignatedKind.PERSON
    ]
    made = run_peer("bench/peer_adversarial.py", told)
    pool = [_entry(reference, *names) for reference, names in made["candidates"].items()]
    cases = [Case(Asked("1", (one["query"],)), one["expected"] or "") for one in made["cases"]]
    classes = [one["class"] for one in made["cases"]]
    row: Row = {"measure": "adversarial: recall at 10 % hard negatives", "target": ">= .93"}
    by_class: dict[str, Row] = {}
    for engine in _engines():
        found = engine.answer(pool, cases)
        against = [f for f, case in zip(found, cases, strict=True) if not case.reference]
        least = _threshold(_best(against), 0.10)
        row[engine.name] = _recall(found, cases, least)
        for name in sorted({c for c, case in zip(classes, cases, strict=True) if case.reference}):
            here = [n for n, one in enumerate(classes) if one == name]
            part = _recall([found[n] for n in here], [cases[n] for n in here], least)
            one = by_class.setdefault(name, {"measure": f"  {name} ({len(here)})", "target": ""})
            one[engine.name] = part
    yield row
    yield from by_class.values()


def _arabic(entries: Sequence[Designation]) -> Iterable[Row]:
    bare, cases = in_original_script(entries)
    strangers = clean_arabic()
    recall: Row = {
        "measure": "Arabic script to Latin: recall at 10 alerts/1,000",
        "target": ">= .80",
    }
    first: Row = {"measure": "Arabic script to Latin: the right one first", "target": ">= .92"}
    for engine in _engines():
        found = engine.answer(bare, cases)
        least = _threshold(_best(engine.answer(bare, strangers)), 0.01)
        recall[engine.name] = _recall(found, cases, least)
        first[engine.name] = _first(found, cases)
    yield from (recall, first)


def _cyrillic(_: Sequence[Designation]) -> Iterable[Row]:
    pairs = cyrillic_pairs()
    entries = [_entry(str(at), latin) for at, (latin, _) in enumerate(pairs)]
    cases = [Case(Asked("1", (name,)), str(at)) for at, (_, name) in enumerate(pairs)]
    row: Row = {"measure": "Cyrillic persons: recall at .5 % hard negatives", "target": ">= .97"}
    for engine in _engines():
        found = engine.answer(entries, cases)
        others = [
            [pair for pair in one if pair[0] != case.reference]
            for one, case in zip(found, cases, strict=True)
        ]
        row[engine.name] = _recall(found, cases, _threshold(_best(others), 0.005))
    yield row


def _aliases(entries: Sequence[Designation]) -> Iterable[Row]:
    row: Row = {"measure": "Good aliases left out: recall at 8 % others", "target": ">= .62"}
    folds = list(aliases_left_out(entries))
    for engine in _engines():
        found: Answers = []
        cases: list[Case] = []
        for kept, part in folds:
            found += engine.answer(kept, part)
            cases += part
        others = [
            [pair for pair in one if pair[0] != case.reference]
            for one, case in zip(found, cases, strict=True)
        ]
        row[engine.name] = _recall(found, cases, _threshold(_best(others), 0.08))
    yield row


def _speed(entries: Sequence[Designation]) -> Iterable[Row]:
    cases = without_births(clean(_SPEED_CASES, seed=4))
    yield {"measure": "one UN list, name alone", "target": ">= 2,000/s", **timed(entries, cases)}
    known = clean(_SPEED_CASES, seed=4)
    yield {"measure": "one UN list, births given", "target": ">= 2,000/s", **timed(entries, known)}
    many = [*entries, *designations(LISTS / "ofac")]
    short = _BIG - sum(len(one.names) for one in many)
    many += [_entry(f"c{at}", name) for at, name in enumerate(crowd(max(short, 0)))]
    yield {"measure": "45,000 names", "target": ">= 500/s", **timed(many, cases)}


def _cold(_: Sequence[Designation]) -> Iterable[Row]:
    costs = [timing.run("bench.screening", str(UN)) for _ in range(3)]
    cost = timing.median(costs)
    yield {
        "measure": "cold start to the first answer, the command",
        "target": "< 1 s, < 200 MB",
        "wall_s": round(cost.wall_seconds, 2),
        "cpu_s": round(cost.cpu_seconds, 2),
        "peak_mib": round(cost.peak_mib),
    }


def work(path: str) -> None:
    """One name put to a list by the command, as a stranger would call it."""
    from qaitaru.cli.app import main  # noqa: PLC0415  # what is measured

    sys.argv = ["qaitaru", "screen", "--list", path, "--name", "Samira Shahbandar", "--json"]
    with tempfile.TemporaryFile("w") as nowhere:
        sys.stdout, told = nowhere, sys.stdout
        try:
            main()
        except SystemExit:
            sys.stdout = told


def _entry(reference: str, *names: str) -> Designation:
    return Designation(
        reference=reference,
        publisher="bench",
        kind=DesignatedKind.UNKNOWN,
        names=tuple(ListedName(text=name) for name in names),
    )


def _best(answers: Answers) -> list[float]:
    return [found[0][1] if found else 0.0 for found in answers]


def _threshold(scores: Sequence[float], share: float) -> float:
    """The score above which at most that share of scores lies."""
    ordered = sorted(scores, reverse=True)
    return ordered[int(len(ordered) * share)] + 1e-9


def _recall(answers: Answers, cases: Sequence[Case], least: float) -> float:
    """The share of parties whose own designation is hit."""
    own = [
        any(reference == case.reference and score >= least for reference, score in found)
        for found, case in zip(answers, cases, strict=True)
        if case.reference
    ]
    return round(sum(own) / max(len(own), 1), 4)


def _first(answers: Answers, cases: Sequence[Case]) -> float:
    own = [
        bool(found) and found[0][0] == case.reference
        for found, case in zip(answers, cases, strict=True)
    ]
    return round(sum(own) / len(own), 4)


def _f1(scored: Sequence[tuple[float, bool]], least: float) -> float:
    hit = sum(same and score >= least for score, same in scored)
    wrong = sum((score >= least) != same for score, same in scored)
    return 2 * hit / max(2 * hit + wrong, 1)
