"""What one financial intelligence unit asks another.

Source: Egmont Group, Principles for Information Exchange; FATF Recommendation 40.
"""

from dataclasses import dataclass
from datetime import date

from qaitaru.documents.facts.parts import Account, Authority, Signatory, Subject, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FiuRequest:
    """A request between financial intelligence units."""

    number: str
    dated: date
    requesting: Authority
    addressee: Authority
    facts: Text
    predicate: Text  # the offence suspected
    subjects: tuple[Subject, ...]
    link: Text  # to the requested state
    asked: tuple[Text, ...]
    purpose: Text
    users: Text  # who will use the answer
    asked_elsewhere: Text  # of which other units and authorities, or that of none
    confidentiality: Text
    answer_by: date
    signatory: Signatory
    is_urgent: bool = False
    urgency: Text = ""
    accounts: tuple[Account, ...] = ()
    consents_to: Text = ""  # further use that consent is asked for beforehand
