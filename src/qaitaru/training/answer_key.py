"""The answer key: what was planted, and what a right analysis must find."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import msgspec

FILE_NAME: Final = "answer_key.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyParty:
    """Someone of the story, and the part played."""

    role: str
    kind: str
    code: str
    name_ru: str
    name_kk: str
    name_en: str
    accounts: tuple[str, ...]  # keys, of the accounts in evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyStatement:
    """A statement as it ought to be: true bookings, balances and turnover."""

    file: str
    account: str
    currency: str
    from_on: date
    to_on: date
    rows: int
    opening_minor: int
    closing_minor: int
    credits_minor: int
    debits_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountMonth:
    """One month of one account, as ``2025-08``."""

    account: str
    month: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyAlteration:
    """The row whose amount was changed."""

    file: str
    place: str
    account: str
    reference: str
    booked_on: date
    found_minor: int
    true_minor: int
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySum:
    """So many transfers with such a sum in one currency."""

    currency: str
    count: int
    sum_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyTransfer:
    """One transfer by its reference, seen from the payer's side."""

    reference: str
    payer_account: str
    payee_account: str
    left_on: date
    amount_minor: int
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyTransfers:
    """Transfers between accounts in evidence.

    ``matched`` are proved by both sides; ``converted`` likewise, in two currencies (sums of the
    paid side); of ``breaks`` one side lies in the missing month; ``disagreeing`` is the altered
    one, whose sides differ. ``one_sided`` counts bookings whose other account is not in evidence.
    """

    matched: tuple[KeySum, ...]
    converted: tuple[KeySum, ...]
    breaks: tuple[KeyTransfer, ...]
    disagreeing: tuple[KeyTransfer, ...]
    one_sided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyReceipt:
    """A receipt that is claimed to be proceeds."""

    reference: str
    file: str
    account: str
    booked_on: date
    amount_minor: int
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPart:
    """What one source gave towards a purchase."""

    reference: str
    amount_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyTraced:
    """The proceeds in a purchase under one rule, to the nearest minor unit.

    Under FIFO ``parts`` are the claimed receipts; under own money first they are the claim before
    the purchase (``claim_before``) less the claim after it (``claim_after``, negative). Under the
    other rules there are none.
    """

    rule: str
    amount_minor: int
    parts: tuple[KeyPart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyAsset:
    """Something bought with mixed money, in a relative's name."""

    kind: str
    price_minor: int
    currency: str
    bought_on: date
    seller: str
    seller_account: str
    buyer: str
    buyer_account: str
    reference: str
    file: str
    register_number: str
    traced: tuple[KeyTraced, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerKey:
    """All that a right analysis of the scenario finds."""

    scenario: str
    seed: int
    parties: tuple[KeyParty, ...]
    statements: tuple[KeyStatement, ...]
    missing_months: tuple[AccountMonth, ...]
    duplicate_months: tuple[AccountMonth, ...]
    altered_rows: tuple[KeyAlteration, ...]
    transfers: KeyTransfers
    tainted: tuple[KeyReceipt, ...]
    assets: tuple[KeyAsset, ...]
    bookings: int  # true bookings in evidence, each once

    def asset(self, kind: str) -> KeyAsset:
        """The asset of a kind.

        Raises: StopIteration where the story has none.
        """
        return next(asset for asset in self.assets if asset.kind == kind)


def written(key: AnswerKey) -> bytes:
    """The key as JSON, indented, the same bytes for the same key."""
    return msgspec.json.format(msgspec.json.encode(key), indent=2) + b"\n"


def read(text: bytes) -> AnswerKey:
    """A key from its JSON.

    Raises: msgspec.ValidationError where it is none.
    """
    return msgspec.json.decode(text, type=AnswerKey)
