"""Hits told: a line of JSON for each party, or a table, with the reasons in the language spoken."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any, Final

import msgspec
from rich.markup import escape

from qaitaru.cli.face import ERR, FORMS, WORDS, table
from qaitaru.cli.intake.problem_words import problem_texts, problem_told
from qaitaru.facts.problems import Problem, Severity
from qaitaru.lists.asked_row import AskedRow
from qaitaru.screening.hits import Hit, Reason
from qaitaru.wording.places import place_text
from qaitaru.wording.reasons import reason_text

Answer = tuple[AskedRow, Sequence[Hit]]

_COLUMNS: Final = tuple(
    f"cli.column.{name}"
    for name in ("query", "asked", "score", "reference", "matched_name", "reasons")
)
_FINE: Final = 6  # decimals of a score: two hits of one list are told apart
_MOST: Final = 0.999999
_TOLD: Final = 20  # problems told in full on a screen


def tell_lines(answers: Iterable[Answer]) -> None:
    """One line a party, as soon as it is answered."""
    for row, hits in answers:
        told: dict[str, Any] = {
            "query_id": row.asked.query_id,
            "hits": [hit_told(hit) for hit in hits],
        }
        if row.problems:
            told["problems"] = [problem_told(one) for one in row.problems]
        sys.stdout.write(msgspec.json.encode(told).decode() + "\n")
        sys.stdout.flush()


def tell_hits(answers: Iterable[Answer]) -> tuple[int, int]:
    """A table of all hits, and the problems of rows; how many were asked, and how many hit."""
    asked, rows, with_hits = 0, [], 0
    problems: list[Problem] = []
    for row, hits in answers:
        asked += 1
        with_hits += bool(hits)
        problems += row.problems
        rows += [_cells(row, hit) for hit in hits]
    table(WORDS("cli.screen.title", count=len(rows)), _COLUMNS, rows, right=(2,))
    tell_problems("cli.screen.problems", problems)
    return asked, with_hits


def hit_told(hit: Hit) -> dict[str, Any]:
    """A hit for a machine: its reasons as sentences, and each again by its parts."""
    one = hit.designation
    return {
        "reference": one.reference,
        "score": _score(hit),
        "matched_name": hit.matched_name,
        "reasons": [_sentence(reason) for reason in hit.reasons],
        "publisher": one.publisher,
        "kind": one.kind.value,
        "name": one.names[0].text if one.names else "",
        "regimes": list(one.regimes),
        "evidence": [
            {**asdict(reason), "effect": round(reason.effect, 4)} for reason in hit.reasons
        ],
    }


def _sentence(reason: Reason) -> str:
    return reason_text(reason.kind, reason.asked, reason.listed, WORDS)


def tell_problems(title: str, problems: Sequence[Problem], **fields: object) -> None:
    """Problems on standard error, the first of them in full."""
    if not problems:
        return
    ERR.print(escape(WORDS(title, **fields)), style="bold", soft_wrap=True, highlight=False)
    for problem in problems[:_TOLD]:
        where = place_text(problem.place, WORDS)
        told = " ".join([where + ":", *problem_texts(problem)])
        ERR.print(escape(told), soft_wrap=True, highlight=False)
    if len(problems) > _TOLD:
        ERR.print(escape(WORDS("cli.screen.more_problems", count=len(problems) - _TOLD)))


def is_wrong(problem: Problem) -> bool:
    """Whether a problem is more than a remark."""
    return problem.severity is not Severity.NOTED


def _score(hit: Hit) -> float:
    return min(round(hit.score, _FINE), _MOST)


def _cells(row: AskedRow, hit: Hit) -> tuple[object, ...]:
    one = hit.designation
    return (
        row.asked.query_id,
        "\n".join(row.asked.names),
        FORMS.score(_score(hit)),
        f"{one.reference}\n{one.publisher}",
        hit.matched_name,
        "\n".join(_sentence(reason) for reason in hit.reasons),
    )
