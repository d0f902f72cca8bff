"""Small statements with links between them: as columns for one twin, as postings for the other."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from hypothesis import strategies as st

from qaitaru.tracing.kernels.laying import Sources
from qaitaru.tracing.kernels.merging import NOTHING, Booked
from qaitaru.tracing.parts import Part, Parts
from qaitaru.tracing.walk import Kind, Posting

NAMES = ("own", "unknown", "A", "B")
_FIRST = date(2025, 3, 1)


@dataclass(frozen=True, slots=True)
class Line:
    """One booking; ``answers`` is the place of another line of the network."""

    account: int
    day: int
    amount: int
    parts: tuple[tuple[int, int], ...] = ()
    answers: int = NOTHING


@dataclass(frozen=True, slots=True)
class Network:
    """Lines by day, account and order; openings by account, in minor units; their currencies."""

    lines: tuple[Line, ...]
    openings: tuple[int, ...]
    currencies: tuple[int, ...]

    def booked(self) -> Booked:
        """As the kernels take them."""
        return Booked(
            np.array([line.day for line in self.lines], dtype=np.int32),
            np.array([line.account for line in self.lines], dtype=np.int32),
            np.array([line.amount for line in self.lines], dtype=np.int64),
            np.array([line.answers for line in self.lines], dtype=np.int64),
            np.array(self.openings, dtype=np.int64),
        )

    def sources(self) -> Sources:
        """Whose every receipt is; an opening is the holder's."""
        told = [
            (at, *part)
            for at, line in enumerate(self.lines)
            if len(line.parts) > 1
            for part in line.parts
        ]
        starts = {row: -1 - at for at, (row, *_) in reversed([*enumerate(told)])}
        whole = [line.parts[0][0] if line.parts else 0 for line in self.lines]
        of_row = [starts.get(at, source) for at, source in enumerate(whole)]
        return Sources(
            np.array(of_row, dtype=np.int32),
            np.array([row for row, *_ in told], dtype=np.int64),
            np.array([source for _, source, _ in told], dtype=np.int32),
            np.array([amount for *_, amount in told], dtype=np.int64),
            np.zeros(len(self.openings), dtype=np.int32),
        )

    def statements(self) -> list[list[Posting]]:
        """As the plain merge takes them: each account's postings, named by place."""
        found: list[list[Posting]] = [[] for _ in self.openings]
        for account, opening in enumerate(self.openings):
            if opening and any(line.account == account for line in self.lines):
                parts = (Part("own", opening),) if opening > 0 else ()
                one = Posting(
                    entry_id=str(-1 - account),
                    account=str(account),
                    kind=Kind.OPENING,
                    amount=opening,
                    parts=parts,
                )
                found[account].append(one)
        for at, line in enumerate(self.lines):
            found[line.account].append(self._posting(at, line))
        return found

    def _posting(self, at: int, line: Line) -> Posting:
        debit = line.answers if line.answers >= 0 else None
        parts: Parts = tuple(Part(NAMES[source], amount) for source, amount in line.parts)
        return Posting(
            entry_id=str(at),
            account=str(line.account),
            kind=Kind.IN if line.amount > 0 else Kind.OUT,
            amount=abs(line.amount),
            parts=() if debit is not None else parts,
            answers="" if debit is None else str(debit),
            converted=debit is not None and self._converts(debit, line),
            day=_FIRST + timedelta(line.day),
        )

    def _converts(self, debit: int, line: Line) -> bool:
        return self.currencies[self.lines[debit].account] != self.currencies[line.account]


@st.composite
def networks(draw: st.DrawFn, *, converts: bool) -> Network:
    """Up to 24 bookings of up to 4 accounts on up to 3 days; some receipts answer an outflow.

    Amounts that differ between the two sides are lost on the way, gained, or converted.
    """
    accounts = draw(st.integers(1, 4))
    of = st.tuples(st.integers(0, 2), st.integers(0, accounts - 1), st.integers(-60, 60))
    rows = sorted(
        draw(st.lists(of.filter(lambda row: row[2] != 0), min_size=1, max_size=24)),
        key=lambda row: row[:2],
    )
    debits = draw(st.permutations([at for at, row in enumerate(rows) if row[2] < 0]))
    lines = []
    for day, account, amount in rows:
        answers = NOTHING
        if amount > 0 and debits and draw(st.booleans()):
            answers = debits.pop()
            sent = -rows[answers][2]
            amount = draw(st.sampled_from((sent, sent, amount))) if converts else sent  # noqa: PLW2901 - as linked
        parts = () if amount < 0 or answers >= 0 else draw(_parts(amount))
        lines.append(Line(account, day, amount, parts, answers))
    openings = draw(st.tuples(*[st.sampled_from((0, 0, 25, -15))] * accounts))
    most = 1 if converts else 0
    currencies = draw(st.tuples(*[st.integers(0, most)] * accounts))
    return Network(tuple(lines), openings, currencies)


@st.composite
def _parts(draw: st.DrawFn, amount: int) -> tuple[tuple[int, int], ...]:
    first, other = draw(st.permutations(range(len(NAMES))))[:2]
    split = draw(st.integers(0, amount - 1))
    return ((first, split), (other, amount - split)) if split else ((first, amount),)
