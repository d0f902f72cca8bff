"""Who holds a party and what it holds, on a day and over time, up to the natural persons.

Records that are one party are one here: an owner whom two registers spell otherwise holds once.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from qaitaru.acts.act import Desk
from qaitaru.acts.books.ledger_at import ledger_at
from qaitaru.facts.problems import Problem
from qaitaru.interests.claimed import ClaimedInterests, claimed_interests
from qaitaru.ledger.relation_store import relation_claims
from qaitaru.screening.ownership.final_owners import FinalOwner, final_owners
from qaitaru.screening.ownership.holdings import Stake, holdings_on
from qaitaru.screening.ownership.interests import Interest
from qaitaru.screening.ownership.over_time import Stretch, stretches


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyInterests:
    """A party among those that hold it and those that it holds.

    ``names`` are those of the ends of interests, by key.
    """

    day: date
    owners: tuple[Stake, ...]
    owned: tuple[Stake, ...]
    final: tuple[FinalOwner, ...]
    over_time: tuple[Stretch, ...]
    names: Mapping[str, str]
    problems: tuple[Problem, ...]


def interests_claimed(desk: Desk) -> ClaimedInterests:
    """All interests that the evidence of the workspace claims."""
    with ledger_at(desk, "look_at_interests") as view:
        claims = relation_claims(view.connection)
        files = {number: view.item_of(number).name for number in view.imports}
    return claimed_interests(claims, files)


def as_parties(interests: Iterable[Interest], chief: Mapping[str, str]) -> list[Interest]:
    """The interests with each end named by its party's chief record; none in oneself.

    Args:
        chief: of each record that is one party with others.
    """
    named = (
        replace(one, owner=chief.get(one.owner, one.owner), owned=chief.get(one.owned, one.owned))
        for one in interests
    )
    return [one for one in named if one.owner != one.owned]


def party_interests(
    claimed: ClaimedInterests,
    interests: Sequence[Interest],
    key: str,
    *,
    day: date,
    persons: Collection[str],
) -> PartyInterests:
    """The interests of a party.

    Args:
        claimed: as the evidence claims them.
        interests: the same, of parties.
        key: of the party's chief record.
        day: on which it is asked who holds whom.
        persons: the parties that are natural persons.
    """
    holdings = holdings_on(interests, day)
    return PartyInterests(
        day=day,
        owners=holdings.in_owned.get(key, ()),
        owned=holdings.of_owner.get(key, ()),
        final=tuple(final_owners(holdings, key, persons)),
        over_time=tuple(stretches(interests, key)),
        names=claimed.names,
        problems=tuple(one for one in holdings.problems if key in one.found),
    )
