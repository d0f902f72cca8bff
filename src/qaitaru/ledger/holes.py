"""What to ask a bank for again: days of an account that no statement proves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from qaitaru.facts.moments import Period
from qaitaru.ledger.coverage import Cover
from qaitaru.ledger.reconciliation import Reconciliation, State

_DAY = timedelta(days=1)
_WHY = {State.BROKEN: Cover.BROKEN, State.UNPROVED: Cover.UNPROVED}


@dataclass(frozen=True, slots=True)
class Hole:
    """Days from the first to the last, both counted, why they are not proved, by which statements.

    ``imports`` are those of the statements that cover the days; none where no statement does.
    """

    first: date
    last: date
    why: Cover  # missing, broken or unproved
    imports: tuple[int, ...] = ()


def holes(statements: Iterable[Reconciliation], span: Period | None = None) -> list[Hole]:
    """The holes of one account in one currency, by first day.

    Args:
        statements: the account's own, judged; those that state no days are not looked at.
        span: the days asked for; None: from the first statement's to the last one's.
    """
    dated = sorted(_dated(statements, span), key=lambda one: (one[1].start, one[1].end))
    asked = span or _whole([period for _, period in dated])
    if asked is None:
        return []
    proved = [period for one, period in dated if one.state is State.PROVED]
    found = [
        Hole(part.start, part.end - _DAY, _WHY[one.state], (one.import_no,))
        for one, period in dated
        if one.state in _WHY
        for part in _gaps(proved, period)
    ]
    missing = _gaps([period for _, period in dated], asked)
    found += (Hole(part.start, part.end - _DAY, Cover.MISSING) for part in missing)
    return sorted(found, key=lambda one: (one.first, one.last, one.why, one.imports))


def _dated(
    statements: Iterable[Reconciliation], span: Period | None
) -> Iterator[tuple[Reconciliation, Period]]:
    """Each statement with the days of it that are asked for."""
    for one in statements:
        if one.from_on is None or one.to_on is None or one.to_on < one.from_on:
            continue
        start, end = one.from_on, one.to_on + _DAY
        if span:
            start, end = max(start, span.start), min(end, span.end)
        if start < end:
            yield one, Period(start, end)


def _whole(periods: list[Period]) -> Period | None:
    if not periods:
        return None
    return Period(min(one.start for one in periods), max(one.end for one in periods))


def _gaps(periods: Iterable[Period], asked: Period) -> Iterator[Period]:
    """The days asked for that no period holds; the periods by first day."""
    reached = asked.start
    for one in periods:
        if reached < one.start and reached < asked.end:
            yield Period(reached, min(one.start, asked.end))
        reached = max(reached, one.end)
    if reached < asked.end:
        yield Period(reached, asked.end)
