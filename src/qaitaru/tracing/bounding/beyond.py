"""How far money may get: along transfers from account to account, whatever the order of a day."""

from collections.abc import Iterable, Mapping, Sequence

from qaitaru.tracing.parts import is_claimant
from qaitaru.tracing.walk import Kind, Posting


def beyond(account: str, postings: Sequence[Posting]) -> set[str]:
    """Accounts where money of this account may arrive; itself only if it may come back."""
    return _reached((account,), _ways(postings))


def receives(account: str, postings: Sequence[Posting]) -> bool:
    """Whether money of other accounts arrives in it."""
    return any(account in (p.to_account, p.account if p.answers else "") for p in postings)


def sends(account: str, postings: Sequence[Posting]) -> bool:
    """Whether money of it goes to an account of the ledger."""
    return account in _ways(postings)


def claimants_by_account(postings: Sequence[Posting]) -> Mapping[str, tuple[str, ...]]:
    """Of each account, the claimants whose money may ever be in it, by name."""
    ways, first = _ways(postings), dict[str, set[str]]()
    for posting in postings:
        for source in (part.source for part in posting.parts if is_claimant(part.source)):
            first.setdefault(source, set()).add(posting.account)
    found: dict[str, list[str]] = {}
    for source in sorted(first):
        for account in first[source] | _reached(first[source], ways):
            found.setdefault(account, []).append(source)
    return {account: tuple(sources) for account, sources in found.items()}


def _ways(postings: Sequence[Posting]) -> Mapping[str, set[str]]:
    ways: dict[str, set[str]] = {}
    outs = {p.entry_id: p.account for p in postings if p.kind is Kind.OUT}
    for posting in postings:
        if posting.to_account:
            ways.setdefault(posting.account, set()).add(posting.to_account)
        if posting.answers:
            ways.setdefault(outs[posting.answers], set()).add(posting.account)
    return ways


def _reached(accounts: Iterable[str], ways: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    to_follow = [*accounts]
    while to_follow:
        further = ways.get(to_follow.pop(), set()) - reached
        reached |= further
        to_follow += sorted(further)
    return reached
