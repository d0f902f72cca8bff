"""What typologies find in ``moves`` on any engine: schemes, by SQL or compiled, and the background.

A run is over one ledger. What several of its typologies read is made once and let go when the last
of them has read it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from importlib.util import find_spec
from typing import Final

import numpy as np

from qaitaru.detection.background import AccountLife, Background, LedgerLife
from qaitaru.detection.kernels.packed import Packed, packed
from qaitaru.detection.kernels.packed_schemes import PackedSchemes, packed_schemes
from qaitaru.detection.moves import Move
from qaitaru.detection.steps.background import BACKGROUND_STEPS
from qaitaru.detection.steps.lineage import lineages
from qaitaru.detection.typology import Typology
from qaitaru.engine.analysis_engine import AnalysisEngine, Numbers
from qaitaru.engine.steps import Step
from qaitaru.facts.errors import EngineError

_PACKED: Final = ("row_no", "at_s", "payer", "payee", "amount", "marks")
_WIDEST: Final = 2**55  # minor units of all transfers together: a month of sums stays below 2**63
_WHOLE: Final = 2**63
_MOVES: Final = "SELECT row_no, at_s, payer, payee, amount, marks FROM moves"
_REPEATED: Final = "SELECT payer, payee, transfers FROM background_repeated"
_ACCOUNTS: Final = "SELECT * FROM background_accounts"
_LEDGER: Final = "SELECT * FROM background_ledger"


@contextmanager
def detection_run(
    engine: AnalysisEngine, typologies: Sequence[Typology]
) -> "Iterator[DetectionRun]":
    """A run of typologies over the ``moves`` that an engine knows; at its end no table is left."""
    run = DetectionRun(engine, typologies)
    try:
        yield run
    finally:
        run.close()


class DetectionRun:
    """Typologies over one ledger: each step, and the packed columns, are made once."""

    def __init__(self, engine: AnalysisEngine, typologies: Sequence[Typology]) -> None:
        """For typologies of which each is to be asked once: one by one in any order, or all."""
        self._engine = engine
        self._typologies = typologies
        self._made: dict[str, str] = {}  # lineages by the tables' names

    def every(self) -> Iterator[PackedSchemes]:
        """The schemes of each typology in turn: the compiled search beside the engine.

        Raises: StepRefused, StepUnsupported.
        """
        compiled = [one for one in self._typologies if self._is_compiled(one)]
        if compiled:
            _ = self.packed  # of the engine, which only this thread asks
        with ThreadPoolExecutor(1) as beside:
            try:
                alike = sorted(compiled, key=_following)
                apart = {id(one): beside.submit(self.schemes, one) for one in alike}
                found = iter(
                    [self.schemes(one) for one in self._typologies if id(one) not in apart]
                )
                for one in self._typologies:
                    yield apart.pop(id(one)).result() if id(one) in apart else next(found)
            finally:
                beside.shutdown(cancel_futures=True)

    def schemes(self, typology: Typology) -> PackedSchemes:
        """The schemes of a typology, in their order.

        Compiled in this process, by its steps on a cluster and where sums are beyond what the
        compiled hold; by the plain rule where there are no steps, and no compiler is installed.

        Raises: StepRefused, StepUnsupported.
        """
        if typology.kernel and self._is_compiled(typology):
            found = typology.kernel(self.packed, typology.parameters)
            return packed_schemes(typology.name, found)
        if typology.steps is not None:
            return self._by_steps(typology.name, typology.steps(typology.parameters))
        return packed_schemes(typology.name, typology.find(self._moves(), typology.parameters))

    def background(self) -> Background:
        """The life of every account and of the ledger.

        Raises: StepRefused, StepUnsupported.
        """
        self._engine.run(BACKGROUND_STEPS)
        lives = [AccountLife(*row) for row in self._lines(_ACCOUNTS, AccountLife.__slots__)]
        (ledger,) = self._lines(_LEDGER, LedgerLife.__slots__)
        pairs = self._lines(_REPEATED, ("payer", "payee", "transfers"))
        repeated = {(payer, payee): times for payer, payee, times in pairs}
        self._engine.drop(step.name for step in reversed(BACKGROUND_STEPS))
        return Background(LedgerLife(*ledger), {one.account: one for one in lives}, repeated)

    @cached_property
    def packed(self) -> Packed:
        """The moves as kernels read them."""
        columns = self._engine.numbers(_MOVES)
        return packed(*(columns[name] for name in _PACKED))

    def close(self) -> None:
        """Let go of all that is kept for typologies that were not asked."""
        self._engine.drop(reversed(self._made))
        self._made.clear()

    @cached_property
    def _wanted(self) -> Counter[str]:
        """How many typologies to come read a table, by its lineage."""
        return Counter(
            lineage
            for one in self._typologies
            if one.steps and not self._is_compiled(one)
            for lineage in lineages(one.steps(one.parameters)).values()
        )

    def _is_compiled(self, typology: Typology) -> bool:
        if typology.kernel is None or find_spec("numba") is None:
            return False
        return typology.steps is None or (self._engine.is_local and self._is_narrow)

    @cached_property
    def _is_narrow(self) -> bool:
        return float(self.packed.amount.sum(dtype=np.float64)) < _WIDEST

    def _by_steps(self, name: str, steps: Sequence[Step]) -> PackedSchemes:
        told = lineages(steps)
        self._make([one for one in steps if self._made.get(one.name) != told[one.name]], told)
        found = self._engine.numbers(f"SELECT a, b, begins, row_no FROM {name}")  # noqa: S608 - our own name
        self._wanted.subtract(told.values())
        done = [one.name for one in steps if self._wanted[told[one.name]] <= 0]
        self._let_go(reversed(done))  # no typology to come reads them
        return _grouped(name, found)

    def _make(self, steps: Sequence[Step], told: Mapping[str, str]) -> None:
        self._made |= {one.name: told[one.name] for one in steps}
        kept = [one.name for one in steps if self._wanted[told[one.name]] > 1]
        try:
            self._engine.run(steps, kept=kept)
        except EngineError:
            self._let_go(one.name for one in reversed(steps))
            raise

    def _let_go(self, names: Iterable[str]) -> None:
        listed = list(names)
        self._engine.drop(listed)
        for name in listed:
            del self._made[name]

    def _lines(self, query: str, names: Iterable[str]) -> Iterator[tuple[int, ...]]:
        columns = self._engine.numbers(query)
        return zip(*(columns[name].tolist() for name in names), strict=True)

    def _moves(self) -> list[Move]:
        lines = self._lines(_MOVES, _PACKED)
        return sorted((Move(*line) for line in lines), key=lambda one: one.row)


def _following(typology: Typology) -> tuple[int, ...]:
    """How a typology follows money: those that do it alike share what they look through."""
    terms = ("fitting", "percent", "seconds")
    return tuple(getattr(typology.parameters, name, 0) for name in terms)


def _grouped(name: str, found: Mapping[str, Numbers]) -> PackedSchemes:
    """The schemes of lines of ``a``, ``b``, ``begins`` and a row."""
    keys = ("a", "b", "begins", "row_no")
    order = np.lexsort([*_fewer([found[key] for key in keys])][::-1])
    a, b, begins, row = (found[key][order] for key in keys)
    is_first = np.ones(row.size, dtype=np.bool_)
    is_first[1:] = (np.diff(a) != 0) | (np.diff(b) != 0) | (np.diff(begins) != 0)
    first = np.flatnonzero(is_first)
    anchors = np.stack((a[first], b[first]), axis=1)
    return PackedSchemes(name, anchors, begins[first], np.append(first, row.size), row)


def _fewer(columns: Sequence[Numbers]) -> Iterator[Numbers]:
    """Columns that sort the same: several are one where their numbers fit into one."""
    told, most = np.zeros_like(columns[0]), 1
    for column in columns if columns[0].size else ():
        least, span = int(column.min()), int(column.max()) - int(column.min()) + 1
        if most * span >= _WHOLE:
            yield told
            told, most = np.zeros_like(column), 1
        told = told * span + (column - least)
        most *= span
    yield told
