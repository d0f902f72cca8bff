"""What a prosecutor consents to, filled from the measure that an investigator would take.

Source: CPC of Kazakhstan 161(1).
"""

from qaitaru.acts.casework.paper_facts.asset_parts import assets_of
from qaitaru.acts.casework.paper_facts.measure_parts import MeasurePaper
from qaitaru.acts.casework.paper_facts.paper_case import PaperCase
from qaitaru.documents.facts.prosecutor_consent import ProsecutorConsent


def consent_paper(case: PaperCase, paper: MeasurePaper) -> ProsecutorConsent:
    """The facts of the decision; what they lack is told to the filling."""
    fill = case.fill
    return ProsecutorConsent(
        number=paper.number,
        dated=case.today,
        prosecution=fill.authority("prosecution"),
        addressee=case.agency,
        investigator=fill.text("investigator"),
        case_number=case.number,
        offence=fill.text("offence", case.offence),
        received=fill.instant("received"),
        facts=fill.text("facts"),
        assets=assets_of(case, paper.assets),
        grounds=paper.grounds,
        until=fill.instant("until", paper.standing.expiry.at),
        signatory=fill.signatory(),
        conditions=fill.may_lines("conditions"),
    )
