"""Marking: what was found beside what was planted. Pure: plain values in, marks out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qaitaru.facts.money import plain
from qaitaru.training.answer_key import AnswerKey, KeyAsset


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an analysis found, in its own plain words.

    ``missing_months`` and ``duplicate_months`` are (account key, ``2025-08``); ``altered_rows``
    are (file below the evidence folder, place); ``traced`` is by (kind of asset, rule).
    """

    missing_months: frozenset[tuple[str, str]]
    duplicate_months: frozenset[tuple[str, str]]
    altered_rows: frozenset[tuple[str, str]]
    traced: Mapping[tuple[str, str], int]
    bookings: int | None = None  # each true booking in evidence once, overlaps not counted twice


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One line of the marking; ``fact`` names its words: ``scenario.mark.<fact>``.

    ``expected`` and ``found`` are quoted as they stand and never translated; ``expected`` is empty
    where something was found that was not planted.
    """

    fact: str
    expected: str
    found: str
    rule: str = ""  # the tracing rule the fact was worked out by

    @property
    def right(self) -> bool:
        """Whether what was found is what was planted."""
        return self.expected == self.found


def mark(key: AnswerKey, found: Found) -> list[Mark]:
    """Each planted fact beside what was found, then whatever was found and not planted."""
    missing = {(at.account, at.month) for at in key.missing_months}
    duplicate = {(at.account, at.month) for at in key.duplicate_months}
    altered = {(row.file, row.place) for row in key.altered_rows}
    marks = [
        *_sets("missing_month", missing, found.missing_months),
        *_sets("duplicate_month", duplicate, found.duplicate_months),
        *_sets("altered_row", altered, found.altered_rows),
    ]
    for asset in key.assets:
        marks += _traced(asset, found.traced)
    if found.bookings is not None:
        marks.append(Mark(fact="bookings", expected=str(key.bookings), found=str(found.bookings)))
    return marks


def _sets(
    fact: str, planted: set[tuple[str, str]], found: frozenset[tuple[str, str]]
) -> Iterator[Mark]:
    for one in sorted(planted):
        text = " ".join(one)
        yield Mark(fact=fact, expected=text, found=text if one in found else "")
    for one in sorted(found - planted):
        yield Mark(fact=fact, expected="", found=" ".join(one))


def _traced(asset: KeyAsset, found: Mapping[tuple[str, str], int]) -> Iterator[Mark]:
    for truth in asset.traced:
        minor = found.get((asset.kind, truth.rule))
        yield Mark(
            fact=f"traced_{asset.kind}",
            rule=truth.rule,
            expected=_money(truth.amount_minor, asset.currency),
            found="" if minor is None else _money(minor, asset.currency),
        )


def _money(amount_minor: int, currency: str) -> str:
    return f"{plain(amount_minor, currency)} {currency}"
