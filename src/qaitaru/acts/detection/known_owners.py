"""Who stands behind the accounts of a workspace, and when their owners changed, by its evidence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from qaitaru.acts.resolution.party_interests import as_parties
from qaitaru.detection.account_facts import Change, Hand, hands, owner_changes
from qaitaru.detection.grounds import Ground, NotTaken, Opens, Origin, Why
from qaitaru.detection.known import AccountKind
from qaitaru.detection.party_facts import End
from qaitaru.facts.accounts import account_key
from qaitaru.interests.claimed import ClaimedInterests
from qaitaru.screening.ownership import behind as standing
from qaitaru.screening.ownership.interests import Interest, InterestKind

_KINDS: Final = {
    standing.Hand.CONTROLS: AccountKind.CONTROLLER,
    standing.Hand.ACTS: AccountKind.REPRESENTATIVE,
}


@dataclass(frozen=True, slots=True)
class AccountEnd:
    """An account at the end of moves, as it is spelled, and the second it first moved."""

    end: int
    account: str
    first_at: int


@dataclass(frozen=True, slots=True)
class Holders:
    """The accounts at the ends of moves and who holds them.

    ``chiefs`` has, of each record that is one party with others, the one that stands for all;
    ``called`` what parties are called.
    """

    ends: Sequence[End]
    accounts: Sequence[AccountEnd]
    chiefs: Mapping[str, str]
    called: Mapping[str, str]


def owners_at(claimed: ClaimedInterests, holders: Holders) -> tuple[list[Ground], list[NotTaken]]:
    """Who is behind the accounts, the changes of their owners, and what has no day."""
    if not claimed.interests:
        return [], []
    held = standing.of_owned(_of_accounts(as_parties(claimed.interests, holders.chiefs)))
    names = {**holders.called, **claimed.names}
    told = [one for end in _ended(holders) for one in _hands(held, names, end)]
    changed = [one for end in _ended(holders) for one in _changes(held, names, end)]
    first = {one.end: one.first_at for one in holders.accounts}
    return [*hands(told), *owner_changes(changed, first)], _coarse(claimed, names)


@dataclass(frozen=True, slots=True)
class _Ended:
    end: int
    holder: str  # the chief record of its party
    account: str  # as it is compared


def _ended(holders: Holders) -> Iterator[_Ended]:
    accounts = {one.end: account_key(one.account) for one in holders.accounts}
    for end, key in holders.ends:
        if end in accounts:
            yield _Ended(end, holders.chiefs.get(key, key), accounts[end])


def _of_accounts(interests: Sequence[Interest]) -> Iterator[Interest]:
    """Who signs for an account acts for its holder; an account is named as it is compared."""
    for one in interests:
        if ":" in one.owned:  # the key of a party
            yield one
        else:
            signs = one.kind is InterestKind.OTHER
            kind = InterestKind.DIRECTOR if signs else one.kind
            yield replace(one, owned=account_key(one.owned), kind=kind)


def _hands(held: standing.OfOwned, names: Mapping[str, str], end: _Ended) -> Iterator[Hand]:
    """Those behind an account and its holder; and the holder, who may be behind others."""
    yield Hand(
        account=end.end,
        holder=end.holder,
        kind=AccountKind.CONTROLLER,
        key=end.holder,
        name=names.get(end.holder, end.holder),
        since=None,
        until=None,
        origins=(),
    )
    for of in (end.holder, end.account):
        for one in standing.behind(held, of):
            if one.owner != end.holder:
                yield Hand(
                    account=end.end,
                    holder=end.holder,
                    kind=_KINDS[one.hand],
                    key=one.owner,
                    name=names.get(one.owner, one.owner),
                    since=one.since,
                    until=one.until,
                    origins=_origins(one.interests),
                )


def _changes(held: standing.OfOwned, names: Mapping[str, str], end: _Ended) -> Iterator[Change]:
    for of in (end.holder, end.account):
        for day, one in standing.owners_changed(held, of):
            name = names.get(one.owner, one.owner)
            yield Change(account=end.end, on=day, name=name, origins=_origins((one,)))


def _origins(interests: Sequence[Interest]) -> tuple[Origin, ...]:
    every = (Origin(Opens.SOURCE, one.import_no, one.file, one.place) for one in interests)
    return tuple(dict.fromkeys(every))


def _coarse(claimed: ClaimedInterests, names: Mapping[str, str]) -> list[NotTaken]:
    """The owners whose beginning or end is told without its day."""
    return [
        NotTaken(
            Why.COARSE, f"{names.get(one.owner, one.owner)} — {names.get(one.owned, one.owned)}"
        )
        for one in claimed.interests
        if standing.is_coarse(one)
    ]
