"""The evidence for a scheme in which money goes on: how soon, to whom, and with what left of it.

Transfer by transfer in the order of time: how many like it the accounts' own history lets expect
within the time since the scheme was last at them. Money that returns to an account of the scheme is
rarer than money that goes anywhere.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import log

from qaitaru.detection.findings.chance import joined, some, within_factor
from qaitaru.detection.findings.evidence import Evidence
from qaitaru.detection.findings.fan_evidence import among
from qaitaru.detection.findings.strangers import grain
from qaitaru.detection.findings.weighing import Weighing
from qaitaru.detection.moves import Move


@dataclass(slots=True)
class _Walk:
    """When the scheme, as far as it is told, was last at its accounts, and in which part."""

    met_at: dict[int, int] = field(default_factory=dict)
    paid_at: dict[int, int] = field(default_factory=dict)
    received_at: dict[int, int] = field(default_factory=dict)
    pairs: Counter[tuple[int, int]] = field(default_factory=Counter)

    def take(self, move: Move) -> None:
        """Go on by one transfer."""
        self.paid_at[move.payer] = self.received_at[move.payee] = move.at
        self.met_at[move.payer] = self.met_at[move.payee] = move.at
        self.pairs[move.payer, move.payee] += 1

    def since(self, move: Move) -> int:
        """The second from which a transfer was waited for.

        That of the payer's last payment or the payee's last receipt; where there is none, that at
        which the scheme came to them; where it did not, that at which it began.
        """
        same = [self.paid_at.get(move.payer), self.received_at.get(move.payee)]
        any_part = [self.met_at.get(move.payer), self.met_at.get(move.payee)]
        for known in (same, any_part):
            if told := [at for at in known if at is not None]:
                return max(told)
        return min(self.met_at.values())


def flow_evidence(moves: Sequence[Move], weighing: Weighing) -> tuple[Evidence, ...]:
    """What speaks for a scheme whose moves are told in the order of time."""
    walk, expected = _Walk(), list[float]()
    own = Counter((move.payer, move.payee) for move in moves)
    for number, move in enumerate(moves):
        if number:
            pair = move.payer, move.payee
            habit = weighing.meetings(move) - (0 if walk.pairs[pair] else own[pair])
            expected.append(_expected(move, walk, weighing, habit))
        walk.take(move)
    seconds = moves[-1].at - moves[0].at
    return (
        _followed(expected, seconds),
        *_conserved(moves, weighing),
        among(weighing.background.ledger.transfers),
    )


def _expected(move: Move, walk: _Walk, weighing: Weighing, habit: int) -> float:
    """How many like it are expected, by the accounts' numbers of transfers and by the habit of two.

    Args:
        habit: how often the two meet beside the scheme; once they met in it, how often at all.
    """
    transfers = max(weighing.background.ledger.transfers, 1)
    share = max(move.at - walk.since(move), grain(move.at)) / weighing.seconds
    paid, received = weighing.life(move.payer).paid, weighing.life(move.payee).received
    by_payer = max(paid, 1) if move.payer in walk.met_at else transfers
    by_payee = max(received, 1) / transfers if move.payee in walk.met_at else 1.0
    return max(by_payer * by_payee, habit) * share


def _followed(expected: Sequence[float], seconds: int) -> Evidence:
    """Where more than one is expected, the schemes one could tell grow by as many."""
    nats = joined([some(one) for one in expected]) - sum(log(one) for one in expected if one > 1)
    return Evidence("followed", nats, (("transfers", len(expected) + 1), ("seconds", seconds)))


def _conserved(moves: Sequence[Move], weighing: Weighing) -> Iterator[Evidence]:
    """Nothing where the amounts are of several currencies."""
    unit = weighing.amounts.unit(moves)
    if unit is None:
        return
    paid, received = Counter[int](), Counter[int]()
    for move in moves:
        paid[move.payer] += move.amount
        received[move.payee] += move.amount
    through = [at for at in received if paid[at] > 0 < received[at]]
    spread = weighing.spread(unit)
    nats = joined(
        [-log(within_factor(2 * abs(log(paid[at] / received[at])), spread)) for at in through]
    )
    kept = round(
        100 * sum(paid[at] for at in through) / max(sum(received[at] for at in through), 1)
    )
    yield Evidence("conserved", nats, (("accounts", len(through)), ("percent", kept)))
