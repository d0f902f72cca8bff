"""What an entry of a duty record can say: each kind has its own fields, and no others."""

from datetime import date
from typing import TypeAlias

import msgspec


class _Body(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"
):
    """What every kind has."""

    remark: str = ""
    exhibit: int = 0  # the evidence item it stands on; 0 where there is none


class Happened(_Body, frozen=True, kw_only=True, tag="event"):
    """Something happened that a clock may run from or be stopped by.

    ``about`` is the exemption request or petition it belongs to, 0 for the duty itself;
    ``outcome`` is for an answer: ``approved``, ``no_objection`` or ``negative``.
    """

    event: str
    about: int = 0
    outcome: str = ""


class FrozenAsset(_Body, frozen=True, kw_only=True, tag="asset"):
    """Something of value that was frozen, as it stood at that instant."""

    sort: str  # account, securities, cash, virtual_asset, other
    name: str  # the account's number, or what it is
    amount_minor: int
    currency: str
    holding: str  # whole, joint
    link: str  # direct, indirect
    owner: str  # whose it is on paper
    link_text: str = ""  # how it leads to the listed person, where indirect


class Credited(_Body, frozen=True, kw_only=True, tag="credit"):
    """Money that came onto a frozen asset, and is frozen with it."""

    asset: int
    amount_minor: int


class Attempt(_Body, frozen=True, kw_only=True, tag="attempt"):
    """A transaction that was tried and not carried out.

    ``entry`` is its row of the ledger, where it is one.
    """

    asset: int = 0
    direction: str  # debit, credit, other
    amount_minor: int
    currency: str
    counterparty: str = ""
    entry: str = ""


class ExemptionRequest(_Body, frozen=True, kw_only=True, tag="exemption"):
    """Money asked for out of a frozen asset: for what, how much in each period, until when."""

    exemption: str  # a key of the law
    asset: int
    purposes: tuple[str, ...]
    limit_minor: int  # in each period
    period: str  # once, month
    first_day: date
    last_day: date


class Payment(_Body, frozen=True, kw_only=True, tag="payment"):
    """Money paid out of a frozen asset under a granted exemption."""

    request: int
    amount_minor: int
    on: date
    purpose: str
    payee: str


class PermittedPayment(_Body, frozen=True, kw_only=True, tag="permitted"):
    """Money paid that the law permits without a request.

    ``minimum_minor`` and ``members`` are the month's subsistence minimum and the members of the
    family, where the limit stands on them; ``source`` says where the minimum was read.
    """

    permitted: str  # a key of the law
    asset: int
    amount_minor: int
    on: date
    payee: str
    minimum_minor: int = 0
    members: int = 0
    source: str = ""


class Petition(_Body, frozen=True, kw_only=True, tag="petition"):
    """A petition to be taken off the list: by which way, by whom, on what grounds."""

    route: str
    petitioner: str
    grounds: str


class Compared(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One discriminator as the party says it and as the list does.

    ``agrees`` is None where one side is silent.
    """

    discriminator: str
    ours: str = ""
    listed: str = ""
    agrees: bool | None = None


class Verification(_Body, frozen=True, kw_only=True, tag="verification"):
    """Whether the person affected is the person listed."""

    compared: tuple[Compared, ...]
    conclusion: str  # another_person, same_person, undecided


class Release(_Body, frozen=True, kw_only=True, tag="release"):
    """Frozen assets to be let go."""

    ground: str  # wrongly_affected, delisted
    assets: tuple[int, ...] = ()  # empty: all


class RightWeighed(_Body, frozen=True, kw_only=True, tag="right"):
    """What was weighed, found or told about a right of those affected, and when to look again."""

    topic: str  # necessity, proportionality, family, remedy, review
    text: str
    review_on: date | None = None


class LetterIssued(_Body, frozen=True, kw_only=True, tag="letter"):
    """A letter to the customer, by its hash."""

    letter: str
    language: str
    sha256: str


Body: TypeAlias = (
    Happened
    | FrozenAsset
    | Credited
    | Attempt
    | ExemptionRequest
    | Payment
    | PermittedPayment
    | Petition
    | Verification
    | Release
    | RightWeighed
    | LetterIssued
)
