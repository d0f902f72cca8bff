"""What evidence items that answers brought may be used for at an instant: shown, and obeyed.

A mark is folded from the answer, and from what the partner agreed to since; nothing is copied onto
a row. A row carries the marks of the exhibit that its locator cites.

Source: UNCAC art. 46(19); Egmont Principles for Information Exchange (2013), 11 and 32-33.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from qaitaru.casework.bodies.requests import ConsentToUse
from qaitaru.casework.record import CaseRecord
from qaitaru.casework.requests.use_limits import Use, UseLimit, Wish, limits, refuse_use

_PLAIN: Final = tuple(one for one in Use if one is not Use.SHARING)


@dataclass(frozen=True, slots=True, kw_only=True)
class UseMark:
    """What one answer lets be done with the evidence item that came with it."""

    exhibit: int
    investigation: int
    request: int
    answer: int  # its entry: what a consent is about
    partner: str
    channel: str
    uses: tuple[str, ...]  # allowed now, by the limitation or by consent
    shared_with: tuple[str, ...]  # agencies that may have it, likewise
    until: date | None
    has_ended: bool

    def allows(self, use: Use, shared_with: str = "") -> bool:
        """Whether the item may be used so; sharing is with an agency that is named."""
        if use is Use.SHARING:
            return bool(shared_with) and shared_with in self.shared_with
        return use in self.uses


def use_marks(records: Iterable[CaseRecord], at: datetime) -> Mapping[int, tuple[UseMark, ...]]:
    """The marks of every evidence item that an answer brought, by exhibit, as of an instant."""
    found: dict[int, tuple[UseMark, ...]] = {}
    for one in (_mark(record, limit, at) for record in records for limit in limits(record)):
        found[one.exhibit] = (*found.get(one.exhibit, ()), one)
    return found


def marks_of(
    marks: Mapping[int, tuple[UseMark, ...]], exhibits: Iterable[int]
) -> tuple[UseMark, ...]:
    """The marks that some exhibits carry, by exhibit; none where no answer brought them."""
    return tuple(mark for exhibit in sorted(set(exhibits)) for mark in marks.get(exhibit, ()))


def bound_elsewhere(
    marks: Iterable[UseMark], investigation: int, every: Collection[int]
) -> tuple[UseMark, ...]:
    """The marks of items that may not be used beyond their own case, where what is made goes on.

    What is made for no investigation tells of the whole workspace: of all of them, if there are
    several. What the partner agreed to, or left open, binds nothing.

    Args:
        investigation: that something is made for; 0 for none.
        every: the investigations of the workspace.
    """
    own = investigation or (next(iter(every)) if len(every) == 1 else 0)
    return tuple(
        one for one in marks if one.investigation != own and not one.allows(Use.OTHER_CASE)
    )


def _mark(record: CaseRecord, limit: UseLimit, at: datetime) -> UseMark:
    until = limit.answer.limitation.until
    return UseMark(
        exhibit=limit.exhibit,
        investigation=record.head.number,
        request=limit.request,
        answer=limit.entry.number,
        partner=limit.partner,
        channel=limit.channel,
        uses=tuple(use for use in _PLAIN if _may(record, limit, Wish(use=use, at=at))),
        shared_with=tuple(_agencies(record, limit, at)),
        until=until,
        has_ended=until is not None and at.date() > until,
    )


def _agencies(record: CaseRecord, limit: UseLimit, at: datetime) -> Iterator[str]:
    """Who may have it: those the answer names, and those the partner agreed to since."""
    agreed = [body.shared_with for _, body in record.about(limit.entry.number, ConsentToUse)]
    for agency in dict.fromkeys((*limit.answer.limitation.may_be_shared_with, *agreed)):
        if _may(record, limit, Wish(use=Use.SHARING, at=at, shared_with=agency)):
            yield agency


def _may(record: CaseRecord, limit: UseLimit, wish: Wish) -> bool:
    return refuse_use(record, limit, wish) is None
