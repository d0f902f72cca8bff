"""Which institution keeps each account in hand, and which words name one of these institutions.

A payment to an exchange or a broker is booked by the payer's bank as one to the institution, into
an account of its own; the institution's ledger books it to its client.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from qaitaru.facts.accounts import account_key
from qaitaru.facts.parties import name_key

NO_CUSTODIAN: Final = 0


@dataclass(frozen=True, slots=True)
class Keeping:
    """How statements name the institution that keeps an account."""

    account: str
    code: str  # BIC or national code
    name: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Custodians:
    """The institutions' numbers, by account in hand and by the words of a name."""

    of_account: Mapping[str, int]
    of_name: Mapping[str, int]

    def named(self, name: str) -> int:
        """The institution that bears this name; NO_CUSTODIAN for none, or for two."""
        return self.of_name.get(name_key(name), NO_CUSTODIAN)

    def keeping(self, account: str) -> int:
        """The institution that keeps the account; NO_CUSTODIAN where none is stated."""
        return self.of_account.get(account, NO_CUSTODIAN)


def custodians(stated: Iterable[Keeping]) -> Custodians:
    """Number the institutions in order of their keys: by code, else by name.

    A name stated with one code only is that code's; of several institutions stated for one account
    the commonest keeps it.
    """
    said = tuple(stated)
    codes = defaultdict(set)
    for one in said:
        codes[name_key(one.name)].add(account_key(one.code))
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    bearers = defaultdict(set)
    for one in said:
        key = _key(one, codes[name_key(one.name)] - {""})
        votes[one.account][key] += one.times
        bearers[name_key(one.name)].add(key)
    numbers = {key: n for n, key in enumerate(sorted(set().union(*bearers.values()) - {""}), 1)}
    return Custodians(
        {account: numbers.get(_commonest(some), NO_CUSTODIAN) for account, some in votes.items()},
        {name: numbers[min(some)] for name, some in bearers.items() if name and len(some) == 1},
    )


def _key(one: Keeping, codes: Collection[str]) -> str:
    """The institution as one statement names it; ``codes`` are those stated with its name."""
    own, name = account_key(one.code), name_key(one.name)
    if own or (name and len(codes) == 1):
        return f"code:{own or min(codes)}"
    return f"name:{name}" if name else ""


def _commonest(votes: Mapping[str, int]) -> str:
    return min(votes, key=lambda key: (not key, -votes[key], key))
