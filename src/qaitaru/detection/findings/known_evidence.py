"""The evidence of facts beside transfers: how rare it is that they are met together by chance.

What the scheme's shape and time say is added, where it speaks for the scheme; what is taken off is
how many were looked at that the fact could have been met at. Dealings with a listed party are no
matter of chance: the list says what they are, and they weigh the same in every ledger.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from math import erfc, log, sqrt
from typing import Final

from qaitaru.detection.findings.beside import CASH, Beside, Value
from qaitaru.detection.findings.chance import LEAST, often
from qaitaru.detection.findings.evidence import Evidence, total
from qaitaru.detection.findings.fan_evidence import among
from qaitaru.detection.findings.weighed import Weighed
from qaitaru.detection.findings.weighing import Weighing
from qaitaru.detection.known import AccountKind, Known, RowKind
from qaitaru.detection.moves import DAY, Move
from qaitaru.detection.rules.linked_controllers import LINKS
from qaitaru.detection.rules.one_device import SEATS
from qaitaru.detection.rules.out_of_profile import DECLARED, YEAR_DAYS
from qaitaru.detection.scheme import Scheme

LISTED_NATS: Final = 15.0
PAID_TWICE: Final = 0.01
"""Of so many invoices one is paid twice by mistake: our assumption, to be changed where known."""
_LEAST_DAYS: Final = 30
_NINE_OF_TEN: Final = 3.29  # of a normal curve, in standard deviations from end to end

Told = tuple[Evidence, int]  # the part, and how many the fact could have been met at
Weigher = Callable[[Scheme, Sequence[Move], Weighing, Beside], Told]


def by_facts(
    weighed: Weighed, scheme: Scheme, moves: Sequence[Move], ledger: tuple[Weighing, Beside]
) -> Weighed:
    """A scheme of a typology that reads facts (``OF_FACTS``), with their evidence."""
    part, count = _WEIGHERS[scheme.typology](scheme, moves, *ledger)
    shape = tuple(one for one in weighed.evidence if one.name != "among")
    kept = shape if total(shape) > 0 else ()
    return replace(
        weighed,
        rows=scheme.rows,
        evidence=(part, *kept, among(count)),
        shape="flow",
        centre=-1,
    )


def _funnel(_: Scheme, moves: Sequence[Move], __: Weighing, beside: Beside) -> Told:
    city = beside.known.of_rows(RowKind.CITY)
    cities = [city[one.row] for one in moves if one.row in city and one.marks & CASH]
    moved = sum(one != other for one, other in pairwise(cities))
    nats = often(moved, max(len(cities) - 1, 1), _share(beside.cash_moved, beside.cash_pairs))
    usual = _percent(beside.cash_moved, beside.cash_pairs)
    numbers = (("cities", len(set(cities))), ("transfers", len(cities)), ("percent", usual))
    return Evidence("cities", nats, numbers), beside.cash_pairs


def _profile(scheme: Scheme, moves: Sequence[Move], _: Weighing, beside: Beside) -> Told:
    told = beside.known.of_accounts(*DECLARED).get(scheme.anchors[0], [])
    figure = max((one.value for one in told if one.holds(moves[-1].at)), default=0)
    days = max((moves[-1].at - moves[0].at) // DAY, _LEAST_DAYS)
    came = sum(one.amount for one in moves)
    percent = 100 * came * YEAR_DAYS // max(figure * days, 1)
    far = log(max(percent, 100) / 100) / beside.profile_spread
    nats = -log(max(erfc(far / sqrt(2)) / 2, LEAST))
    count = max(beside.having.get(kind, 0) for kind in DECLARED)
    return Evidence("beyond", nats, (("percent", percent), ("days", days))), count


def _linked_payers(
    scheme: Scheme, moves: Sequence[Move], weighing: Weighing, beside: Beside
) -> Told:
    held = _held(beside, {one.payer for one in moves})
    payers = weighing.life(scheme.anchors[0]).payers
    return _rarest(Counter(value for value, _ in held), payers, beside)


def _linked_circle(_: Scheme, moves: Sequence[Move], weighing: Weighing, beside: Beside) -> Told:
    members = {at for one in moves for at in (one.payer, one.payee)}
    held = _held(beside, members)
    paid = sum(weighing.life(at).payees for at in members)
    return _rarest(Counter(value for value, _ in held), paid, beside)


def _held(beside: Beside, accounts: Collection[int]) -> set[tuple[Value, int]]:
    """What links them, each with each account that has it."""
    return {
        ((one.kind, one.value), one.account)
        for one in beside.known.accounts
        if one.kind in LINKS and one.account in accounts
    }


def _one_device(_: Scheme, moves: Sequence[Move], __: Weighing, beside: Beside) -> Told:
    payers = {one.row: one.payer for one in moves}
    held = {
        ((one.kind, one.value), payers[one.row])
        for one in beside.known.rows
        if one.kind in SEATS and one.row in payers
    }
    return _rarest(Counter(value for value, _ in held), 0, beside)


def _rarest(shared: Mapping[Value, int], met: int, beside: Beside) -> Told:
    """Of what several share, that which is the least by chance.

    Args:
        met: how many were met in the ledger, of whom so many might have shared it by chance.
    """
    found = [
        (_shared(count, max(met, count), beside.holders[value], beside.having[value[0]]), value)
        for value, count in shared.items()
    ]
    part, value = max(found, key=lambda one: (one[0].nats, one[1]))
    return part, beside.having[value[0]]


def _shared(accounts: int, met: int, holders: int, having: int) -> Evidence:
    nats = often(accounts, met, holders / having)
    numbers = (("accounts", accounts), ("met", met), ("holders", holders), ("of", having))
    return Evidence("shared", nats, numbers)


def _listed(scheme: Scheme, moves: Sequence[Move], _: Weighing, beside: Beside) -> Told:
    party, other = scheme.anchors
    direct = sum({one.payer, one.payee} == {party, other} for one in moves)
    numbers = (("transfers", direct), ("more", len(moves) - direct))
    return Evidence("listed", LISTED_NATS, numbers), beside.having.get(AccountKind.LISTED, 1)


def _flight(scheme: Scheme, moves: Sequence[Move], weighing: Weighing, beside: Beside) -> Told:
    paid = weighing.life(scheme.anchors[0]).paid
    seconds = max(moves[-1].at - scheme.begins, 1)
    nats = often(len(moves), max(paid, len(moves)), min(seconds / weighing.seconds, 1.0))
    numbers = (("transfers", len(moves)), ("of", max(paid, len(moves))), ("seconds", seconds))
    return Evidence("fled", nats, numbers), beside.having.get(AccountKind.MEASURE, 1)


def _changed(scheme: Scheme, moves: Sequence[Move], weighing: Weighing, beside: Beside) -> Told:
    facts = beside.known.of_accounts(AccountKind.MEASURE)[scheme.anchors[0]]
    seconds = min(one.from_s - scheme.begins for one in facts if one.from_s > scheme.begins)
    nats = -log(min(seconds / weighing.seconds, 1.0))
    numbers = (("seconds", seconds), ("transfers", len(moves)))
    return Evidence("changed", nats, numbers), beside.having.get(AccountKind.MEASURE, 1)


def _price(_: Scheme, moves: Sequence[Move], weighing: Weighing, beside: Beside) -> Told:
    met = max(weighing.meetings(moves[0]), len(moves))
    again = often(len(moves), met, _share(beside.outside, beside.priced))
    as_far = max(_as_far(one.row, beside.known) for one in moves)
    nats = max(again, -log(as_far))  # one contract has one price: its payments are not drawn apart
    numbers = (
        ("transfers", len(moves)),
        ("of", met),
        ("percent", _percent(beside.outside, beside.priced)),
    )
    return Evidence("outside", nats, numbers), max(beside.priced // met, 1)


def _as_far(row: int, known: Known) -> float:
    """How likely a price is as far out, if nine of ten lie in its range; 1 where it has no ends."""
    price = known.of_rows(RowKind.UNIT_PRICE)[row]
    low, high = (
        known.of_rows(kind).get(row, 0) for kind in (RowKind.PRICE_LOW, RowKind.PRICE_HIGH)
    )
    if not 0 < low < high or price <= 0:
        return 1.0
    far = abs(log(price / sqrt(low * high))) / (log(high / low) / _NINE_OF_TEN)
    return max(erfc(far / sqrt(2)), LEAST)


def _invoice(_: Scheme, moves: Sequence[Move], __: Weighing, beside: Beside) -> Told:
    amounts = beside.known.of_rows(RowKind.INVOICE_AMOUNT)
    stated = max((amounts[one.row] for one in moves if one.row in amounts), default=0)
    percent = 100 * sum(one.amount for one in moves) // max(stated, 1)
    again = max(percent // 100 - 1, 1)
    numbers = (("transfers", len(moves)), ("percent", percent))
    return Evidence("overpaid", again * -log(PAID_TWICE), numbers), max(beside.invoices, 1)


def _share(part: int, whole: int) -> float:
    """A share of the ledger, never quite none and never quite all."""
    return (part + 1) / (whole + 2)


def _percent(part: int, whole: int) -> int:
    return round(100 * part / max(whole, 1))


_WEIGHERS: Final[Mapping[str, Weigher]] = {
    "funnel": _funnel,
    "out_of_profile": _profile,
    "linked_payers": _linked_payers,
    "linked_circle": _linked_circle,
    "one_device": _one_device,
    "from_listed": _listed,
    "to_listed": _listed,
    "flight_before_measure": _flight,
    "owner_changed_before_measure": _changed,
    "trade_price": _price,
    "invoice_overpaid": _invoice,
}
OF_FACTS: Final = frozenset(_WEIGHERS)
"""The typologies that read facts beside transfers."""
