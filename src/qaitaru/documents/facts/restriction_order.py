"""What an investigator orders: disposal of property is restricted, for ten days at most.

Source: CPC of Kazakhstan 161; 163 (what an order states), 161(2) (notice within 24 hours).
"""

from dataclasses import dataclass
from datetime import date, datetime

from qaitaru.documents.facts.parts import Account, Asset, Authority, Signatory, Subject, Text
from qaitaru.facts.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictionOrder:
    """The draft of an order of temporary restriction."""

    number: str
    dated: date
    place: Text
    investigator: Text
    authority: Authority
    case_number: str
    offence: Text
    facts: Text
    subjects: tuple[Subject, ...]
    assets: tuple[Asset, ...]
    grounds: Text
    begins: datetime
    until: datetime
    executors: tuple[Authority, ...]  # banks, registrars
    consent: Text  # the prosecutor's, by name and date
    signatory: Signatory
    accounts: tuple[Account, ...] = ()
    sum_limit: Money | None = None  # debits stop within it only
    notice_by: datetime | None = None  # to the owner; None where the law forbids
    notice_withheld: Text = ""  # why the owner is not notified
