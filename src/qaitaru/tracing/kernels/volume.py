"""Tracing millions of postings: the face of the kernels.

The compiler is loaded with the first kernel that is asked for, not with this file.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import Final, Protocol

import numpy as np

from qaitaru.tracing.kernels.postings import PART, Attributed, Numbers, Packed, room_for

RULES: Final = (
    "fifo",
    "lifo",
    "rolling",
    "pari-passu",
    "own-first",
    "libr",
    "tainted-first",
    "poison",
    "static-cap",
)
"""The rules that have a kernel; own-first and tainted-first share pro rata within a tier."""

EXACT_UNLESS_CONVERTED: Final = frozenset({"fifo", "lifo", "libr", "poison"})
"""Rules that never divide, but where a transfer's amount changes on the way (poison: not then)."""

CHUNK: Final = 1 << 16
"""Postings at a time: what they attribute stays in the processor's cache until it is taken away."""

_UNIT: Final = 64  # as rounding.UNIT, which would load the compiler


class Accounts(Protocol):
    """All accounts under one rule, between two runs of postings."""

    def run(self, postings: Packed, taken: Attributed) -> int:
        """Trace the postings that come next; returns how many rows were written."""

    def held(self) -> Numbers:
        """Account by account what each source holds."""

    def deviation(self) -> int:
        """The greatest bound on any part so far, in 64ths of a minor unit."""


class Looks(Protocol):
    """Refuses what cannot be traced."""

    def admit(self, postings: Packed) -> None:
        """Raises: PostingRefused."""


@dataclass(frozen=True, slots=True)
class Traced:
    """What a rule says of all postings and accounts.

    Attributes:
        held: a row an account, a column a source, minor units.
        attributed: what each outflow took; ``posting`` counts from 0 over all postings.
        deviation_minor_at_most: no amount here is further from the exact answer.
    """

    rule: str
    held: Numbers
    attributed: Attributed
    deviation_minor_at_most: int


def trace_volume(postings: Packed, rule: str, accounts: int, sources: int) -> Traced:
    """Trace all postings under a rule; pure, so that groups may be traced apart.

    Args:
        postings: in the order they are to be taken, across all accounts.
        rule: one of ``RULES``.
        accounts, sources: how many there are; sources count ``own`` and ``unknown``.
    Raises: PostingRefused.
    """
    door_of(accounts, sources).admit(postings)
    standing = open_accounts(rule, accounts, sources)
    parts = [room_for(0)]
    parts += [_copied(part) for part in attributions(standing, postings, sources)]
    taken = Attributed(
        np.concatenate([part.posting for part in parts]),
        np.concatenate([part.source for part in parts]),
        np.concatenate([part.amount for part in parts]),
    )
    return Traced(rule, standing.held(), taken, minor_at_most(standing))


def attributions(
    standing: Accounts, postings: Packed, sources: int, chunk: int = CHUNK
) -> Iterator[Attributed]:
    """What outflows took, some postings at a time; each is gone when the next is asked for.

    A receipt of several parts is never cut: it is taken with those before it.
    """
    room = room_for(min(chunk, postings.kind.size) * (sources + 1))
    start, end = 0, postings.kind.size
    while start < end:
        stop = min(start + chunk, end)
        while stop < end and postings.kind[stop - 1] == PART:
            stop += 1
        rows = standing.run(postings.cut(start, stop), room)
        room.posting[:rows] += start
        yield room.cut(0, rows)
        start = stop


def minor_at_most(standing: Accounts) -> int:
    """The bound in minor units, rounded up."""
    return ceil(standing.deviation() / _UNIT)


def open_accounts(rule: str, accounts: int, sources: int) -> Accounts:
    """Accounts with nothing in them. Raises: KeyError for a rule that has no kernel."""
    families: dict[str, Callable[[str, int, int], Accounts]] = {}
    if rule in {"fifo", "lifo"}:
        from qaitaru.tracing.kernels.lots import Lots  # noqa: PLC0415 - loads the compiler

        families[rule] = Lots
    elif rule in {"rolling", "own-first", "tainted-first"}:
        from qaitaru.tracing.kernels.shares import Shares  # noqa: PLC0415 - loads the compiler

        families[rule] = Shares
    elif rule in {"libr", "static-cap"}:
        from qaitaru.tracing.kernels.caps import Caps  # noqa: PLC0415 - loads the compiler

        families[rule] = Caps
    elif rule == "pari-passu":
        from qaitaru.tracing.kernels.contributions import (  # noqa: PLC0415 - loads the compiler
            Contributions,
        )

        families[rule] = Contributions
    elif rule == "poison":
        from qaitaru.tracing.kernels.exposure import Exposure  # noqa: PLC0415 - loads the compiler

        families[rule] = Exposure
    return families[rule](rule, accounts, sources)


def door_of(accounts: int, sources: int) -> Looks:
    """What every posting passes first."""
    from qaitaru.tracing.kernels.door import Door  # noqa: PLC0415 - loads the compiler

    return Door(accounts, sources)


def _copied(part: Attributed) -> Attributed:
    return Attributed(part.posting.copy(), part.source.copy(), part.amount.copy())
