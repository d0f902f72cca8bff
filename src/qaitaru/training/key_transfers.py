"""The answer key's transfers: proved by both sides, broken, disagreeing, or seen from one side."""

from collections import Counter
from collections.abc import Sequence

from qaitaru.training.answer_key import KeySum, KeyTransfer, KeyTransfers
from qaitaru.training.handed_over import Evidence, covered_bookings, number_of
from qaitaru.training.world import Movement


def transfers(evidence: Evidence, altered_reference: str) -> KeyTransfers:
    """The transfers between accounts in evidence, by what the evidence shows of them."""
    accounts = evidence.world.cast.accounts
    inside = [
        m for m in evidence.world.movements if accounts[m.payer].held and accounts[m.payee].held
    ]
    seen = {m.number: _sides_seen(evidence, m) for m in inside}
    proved = [m for m in inside if seen[m.number] == 2 and m.reference != altered_reference]
    covered = (booking for rows in covered_bookings(evidence).values() for booking in rows)
    return KeyTransfers(
        matched=_sums([m for m in proved if not m.rate]),
        converted=_sums([m for m in proved if m.rate]),
        breaks=tuple(_transfer(evidence, m) for m in inside if seen[m.number] == 1),
        disagreeing=tuple(
            _transfer(evidence, m) for m in inside if m.reference == altered_reference
        ),
        one_sided=sum(not accounts[booking.other].held for booking in covered),
    )


def _sides_seen(evidence: Evidence, movement: Movement) -> int:
    left = evidence.covers(movement.payer, movement.left_at.date())
    came = evidence.covers(movement.payee, movement.came_at.date())
    return left + came


def _sums(movements: Sequence[Movement]) -> tuple[KeySum, ...]:
    count = Counter(m.paid_currency for m in movements)
    total: Counter[str] = Counter()
    for movement in movements:
        total[movement.paid_currency] += movement.paid_minor
    return tuple(
        KeySum(currency=currency, count=count[currency], sum_minor=total[currency])
        for currency in sorted(count)
    )


def _transfer(evidence: Evidence, movement: Movement) -> KeyTransfer:
    accounts = evidence.world.cast.accounts
    return KeyTransfer(
        reference=movement.reference,
        payer_account=number_of(accounts[movement.payer]),
        payee_account=number_of(accounts[movement.payee]),
        left_on=movement.left_at.date(),
        amount_minor=movement.paid_minor,
        currency=movement.paid_currency,
    )
