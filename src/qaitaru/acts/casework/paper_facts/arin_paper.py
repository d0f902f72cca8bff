"""What a contact point of an asset recovery network is asked, filled from the request.

Source: CARIN, ARIN-WCA: intelligence on assets before a formal request; FATF Recommendation 40.
"""

from qaitaru.acts.casework.paper_facts.paper_case import PaperCase
from qaitaru.acts.casework.paper_facts.request_parts import RequestPaper
from qaitaru.documents.facts.arin_enquiry import ArinEnquiry
from qaitaru.law.request_fields import RequestField


def arin_paper(case: PaperCase, paper: RequestPaper) -> ArinEnquiry:
    """The facts of the enquiry; what they lack is told to the filling."""
    fill = case.fill
    return ArinEnquiry(
        number=paper.number,
        dated=case.today,
        network=fill.text("network"),
        requesting=paper.requesting,
        addressee=paper.addressee,
        case_number=case.number,
        offence=fill.text("offence", case.offence),
        facts=paper.field(RequestField.FACTS),
        subjects=case.subjects(paper.may(RequestField.LINK_TO_CASE), paper.subjects),
        link=paper.field(RequestField.LINK_TO_COUNTRY),
        asset_kinds=paper.asked_lines,
        purpose=paper.field(RequestField.PURPOSE),
        confidentiality=paper.field(RequestField.CONFIDENTIALITY),
        answer_by=paper.day(RequestField.ANSWER_BY),
        signatory=fill.signatory(),
        benefit=fill.may_money("benefit"),
        formal_planned=fill.may("formal_planned"),
        is_urgent=paper.is_urgent,
        urgency=paper.field(RequestField.URGENCY_REASON) if paper.is_urgent else "",
    )
