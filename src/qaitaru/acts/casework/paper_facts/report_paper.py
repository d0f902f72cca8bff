"""What an investigator reports of an investigation, filled from its record.

Source: FATF, Operational Issues: Financial Investigations Guidance (2012).
"""

from qaitaru.acts.casework.paper_facts.articles import ground_of
from qaitaru.acts.casework.paper_facts.asset_parts import assets_of, attached_items
from qaitaru.acts.casework.paper_facts.in_each import joined, told_in_each, words_of
from qaitaru.acts.casework.paper_facts.paper_case import PaperCase
from qaitaru.acts.casework.paper_facts.request_parts import partner_country
from qaitaru.casework.in_force import MeasureStanding
from qaitaru.casework.plan import HypothesisLine, hypotheses, questions
from qaitaru.casework.requests.request_at import RequestAt, requests_at
from qaitaru.casework.requests.stages import Stage
from qaitaru.documents.facts.investigation_report import (
    Hypothesis,
    InvestigationReport,
    MeasureTaken,
    RequestSent,
)
from qaitaru.documents.facts.parts import Text


def report_paper(case: PaperCase) -> InvestigationReport:
    """The facts of the report; what they lack is told to the filling."""
    fill, every = case.fill, frozenset(one.entry.number for one in case.view.assets)
    return InvestigationReport(
        number=fill.plain("number"),
        dated=case.today,
        authority=case.agency,
        addressee=fill.authority("addressee"),
        case_number=case.number,
        case_name=fill.text("case_name", case.title),
        opened=case.calendar.day_of(case.view.record.head.opened_at),
        period_first=fill.day("period_first"),
        period_last=fill.day("period_last"),
        summary=fill.text("summary"),
        subjects=case.subjects(),
        findings=fill.lines("findings", _found(case)),
        conclusions=fill.text("conclusions"),
        signatory=fill.signatory(),
        benefit=fill.may_money("benefit"),
        benefit_basis=fill.may("benefit_basis"),
        hypotheses=_hypotheses(case),
        assets=assets_of(case),
        measures=tuple(_measure(case, one) for one in case.view.measures),
        requests=_requests(case),
        unanswered=_unanswered(case),
        proposals=fill.may_lines("proposals"),
        attachments=attached_items(case, every),
    )


def _found(case: PaperCase) -> Text:
    """The conclusions told of the hypotheses that were confirmed, a line each."""
    found = [one for one in hypotheses(case.view.case) if one.conclusion]
    return joined((_concluded(case, one) for one in found if _is_confirmed(one)), "\n")


def _is_confirmed(one: HypothesisLine) -> bool:
    return one.conclusion is not None and one.conclusion.outcome == "confirmed"


def _concluded(case: PaperCase, one: HypothesisLine) -> Text:
    text = one.conclusion.text if one.conclusion else ""
    return case.fill.translated(f"concluded_{one.entry.number}", text)


def _hypotheses(case: PaperCase) -> tuple[Hypothesis, ...]:
    found = []
    for one in hypotheses(case.view.case):
        end = one.conclusion
        outcome = words_of(f"casework.outcome.{end.outcome if end else 'open'}")
        told = joined((outcome, _concluded(case, one)), ": ")
        number = one.entry.number
        said = case.fill.translated(f"hypothesis_{number}", one.hypothesis.text)
        found.append(Hypothesis(said=said, outcome=told))
    return tuple(found)


def _unanswered(case: PaperCase) -> tuple[Text, ...]:
    at = case.view.case
    lines = [*questions(at), *(line for one in hypotheses(at) for line in one.questions)]
    return tuple(
        case.fill.translated(f"question_{one.entry.number}", one.question.text)
        for one in lines
        if one.conclusion is None
    )


def _measure(case: PaperCase, one: MeasureStanding) -> MeasureTaken:
    until, names = one.expiry.at, {each.entry.number: each.asset.name for each in case.view.assets}
    held = ", ".join(names[hold.held.asset] for hold in one.holds if hold.held.asset in names)
    return MeasureTaken(
        what=joined((told_in_each(one.kind.text), held), ": "),
        ground=joined(
            ground_of(point) for point in one.edition.grounds if point.key == one.measure.ground
        ),
        begins=case.calendar.day_of(one.entry.at),
        stands=_stands(case, one),
        until=case.calendar.day_of(until) if until else None,
    )


def _stands(case: PaperCase, one: MeasureStanding) -> Text:
    end = one.end
    if end is None:
        return words_of("paper.in_force")
    return words_of(f"casework.ended.{end.how.value}", at=case.there(end.at))


def _requests(case: PaperCase) -> tuple[RequestSent, ...]:
    """Those of ours that went out."""
    return tuple(
        RequestSent(
            to=partner_country(one),
            channel=words_of(f"law.channel.{one.request.channel}"),
            sent=case.calendar.day_of(sent[0]),
            stands=words_of(f"casework.stage.{one.stage.value}"),
            use_limitation=_limitation(one),
        )
        for one in requests_at(case.view.case)
        if (sent := [entry.at for entry, step in one.steps if step.to == Stage.SENT])
    )


def _limitation(told: RequestAt) -> Text:
    uses = dict.fromkeys(use for _, answer in told.answers for use in answer.limitation.uses)
    return joined((words_of(f"casework.use.{one}") for one in uses), ", ")
