"""Who holds an account and who a source means by a name, a number or an account.

Spelling only: two mentions are one party here if they carry the same valid identifier, or the
same words for a name. That two spellings are one party is a judgement, made elsewhere.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from qaitaru.facts.identifiers import recognise
from qaitaru.facts.parties import name_key
from qaitaru.ledger.custodians import NO_CUSTODIAN, Keeping, custodians

UNNAMED: Final = 0  # the number of no party and of no account


@dataclass(frozen=True, slots=True)
class Mention:
    """A party as one kind of row says it; fields it does not state are empty."""

    account: str
    code: str
    name: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Party:
    """One party of the ledger; ``key`` is stable while the same sources are in hand."""

    party_no: int
    key: str  # ``code:...``, ``name:...`` or ``account:...``
    name: str  # the commonest spelling
    code: str


@dataclass(frozen=True, slots=True)
class Account:
    """One account of the ledger; ``held`` where a statement of it is in hand.

    ``party_no`` is UNNAMED where several parties are named with an account that is not held.
    """

    account_no: int
    account: str
    party_no: int
    held: bool
    custodian_no: int = NO_CUSTODIAN  # the institution that keeps it


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a mention means; ``custodian_no`` where its name is that of an institution."""

    account: str
    code: str
    name: str
    account_no: int
    party_no: int
    held: bool
    custodian_no: int = NO_CUSTODIAN


@dataclass(frozen=True, slots=True)
class Register:
    """Parties, accounts and mentions, numbered in order of their keys."""

    parties: tuple[Party, ...]
    accounts: tuple[Account, ...]
    mentions: tuple[Meant, ...]


@dataclass(frozen=True, slots=True)
class _Sources:
    """What the sources say, made comparable once."""

    holders: tuple[Mention, ...]
    mentions: tuple[Mention, ...]
    codes: Mapping[str, str]  # as stated -> normal form; empty where it is not valid
    names: Mapping[str, str]  # as stated -> key

    def key(self, mention: Mention) -> str:
        """The party a mention names by itself; empty for none."""
        if code := self.codes[mention.code]:
            return f"code:{code}"
        if name := self.names[mention.name]:
            return f"name:{name}"
        return ""


def register(
    holders: Iterable[Mention], mentions: Iterable[Mention], keepings: Iterable[Keeping] = ()
) -> Register:
    """Number every party and account, and say whom each mention means.

    A held account means its holder, whatever a payer wrote. Else a valid identifier decides, then
    the name (with the one identifier that the same name carries on the same account, if there is
    one), then the one party that others name with the account, then the account itself.

    Args:
        holders: the statements' own words of who holds the account.
        mentions: each distinct counterparty, payer and payee of the ledger.
        keepings: the statements' own words of which institution keeps the account.
    """
    kept = custodians(keepings)
    sources = _sources(tuple(holders), tuple(mentions))
    holder_of = _holders(sources)
    keys = _keys(sources, holder_of)
    parties = _parties(sources, holder_of, keys)
    numbers = {party.key: party.party_no for party in parties} | {"": UNNAMED}
    accounts = tuple(
        replace(one, custodian_no=kept.keeping(one.account))
        for one in _accounts(sources, holder_of, keys, numbers)
    )
    account_numbers = {one.account: one.account_no for one in accounts} | {"": UNNAMED}
    meant = tuple(
        Meant(
            account=mention.account,
            code=mention.code,
            name=mention.name,
            account_no=account_numbers[mention.account],
            party_no=numbers[key],
            held=mention.account in holder_of,
            custodian_no=kept.named(mention.name),
        )
        for mention, key in zip(sources.mentions, keys, strict=True)
    )
    return Register(parties, accounts, meant)


def _sources(holders: tuple[Mention, ...], mentions: tuple[Mention, ...]) -> _Sources:
    said = (*holders, *mentions)
    verdicts = {code: recognise(code) for code in {one.code for one in said} if code}
    codes = {code: verdict.normal for code, verdict in verdicts.items() if verdict}
    names = {name: name_key(name) for name in {one.name for one in said}}
    return _Sources(holders, mentions, defaultdict(str, codes), names)


def _holders(sources: _Sources) -> dict[str, str]:
    """The party of each held account: by identifier, else name, the commonest first."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for holder in sources.holders:
        votes[holder.account][sources.key(holder)] += holder.times
    return {
        account: min(counts, key=lambda key: (not key, key[:5] != "code:", -counts[key], key))
        or f"account:{account}"
        for account, counts in votes.items()
    }


def _keys(sources: _Sources, holder_of: Mapping[str, str]) -> list[str]:
    """The party each mention means, in their order; empty for none."""
    own = [sources.key(mention) for mention in sources.mentions]
    codes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mention, key in zip(sources.mentions, own, strict=True):
        if mention.account and key.startswith("code:"):
            codes[mention.account, sources.names[mention.name]].add(key)
    keys = []
    for mention, key in zip(sources.mentions, own, strict=True):
        same = codes.get((mention.account, sources.names[mention.name]), ())
        joined = next(iter(same)) if key.startswith("name:") and len(same) == 1 else key
        keys.append(holder_of.get(mention.account) or joined)
    alone = _alone(sources, keys)
    named = zip(sources.mentions, keys, strict=True)
    return [key or alone.get(mention.account, "") for mention, key in named]


def _alone(sources: _Sources, keys: Iterable[str]) -> dict[str, str]:
    """Each account named: the one party it is named with, else the account as a party."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention, key in zip(sources.mentions, keys, strict=True):
        if mention.account:
            some = found[mention.account]
            if key:
                some.add(key)
    return {
        account: next(iter(some)) if len(some) == 1 else f"account:{account}"
        for account, some in found.items()
    }


def _accounts(
    sources: _Sources,
    holder_of: Mapping[str, str],
    keys: Iterable[str],
    numbers: Mapping[str, int],
) -> tuple[Account, ...]:
    owners = _alone(sources, keys) | dict(holder_of)
    return tuple(
        Account(number, account, numbers.get(key, UNNAMED), account in holder_of)
        for number, (account, key) in enumerate(sorted(owners.items()), start=1)
    )


def _parties(
    sources: _Sources, holder_of: Mapping[str, str], keys: Iterable[str]
) -> tuple[Party, ...]:
    """Every party with its commonest spelling; words of its own key go before others'."""
    names: dict[str, dict[tuple[bool, str], int]] = defaultdict(dict)
    held = ((one, holder_of[one.account], True) for one in sources.holders)
    named = (
        (one, key, sources.key(one) == key)
        for one, key in zip(sources.mentions, keys, strict=True)
        if key
    )
    for mention, key, own in (*held, *named):
        spelled = names[key]
        spelled[own, mention.name] = spelled.get((own, mention.name), 0) + mention.times
    return tuple(
        Party(number, key, _commonest(names[key]) or key.partition(":")[2], _code(key))
        for number, key in enumerate(sorted(names), start=1)
    )


def _commonest(names: Mapping[tuple[bool, str], int]) -> str:
    spelled = [(not own, -times, name) for (own, name), times in names.items() if name]
    return min(spelled)[2] if spelled else ""


def _code(key: str) -> str:
    kind, _, value = key.partition(":")
    return value if kind == "code" else ""
