"""Issue a paper of an investigation: filled from its record, refused with all that it lacks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from zoneinfo import ZoneInfo

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.casework.case_desk import cannot
from qaitaru.acts.casework.look_at_investigation import (
    CaseView,
    look_at_investigation,
    look_at_thing,
)
from qaitaru.acts.casework.look_at_requests import RequestView, look_at_request
from qaitaru.acts.casework.paper_facts.filled import PAPERS, OfCase, OfMeasure, OfRequest
from qaitaru.acts.casework.paper_facts.filling import WANTING, Filling
from qaitaru.acts.casework.paper_facts.handover_paper import handover_paper
from qaitaru.acts.casework.paper_facts.limited_items import PaperUse, items_of, refused_items
from qaitaru.acts.casework.paper_facts.measure_parts import MeasurePaper
from qaitaru.acts.casework.paper_facts.paper_case import PaperCase, calendar_of
from qaitaru.acts.casework.paper_facts.request_parts import RequestPaper
from qaitaru.acts.documents.issue_document import Issue, ToIssue, issue_document
from qaitaru.casework import case_store
from qaitaru.casework.after_end import ended_before, taken_anew
from qaitaru.casework.in_force import How, MeasureStanding, measure_of
from qaitaru.casework.requests.use_limits import Use
from qaitaru.casework.roles import member_may, roles_of
from qaitaru.documents.facts.parts import Text
from qaitaru.evidence import store as evidence_store
from qaitaru.facts.problems import Problem, Severity

HANDOVER: Final = "handover_list"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperAsked:
    """What paper a member wants: of which thing, and what they say that the record does not.

    One of ``request``, ``measure`` and ``investigation`` is told, as the paper needs.
    """

    document: str
    language: str
    request: int = 0
    measure: int = 0
    investigation: int = 0
    exhibits: tuple[int, ...] = ()
    said: Mapping[str, Text] = field(default_factory=dict)
    is_draft: bool = False
    basis: str = ""


def issue_paper(desk: Desk, wanted: PaperAsked) -> Issue:
    """Fill a paper and issue it; where it may not be, the issue tells why and nothing is sealed.

    Raises: InvestigationMissing, also where the member may not see it; EvidenceMissing; CaseRefused
        where the member's role does not open it, or there is no such thing; PackFaulty;
        TemplateMissing; SettingFaulty for a letterhead's picture.
    """
    filled = _filled(desk, wanted)
    if filled.problems:
        return Issue(
            document=wanted.document,
            language=wanted.language,
            about=filled.about,
            problems=filled.problems,
        )
    to_issue = ToIssue(
        document=wanted.document,
        language=wanted.language,
        about=filled.about,
        facts=filled.facts,
        jurisdiction=filled.jurisdiction,
        basis=wanted.basis,
        is_draft=wanted.is_draft,
    )
    return issue_document(desk, to_issue)


@dataclass(frozen=True, slots=True)
class _Filled:
    jurisdiction: str
    about: str
    facts: object
    problems: tuple[Problem, ...]


def _filled(desk: Desk, wanted: PaperAsked) -> _Filled:
    kind = PAPERS.get(wanted.document)
    if isinstance(kind, OfRequest):
        return _of_request(desk, wanted, kind)
    if isinstance(kind, OfMeasure):
        return _of_measure(desk, wanted, kind)
    return _of_case(desk, wanted, kind)


def _of_request(desk: Desk, wanted: PaperAsked, kind: OfRequest) -> _Filled:
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
    late = () if wanted.is_draft else _not_ready(asked)
    problems = (*case.fill.finished(), *late, *_limited(desk, cited, use))
    return _Filled(_home(view), f"request-{wanted.request}", facts, problems)


def _of_measure(desk: Desk, wanted: PaperAsked, kind: OfMeasure) -> _Filled:
    view = look_at_thing(desk, wanted.measure)
    case = _case(desk, wanted, view, kind.needs)
    standing = _standing(view, wanted.measure)
    _must_hold(case, standing)
    paper = MeasurePaper(case, standing)
    facts = kind.fill(case, paper)
    cited = items_of(view.record, frozenset({wanted.measure}) | paper.assets)
    problems = (*case.fill.finished(), *_limited(desk, cited, _use(view, kind.uses)))
    return _Filled(_home(view), f"measure-{wanted.measure}", facts, problems)


def _of_case(desk: Desk, wanted: PaperAsked, kind: OfCase | None) -> _Filled:
    """A paper of the investigation; without a kind it is the list of what is handed over."""
    view = look_at_investigation(desk, wanted.investigation)
    case = _case(desk, wanted, view, kind.needs if kind else "note")
    about = f"investigation-{wanted.investigation}"
    if kind is None:
        with consult(desk, "look_at_evidence", exhibits=list(wanted.exhibits)) as connection:
            items = [evidence_store.find(connection, one) for one in wanted.exhibits]
        facts: object = handover_paper(case, items)
        limited = _limited(desk, frozenset(wanted.exhibits), _handed_over(case, view))
        return _Filled(_home(view), about, facts, (*case.fill.finished(), *limited))
    assets = frozenset(one.entry.number for one in view.assets)
    limited = _limited(desk, items_of(view.record, assets), _use(view, kind.uses))
    facts = kind.fill(case)
    return _Filled(_home(view), about, facts, (*case.fill.finished(), *limited))


def _case(desk: Desk, wanted: PaperAsked, view: CaseView, needs: str) -> PaperCase:
    """What a paper is filled from, for a member whose role opens it.

    Raises: CaseRefused.
    """
    at = view.case.at
    if not member_may(view.record, desk.member, needs, at):
        cannot("role_may_not", ", ".join(sorted(roles_of(view.record, desk.member, at))), needs)
    zone = ZoneInfo(calendar_of(view).zone)
    return PaperCase(desk, view, Filling(wanted.said, zone))


def _home(view: CaseView) -> str:
    return view.record.head.jurisdiction


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
    to = case.fill.may("receiving_code", case.fill.may("receiving"))
    code = to if isinstance(to, str) else to.en or to.ru or to.kk
    return _use(view, (Use.INTELLIGENCE, Use.EVIDENCE), code)


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
