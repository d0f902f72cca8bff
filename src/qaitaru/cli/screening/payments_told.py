"""Hits in payments told: as JSON, one object a file, or as a table with the reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from qaitaru.cli.face import FORMS, WORDS, table, tell, tell_json
from qaitaru.cli.intake.problem_words import problem_told
from qaitaru.cli.screening.screen_told import hit_told, tell_problems
from qaitaru.facts.problems import Problem
from qaitaru.screening.payments.screening import PaymentHit
from qaitaru.wording.places import place_text

_COLUMNS: Final = tuple(
    f"cli.column.{name}"
    for name in ("payment", "payment_field", "payment_found", "score", "reference", "payment_name")
)


@dataclass(frozen=True, slots=True)
class Screened:
    """One file of messages, put to the lists: how many payments and heads, and what was found."""

    file: str
    payments: int
    hits: tuple[PaymentHit, ...]
    problems: tuple[Problem, ...] = ()


def tell_payments(
    found: Sequence[Screened], faults: Sequence[Problem], *, limit: int, as_json: bool
) -> None:
    """The hits of each file, in a table at most so many, and the problems of files and lists."""
    if as_json:
        tell_json(
            {
                "files": [_told(one) for one in found],
                "problems": [problem_told(one) for one in faults],
            }
        )
        return
    tell_problems("cli.payments.list_problems", faults)
    for one in found:
        title = WORDS(
            "cli.payments.title", file=one.file, payments=one.payments, hits=len(one.hits)
        )
        table(title, _COLUMNS, [_row(hit) for hit in one.hits[:limit]], right=(3,))
        if len(one.hits) > limit:
            tell("cli.payments.more", count=len(one.hits) - limit)
        tell_problems("cli.payments.problems", one.problems, file=one.file)
    if any(one.hits for one in found):
        tell("cli.payments.next")


def _told(one: Screened) -> dict[str, Any]:
    return {
        "file": one.file,
        "payments": one.payments,
        "hits": [payment_hit_told(hit) for hit in one.hits],
        "problems": [problem_told(each) for each in one.problems],
    }


def payment_hit_told(one: PaymentHit) -> dict[str, Any]:
    """A hit for a machine: the payment, where in it, what stands there, and the hit itself."""
    payment = one.payment
    return {
        "message": payment.message,
        "payment_reference": payment.reference,
        "day": payment.day,
        "amount": payment.amount,
        "currency": payment.currency,
        "field": one.field.value,
        "place": one.place,
        "found": one.found,
        "in_text": one.in_text,
        **hit_told(one.hit),
    }


def _row(one: PaymentHit) -> tuple[object, ...]:
    payment, entry = one.payment, one.hit.designation
    sum_ = " ".join(filter(None, (payment.amount, payment.currency)))
    return (
        "\n".join(filter(None, (payment.reference or payment.message, payment.day, sum_))),
        f"{WORDS(f'payment.field.{one.field}')}\n{place_text(one.place, WORDS)}",
        one.found,
        FORMS.score(one.hit.score),
        f"{entry.reference}\n{entry.publisher}",
        "\n".join((one.hit.matched_name, *hit_told(one.hit)["reasons"])),
    )
