"""A finding as one run over the workspace saw it: all that is shown and decided rests on this."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from qaitaru.detection.findings.evidence import Evidence
from qaitaru.detection.grounds import Origin


@dataclass(frozen=True, slots=True)
class FoundEnd:
    """An end of transfers: ``key`` tells it over runs; ``account`` and ``name`` may be empty."""

    key: str
    account: str
    name: str


@dataclass(frozen=True, slots=True)
class Sum:
    """Money of one currency."""

    currency: str
    amount_minor: int


@dataclass(frozen=True, slots=True, order=True)
class RateUsed:
    """A rate of a day, as its source states it."""

    source_currency: str
    target_currency: str
    on: str  # a day
    rate: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBeside:
    """What is known of an account beside its transfers, and the documents that say so.

    ``kind`` is a kind of fact in small letters; ``value`` its number where it is no name: minor
    units of the tenge, or percent; ``since`` and ``until`` are in seconds, where it has such.
    """

    kind: str
    account: str  # as the finding's accounts are told
    text: str = ""
    value: int = 0
    since: int | None = None
    until: int | None = None
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One finding of one run.

    ``typologies`` are all that found it, the one that tells it best first; ``accounts`` have the
    one with most of its transfers first; each transfer is told by the rows of the ledger that show
    it; ``counterparties`` are the first account's; times are seconds since 1970 in UTC.
    """

    typologies: tuple[str, ...]
    score: float
    sums: tuple[Sum, ...]  # of each currency, by its code
    accounts: tuple[FoundEnd, ...]
    transfers: tuple[tuple[str, ...], ...]  # in the order of time
    marks: tuple[str, ...]  # of each transfer: what is alike when its source is read anew
    counterparties: int
    begins: int
    ends: int
    evidence: tuple[Evidence, ...]
    known: tuple[KnownBeside, ...] = ()  # facts that its typologies read
    whole: Sum | None = None  # of all transfers, where rates of their days make them one currency
    rates: tuple[RateUsed, ...] = ()  # those rates, in their order

    @property
    def lead(self) -> str:
        """The typology that tells it best."""
        return self.typologies[0]

    @property
    def about(self) -> str:
        """The key of the account it turns about."""
        return self.accounts[0].key

    @property
    def known_by(self) -> frozenset[str]:
        """All by which any of its transfers is known again: rows of the ledger, and marks."""
        return frozenset(name for one in self.names() for name in one)

    def names(self) -> Iterator[tuple[str, ...]]:
        """By what each of its transfers is known again."""
        for shown, mark in zip(self.transfers, self.marks, strict=True):
            yield (*shown, mark)


def shared(one: Sighting, known_by: frozenset[str]) -> int:
    """How many transfers of a sighting are known by any of these."""
    return sum(not known_by.isdisjoint(each) for each in one.names())


def mark_of(currency: str, amount_minor: int, day: int, ends: tuple[str, str]) -> str:
    """By what a transfer is known again when its source is withdrawn and read anew.

    Transfers of one day between the same two of the same amount have one mark.

    Args:
        currency: of the amount.
        amount_minor: as stated.
        day: since 1970.
        ends: the keys of payer and payee.
    """
    told = "\x1f".join((currency, str(amount_minor), str(day), *ends))
    return f"={sha256(told.encode()).hexdigest()[:16]}"
