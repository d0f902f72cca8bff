"""What a request for legal assistance says, filled from the request and its investigation.

Source: CPC of Kazakhstan 565; UNCAC 46(15), 55(3): the template follows their order.
"""

from qaitaru.acts.casework.paper_facts.asset_parts import accounts_of, assets_of
from qaitaru.acts.casework.paper_facts.in_each import in_each, joined, told_in_each, words_of
from qaitaru.acts.casework.paper_facts.paper_case import PaperCase
from qaitaru.acts.casework.paper_facts.request_parts import RequestPaper
from qaitaru.casework.orders import order_on
from qaitaru.casework.requests.answered_fields import assistance_asked
from qaitaru.documents.facts.mla_request import Conduct, FinalOrder, MlaRequest
from qaitaru.documents.facts.parts import Account, Attachment, Authority, Offence, Text
from qaitaru.documents.law_words import lines_of
from qaitaru.law.editions import stood
from qaitaru.law.offences import Offence as LawOffence
from qaitaru.law.request_fields import Assistance, RequestField


def mla_paper(case: PaperCase, paper: RequestPaper) -> MlaRequest:
    """The facts of the request; what they lack is told to the filling."""
    fill, request = case.fill, paper.told.request
    asks = assistance_asked(paper.told)
    damage = paper.told.fields.get(RequestField.DAMAGE, "")
    return MlaRequest(
        number=paper.number,
        dated=case.today,
        requesting=paper.requesting,
        conducting=_conducting(case, paper),
        addressee=paper.addressee,
        state=fill.text("state", words_of("paper.requested_state")),
        ground=_ground(case, paper),
        case_name=paper.field(RequestField.CASE_NAME),
        case_number=case.number,
        case_opened=case.opened,
        case_nature=paper.may(RequestField.CASE_NATURE),
        facts=paper.field(RequestField.FACTS),
        offences=_offences(case, paper),
        purpose=paper.field(RequestField.PURPOSE),
        subjects=case.subjects(paper.may(RequestField.LINK_TO_CASE), paper.subjects),
        persons=paper.may(RequestField.PERSONS),
        circumstances=_circumstances(paper),
        asked=paper.asked,
        conduct=_conduct(case, paper),
        confidentiality=paper.field(RequestField.CONFIDENTIALITY),
        signatory=fill.signatory(),
        damage=fill.may_money(RequestField.DAMAGE, damage),
        is_reciprocal=not (request.basis or request.treaty),
        suspicion=paper.may(RequestField.CHARGE),
        accounts=(*accounts_of(case, paper.assets), *_other_accounts(case, paper)),
        assets=assets_of(case, paper.assets),
        wants_restraint=Assistance.FREEZING in asks,
        restraint_ground=paper.may(RequestField.FREEZING_FACTS),
        order=_order(case, paper) if Assistance.ENFORCEMENT in asks else None,
        procedure=paper.may(RequestField.PROCEDURE_WANTED),
        presence=paper.may(RequestField.PRESENCE),
        is_urgent=paper.is_urgent,
        urgency=paper.field(RequestField.URGENCY_REASON) if paper.is_urgent else "",
        sent_electronically=request.is_electronic,
        answer_by=paper.may(RequestField.ANSWER_BY),
        contact=paper.may(RequestField.CONTACT),
        attachments=_attachments(paper),
    )


def _conducting(case: PaperCase, paper: RequestPaper) -> Authority:
    name = paper.may(RequestField.CONDUCTING_AUTHORITY)
    return Authority(name=name) if name else case.agency


def _ground(case: PaperCase, paper: RequestPaper) -> Text:
    """The treaty as it is cited, the conventions by their names, else reciprocity."""
    request = paper.told.request
    known = [f"paper.instrument.{one}" for one in request.basis]
    told = joined((request.treaty, *(words_of(one) for one in known)), ", ")
    if not (request.basis or request.treaty):
        return words_of("paper.reciprocity")
    return case.fill.text("ground", told)


def _offences(case: PaperCase, paper: RequestPaper) -> tuple[Offence, ...]:
    """The qualification with the full text of its articles, and the penalties the packs hold."""
    titles = joined(told_in_each(one.text) for one in case.offences)
    return (
        Offence(
            article=paper.field(RequestField.QUALIFICATION),
            title=case.fill.text("offence", titles),
            text=paper.field(RequestField.FULL_TEXT_OF_ARTICLES),
            penalty=joined(_penalty(case, one) for one in case.offences),
        ),
    )


def _penalty(case: PaperCase, offence: LawOffence) -> Text:
    """What each part of an article threatens, as it stood when the case was registered."""
    edition = stood(offence.editions, case.opened).to_act_by
    parts = edition.parts if edition else ()
    return in_each(
        lambda words, _: "; ".join(line for one in parts for line in lines_of(one, words))
    )


def _conduct(case: PaperCase, paper: RequestPaper) -> tuple[Conduct, ...]:
    """The conduct under both laws; an article of theirs that nobody told is wanting."""
    fill = case.fill
    return tuple(
        Conduct(
            what=fill.translated(f"conduct_{nth}", one.conduct),
            ours=fill.translated(f"ours_{nth}", one.ours),
            theirs=fill.translated(f"theirs_{nth}", one.theirs) or fill.wants("theirs", str(nth)),
        )
        for nth, one in enumerate(paper.told.conduct, start=1)
    )


def _circumstances(paper: RequestPaper) -> tuple[Text, ...]:
    """What is to be clarified: as the request lists it, else what the things asked are to prove."""
    if paper.may(RequestField.QUESTIONS):
        return paper.lines(RequestField.QUESTIONS)
    return tuple(dict.fromkeys(one.proves for one in paper.asked))


def _other_accounts(case: PaperCase, paper: RequestPaper) -> tuple[Account, ...]:
    """The accounts asked about that are no asset of the investigation."""
    known = {one.number for one in accounts_of(case, paper.assets)}
    return tuple(one for one in paper.accounts if one.number not in known)


def _order(case: PaperCase, paper: RequestPaper) -> FinalOrder | None:
    """The final order on the assets that it asks to be taken; wanting where none is final."""
    at = case.view.case.at
    orders = (order_on(case.view.record, one, at) for one in sorted(paper.assets))
    found = next((one for one in orders if one and one.final_at), None)
    if found is None or found.final_at is None:
        case.fill.wants(RequestField.FINAL_ORDER)
        return None
    told = (paper.may(RequestField.BONA_FIDE_NOTICE), paper.may(RequestField.DUE_PROCESS))
    return FinalOrder(
        court=joined((found.body.court, found.body.document), ", "),
        dated=case.calendar.day_of(found.entry.at),
        final_on=case.calendar.day_of(found.final_at),
        extent=paper.field(RequestField.EXTENT_OF_EXECUTION),
        third_parties=case.fill.text(RequestField.BONA_FIDE_NOTICE, joined(told)),
    )


def _attachments(paper: RequestPaper) -> tuple[Attachment, ...]:
    """The papers at hand that go with it; what is part of its own form is none."""
    own = {RequestField.LETTERHEAD, RequestField.SIGNATURE, RequestField.SEAL}
    told = dict.fromkeys((one.field, one.language) for one in paper.told.papers)
    return tuple(
        Attachment(title=words_of(f"law.request_field.{name}"))
        for name, _ in told
        if name not in own
    )
