"""Who stands at the end of the chains above a party: natural persons, or where the sources end."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from qaitaru.screening.ownership.bound import NOTHING, Bound
from qaitaru.screening.ownership.effective import effective_shares
from qaitaru.screening.ownership.holdings import Holdings, Stake
from qaitaru.screening.ownership.interests import COUNTED, InterestKind


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalOwner:
    """One at the end of chains, and the share that all of them together carry.

    ``is_person`` is false where no source tells who is behind it. ``steps`` are those of the
    shortest chain.
    """

    key: str
    kind: InterestKind
    low: Bound
    high: Bound
    is_person: bool
    steps: int


def final_owners(holdings: Holdings, key: str, persons: Collection[str]) -> list[FinalOwner]:
    """The natural persons above a party, and those above whom nobody is told, the largest first.

    Shares are multiplied along each chain and added up; of circles, solved.

    Args:
        holdings: of a day.
        key: of the party.
        persons: the parties that are natural persons.
    Source: FATF, "Guidance on beneficial ownership of legal persons" (2023), paragraphs 34-37:
        the natural person at the end of a chain of ownership, through however many tiers.
    """
    found = []
    for owner, steps in _above(holdings, key).items():
        is_person = owner in persons
        if owner == key or not (is_person or not _counted(holdings, owner)):
            continue
        for kind in sorted(COUNTED):
            low = effective_shares(holdings, kind, [owner], most=False).get(key, NOTHING)
            high = effective_shares(holdings, kind, [owner], most=True).get(key, NOTHING)
            if high > NOTHING:
                found.append(
                    FinalOwner(
                        key=owner,
                        kind=kind,
                        low=low,
                        high=high,
                        is_person=is_person,
                        steps=steps,
                    )
                )
    return sorted(found, key=_order)


def _order(one: FinalOwner) -> tuple[InterestKind, Fraction, Fraction, str]:
    return one.kind, -one.high.share, -one.high.beside, one.key


def _counted(holdings: Holdings, owned: str) -> list[Stake]:
    return [one for one in holdings.in_owned.get(owned, ()) if one.kind in COUNTED]


def _above(holdings: Holdings, key: str) -> dict[str, int]:
    """Each that holds a share in a party, directly or not, and by how many steps at least."""
    found, waiting = {key: 0}, [key]
    for party in waiting:
        for stake in _counted(holdings, party):
            if stake.owner not in found:
                found[stake.owner] = found[party] + 1
                waiting.append(stake.owner)
    return found
