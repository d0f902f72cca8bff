"""A finding as one run over the workspace saw it: all that is shown and decided rests on this."""

from dataclasses import dataclass

from qaitaru.detection.findings.evidence import Evidence


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
    counterparties: int
    begins: int
    ends: int
    evidence: tuple[Evidence, ...]

    @property
    def lead(self) -> str:
        """The typology that tells it best."""
        return self.typologies[0]

    @property
    def about(self) -> str:
        """The key of the account it turns about."""
        return self.accounts[0].key

    @property
    def entries(self) -> frozenset[str]:
        """Every row of the ledger that shows any of its transfers."""
        return frozenset(entry for one in self.transfers for entry in one)


def shared(one: Sighting, entries: frozenset[str]) -> int:
    """How many transfers of a sighting are shown by any of these rows."""
    return sum(not entries.isdisjoint(each) for each in one.transfers)
