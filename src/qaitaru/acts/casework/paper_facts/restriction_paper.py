"""What an investigator orders, filled from the measure: the draft of an order of restriction.

Source: CPC of Kazakhstan 161.
"""

from datetime import datetime

from qaitaru.acts.casework.paper_facts.articles import ground_of
from qaitaru.acts.casework.paper_facts.asset_parts import accounts_of, assets_of
from qaitaru.acts.casework.paper_facts.in_each import joined, words_of
from qaitaru.acts.casework.paper_facts.measure_parts import MeasurePaper
from qaitaru.acts.casework.paper_facts.paper_case import PaperCase
from qaitaru.casework.bodies.measures import MeasureStep
from qaitaru.casework.measure_events import exception_of
from qaitaru.documents.facts.parts import Authority, Text
from qaitaru.documents.facts.restriction_order import RestrictionOrder
from qaitaru.law.clock_roles import ClockRole
from qaitaru.law.events import Event


def restriction_paper(case: PaperCase, paper: MeasurePaper) -> RestrictionOrder:
    """The facts of the order; what they lack is told to the filling."""
    fill, standing = case.fill, paper.standing
    limited = any(one.currency for one in standing.measure.holds)
    notice = _notice_by(case, paper)
    return RestrictionOrder(
        number=paper.number,
        dated=case.today,
        place=fill.text("place"),
        investigator=fill.text("investigator"),
        authority=case.agency,
        case_number=case.number,
        offence=fill.text("offence", case.offence),
        facts=fill.text("facts"),
        subjects=case.subjects(),
        assets=assets_of(case, paper.assets),
        grounds=paper.grounds,
        begins=case.there(standing.entry.at),
        until=fill.instant("until", standing.expiry.at),
        executors=tuple(Authority(name=one) for one in fill.lines("executors")),
        consent=fill.text("consent", _consent(case, paper)),
        signatory=fill.signatory(),
        accounts=accounts_of(case, paper.assets),
        sum_limit=paper.total if limited else None,
        notice_by=notice,
        notice_withheld="" if notice else _withheld(case, paper),
    )


def _consent(case: PaperCase, paper: MeasurePaper) -> Text:
    """The prosecutor's consent by its document and day, where it was told."""
    told = case.view.record.about(paper.standing.entry.number, MeasureStep)
    for entry, step in told:
        if step.event == Event.PROSECUTOR_CONSENTED and step.document:
            day = case.calendar.day_of(entry.at)
            document = case.fill.translated(f"document_{entry.number}", step.document)
            return words_of("paper.consent", document=document, day=day)
    return ""


def _notice_by(case: PaperCase, paper: MeasurePaper) -> datetime | None:
    """Until when the owner is to be told; None where the owner is not."""
    number = paper.standing.entry.number
    ends = (
        one.line.due_utc
        for one in case.view.clocks
        if one.about == number and one.role is ClockRole.OWNER_NOTICE
    )
    end = next((one for one in ends if one), None)
    return case.there(end) if end else None


def _withheld(case: PaperCase, paper: MeasurePaper) -> Text:
    """Why the owner is not told: the ground of the law that somebody told."""
    step = exception_of(case.view.case, paper.standing.entry.number)
    points = [one for notice in paper.standing.edition.notices for one in notice.except_when]
    found = (one for one in points if step and one.key == step.ground)
    return joined(ground_of(one) for one in found)
