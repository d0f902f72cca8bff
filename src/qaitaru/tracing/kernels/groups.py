"""Accounts that money can have passed between, and tracing each group of them apart.

No transfer joins two groups, so each may be traced alone, in any order and on any machine; where no
claimed money came into a group, there is nothing to trace in it.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qaitaru.tracing.kernels.compiling import compiled
from qaitaru.tracing.kernels.postings import (
    CONVERSION,
    FIRST_CLAIMANT,
    PART,
    RECEIPT,
    TRANSFER,
    Codes,
    Numbers,
    Packed,
)
from qaitaru.tracing.kernels.volume import trace_volume


class Group(NamedTuple):
    """Postings of one or more whole groups, in order; accounts keep the ledger's numbers."""

    seq: Numbers
    postings: Packed


class GroupTraced(NamedTuple):
    """What a rule says of a group, as plain columns: a row an amount."""

    seq: Numbers  # attributed: of which posting
    source: Codes  # or SHORTFALL
    amount: Numbers
    held_account: Codes
    held_source: Codes
    held_amount: Numbers
    deviation_minor_at_most: int


def group_numbers(postings: Packed, accounts: int) -> Codes:
    """For each account its group: the lowest account number in it."""
    numbers = np.arange(accounts, dtype=np.int32)
    _join(postings.kind, postings.account, postings.to_account, numbers)
    return numbers


def claimed_groups(postings: Packed, numbers: Codes) -> NDArray[np.bool_]:
    """For each account, whether claimed money ever came into its group."""
    came = ((postings.kind == RECEIPT) | (postings.kind == PART)) & (postings.amount > 0)
    claimed = came & (postings.source >= FIRST_CLAIMANT)
    return np.isin(numbers, numbers[postings.account[claimed]])


def part_of(seq: Numbers, postings: Packed, kept: NDArray[np.bool_]) -> Group:
    """The postings of the accounts that are kept, which must be whole groups."""
    rows = kept[postings.account]
    return Group(seq[rows], postings.chosen(rows))


def groups(seq: Numbers, postings: Packed, numbers: Codes) -> Iterator[Group]:
    """Every group that has a posting, by its number; the postings of each in order."""
    of_posting = numbers[postings.account]
    order = np.argsort(of_posting, kind="stable")
    starts = np.flatnonzero(np.diff(of_posting[order])) + 1
    for rows in np.split(order, starts):
        if rows.size:
            yield Group(seq[rows], postings.chosen(rows))


def trace_group(group: Group, rule: str, sources: int) -> GroupTraced:
    """Trace a group alone: columns in, columns out, and nothing else read or kept.

    Args:
        group: whole; the accounts' numbers may have gaps.
        rule: one of ``volume.RULES``.
        sources: how many there are in the ledger, ``own`` and ``unknown`` among them.
    Raises: PostingRefused.
    """
    one = group.postings
    goes = (one.kind == TRANSFER) | (one.kind == CONVERSION)
    names = np.unique(np.concatenate((one.account, one.to_account[goes])))
    local = one._replace(
        account=np.searchsorted(names, one.account).astype(np.int32),
        to_account=np.where(goes, np.searchsorted(names, one.to_account), -1).astype(np.int32),
    )
    traced = trace_volume(local, rule, len(names), sources)
    posting, source, amount = traced.attributed
    held_account, held_source = np.nonzero(traced.held)
    return GroupTraced(
        group.seq[posting],
        source,
        amount,
        names[held_account],
        held_source.astype(np.int32),
        traced.held[held_account, held_source],
        traced.deviation_minor_at_most,
    )


@compiled
def _join(kind: NDArray[np.int8], account: Codes, to_account: Codes, numbers: Codes) -> None:
    """Union by the lower number, halving paths; at the end each account names its group."""
    for place in range(kind.size):
        if kind[place] == TRANSFER or kind[place] == CONVERSION:
            one = _root(numbers, account[place])
            other = _root(numbers, to_account[place])
            if one < other:
                numbers[other] = one
            else:
                numbers[one] = other
    for place in range(numbers.size):
        numbers[place] = _root(numbers, place)


@compiled
def _root(numbers: Codes, account: int) -> int:
    while numbers[account] != account:
        numbers[account] = numbers[numbers[account]]
        account = numbers[account]
    return account
