"""Small fan-in and fan-out: strangers who come to an account too close together to be chance.

A stranger is a counterparty whom the account met on that side within one short stretch only and who
is paid no salary. Of every number of strangers the shortest stretch in which so many first came is
looked at, of all and of those that do little else in the ledger. A small fan is the stretch for
which it is hardest to explain by chance that so many of the account's counterparties came in it, so
quiet as they are; then the next of those left. It is told where no more than ``chance`` such are
expected in a ledger as large whose accounts act by chance: many are, so what is told is weighed,
with the amounts and what hangs together with it, and only what is rare becomes a finding.

Source: Glaz, Naus and Wallenstein, "Scan Statistics" (2001), chapter 8; Altman et al., "Realistic
Synthetic Financial Transactions for Anti-Money Laundering Models" (2023), section 3.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import Final

from qaitaru.detection.background import background_of
from qaitaru.detection.findings.fan_evidence import MORE, among, came_together, live_quietly
from qaitaru.detection.findings.strangers import (
    Stranger,
    lively_and_quiet,
    strangers,
    stretches,
)
from qaitaru.detection.findings.weighing import Weighing, weighing_of
from qaitaru.detection.moves import DAY, Move
from qaitaru.detection.rules.grouping import Side, by_account
from qaitaru.detection.rules.windows import rows_of
from qaitaru.detection.scheme import NONE, Scheme

SMALL_FANS: Final = frozenset({"small_fan_in", "small_fan_out"})


@dataclass(frozen=True, slots=True)
class SmallFanParameters:
    """What a stretch is, and how many are told.

    Attributes:
        counterparties: who came in it, at least two.
        seconds: from the first that came to the last, at most.
        chance: how many such the ledger has by chance, at most.
        times: stretches of one account and side, at most.
    """

    counterparties: int = 2
    seconds: int = 14 * DAY
    chance: int = 1_000
    times: int = 8


def small_fan_in(moves: Sequence[Move], asked: SmallFanParameters) -> Iterator[Scheme]:
    """The accounts that strangers pay close together."""
    return _small_fans("small_fan_in", "payee", moves, asked)


def small_fan_out(moves: Sequence[Move], asked: SmallFanParameters) -> Iterator[Scheme]:
    """The accounts that pay strangers close together."""
    return _small_fans("small_fan_out", "payer", moves, asked)


def _small_fans(
    name: str, side: Side, moves: Sequence[Move], asked: SmallFanParameters
) -> Iterator[Scheme]:
    weighing = weighing_of(background_of(moves))
    for account, own in by_account(moves, side).items():
        life = weighing.life(account)
        of = life.payers if side == "payee" else life.payees
        begins: dict[int, list[Move]] = {}
        for fan in _fans(strangers(own, weighing), of, weighing, asked):
            begins.setdefault(fan[0].moves[0].at, []).extend(x for one in fan for x in one.moves)
        for at, found in begins.items():
            yield Scheme(name, (account, NONE), at, rows_of(found))


def _fans(
    left: list[Stranger], of: int, weighing: Weighing, asked: SmallFanParameters
) -> Iterator[Sequence[Stranger]]:
    """The rarest stretch of an account, then the rarest of those who are left."""
    for _ in range(asked.times):
        best: Sequence[Stranger] = ()
        least = -log(asked.chance)
        for fan in _stretches(left, asked):
            nats = _nats(fan, of, weighing)
            if nats >= least:
                best, least = fan, nats + MORE
        if not best:
            return
        yield best
        left = [one for one in left if one not in best]


def _stretches(left: Sequence[Stranger], asked: SmallFanParameters) -> Iterator[Sequence[Stranger]]:
    for some in lively_and_quiet(left):
        for fan in stretches(some, asked.seconds):
            if len(fan) >= asked.counterparties:
                yield fan


def _nats(fan: Sequence[Stranger], of: int, weighing: Weighing) -> float:
    parts = came_together(fan, of, weighing), live_quietly(fan)
    return sum(one.nats for one in (*parts, among(weighing.background.ledger.accounts)))
