"""What may be done with what came back: the limitation of an answer, carried by its evidence item.

Every datum read from an item cites it by exhibit number, so the limitation of the item is that of
the datum. A use that is not allowed needs the partner's consent before.

Source: UNCAC art. 46(19); Egmont Principles for Information Exchange (2013), 11 and 32-33; FATF
Recommendation 40; CPC art. 563 on what foreign evidence may be relied on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from qaitaru.casework.bodies.requests import Answer, ConsentToUse, Request
from qaitaru.casework.record import CaseEntry, CaseRecord
from qaitaru.facts.refusals import Refusal


class Use(StrEnum):
    """What an answer may be used for; words under ``casework.use``."""

    INTELLIGENCE = "intelligence"
    EVIDENCE = "evidence"  # in the criminal case it was asked for
    CONFISCATION = "confiscation"
    OTHER_CASE = "other_case"
    TAX = "tax"
    SHARING = "sharing"  # with another agency


_PROVING: Final = frozenset({Use.EVIDENCE, Use.CONFISCATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class UseLimit:
    """The limitation an evidence item carries, and where it comes from."""

    exhibit: int
    entry: CaseEntry  # the answer
    answer: Answer
    request: int
    partner: str
    channel: str


def limits(record: CaseRecord) -> Iterator[UseLimit]:
    """Every evidence item that an answer brought, in order."""
    for entry, answer in record.of(Answer):
        asked = record.find(entry.about, Request)
        if asked is not None and answer.exhibit:
            yield UseLimit(
                exhibit=answer.exhibit,
                entry=entry,
                answer=answer,
                request=entry.about,
                partner=asked[1].partner,
                channel=asked[1].channel,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A use that somebody would make of an item, and when."""

    use: Use
    at: datetime
    shared_with: str = ""  # an agency, where it is to be shared


def refuse_use(record: CaseRecord, limit: UseLimit, wish: Wish) -> Refusal | None:
    """Why an item may not be used so; None where it may."""
    said = limit.answer.limitation
    if said.until is not None and wish.at.date() > said.until:
        return Refusal("use_ended", wish.at.date().isoformat(), f"<= {said.until.isoformat()}")
    if _is_allowed(limit, wish) or _is_consented(record, limit, wish):
        return None
    return Refusal("use_limited", wish.use, ", ".join(said.uses))


def _is_allowed(limit: UseLimit, wish: Wish) -> bool:
    said = limit.answer.limitation
    if wish.use is Use.SHARING:
        return bool(wish.shared_with) and wish.shared_with in said.may_be_shared_with
    if wish.use is Use.OTHER_CASE:
        return not said.this_case_only
    if wish.use is Use.INTELLIGENCE and _PROVING.intersection(said.uses):
        return True  # what may prove in the case it was asked for may guide it too
    return wish.use in said.uses


def _is_consented(record: CaseRecord, limit: UseLimit, wish: Wish) -> bool:
    """Whether the partner agreed, as two members say, before the use."""
    given = record.about(limit.entry.number, ConsentToUse)
    return any(
        body.use == wish.use and body.shared_with == wish.shared_with and granted <= wish.at
        for entry, body in given
        if (granted := record.granted_at(entry.number)) is not None
    )
