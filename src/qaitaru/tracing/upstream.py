"""Which postings lead to an account: of a large network few, and no rule asks for more of them."""

from collections.abc import Sequence

from qaitaru.tracing.walk import Kind, Posting


def upstream(postings: Sequence[Posting], account: str, entry_id: str = "") -> list[Posting]:
    """The postings that decide what an account holds at the end, or what its outflow takes.

    Going back in time: all postings of the account, and from each transfer to it on those of the
    account where the transfer left. Walked alone they say the same of the account as all do,
    if the outflows that are answered are told (walk.answered_in of all).

    Args:
        entry_id: an outflow of the account, after which nothing matters; empty: the end.
    Returns: in the same order.
    """
    found: list[Posting] = []
    reached: set[str] = set() if entry_id else {account}
    awaited: set[str] = set()  # outflows whose money a receipt brought
    for posting in reversed(postings):
        if posting.kind is Kind.OUT and posting.entry_id == entry_id:
            reached.add(account)
        if posting.to_account in reached or posting.entry_id in awaited:
            reached.add(posting.account)
        if posting.account in reached:
            found.append(posting)
            awaited.add(posting.answers)
    return found[::-1]
