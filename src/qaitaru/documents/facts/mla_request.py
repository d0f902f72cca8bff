"""What a request for legal assistance says.

Source: CPC of Kazakhstan 557-560, 565; UNCAC 46(15), 46(16), 55(3); UNTOC 18(15).
"""

from dataclasses import dataclass
from datetime import date

from qaitaru.documents.facts.parts import (
    Account,
    Asked,
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
class FinalOrder:
    """A confiscation order that is to be enforced abroad.

    Source: UNCAC 55(3)(b): copy of the order, facts, extent, third parties, finality.
    """

    court: Text
    dated: date
    final_on: date
    extent: Text
    third_parties: Text  # how they were notified and heard


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """One element of the conduct under both laws.

    Source: UNCAC 43(2): dual criminality is judged by conduct, not by how either law names it.
    """

    what: Text
    ours: Text
    theirs: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class MlaRequest:
    """A request of a competent authority to one of another state."""

    number: str
    dated: date
    requesting: Authority
    conducting: Authority  # who conducts the proceeding
    addressee: Authority
    state: Text  # requested, in the genitive where the language has one
    ground: Text  # treaty, or reciprocity
    case_name: Text
    case_number: str
    case_opened: date
    facts: Text
    offences: tuple[Offence, ...]
    purpose: Text
    subjects: tuple[Subject, ...]
    circumstances: tuple[Text, ...]  # to be clarified
    asked: tuple[Asked, ...]
    confidentiality: Text
    signatory: Signatory
    case_nature: Text = ""  # subject matter and nature of the proceeding
    persons: Text = ""  # what is known of those concerned, in words
    conduct: tuple[Conduct, ...] = ()
    damage: Money | None = None
    is_reciprocal: bool = False  # no treaty: a guarantee of reciprocity is given
    suspicion: Text = ""  # notified, with its date
    accounts: tuple[Account, ...] = ()
    assets: tuple[Asset, ...] = ()
    wants_restraint: bool = False
    restraint_ground: Text = ""  # the facts that suffice for an order of the requested state
    order: FinalOrder | None = None
    procedure: Text = ""  # any particular one that should be followed
    presence: Text = ""  # whose, and why
    is_urgent: bool = False
    urgency: Text = ""  # why, and by when
    sent_electronically: bool = False
    answer_by: Text = ""  # wished, with the reason
    contact: Text = ""
    attachments: tuple[Attachment, ...] = ()
