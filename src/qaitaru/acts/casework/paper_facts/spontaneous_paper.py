"""What one financial intelligence unit tells another unasked, filled from the investigation.

Source: Egmont Group, Principles for Information Exchange; UNCAC 46(4); FATF Recommendation 40.
"""

from dataclasses import replace

from qaitaru.acts.casework.paper_facts.asset_parts import accounts_of
from qaitaru.acts.casework.paper_facts.paper_case import PaperCase
from qaitaru.documents.facts.fiu_spontaneous import FiuSpontaneous
from qaitaru.law.request_fields import RequestField


def spontaneous_paper(case: PaperCase) -> FiuSpontaneous:
    """The facts of what is told; what they lack is told to the filling."""
    fill, every = case.fill, frozenset(one.entry.number for one in case.view.assets)
    fill.plain("receiving_state")  # what partners limited is asked of it
    return FiuSpontaneous(
        number=fill.plain("number"),
        dated=case.today,
        sending=case.agency,
        addressee=replace(fill.authority("addressee"), contact=fill.may("channel")),
        facts=fill.text(RequestField.FACTS),
        predicate=fill.text(RequestField.SUSPECTED_PREDICATE, case.offence),
        subjects=case.subjects(fill.may(RequestField.LINK_TO_CASE)),
        link=fill.text(RequestField.LINK_TO_COUNTRY),
        use_limitation=fill.text("use_limitation"),
        reliability=fill.text("reliability"),
        signatory=fill.signatory(),
        accounts=accounts_of(case, every),
        feedback_by=fill.may_day("feedback_by"),
    )
