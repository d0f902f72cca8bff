"""What a workspace knows of parties as facts of the accounts at the ends of transfers."""

from collections.abc import Iterable, Mapping, Sequence

from qaitaru.detection.known import EARLIEST, LATEST, AccountFact, AccountKind, Known
from qaitaru.facts.accounts import account_key

End = tuple[int, str]
"""The number of an account at the end of a transfer, and the key of its party in the register."""


def facts_of_parties(
    ends: Iterable[End],
    phones: Mapping[str, Sequence[str]],
    listed: Mapping[str, int | None],
) -> Known:
    """Phones that more than one party is said to have, and listed parties, by account.

    A phone of one party links nobody, however many accounts that party has.

    Args:
        phones: by the party's key, as they are written.
        listed: by the key of a party that is a confirmed match, the second from which it is
            listed; None where the list tells no day.
    """
    numbers = _shared(phones)
    facts: set[AccountFact] = set()
    for end, key in ends:
        spelled = {_digits(one) for one in phones.get(key, ())}
        facts |= {
            AccountFact(end, AccountKind.PHONE, numbers[one]) for one in spelled if one in numbers
        }
        if key in listed:
            since = listed[key]
            facts.add(
                AccountFact(
                    end, AccountKind.LISTED, 0, EARLIEST if since is None else since, LATEST
                )
            )
    return Known(tuple(sorted(facts)))


def facts_of_measures(
    accounts: Iterable[tuple[int, str]], measures: Iterable[tuple[str, int]]
) -> Known:
    """The restraints of accounts, each from the second it took effect.

    Args:
        accounts: number and spelling of each account at the end of transfers.
        measures: accounts as they were spelled when they were frozen, and the second; of one
            frozen again each time.
    """
    taken: dict[str, list[int]] = {}
    for spelled, second in measures:
        taken.setdefault(account_key(spelled), []).append(second)
    facts = {
        AccountFact(end, AccountKind.MEASURE, 0, second)
        for end, spelled in accounts
        for second in taken.get(account_key(spelled), ())
    }
    return Known(tuple(sorted(facts)))


def _shared(phones: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The phones of several parties, each with a number of its own."""
    holders: dict[str, set[str]] = {}
    for key, spelled in phones.items():
        for one in spelled:
            holders.setdefault(_digits(one), set()).add(key)
    shared = sorted(one for one, keys in holders.items() if one and len(keys) > 1)
    return {one: number for number, one in enumerate(shared)}


def _digits(phone: str) -> str:
    """A phone as its digits: how it is grouped says nothing."""
    return "".join(one for one in phone if one.isascii() and one.isdigit())
