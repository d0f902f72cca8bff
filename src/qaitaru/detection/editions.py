"""The reporting thresholds in force, by edition of the law: each asked of its own days only.

A window is not carried over from the days of one edition to those of the next: a scheme across the
change is told in two parts.

Source: Law of the Republic of Kazakhstan of 28 August 2009 No. 191-IV, art. 4, in its editions; the
packs of the law name each with its days.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

from qaitaru.detection.known import EARLIEST, LATEST
from qaitaru.detection.typology import Typology


class Span(NamedTuple):
    """Seconds since 1970, the last not counted in."""

    begins: int
    ends: int


EVER: Final = Span(EARLIEST, LATEST)


@dataclass(frozen=True, slots=True)
class Edition:
    """A threshold in minor units of a currency, and when it surely stood."""

    currency: str
    threshold_minor: int
    span: Span


@dataclass(frozen=True, slots=True)
class InForce:
    """A typology as it is asked of some time."""

    typology: Typology
    span: Span = EVER


def in_force(
    typologies: Sequence[Typology], editions: Sequence[Edition], ledger: Span
) -> tuple[InForce, ...]:
    """The typologies, those by the law once for each edition that stood in the ledger's time.

    Args:
        typologies: in their order, which is kept.
        editions: of any currencies, in any order.
        ledger: its first second, and the one after its last.
    """
    return tuple(found for one in typologies for found in _in_force(one, editions, ledger))


def not_in_force(editions: Sequence[Edition], ledger: Span) -> tuple[Span, ...]:
    """The parts of the ledger's time in which no threshold surely stood."""
    found, begins = list[Span](), ledger.begins
    for one in sorted(one.span for one in editions):
        if begins < min(one.begins, ledger.ends):
            found.append(Span(begins, min(one.begins, ledger.ends)))
        begins = max(begins, one.ends)
    if begins < ledger.ends:
        found.append(Span(begins, ledger.ends))
    return tuple(found)


def _in_force(one: Typology, editions: Sequence[Edition], ledger: Span) -> Iterator[InForce]:
    if not one.by_law:
        yield InForce(one)
        return
    for edition in sorted(editions, key=lambda edition: edition.span):
        begins, ends = edition.span
        if begins < ledger.ends and ledger.begins < ends:
            asked: Any = replace(one.parameters, threshold=edition.threshold_minor)
            is_whole = begins <= ledger.begins and ledger.ends <= ends
            typology = replace(one, parameters=asked, currency=edition.currency)
            yield InForce(typology, EVER if is_whole else edition.span)
