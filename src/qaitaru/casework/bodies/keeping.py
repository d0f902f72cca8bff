"""An asset that is held: who manages it, what that costs, how it is sold, who claims it."""

from datetime import date

import msgspec

from qaitaru.casework.bodies.case_body import CaseBody


class PhaseMove(CaseBody, frozen=True, kw_only=True, tag="move"):
    """An asset, which the entry is about, goes on to another phase."""

    to: str
    basis: str = ""  # the article, the decision: what it stands on


class Manager(CaseBody, frozen=True, kw_only=True, tag="manager"):
    """Who keeps the asset, and on what terms."""

    manager: str
    terms: str = ""


class Cost(CaseBody, frozen=True, kw_only=True, tag="cost"):
    """What the keeping cost."""

    on: date
    amount_minor: int
    currency: str
    text: str


class Sale(CaseBody, frozen=True, kw_only=True, tag="sale"):
    """The asset was sold before confiscation: the money stands in its place."""

    on: date
    amount_minor: int
    currency: str
    buyer: str
    ground: str  # perishable, costly, losing_value, owner_agrees


class Weighed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One indicator of good faith: speaks for it, against it, or is not known (None)."""

    indicator: str
    is_for: bool | None = None
    text: str = ""


class RightClaimed(CaseBody, frozen=True, kw_only=True, tag="right_claimed"):
    """A third party or a victim says that an asset, which the entry is about, is theirs."""

    sort: str  # third_party, victim, creditor
    claimant: str
    amount_minor: int = 0  # 0: the whole asset
    currency: str = ""
    weighed: tuple[Weighed, ...] = ()


class RightDecided(CaseBody, frozen=True, kw_only=True, tag="right_decided"):
    """What became of a claimed right, which the entry is about."""

    outcome: str  # upheld, rejected, withdrawn
    authority: str
    document: str


class Returned(CaseBody, frozen=True, kw_only=True, tag="returned"):
    """To whom an enforced asset went, by which rung of the ladder, and how much."""

    to: str  # victims, state, shared, requested_state, social_use
    recipient: str
    amount_minor: int
    currency: str
    rung: str = ""  # embezzled, prior_owner, priority
    document: str


class PrincipleWeighed(CaseBody, frozen=True, kw_only=True, tag="principle"):
    """A principle of the return of assets, and whether it was kept."""

    principle: str
    is_kept: bool | None = None
    text: str = ""
