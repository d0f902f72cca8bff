"""A payment as it is screened: its parties, and its free texts, each with its place."""

from dataclasses import dataclass
from enum import StrEnum

from qaitaru.screening.asked import Asked


class PaymentField(StrEnum):
    """Where in a payment a party or a text stands."""

    DEBTOR = "debtor"
    CREDITOR = "creditor"
    ULTIMATE_DEBTOR = "ultimate_debtor"
    ULTIMATE_CREDITOR = "ultimate_creditor"
    INITIATING_PARTY = "initiating_party"
    DEBTOR_AGENT = "debtor_agent"
    CREDITOR_AGENT = "creditor_agent"
    INTERMEDIARY_AGENT = "intermediary_agent"
    OTHER_AGENT = "other_agent"
    REMITTANCE = "remittance"
    ADDRESS = "address"
    INSTRUCTION = "instruction"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PaymentParty:
    """One party of a payment, as it is put to the lists."""

    field: PaymentField
    asked: Asked
    place: str


@dataclass(frozen=True, slots=True)
class PaymentText:
    """One free text of a payment."""

    field: PaymentField
    text: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """What of one payment, or of the head of a batch, is screened.

    ``reference`` is the one both sides share where there is one, else the message's own;
    ``amount`` and ``day`` stand as the message writes them.
    """

    message: str
    reference: str = ""
    day: str = ""
    amount: str = ""
    currency: str = ""
    parties: tuple[PaymentParty, ...] = ()
    texts: tuple[PaymentText, ...] = ()
    place: str = ""
