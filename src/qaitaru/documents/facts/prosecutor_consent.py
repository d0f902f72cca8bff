"""What a prosecutor consents to: a temporary restriction on disposal.

Source: CPC of Kazakhstan 161: the investigator restricts with the prosecutor's consent.
"""

from dataclasses import dataclass
from datetime import date, datetime

from qaitaru.documents.facts.parts import Asset, Authority, Signatory, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ProsecutorConsent:
    """A prosecutor's decision on the restriction that an investigator asks for."""

    number: str
    dated: date
    prosecution: Authority
    addressee: Authority
    investigator: Text
    case_number: str
    offence: Text
    received: datetime
    facts: Text
    assets: tuple[Asset, ...]
    grounds: Text
    until: datetime  # not beyond ten days
    signatory: Signatory
    conditions: tuple[Text, ...] = ()
