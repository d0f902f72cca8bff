"""What an investigator asks of the investigating judge: the arrest of property.

Source: CPC of Kazakhstan 161-163.
"""

from dataclasses import dataclass
from datetime import date, datetime

from qaitaru.documents.facts.parts import (
    Asset,
    Attachment,
    Authority,
    Offence,
    Signatory,
    Subject,
    Text,
)
from qaitaru.facts.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgePetition:
    """A petition to arrest property, with the materials that it stands on."""

    number: str
    dated: date
    court: Authority
    investigator: Text
    case_number: str
    case_opened: date
    offences: tuple[Offence, ...]
    facts: Text
    subjects: tuple[Subject, ...]
    assets: tuple[Asset, ...]
    grounds: Text  # why it must be arrested, and what happens if it is not
    sum_to_secure: Money
    established: datetime  # when the property was: the 48 hours run from it
    storage: Text  # where and with whom
    signatory: Signatory
    prosecutor: Text  # to whom a copy goes
    restricted_on: datetime | None = None
    restricted_until: datetime | None = None
    third_parties: Text = ""  # grounds where others own it (161, part 8)
    is_equivalent: bool = False  # property of equal value, the proceeds not being found
    attachments: tuple[Attachment, ...] = ()
