"""What a paper is of, by its address: an investigation, a measure, a request, an asset, an account.

``/papers/measures/12/judge_petition`` is the petition of measure 12.
"""

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from litestar.exceptions import NotFoundException

from qaitaru.acts.act import Desk
from qaitaru.acts.books.look_at_ledger import look_at_accounts
from qaitaru.acts.casework.fill_paper import PaperAsked
from qaitaru.acts.casework.look_at_investigation import look_at_investigation, look_at_thing
from qaitaru.acts.casework.paper_facts.filled import LETTER
from qaitaru.acts.casework.papers_at_hand import (
    Of,
    PaperAtHand,
    every_paper,
    papers_of_asset,
    papers_of_case,
    papers_of_measure,
    papers_of_request,
)
from qaitaru.acts.documents.templates import look_at_templates
from qaitaru.casework.bodies.assets import TracedInto
from qaitaru.casework.in_force import measure_of
from qaitaru.casework.requests.request_at import request_at
from qaitaru.documents.templating.shelf import HOME
from qaitaru.web import values
from qaitaru.web.casework.page_of_case import CasePage
from qaitaru.web.view import View
from qaitaru.wording import LANGUAGES

_PLACES: Final = {Of.INVESTIGATION: "investigations", Of.MEASURE: "measures"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A thing that papers are of, and the papers a role of who looks opens."""

    of: str
    key: str
    papers: tuple[PaperAtHand, ...] = ()
    every: tuple[PaperAtHand, ...] = ()  # of its things too; the same but for an investigation
    templates: frozenset[str] = frozenset()  # of its jurisdiction: ``bank_letter.ru``
    own: CasePage | None = None  # None for an account: it is of no investigation
    currency: str = ""

    @property
    def address(self) -> str:
        """Where the thing itself stands."""
        return f"/{self.of}/{quote(self.key, safe='')}"

    @property
    def papers_address(self) -> str:
        """Where its papers stand."""
        return f"/papers{self.address}"

    @property
    def query(self) -> str:
        """What of the query says which account it is; empty for a thing of an investigation."""
        return f"currency={self.currency}&" if self.currency else ""

    @property
    def number(self) -> int:
        """Of the thing; 0 for an account."""
        return values.number(self.key) or 0

    def languages(self, document: str) -> tuple[str, ...]:
        """The languages a paper can be issued in: those it has a template for."""
        return tuple(one for one in LANGUAGES if f"{document}.{one}" in self.templates)

    def paper(self, document: str) -> PaperAtHand | None:
        """One of its papers; None for the letter of an account.

        Raises: NotFoundException for what it has no paper of, or no role opens.
        """
        if self.own is None and document == LETTER:
            return None
        for one in self.papers:
            if one.document == document and self.of == address_of(one).split("/")[2]:
                return one
        raise NotFoundException

    def asked(self, document: str, language: str) -> PaperAsked:
        """The paper as it is asked for, before anything is said of it.

        Raises: NotFoundException.
        """
        one = self.paper(document)
        if one is None:
            return PaperAsked(
                document=document, language=language, account=self.key, currency=self.currency
            )
        return PaperAsked(
            document=document,
            language=language,
            request=one.number if one.of is Of.REQUEST else 0,
            measure=one.number if one.of is Of.MEASURE else 0,
            investigation=one.number if one.of is Of.INVESTIGATION else 0,
        )


def address_of(paper: PaperAtHand) -> str:
    """Where a paper is looked at and issued."""
    return f"/papers/{_PLACES.get(paper.of, 'requests')}/{paper.number}/{paper.document}"


def place_of(desk: Desk, view: View, of: str, key: str) -> Place:
    """What an address names.

    Raises: NotFoundException; InvestigationMissing, also where the member may not see it.
    """
    if of == "accounts":
        return _account(desk, view, key)
    number = values.number(key)
    if number is None or of not in {"investigations", "measures", "requests", "assets"}:
        raise NotFoundException
    look = look_at_investigation if of == "investigations" else look_at_thing
    own = CasePage(look(desk, number), view, desk.member)
    templates = _templates(desk, own.seen.record.head.jurisdiction)
    papers = _papers(own, of, number)
    every = every_paper(own.seen) if of == "investigations" else papers
    return Place(
        of=of,
        key=str(number),
        own=own,
        templates=templates,
        papers=_written(papers, templates),
        every=_written(every, templates),
    )


def of_what(own: CasePage, paper: PaperAtHand) -> str:
    """The thing a paper is of, by name: a measure by what it holds."""
    seen = own.seen
    measure = measure_of(seen.case, paper.number) if paper.of is Of.MEASURE else None
    if measure is None:
        return own.name_of(paper.number) if paper.of is Of.REQUEST else ""
    held = ", ".join(own.name_of(one.asset) for one in measure.measure.holds)
    return f"{own.name_of(paper.number)}: {held}"


def elsewhere_of(place: Place) -> tuple[tuple[str, str, str], ...]:
    """Papers that are made on pages of their own: the word for each, its address, its number."""
    own = place.own
    if own is None or place.of not in {"investigations", "assets"}:
        return ()
    traced = own.seen.record.of(TracedInto)
    analyses = dict.fromkeys(
        body.analysis
        for entry, body in traced
        if place.of == "investigations" or entry.about == place.number
    )
    of_case = [("letter", "/coverage", ""), ("wealth", "/wealth", ""), ("freeze", "/duty", "")]
    exhibits = [("exhibit", f"/tracing/{one}", str(one)) for one in analyses]
    return (*exhibits, *(of_case if place.of == "investigations" else []))


def _papers(own: CasePage, of: str, number: int) -> tuple[PaperAtHand, ...]:
    seen = own.seen
    if of == "investigations":
        return papers_of_case(seen)
    if of == "assets":
        if all(one.entry.number != number for one in seen.assets):
            raise NotFoundException
        return papers_of_asset(seen, number)
    if of == "measures":
        standing = measure_of(seen.case, number)
        if standing is None:
            raise NotFoundException
        return papers_of_measure(seen, standing)
    told = request_at(seen.case, number)
    if told is None:
        raise NotFoundException
    return papers_of_request(seen, told)


def _templates(desk: Desk, jurisdiction: str) -> frozenset[str]:
    known = look_at_templates(desk)
    return frozenset(
        f"{one.document}.{one.language}" for one in known if one.jurisdiction == jurisdiction
    )


def _written(papers: tuple[PaperAtHand, ...], templates: frozenset[str]) -> tuple[PaperAtHand, ...]:
    """Those that the jurisdiction has a text for in some language."""
    documents = {one.partition(".")[0] for one in templates}
    return tuple(one for one in papers if one.document in documents)


def _account(desk: Desk, view: View, key: str) -> Place:
    held = look_at_accounts(desk, limit=0).held
    currencies = sorted({one.currency for one in held if one.account == key})
    if not currencies:
        raise NotFoundException
    asked = view.asked("currency")
    return Place(
        of="accounts",
        key=key,
        currency=asked if asked in currencies else currencies[0],
        templates=_templates(desk, HOME),
    )
