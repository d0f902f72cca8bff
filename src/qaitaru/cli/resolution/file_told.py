"""The parties of a plain table told."""

from pathlib import Path
from typing import Any, Final

from qaitaru.acts.resolution.resolve_file import ResolvedFile
from qaitaru.cli.face import ERR, FORMS, WORDS, table, tell
from qaitaru.cli.intake.problem_words import problem_texts, problem_told
from qaitaru.cli.resolution.pair_told import parts_json
from qaitaru.resolution.outcome import Outcome, ToldPair
from qaitaru.wording.places import place_text

_GROUPS: Final = tuple(f"cli.column.{name}" for name in ("resolution_records", "bits"))
_PAIRS: Final = tuple(
    f"cli.column.{name}" for name in ("bits", "party", "other_party", "resolution_asking")
)
_TOLD: Final = 20


def file_json(path: Path, found: ResolvedFile) -> dict[str, Any]:
    """What a table came to, for a machine."""
    problems = [problem_told(one) for one in found.problems]
    outcome = found.outcome
    if outcome is None:
        return {"refused": str(path), "problems": problems}
    return {
        "records": outcome.records,
        "compared": outcome.compared,
        "cut": outcome.cut,
        "parties": [_party_json(found, outcome, keys) for keys in outcome.parties],
        "to_judge": [
            _pair_json(found, one.pair) | {"asking": one.asking} for one in outcome.doubts
        ],
        "to_judge_count": outcome.doubt_count,
        "alike": [_pair_json(found, one) for one in outcome.alike],
        "kept_apart": [
            _pair_json(found, one.pair) | {"by": list(one.by)} for one in outcome.kept_apart
        ],
        "contradicting": [
            {"party_id": one.key, "numbers": one.numbers} for one in outcome.contradicting
        ],
        "problems": problems,
    }


def _party_json(found: ResolvedFile, outcome: Outcome, keys: tuple[str, ...]) -> dict[str, Any]:
    bonds = (one for one in outcome.within(keys) if one.holds)
    return {"records": list(keys), "bonds": [_pair_json(found, one) for one in bonds]}


def _pair_json(found: ResolvedFile, one: ToldPair) -> dict[str, Any]:
    why = found.why(one)
    return {
        "first": one.first,
        "second": one.second,
        "bits": one.thousandths / 1000,
        "bond": one.bond.name.lower() if one.bond is not None else None,
        "before": why.before if why else None,
        "parts": parts_json(why),
    }


def tell_file(path: Path, found: ResolvedFile, limit: int) -> None:
    """The parties of several records, and the pairs that are open."""
    for one in found.problems[:_TOLD]:
        told = " ".join(problem_texts(one))
        ERR.print(f"{place_text(one.place, WORDS)}: {told}", highlight=False, markup=False)
    if len(found.problems) > _TOLD:
        tell("cli.lists.more_problems", count=len(found.problems) - _TOLD)
    outcome = found.outcome
    if outcome is None:
        return
    tell(
        "cli.resolve.file",
        file=path.name,
        records=FORMS.number(outcome.records),
        compared=FORMS.number(outcome.compared),
    )
    shown = outcome.parties[:limit]
    title = WORDS("cli.resolve.title", shown=len(shown), count=len(outcome.parties))
    table(title, _GROUPS, [_group_row(found, outcome, keys) for keys in shown], right=(1,))
    doubts = outcome.doubts[:limit]
    title = WORDS("cli.resolve.pairs.title", shown=len(doubts), count=outcome.doubt_count)
    rows = [
        (
            FORMS.weight(one.pair.thousandths / 1000),
            _called(found, one.pair.first),
            _called(found, one.pair.second),
            WORDS(f"resolution.asking.{one.asking}"),
        )
        for one in doubts
    ]
    table(title, _PAIRS, rows, right=(0,))


def _called(found: ResolvedFile, key: str) -> str:
    return f"{key}  {found.names[key]}".rstrip()


def _group_row(found: ResolvedFile, outcome: Outcome, keys: tuple[str, ...]) -> tuple[object, ...]:
    least = min((one.thousandths for one in outcome.within(keys) if one.holds), default=0)
    return "\n".join(_called(found, key) for key in keys), FORMS.weight(least / 1000)
