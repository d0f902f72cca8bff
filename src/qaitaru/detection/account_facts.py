"""Openings of accounts, income declared, and who is behind accounts, as facts of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from qaitaru.detection.grounds import Ground, Origin
from qaitaru.detection.known import EARLIEST, LATEST, AccountKind
from qaitaru.detection.party_facts import End
from qaitaru.detection.rules.out_of_profile import YEAR_DAYS
from qaitaru.facts.accounts import account_key

_LEAP_DAYS = YEAR_DAYS + 1


@dataclass(frozen=True, slots=True)
class Opening:
    """An account as it is spelled, the day on which it is said to be opened, and who says so."""

    spelled: str
    on: date
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a party declared for some days, the last not counted, in tenge's minor units."""

    party: str
    since: date
    until: date
    amount_minor: int
    text: str
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Somebody stands behind an account for some days; None where they are open.

    ``holder`` is the key of the party that holds the account; ``key`` tells whose hand it is.
    """

    account: int
    holder: str
    kind: AccountKind  # CONTROLLER or REPRESENTATIVE
    key: str
    name: str
    since: date | None
    until: date | None
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """On a day an owner of an account, or of who holds it, began or ceased to be one."""

    account: int
    on: date
    name: str
    origins: tuple[Origin, ...]


def openings(accounts: Iterable[tuple[int, str]], told: Iterable[Opening]) -> Iterator[Ground]:
    """The openings that are told of the accounts at the ends of transfers."""
    known: dict[str, list[Opening]] = {}
    for one in told:
        known.setdefault(account_key(one.spelled), []).append(one)
    for end, spelled in accounts:
        for one in known.get(account_key(spelled), ()):
            yield Ground(
                account=end,
                kind=AccountKind.OPENED,
                from_s=second_of(one.on),
                origins=(one.origin,),
            )


def declared_incomes(ends: Iterable[End], told: Iterable[Declared]) -> Iterator[Ground]:
    """What the holders of accounts declared, for a year.

    What is declared for a year is that; for other days it is taken by as many days as a year has,
    a part of a minor unit up: a doubt is the holder's.
    """
    by_party: dict[str, list[Declared]] = {}
    for one in told:
        by_party.setdefault(one.party, []).append(one)
    for end, key in ends:
        for one in by_party.get(key, ()):
            yield Ground(
                account=end,
                kind=AccountKind.DECLARED_INCOME,
                value=_a_year(one),
                from_s=second_of(one.since),
                to_s=second_of(one.until),
                text=one.text,
                origins=one.origins,
            )


def hands(told: Iterable[Hand]) -> Iterator[Ground]:
    """Who is behind accounts, where one hand is behind those of several holders.

    A hand behind one holder links nobody, however many accounts that one has.
    """
    every = list(told)
    holders: dict[tuple[AccountKind, str], set[str]] = {}
    for one in every:
        holders.setdefault((one.kind, one.key), set()).add(one.holder)
    for one in every:
        if len(holders[one.kind, one.key]) > 1:
            yield Ground(
                account=one.account,
                kind=one.kind,
                key=one.key,
                from_s=EARLIEST if one.since is None else second_of(one.since),
                to_s=LATEST if one.until is None else second_of(one.until),
                text=one.name,
                origins=one.origins,
            )


def owner_changes(told: Iterable[Change], first_at: Mapping[int, int]) -> Iterator[Ground]:
    """The changes of owners of accounts that had moved before.

    Who is owner from the first day on is nobody's successor.

    Args:
        told: of accounts.
        first_at: the second of each account's first movement.
    """
    for one in told:
        if first_at[one.account] < second_of(one.on):
            yield Ground(
                account=one.account,
                kind=AccountKind.OWNER_CHANGED,
                from_s=second_of(one.on),
                text=one.name,
                origins=one.origins,
            )


def second_of(day: date) -> int:
    """The second a day begins, in UTC."""
    return int(datetime.combine(day, time(), UTC).timestamp())


def _a_year(one: Declared) -> int:
    days = (one.until - one.since).days
    if days in {YEAR_DAYS, _LEAP_DAYS}:
        return one.amount_minor
    return -(-one.amount_minor * YEAR_DAYS // days)
