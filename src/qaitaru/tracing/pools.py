"""Which receipts the money of one source in one account came with.

A tracing rule says how much of each source an outflow takes. Between the receipts of one source the
same rule decides: the oldest or the newest first under a lot rule, in proportion under all others.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Final, Protocol

from qaitaru.tracing.parts import Amount, ratio, simple, summed
from qaitaru.tracing.rules.names import Between

_LONGEST: Final = 512  # bits of a denominator
_SIGNIFICANT: Final = 256  # bits, to which a longer fraction is kept


class Way(StrEnum):
    """Which receipt of a source bears an outflow."""

    OLDEST = "oldest"
    NEWEST = "newest"
    PRO_RATA = "pro_rata"


_WAYS: Final = {"fifo": Way.OLDEST, "lifo": Way.NEWEST}
_BY_AGE: Final = frozenset({"own-first", "tainted-first"})


def way_of(rule: str, between: Between = Between.PRO_RATA) -> Way:
    """How a rule decides between the receipts of one source."""
    if rule in _BY_AGE and between is Between.FIFO:
        return Way.OLDEST
    return _WAYS.get(rule, Way.PRO_RATA)


class Beginning(StrEnum):
    """Why the evidence leads no further back."""

    RECEIPT = "receipt"  # it came from outside these accounts
    INTEREST = "interest"  # earned on what stood there
    SHORTFALL = "shortfall"  # the sender did not hold it: the bank's, or a lender's
    SURPLUS = "surplus"  # more arrived than was sent
    REST = "rest"  # of no receipt: claims overlapped, and what was sent was nobody's


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Money of one source that came into an account at once.

    Attributes:
        number: in the order in which pieces came, over all accounts.
        beginning: why it is followed no further; None: it was sent, see ``taken``.
        departed: the outflow that sent it, and the account it left.
        taken: what that outflow took it from, in the sender's units.
    """

    number: int
    entry_id: str
    account: str
    source: str
    amount: Amount
    beginning: Beginning | None = None
    departed: tuple[str, str] = ("", "")
    taken: "Taken | None" = None


Shares = list[tuple[Piece, Amount]]


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """What an outflow took of one source: an amount, and the pieces it came with, in proportion.

    Only the first ``count`` of the pieces had come by then; ``whole`` is what these weigh.
    """

    amount: Amount
    pieces: Shares
    count: int
    whole: Amount

    def weights(self) -> Shares:
        """The pieces and how much each counts; empty where no receipt stands behind it."""
        return [(piece, weight) for piece, weight in self.pieces[: self.count] if weight]


def split(amount: Amount, weights: Sequence[Amount]) -> list[Amount]:
    """An amount in proportion to weights; the parts sum to it exactly.

    A fraction that is divided again and again grows without end: where one is too long, the
    greatest part takes what the sum would lose.
    """
    each = ratio(amount, summed(weights))
    exact = [each * weight for weight in weights]
    if not any(is_long(part) for part in exact):
        return list(exact)
    parts = [shortened(part) for part in exact]
    greatest = max(range(len(parts)), key=parts.__getitem__)
    parts[greatest] += amount - summed(parts)
    return parts


def is_long(amount: Amount) -> bool:
    """Whether a fraction has grown too long to be worked with."""
    return not isinstance(amount, int) and amount.denominator.bit_length() > _LONGEST


def shortened(amount: Amount) -> Amount:
    """The amount; of a fraction that is too long the first 256 bits, rounded down."""
    if not is_long(amount):
        return amount
    above, below = amount.numerator, amount.denominator
    shift = max(_SIGNIFICANT - above.bit_length() + below.bit_length(), 0)
    return Fraction((above << shift) // below, 1 << shift)


class Pool(Protocol):
    """The money of one source in one account."""

    def add(self, piece: Piece) -> None:
        """A piece came in."""

    def take(self, amount: Amount) -> list[Taken]:
        """An amount leaves: what it takes, in the order taken."""

    def settle(self, level: Amount) -> None:
        """What stands there now, as the rule has it."""

    def standing(self, level: Amount) -> list[Taken]:
        """What stands there, of this amount."""


@dataclass(slots=True)
class LotPool:
    """Pieces that leave whole, from the oldest or from the newest."""

    newest: bool
    pieces: deque[tuple[Piece, Amount]] = field(default_factory=deque)

    def add(self, piece: Piece) -> None:
        """As Pool says."""
        self.pieces.append((piece, piece.amount))

    def take(self, amount: Amount) -> list[Taken]:
        """As Pool says."""
        taken = []
        while amount and self.pieces:
            piece, stands = self.pieces.pop() if self.newest else self.pieces.popleft()
            out = min(stands, amount)
            taken.append(Taken(out, [(piece, out)], 1, out))
            amount -= out
            if out < stands:
                self._put_back(piece, stands - out)
        return taken

    def settle(self, level: Amount) -> None:
        """As Pool says: nothing to do, what was taken is gone."""

    def standing(self, level: Amount) -> list[Taken]:
        """As Pool says."""
        del level
        return [Taken(stands, [(piece, stands)], 1, stands) for piece, stands in self.pieces]

    def _put_back(self, piece: Piece, rest: Amount) -> None:
        if self.newest:
            self.pieces.append((piece, rest))
        else:
            self.pieces.appendleft((piece, rest))


@dataclass(slots=True)
class SharePool:
    """Pieces that all leave in the same proportion: one factor shrinks them together.

    A piece that comes later is written down as large as it would have been at the start, so that
    proportions hold without touching the earlier ones.
    """

    fixed: bool = False  # what came in counts, whatever left since
    whole: Amount = 0
    pieces: Shares = field(default_factory=list)
    factor: Amount = 1
    level: Amount | None = None  # what stands there, if it changed since the factor was found

    def add(self, piece: Piece) -> None:
        """As Pool says."""
        if self.level is not None and self.whole:
            self._find_factor(self.level)
        weight = shortened(piece.amount)
        if self.factor != 1:
            weight = shortened(simple(ratio(weight, self.factor)))
        self.pieces.append((piece, weight))
        self.whole = shortened(self.whole + weight)

    def take(self, amount: Amount) -> list[Taken]:
        """As Pool says."""
        return [Taken(amount, self.pieces, len(self.pieces), self.whole)] if amount else []

    def settle(self, level: Amount) -> None:
        """As Pool says; at nothing the receipts of before are forgotten."""
        if not level:
            self.pieces, self.whole, self.factor, self.level = [], 0, 1, None
        elif not self.fixed:
            self.level = level

    def standing(self, level: Amount) -> list[Taken]:
        """As Pool says."""
        return self.take(level)

    def _find_factor(self, level: Amount) -> None:
        self.level = None
        self.factor = simple(shortened(ratio(shortened(level), self.whole)))
        if self.factor.denominator.bit_length() > _LONGEST:
            self._begin_anew()

    def _begin_anew(self) -> None:
        """Weights as they are; what was taken before keeps the list it was taken of."""
        self.pieces = [(piece, shortened(weight * self.factor)) for piece, weight in self.pieces]
        self.whole, self.factor = summed([weight for _, weight in self.pieces]), 1
