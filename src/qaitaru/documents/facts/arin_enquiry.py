"""What a contact point of an asset recovery network is asked: intelligence, never evidence.

Source: ARIN-WCA, CARIN: contact points identify assets before a formal request; FATF R.38, R.40.
"""

from dataclasses import dataclass
from datetime import date

from qaitaru.documents.facts.parts import Authority, Signatory, Subject, Text
from qaitaru.facts.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ArinEnquiry:
    """An enquiry after assets."""

    number: str
    dated: date
    network: Text
    requesting: Authority
    addressee: Authority
    case_number: str
    offence: Text
    facts: Text
    subjects: tuple[Subject, ...]
    link: Text
    asset_kinds: tuple[Text, ...]  # registers to be looked at
    purpose: Text
    confidentiality: Text
    answer_by: date
    signatory: Signatory
    benefit: Money | None = None  # the sum that is sought
    formal_planned: Text = ""  # the formal request that is to follow
    is_urgent: bool = False
    urgency: Text = ""
