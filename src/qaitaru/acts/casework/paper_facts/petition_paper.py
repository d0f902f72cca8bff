"""What an investigator asks of the investigating judge, filled from a measure.

Source: CPC of Kazakhstan 161-163.
"""

from qaitaru.acts.casework.paper_facts.asset_parts import assets_of, attached_items
from qaitaru.acts.casework.paper_facts.in_each import told_in_each
from qaitaru.acts.casework.paper_facts.measure_parts import MeasurePaper
from qaitaru.acts.casework.paper_facts.paper_case import PaperCase, article_of
from qaitaru.documents.facts.judge_petition import JudgePetition
from qaitaru.documents.facts.parts import Offence
from qaitaru.law.events import Event

_EQUAL_VALUE = "equal_value"


def petition_paper(case: PaperCase, paper: MeasurePaper) -> JudgePetition:
    """The facts of the petition; what they lack is told to the filling."""
    fill, until = case.fill, paper.standing.expiry.at
    return JudgePetition(
        number=paper.number,
        dated=case.today,
        court=fill.authority("court"),
        investigator=fill.text("investigator"),
        case_number=case.number,
        case_opened=case.opened,
        offences=_offences(case),
        facts=fill.text("facts"),
        subjects=case.subjects(),
        assets=assets_of(case, paper.assets),
        grounds=paper.grounds,
        sum_to_secure=fill.money("sum", paper.total),
        established=paper.event(Event.PROPERTY_ESTABLISHED) or case.there(paper.standing.entry.at),
        storage=fill.text("storage"),
        signatory=fill.signatory(),
        prosecutor=fill.text("prosecutor"),
        restricted_on=case.there(paper.standing.entry.at),
        restricted_until=case.there(until) if until else None,
        third_parties=fill.may("third_parties", paper.others),
        is_equivalent=paper.standing.measure.ground == _EQUAL_VALUE,
        attachments=attached_items(case, paper.assets),
    )


def _offences(case: PaperCase) -> tuple[Offence, ...]:
    found = tuple(
        Offence(article=article_of(one), title=told_in_each(one.text), text=told_in_each(one.text))
        for one in case.offences
    )
    if not found:
        case.fill.wants("offence")
    return found
