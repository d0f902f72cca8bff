"""What a bank is asked for, filled from the ledger: each stretch of days that nothing proves."""

from datetime import timedelta

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.paper_facts.filling import Filling
from qaitaru.acts.documents.bank_letter import LetterAsked, bank_letter
from qaitaru.documents.facts.bank_letter import BankLetter
from qaitaru.facts.moments import Period


def letter_paper(desk: Desk, fill: Filling, account: str, currency: str) -> BankLetter:
    """The facts of the letter; what they lack is told to the filling.

    Raises: AccountMissing.
    """
    bank, signatory = fill.authority("bank"), fill.signatory()
    asked = LetterAsked(
        account=account,
        currency=currency,
        bank=bank.name,
        bank_address=bank.address,
        number=fill.plain("number"),
        case_number=fill.plain("case_number"),
        basis=fill.text("basis"),
        answer_by=fill.day("answer_by"),
        signed_position=signatory.position,
        signed_name=signatory.name,
        contact=fill.may("contact"),
        span=_span(fill),
    )
    letter = bank_letter(desk, asked)
    if not letter.holes:
        fill.refuse("paper_letter_without_holes", account)
    return letter


def _span(fill: Filling) -> Period | None:
    """The days the investigation needs, where both ends are said; both count."""
    first, last = fill.may_day("period_first"), fill.may_day("period_last")
    if first is None and last is None:
        return None
    if first is None or last is None or last < first:
        fill.refuse("paper_period_faulty", f"{first or ''} – {last or ''}")
        return None
    return Period(first, last + timedelta(days=1))
