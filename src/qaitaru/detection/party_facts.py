"""What a workspace knows of parties as facts of the accounts at the ends of transfers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qaitaru.detection.grounds import Ground, Origin
from qaitaru.detection.known import EARLIEST, AccountKind
from qaitaru.facts.accounts import account_key

End = tuple[int, str]
"""The number of an account at the end of a transfer, and the key of its party in the register."""


@dataclass(frozen=True, slots=True)
class Told:
    """Something said as it is written, and where."""

    text: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Listing:
    """A party is a confirmed match, from a second on; None where the list tells no day."""

    since: int | None
    name: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Restraint:
    """An account, as it was spelled when it was frozen, and the second."""

    spelled: str
    second: int
    origin: Origin


def shared_phones(ends: Iterable[End], phones: Mapping[str, Sequence[Told]]) -> Iterator[Ground]:
    """Phones that more than one party is said to have, by account.

    A phone of one party links nobody, however many accounts that party has.

    Args:
        ends: the accounts, each with its party.
        phones: by the party's key.
    """
    shared = _shared(phones)
    for end, key in ends:
        for one in phones.get(key, ()):
            if (digits := _digits(one.text)) in shared:
                yield Ground(
                    account=end,
                    kind=AccountKind.PHONE,
                    key=digits,
                    text=one.text,
                    origins=(one.origin,),
                )


def listed_parties(
    ends: Iterable[End], listed: Mapping[str, Sequence[Listing]]
) -> Iterator[Ground]:
    """The accounts of parties that are confirmed matches, each from the first day known."""
    for end, key in ends:
        own = listed.get(key, ())
        since = [one.since for one in own]
        from_s = min((EARLIEST if one is None else one for one in since), default=EARLIEST)
        for one in own:
            yield Ground(
                account=end,
                kind=AccountKind.LISTED,
                from_s=from_s,
                text=one.name,
                origins=(one.origin,),
            )


def restrained(
    accounts: Iterable[tuple[int, str]], restraints: Iterable[Restraint]
) -> Iterator[Ground]:
    """The restraints of accounts, each from the second it took effect.

    Args:
        accounts: number and spelling of each account at the end of transfers.
        restraints: of an account frozen again each time.
    """
    taken: dict[str, list[Restraint]] = {}
    for one in restraints:
        taken.setdefault(account_key(one.spelled), []).append(one)
    for end, spelled in accounts:
        for one in taken.get(account_key(spelled), ()):
            yield Ground(
                account=end,
                kind=AccountKind.MEASURE,
                from_s=one.second,
                text=one.spelled,
                origins=(one.origin,),
            )


def _shared(phones: Mapping[str, Sequence[Told]]) -> frozenset[str]:
    """The phones of several parties."""
    holders: dict[str, set[str]] = {}
    for key, said in phones.items():
        for one in said:
            holders.setdefault(_digits(one.text), set()).add(key)
    return frozenset(one for one, keys in holders.items() if one and len(keys) > 1)


def _digits(phone: str) -> str:
    """A phone as its digits: how it is grouped says nothing."""
    return "".join(one for one in phone if one.isascii() and one.isdigit())
