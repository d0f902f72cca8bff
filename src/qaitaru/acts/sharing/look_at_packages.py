"""See the packages that went out and came in, of investigations that the member may see."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from qaitaru.acts.act import Desk, consult
from qaitaru.casework import case_store
from qaitaru.casework.bodies.sharing import PackageCame, SendingAsked
from qaitaru.casework.record import CaseDecision, CaseEntry, CaseRecord
from qaitaru.casework.roles import member_may
from qaitaru.sharing import sharing_store
from qaitaru.sharing.kept import PackageKept
from qaitaru.sharing.package import Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageView:
    """A package, the terms it went or came under, and what it brought.

    ``came_back`` are the packages that the partner sent of the same investigation since.
    """

    kept: PackageKept
    terms: Terms
    title: str  # of the investigation
    new_entries: int  # that it brought; of one that went out, that came back since
    came_back: tuple[int, ...]
    sending: int  # the entry it was proposed by; 0 for one that came


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingView:
    """A sending that was proposed, and how it stands."""

    entry: CaseEntry
    asked: SendingAsked
    title: str
    decision: CaseDecision | None
    package: PackageKept | None  # once its bytes were made

    @property
    def state(self) -> str:
        """Whether it waits, was refused, was allowed, or was written."""
        if self.decision is None:
            return "waits"
        if not self.decision.granted:
            return "denied"
        return "written" if self.package else "allowed"


def look_at_packages(desk: Desk, investigation: int = 0) -> tuple[PackageView, ...]:
    """Every package, or those of one investigation, in order."""
    records, kept = _seen(desk, "look_at_packages", investigation)
    shown = [one for one in kept if one.investigation in records]
    return tuple(_view(one, records[one.investigation], shown) for one in shown)


def look_at_sendings(desk: Desk, investigation: int = 0) -> tuple[SendingView, ...]:
    """Every sending that was proposed, or those of one investigation, in order."""
    records, kept = _seen(desk, "look_at_sendings", investigation)
    told = [one for record in records.values() for one in sendings_of(record, kept)]
    return tuple(sorted(told, key=lambda one: one.entry.number))


def _seen(
    desk: Desk, verb: str, investigation: int
) -> tuple[dict[int, CaseRecord], tuple[PackageKept, ...]]:
    """The investigations that the member may see, and every package."""
    now = desk.clock()
    with consult(desk, verb, investigation=investigation) as connection:
        records = case_store.every(connection, (investigation,) if investigation else ())
        kept = sharing_store.packages(connection)
    seen = (one for one in records if member_may(one, desk.member, "look", now))
    return {one.head.number: one for one in seen}, kept


def sendings_of(record: CaseRecord, kept: tuple[PackageKept, ...]) -> Iterator[SendingView]:
    """The sendings of one investigation, in order."""
    made = {one.decision: one for one in kept if one.decision is not None}
    for entry, asked in record.of(SendingAsked):
        decision = record.decision_on(entry.number)
        yield SendingView(
            entry=entry,
            asked=asked,
            title=record.head.title,
            decision=decision,
            package=made.get(decision.number) if decision else None,
        )


def _view(one: PackageKept, record: CaseRecord, shown: list[PackageKept]) -> PackageView:
    brought = {body.sha256: body.entries for _, body in record.of(PackageCame)}
    back = [each for each in shown if one.direction == "sent" and _answers(each, one)]
    came = [one] if one.direction == "received" else back
    decided = {each.number: each.entry for each in record.decisions}
    return PackageView(
        kept=one,
        terms=msgspec.json.decode(one.terms, type=Terms),
        title=record.head.title,
        new_entries=sum(brought.get(each.sha256, 0) for each in came),
        came_back=tuple(each.number for each in back),
        sending=decided.get(one.decision or 0, 0),
    )


def _answers(later: PackageKept, sent: PackageKept) -> bool:
    """Whether a package came from whom another was sent to, of the same investigation, since."""
    told = (later.direction, later.key, later.investigation)
    return told == ("received", sent.key, sent.investigation) and later.number > sent.number
