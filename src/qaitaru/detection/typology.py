"""What a typology is: a rule, the same in SQL or compiled, and its parameters."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from qaitaru.detection.kernels.packed import Packed
from qaitaru.detection.known import NOTHING, Kind, Known, Needs
from qaitaru.detection.moves import Move
from qaitaru.detection.scheme import Scheme
from qaitaru.engine.steps import Step


class Amounts(Enum):
    """What a typology makes of amounts, where a ledger has several currencies."""

    COMPARED = auto()  # asked of each unit by itself
    UNREAD = auto()  # needs only who, whom and when: asked of all transfers together
    EITHER = auto()  # asked of both
    DIGITS = auto()  # reads how they are written: asked of each currency as stated


@dataclass(frozen=True, slots=True)
class Typology:
    """A named, computable pattern.

    ``find`` is the law: it reads moves in any order and gives each scheme once. ``steps`` make a
    table of the typology's name with ``a``, ``b``, ``begins`` and ``row_no``: a line for each row
    of a scheme, which the other three name. A ``kernel`` is the rule compiled: it stands in their
    place where SQL is the wrong tool, and beside them where it is the slow one in one process.
    Parameters are a frozen dataclass of integers.

    A typology that ``needs`` facts beside moves takes ``Known`` as the third argument of ``find``,
    which without it finds nothing; its steps read ``account_facts`` and ``row_facts``. One that
    ``uses`` facts does the same, and is asked where there are none as well.

    Sums of money among the parameters are in minor units of ``currency``, empty where there are
    none: such a typology is asked only where amounts are of that unit, or a rate is given.
    """

    name: str
    find: Callable[..., Iterable[Scheme]]
    steps: Callable[[Any], tuple[Step, ...]] | None
    parameters: Any
    is_supporting: bool = False  # never alone above one half
    kernel: Callable[[Packed, Any], Iterable[Scheme]] | None = None
    needs: Needs = ()
    uses: frozenset[Kind] = frozenset()
    amounts: Amounts = Amounts.COMPARED
    currency: str = ""
    by_law: bool = False  # its threshold is that of the edition of the law in force

    @property
    def reads(self) -> frozenset[Kind]:
        """All kinds of facts beside moves that it reads where they are known."""
        return self.uses.union(*self.needs)

    def found(
        self, moves: Sequence[Move], parameters: Any, known: Known = NOTHING
    ) -> Iterable[Scheme]:
        """What the rule finds: schemes in no order."""
        if not self.reads:
            return self.find(moves, parameters)
        return self.find(moves, parameters, known)
