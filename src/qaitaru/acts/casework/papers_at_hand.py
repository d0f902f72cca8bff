"""Which papers can be issued for a thing of an investigation, by what the law has it for."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from qaitaru.acts.casework.look_at_investigation import CaseView
from qaitaru.acts.casework.paper_facts.filled import (
    HANDOVER,
    PAPERS,
    OfCase,
    OfMeasure,
    OfRequest,
)
from qaitaru.casework.in_force import MeasureStanding
from qaitaru.casework.requests.request_at import RequestAt, requests_at
from qaitaru.casework.roles import may
from qaitaru.law.actors import Actor

_OWN_NEED: Final = "note"


class Of(StrEnum):
    """What a paper is of."""

    INVESTIGATION = "investigation"
    MEASURE = "measure"
    REQUEST = "request"


@dataclass(frozen=True, slots=True, order=True)
class PaperAtHand:
    """A paper that a role of the member opens: which document, of what, by its number."""

    of: Of
    number: int
    document: str

    @property
    def about(self) -> str:
        """What its issues are about."""
        return f"{self.of.value}-{self.number}"


def papers_of_case(view: CaseView) -> tuple[PaperAtHand, ...]:
    """Those of the investigation itself."""
    number = view.record.head.number
    documents = [name for name, kind in PAPERS.items() if isinstance(kind, OfCase)]
    found = (PaperAtHand(Of.INVESTIGATION, number, one) for one in (*documents, HANDOVER))
    return tuple(one for one in found if _is_open(view, one.document))


def papers_of_measure(view: CaseView, one: MeasureStanding) -> tuple[PaperAtHand, ...]:
    """Those of a measure, by who orders it, who consents, and what may follow it."""
    found = (PaperAtHand(Of.MEASURE, one.entry.number, name) for name in _of_measure(one))
    return tuple(each for each in found if _is_open(view, each.document))


def papers_of_request(view: CaseView, one: RequestAt) -> tuple[PaperAtHand, ...]:
    """Those of a request of ours, by its channel."""
    if one.request.is_incoming:
        return ()
    names = (
        name
        for name, kind in PAPERS.items()
        if isinstance(kind, OfRequest) and kind.channel == one.request.channel
    )
    found = (PaperAtHand(Of.REQUEST, one.number, name) for name in names)
    return tuple(each for each in found if _is_open(view, each.document))


def papers_of_asset(view: CaseView, asset: int) -> tuple[PaperAtHand, ...]:
    """Those that tell of an asset: of its measures, of the requests about it, of the whole."""
    of_measures = (
        each
        for one in view.measures
        if any(hold.asset == asset for hold in one.measure.holds)
        for each in papers_of_measure(view, one)
    )
    of_requests = (
        each
        for one in requests_at(view.case)
        if any(asked.asset == asset for _, asked in one.asked)
        for each in papers_of_request(view, one)
    )
    whole = (one for one in papers_of_case(view) if one.document in _OF_ASSETS)
    return (*of_measures, *of_requests, *whole)


def every_paper(view: CaseView) -> tuple[PaperAtHand, ...]:
    """Those of the investigation and of all its things."""
    of_measures = (each for one in view.measures for each in papers_of_measure(view, one))
    of_requests = (each for one in requests_at(view.case) for each in papers_of_request(view, one))
    return (*papers_of_case(view), *of_measures, *of_requests)


_OF_ASSETS: Final = frozenset({"asset_schedule", "investigation_report"})


def _of_measure(one: MeasureStanding) -> Iterator[str]:
    """A paper by whoever's it is: the investigator orders, the prosecutor consents, courts rule."""
    edition = one.edition
    if Actor.PROSECUTOR in edition.consents:
        yield "prosecutor_consent"
    if Actor.INVESTIGATOR in edition.orders:
        yield "restriction_order"
    if edition.followed_by or Actor.INVESTIGATING_JUDGE in edition.orders:
        yield "judge_petition"


def _is_open(view: CaseView, document: str) -> bool:
    kind = PAPERS.get(document)
    needs = kind.needs if isinstance(kind, OfRequest | OfMeasure | OfCase) else _OWN_NEED
    return any(may(role, needs) for role in view.own_roles)
