"""Fill a paper from what it is of: what it says, what it asks for, what keeps it from going out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.casework.case_desk import cannot
from qaitaru.acts.casework.look_at_investigation import (
    CaseView,
    look_at_investigation,
    look_at_thing,
)
from qaitaru.acts.casework.look_at_requests import RequestView, look_at_request
from qaitaru.acts.casework.paper_facts.filled import (
    HANDOVER,
    LETTER,
    PAPERS,
    OfCase,
    OfMeasure,
    OfRequest,
)
from qaitaru.acts.casework.paper_facts.filling import WANTING, Filling, plain_text
from qaitaru.acts.casework.paper_facts.handover_paper import handover_paper
from qaitaru.acts.casework.paper_facts.letter_paper import letter_paper
from qaitaru.acts.casework.paper_facts.limited_items import PaperUse, items_of, refused_items
from qaitaru.acts.casework.paper_facts.measure_parts import MeasurePaper
from qaitaru.acts.casework.paper_facts.paper_case import PaperCase, calendar_of
from qaitaru.acts.casework.paper_facts.paper_fields import PaperField, Sort
from qaitaru.acts.casework.paper_facts.request_parts import RequestPaper
from qaitaru.acts.duty.duty_desk import law_of
from qaitaru.casework import case_store
from qaitaru.casework.after_end import ended_before, taken_anew
from qaitaru.casework.in_force import How, MeasureStanding, measure_of
from qaitaru.casework.requests.use_limits import Use
from qaitaru.casework.roles import member_may, roles_of
from qaitaru.documents.facts.parts import Text
from qaitaru.documents.templating.shelf import HOME
from qaitaru.evidence import store as evidence_store
from qaitaru.facts.errors import TemplateMissing
from qaitaru.facts.problems import Problem, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperAsked:
    """What paper a member wants: of which thing, and what they say that the record does not.

    One of ``request``, ``measure``, ``investigation`` and ``account`` is told, as the paper needs.
    """

    document: str
    language: str
    request: int = 0
    measure: int = 0
    investigation: int = 0
    account: str = ""
    currency: str = ""
    exhibits: tuple[int, ...] = ()
    said: Mapping[str, Text] = field(default_factory=dict)
    is_draft: bool = False
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledPaper:
    """A paper as far as it is told: what it says, its fields, and what is wrong with it."""

    jurisdiction: str
    about: str
    facts: object
    fields: tuple[PaperField, ...]
    problems: tuple[Problem, ...]
    items: frozenset[int] = frozenset()  # of evidence, that it stands on
    limited: tuple[Problem, ...] = ()  # those of the items that a partner does not let be used so
    view: CaseView | None = None  # of its investigation; None for a paper of none


def fill_paper(desk: Desk, wanted: PaperAsked) -> FilledPaper:
    """Fill a paper for a member whose role opens it.

    Raises: InvestigationMissing, also where the member may not see it; EvidenceMissing; CaseRefused
        where the member's role does not open it, or there is no such thing; AccountMissing;
        TemplateMissing for a document that nothing fills; PackFaulty.
    """
    if wanted.document == LETTER:
        return _of_account(desk, wanted)
    if wanted.document == HANDOVER:
        return _of_items(desk, wanted)
    kind = PAPERS.get(wanted.document)
    if kind is None:
        raise TemplateMissing(wanted.document, ", ".join((*PAPERS, HANDOVER, LETTER)))
    if isinstance(kind, OfRequest):
        return _of_request(desk, wanted, kind)
    if isinstance(kind, OfMeasure):
        return _of_measure(desk, wanted, kind)
    return _of_case(desk, wanted, kind)


def about_of(wanted: PaperAsked) -> str:
    """What a paper is about, in a few letters: issues about the same are compared."""
    named = (
        ("request", wanted.request),
        ("measure", wanted.measure),
        ("investigation", wanted.investigation),
    )
    of = next((f"{name}-{number}" for name, number in named if number), "")
    return of or wanted.account


def _of_request(desk: Desk, wanted: PaperAsked, kind: OfRequest) -> FilledPaper:
    view = look_at_thing(desk, wanted.request)
    asked = look_at_request(desk, wanted.request)
    case = _case(desk, wanted, view, kind.needs)
    request = asked.told.request
    if request.channel != kind.channel or request.is_incoming:
        case.fill.refuse("paper_other_request", request.channel, kind.channel)
    paper = RequestPaper(case, asked.told)
    facts = kind.fill(case, paper)
    cited = items_of(view.record, frozenset({asked.told.number}) | paper.assets | paper.subjects)
    use = _use(view, kind.uses, request.partner)
    late = () if wanted.is_draft else tuple(_not_ready(asked))
    return _filled(case, wanted, facts, cited, use=use, late=late)


def _of_measure(desk: Desk, wanted: PaperAsked, kind: OfMeasure) -> FilledPaper:
    view = look_at_thing(desk, wanted.measure)
    case = _case(desk, wanted, view, kind.needs)
    standing = _standing(view, wanted.measure)
    _must_hold(case, standing)
    paper = MeasurePaper(case, standing)
    facts = kind.fill(case, paper)
    cited = items_of(view.record, frozenset({wanted.measure}) | paper.assets)
    return _filled(case, wanted, facts, cited, use=_use(view, kind.uses))


def _of_case(desk: Desk, wanted: PaperAsked, kind: OfCase) -> FilledPaper:
    view = look_at_investigation(desk, wanted.investigation)
    case = _case(desk, wanted, view, kind.needs)
    facts = kind.fill(case)
    cited = items_of(view.record, frozenset(one.entry.number for one in view.assets))
    partner = plain_text(case.fill.may("receiving_state")).lower() if kind.goes_abroad else ""
    return _filled(case, wanted, facts, cited, use=_use(view, kind.uses, partner))


def _of_items(desk: Desk, wanted: PaperAsked) -> FilledPaper:
    """The list of what is handed over."""
    view = look_at_investigation(desk, wanted.investigation)
    case = _case(desk, wanted, view, "note")
    with consult(desk, "look_at_evidence", exhibits=list(wanted.exhibits)) as connection:
        items = [evidence_store.find(connection, one) for one in wanted.exhibits]
    facts, cited = handover_paper(case, items), frozenset(wanted.exhibits)
    return _filled(case, wanted, facts, cited, use=_handed_over(case, view))


def _of_account(desk: Desk, wanted: PaperAsked) -> FilledPaper:
    """The letter to a bank: of an account, and of no investigation."""
    zone = ZoneInfo(law_of(desk).binding(HOME)[0].calendar.zone)
    fill = Filling(wanted.said, zone)
    facts = letter_paper(desk, fill, wanted.account, wanted.currency)
    return FilledPaper(
        jurisdiction=HOME,
        about=about_of(wanted),
        facts=facts,
        fields=fill.fields,
        problems=fill.finished(),
    )


def _filled(
    case: PaperCase,
    wanted: PaperAsked,
    facts: object,
    cited: frozenset[int],
    *,
    use: PaperUse,
    late: tuple[Problem, ...] = (),
) -> FilledPaper:
    """A paper of an investigation, with what its fields and the items that it cites lack."""
    return FilledPaper(
        jurisdiction=case.view.record.head.jurisdiction,
        about=about_of(wanted),
        facts=facts,
        fields=case.fill.fields,
        problems=(*case.fill.finished(), *late),
        items=cited,
        limited=tuple(_limited(case.desk, cited, use)),
        view=case.view,
    )


def _case(desk: Desk, wanted: PaperAsked, view: CaseView, needs: str) -> PaperCase:
    """What a paper is filled from, for a member whose role opens it.

    Raises: CaseRefused.
    """
    at = view.case.at
    if not member_may(view.record, desk.member, needs, at):
        cannot("role_may_not", ", ".join(sorted(roles_of(view.record, desk.member, at))), needs)
    zone = ZoneInfo(calendar_of(view).zone)
    return PaperCase(desk, view, Filling(wanted.said, zone))


def _standing(view: CaseView, number: int) -> MeasureStanding:
    found = measure_of(view.case, number)
    return found if found is not None else cannot("measure_missing", str(number))


def _must_hold(case: PaperCase, standing: MeasureStanding) -> None:
    """A measure that holds nothing has no paper; one that another followed did its work."""
    at, end = case.view.case, standing.end
    if end is not None and end.how is not How.FOLLOWED and ended_before(at, standing):
        found = f"{end.how} {case.there(end.at):%Y-%m-%d %H:%M}"
        case.fill.refuse("paper_measure_ended", found, ", ".join(taken_anew(at, standing)))


def _use(view: CaseView, uses: tuple[Use, ...], partner: str = "") -> PaperUse:
    number = view.record.head.number
    return PaperUse(investigation=number, uses=uses, at=view.case.at, partner=partner)


def _handed_over(case: PaperCase, view: CaseView) -> PaperUse:
    """What is handed over is shared with whoever receives it."""
    to = case.fill.may("receiving_code", sort=Sort.PLAIN) or case.fill.may("receiving")
    return _use(view, (Use.INTELLIGENCE, Use.EVIDENCE), plain_text(to))


def _not_ready(view: RequestView) -> Iterator[Problem]:
    """What keeps a request from going out: each item that is owed, and whatever fishes."""
    for check in view.checks:
        if check.blocks:
            place = check.item.article
            for one in check.missing:
                yield Problem(WANTING, Severity.REFUSED, "", one, place)
    for fault in view.faults:
        if fault.blocks:
            told = f"№ {fault.asked}" if fault.asked else ""
            yield Problem("paper_request_fishes", Severity.REFUSED, "", fault.lint, told)


def _limited(desk: Desk, items: frozenset[int], use: PaperUse) -> Iterator[Problem]:
    with consult(desk, "look_at_use_limits") as connection:
        records = case_store.every(connection)
    for one in refused_items(records, items, use):
        code = f"paper_item_{one.refusal.reason}"
        yield Problem(code, Severity.REFUSED, "", str(one.exhibit), one.refusal.found)
