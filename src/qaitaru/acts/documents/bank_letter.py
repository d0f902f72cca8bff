"""What a letter to a bank says, filled from the ledger: the account, its holder, the holes."""

from dataclasses import dataclass
from datetime import date

from qaitaru.acts.act import Desk
from qaitaru.acts.books.look_at_ledger import (
    CoverageView,
    look_at_accounts,
    look_at_coverage,
)
from qaitaru.acts.documents.issuer import agency_names
from qaitaru.documents.facts.bank_letter import BankLetter, Hole
from qaitaru.documents.facts.parts import Account, Authority, Signatory, Text
from qaitaru.facts.accounts import account_key
from qaitaru.facts.errors import AccountMissing
from qaitaru.facts.moments import Period
from qaitaru.ledger import holes as asked
from qaitaru.ledger.coverage import Cover
from qaitaru.ledger.reconciliation import Reconciliation


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterAsked:
    """What a member says of a letter; the rest is the ledger's.

    ``span`` are the days the investigation needs; None: between the first and the last statement.
    """

    account: str
    bank: Text
    number: str
    case_number: str
    basis: Text
    answer_by: date
    signed_position: Text
    signed_name: Text
    currency: str = ""
    span: Period | None = None
    bank_address: Text = ""
    contact: Text = ""


def bank_letter(desk: Desk, wanted: LetterAsked) -> BankLetter:
    """The facts of the letter; what was not said stays empty and is told when it is issued.

    Raises: AccountMissing.
    """
    view = look_at_coverage(desk, span=wanted.span)
    statements = _own(view, wanted)
    dated = [one for one in statements if one.from_on and one.to_on]
    currency = statements[0].currency
    own = desk.workspace.settings
    return BankLetter(
        number=wanted.number,
        dated=desk.clock().date(),
        requesting=Authority(name=agency_names(desk), address=own.agency_address),
        bank=Authority(name=wanted.bank, address=wanted.bank_address),
        basis=wanted.basis,
        case_number=wanted.case_number,
        account=Account(
            number=statements[0].account, holder=_holder(desk, statements[0]), currency=currency
        ),
        holes=tuple(_hole(one, view) for one in asked.holes(statements, wanted.span)),
        answer_by=wanted.answer_by,
        signatory=Signatory(position=wanted.signed_position, name=wanted.signed_name),
        contact=wanted.contact,
        in_hand_first=min((one.from_on for one in dated if one.from_on), default=None),
        in_hand_last=max((one.to_on for one in dated if one.to_on), default=None),
    )


def _own(view: CoverageView, wanted: LetterAsked) -> list[Reconciliation]:
    """The statements of the account, in the currency asked for or else in its first one."""
    key = account_key(wanted.account)
    of_account = sorted(
        (one for one in view.statements if account_key(one.account) == key),
        key=lambda one: (one.currency, one.number),
    )
    currency = wanted.currency or next((one.currency for one in of_account), "")
    own = [one for one in of_account if one.currency == currency]
    if not own:
        raise AccountMissing(wanted.account)
    return own


def _hole(one: asked.Hole, view: CoverageView) -> Hole:
    exhibits = sorted({view.sources.exhibits[number] for number in one.imports})
    return Hole(
        first=one.first,
        last=one.last,
        is_broken=one.why is Cover.BROKEN,
        is_unproved=one.why is Cover.UNPROVED,
        exhibits=", ".join(f"№ {number}" for number in exhibits),
    )


def _holder(desk: Desk, statement: Reconciliation) -> str:
    held = look_at_accounts(desk, limit=0).held
    of_account = (one.holder for one in held if one.account == statement.account and one.holder)
    return next(of_account, "")
