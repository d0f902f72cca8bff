"""What a request to a financial intelligence unit says, filled from the request.

Source: Egmont Group, Principles for Information Exchange; FATF Recommendation 40.
"""

from dataclasses import replace

from qaitaru.acts.casework.paper_facts.asset_parts import accounts_of
from qaitaru.acts.casework.paper_facts.paper_case import PaperCase
from qaitaru.acts.casework.paper_facts.request_parts import RequestPaper
from qaitaru.documents.facts.fiu_request import FiuRequest
from qaitaru.law.request_fields import RequestField


def fiu_paper(case: PaperCase, paper: RequestPaper) -> FiuRequest:
    """The facts of the request; what they lack is told to the filling."""
    fill = case.fill
    accounts = accounts_of(case, paper.assets)
    known = {one.number for one in accounts}
    return FiuRequest(
        number=paper.number,
        dated=case.today,
        requesting=paper.requesting,
        addressee=replace(paper.addressee, contact=fill.may("channel")),
        facts=paper.field(RequestField.FACTS),
        predicate=fill.text(
            RequestField.SUSPECTED_PREDICATE,
            paper.told.fields.get(RequestField.SUSPECTED_PREDICATE, ""),
            case.offence,
        ),
        subjects=case.subjects(paper.may(RequestField.LINK_TO_CASE), paper.subjects),
        link=paper.field(RequestField.LINK_TO_COUNTRY),
        asked=paper.asked_lines or tuple(filter(None, (fill.wants("asked"),))),
        purpose=paper.field(RequestField.PURPOSE),
        users=paper.field(RequestField.USE_OF_ANSWER),
        asked_elsewhere=paper.field(RequestField.REQUESTED_BEFORE),
        confidentiality=paper.field(RequestField.CONFIDENTIALITY),
        answer_by=paper.day(RequestField.ANSWER_BY),
        signatory=fill.signatory(),
        is_urgent=paper.is_urgent,
        urgency=paper.field(RequestField.URGENCY_REASON) if paper.is_urgent else "",
        accounts=(*accounts, *(one for one in paper.accounts if one.number not in known)),
        consents_to=paper.may(RequestField.DISSEMINATION_CONSENT),
    )
