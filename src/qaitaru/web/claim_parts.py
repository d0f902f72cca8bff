"""The parts of a claim as forms: which fields each has, and what their values must be."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from qaitaru.acts.tracing.build_claim import Side


class Sort(StrEnum):
    """What a field takes."""

    ROW = "row"  # one row of the ledger, chosen from it
    ROWS = "rows"  # any number
    TEXT = "text"
    LONG = "long"
    DAY = "day"
    AMOUNT = "amount"
    BALANCE = "balance"  # an amount that may be nought, or below it
    PART = "part"
    COUNT = "count"
    CLAIMANT = "claimant"
    ONE_CLAIMANT = "one_claimant"  # of those the claim has
    ASSET = "asset"
    ACCOUNT = "account"
    CURRENCY = "currency"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Field:
    """One field; ``side`` says which rows it takes, of a field that takes rows."""

    name: str
    sort: Sort = Sort.TEXT
    needed: bool = True
    side: Side = Side.BOTH

    @property
    def takes_rows(self) -> bool:
        """Whether rows of the ledger are chosen for it."""
        return self.sort in {Sort.ROW, Sort.ROWS}


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong in one field: ``web.part.fault.<key>`` in words, and what was found there."""

    key: str
    found: str = ""


def _row(name: str, side: Side, *, needed: bool = True) -> Field:
    return Field(name, Sort.ROW, needed, side)


def _may(name: str, sort: Sort = Sort.TEXT) -> Field:
    return Field(name, sort, needed=False)


KINDS: Final[Mapping[str, tuple[Field, ...]]] = {
    "receipt": (
        _row("entry", Side.RECEIPTS, needed=False),
        _may("claimed", Sort.AMOUNT),
        Field("claimant", Sort.CLAIMANT),
        _may("account", Sort.ACCOUNT),
        _may("currency", Sort.CURRENCY),
        _may("reference"),
        _may("booked_on", Sort.DAY),
        _may("amount", Sort.AMOUNT),
        _may("file"),
    ),
    "query": (
        _may("counterparty"),
        _may("purpose"),
        _may("first_on", Sort.DAY),
        _may("last_on", Sort.DAY),
        _may("account", Sort.ACCOUNT),
        _may("currency", Sort.CURRENCY),
        Field("claimant", Sort.CLAIMANT),
    ),
    "asset": (
        Field("name"),
        Field("entries", Sort.ROWS, needed=False, side=Side.OUTFLOWS),
        _may("references"),
        _may("value", Sort.AMOUNT),
        _may("currency", Sort.CURRENCY),
    ),
    "sale": (
        Field("asset", Sort.ASSET),
        _row("receipt", Side.RECEIPTS),
        _may("part", Sort.PART),
    ),
    "election": (
        _row("entry", Side.OUTFLOWS),
        Field("claimant", Sort.ONE_CLAIMANT),
    ),
    "reversal": (
        _row("outflow", Side.OUTFLOWS),
        _row("receipt", Side.RECEIPTS),
    ),
    "interest": (Field("interest", Sort.ROWS, needed=False, side=Side.RECEIPTS),),
    "cash": (
        Field("holder"),
        Field("entries", Sort.ROWS),
        _may("cash_days", Sort.COUNT),
    ),
    "coordination": (
        _row("outflow", Side.OUTFLOWS),
        _row("receipt", Side.RECEIPTS),
        Field("evidence"),
        Field("reason", Sort.LONG),
    ),
    "opening": (
        Field("account", Sort.ACCOUNT),
        Field("currency", Sort.CURRENCY),
        Field("low", Sort.BALANCE),
        Field("high", Sort.BALANCE),
        _may("source", Sort.SOURCE),
    ),
}
"""The fields of each part, in the order they are filled in."""

RARE: Final = ("sale", "cash", "reversal", "interest", "election", "coordination", "opening")
"""The parts that few claims have, the commoner first."""
