"""Small ledgers for both twins: as packed columns for one, as postings for the other."""

from collections.abc import Iterable
from dataclasses import dataclass

from hypothesis import strategies as st

from qaitaru.tracing.kernels.postings import (
    CONVERSION,
    OUTFLOW,
    PART,
    RECEIPT,
    TRANSFER,
    UNKNOWN,
    Packed,
    packed,
)
from qaitaru.tracing.parts import Amount, Part
from qaitaru.tracing.rules.names import RULES
from qaitaru.tracing.walk import Kind, Posting, walk

NAMES = ("own", "unknown", "A", "B")
SOURCES = len(NAMES)


@dataclass(frozen=True, slots=True)
class Row:
    """One packed posting."""

    kind: int
    account: int
    amount: int
    source: int = 0
    to_account: int = -1
    received: int = 0


@dataclass(frozen=True, slots=True)
class Ledger:
    """Rows in booking order."""

    accounts: int
    rows: tuple[Row, ...]

    def packed(self) -> Packed:
        """As the kernels take it."""
        fields = ("kind", "account", "to_account", "amount", "source", "received")
        return packed(*([getattr(row, name) for row in self.rows] for name in fields))

    def outflows(self) -> list[int]:
        """Places of the rows that pay."""
        return [p for p, row in enumerate(self.rows) if row.kind in {OUTFLOW, TRANSFER, CONVERSION}]

    def balances(self) -> list[int]:
        """Opening, plus what came in, less what went out."""
        balances = [0] * self.accounts
        for row in self.rows:
            pays = row.kind in {OUTFLOW, TRANSFER, CONVERSION}
            balances[row.account] += -row.amount if pays else row.amount
            if row.to_account >= 0:
                balances[row.to_account] += row.received
        return balances

    def postings(self) -> Iterable[Posting]:
        """As the plain walk takes it; the entry's name is its place."""
        parts: list[Part] = []
        for place, row in enumerate(self.rows):
            if row.kind in {RECEIPT, PART}:
                parts.append(Part(NAMES[row.source], row.amount))
                if row.kind == RECEIPT:
                    yield _receipt(place, row, parts)
                    parts = []
            else:
                yield _outflow(place, row)


def _receipt(place: int, row: Row, parts: list[Part]) -> Posting:
    amount = sum(part.amount for part in parts)
    return Posting(
        entry_id=str(place),
        account=str(row.account),
        kind=Kind.IN,
        amount=amount,
        parts=tuple(parts),
    )


def _outflow(place: int, row: Row) -> Posting:
    goes = row.to_account >= 0
    return Posting(
        entry_id=str(place),
        account=str(row.account),
        kind=Kind.OUT,
        amount=row.amount,
        to_account=str(row.to_account) if goes else "",
        received=row.received if goes else None,
        converted=row.kind == CONVERSION,
    )


def plainly(
    ledger: Ledger, rule: str
) -> tuple[list[dict[str, Amount]], dict[int, dict[str, Amount]]]:
    """What the plain rule says: held by account, and attributed by place, with ``shortfall``."""
    walked = walk(ledger.postings(), RULES[rule])
    held = walked.balances()
    taken: dict[int, dict[str, Amount]] = {}
    for place, paid in walked.outflows().items():
        sums: dict[str, Amount] = {}
        for source, amount in (*paid.attributed, Part("shortfall", paid.shortfall)):
            if amount:
                sums[source] = sums.get(source, 0) + amount
        taken[int(place)] = sums
    return [held.get(str(account), {}) for account in range(ledger.accounts)], taken


@st.composite
def ledgers(draw: st.DrawFn, *, converts: bool, claimants: int = 2, unknown: bool = True) -> Ledger:
    """Up to 40 postings of up to 4 accounts, overdrafts and transfers to oneself among them.

    Without ``unknown`` no account is overdrawn by a transfer's shortfall in these ledgers either.
    """
    accounts = draw(st.integers(1, 4))
    sources = [0, *range(UNKNOWN + 1, UNKNOWN + 1 + claimants), *([UNKNOWN] if unknown else [])]
    one = st.tuples(
        st.sampled_from([RECEIPT, RECEIPT, PART, OUTFLOW, TRANSFER, CONVERSION]),
        st.integers(0, accounts - 1),
        st.one_of(st.integers(0, 30), st.integers(0, 10**6)),
        st.sampled_from(sources),
        st.integers(0, accounts - 1),
        st.one_of(st.just(None), st.integers(0, 40), st.integers(0, 10**6)),
    )
    rows: list[Row] = []
    for kind, account, amount, source, to_account, received in draw(st.lists(one, max_size=40)):
        if kind in {RECEIPT, PART}:
            rows.append(Row(kind, account, amount, source))
            if kind == PART:
                rows.append(Row(RECEIPT, account, amount // 3, sources[0]))
        elif kind == OUTFLOW or not unknown:
            rows.append(Row(OUTFLOW, account, amount))
        else:
            arrives = amount if received is None or not converts else received
            way = kind if converts else TRANSFER
            rows.append(Row(way, account, amount, 0, to_account, arrives))
    return Ledger(accounts, tuple(rows))
