"""What a bank is asked: the statements of an account for the days that none in hand covers.

Source: CPC of Kazakhstan (requests of the body that conducts the proceeding); the grid of coverage.
"""

from dataclasses import dataclass
from datetime import date

from qaitaru.documents.facts.parts import Account, Authority, Signatory, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Hole:
    """Days that no statement in hand covers, or that one covers and does not prove."""

    first: date
    last: date
    is_broken: bool = False  # covered, but the figures do not close
    is_unproved: bool = False  # covered, but it does not state enough to prove itself
    exhibits: Text = ""  # of the statements that cover it


@dataclass(frozen=True, slots=True, kw_only=True)
class BankLetter:
    """A letter to a bank about one account."""

    number: str
    dated: date
    requesting: Authority
    bank: Authority
    basis: Text  # the authorisation of the court or prosecutor
    case_number: str
    account: Account
    holes: tuple[Hole, ...]
    answer_by: date
    signatory: Signatory
    contact: Text = ""
    in_hand_first: date | None = None
    in_hand_last: date | None = None
