"""What every engine does for an analysis, so that whoever asks does not know which it is."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from qaitaru.engine.steps import Step
from qaitaru.facts.errors import StepRefused

Value = int | str | bool | bytes | date | None
Row = tuple[Value, ...]
Numbers = NDArray[np.int64]
Task = Callable[[bytes, bytes], bytes]
"""A pure function of the program, called by its name: of what all parts share, and of one part."""

_PLAIN: Final = frozenset({int, str, bool, bytes, date, type(None)})


class AnalysisEngine(Protocol):
    """Where named steps run over Parquet, and rows are asked for in the house's SQL."""

    @property
    def version(self) -> str:
        """What the engine says it is."""

    @property
    def is_local(self) -> bool:
        """Whether it works in this process, so that columns are had for the asking."""

    def register(
        self, name: str, files: Sequence[Path | str], *, summed: Sequence[str] = ()
    ) -> None:
        """Give Parquet files a name; where sums of a column could pass BIGINT, StepRefused."""

    def run(self, steps: Iterable[Step], *, kept: Collection[str] = ()) -> None:
        """Make the steps' tables, in order; what has the same name is replaced.

        Args:
            steps: in the order in which they read each other.
            kept: names that steps of a later call read again, beside what these read twice: worked
                out once.
        """

    def drop(self, names: Iterable[str]) -> None:
        """Let go of what steps made; what was not made is passed over."""

    def rows(self, query: str) -> list[Row]:
        """What a query finds, ascending by its columns from the left, nothing before all else."""

    def numbers(self, query: str) -> dict[str, Numbers]:
        """The columns of a query of whole numbers, in no order: for millions of rows."""

    def each(self, name: str, task: Task, common: bytes, parts: Sequence[bytes]) -> list[bytes]:
        """What a task makes of each part, in their order; the name is told where it fails."""


def plain_rows(query: str, found: Iterable[Sequence[Any]]) -> list[Row]:
    """Rows in the one order and the one kind of values that every engine answers with.

    Raises: StepRefused for a fraction or an instant, which engines do not tell alike.
    """
    rows = [tuple(_plain(value, query) for value in row) for row in found]
    return sorted(rows, key=_place)


def plain_numbers(query: str, columns: Mapping[str, NDArray[Any]]) -> dict[str, Numbers]:
    """Columns as every engine answers with them.

    Raises: StepRefused for what is no number below 2**63, and where nothing stands in a place.
    """
    for name, column in columns.items():
        if column.dtype.kind != "i" or np.ma.is_masked(column):
            raise StepRefused("numbers", f"{name}: {column.dtype}", query)
    return {name: np.asarray(column, dtype=np.int64) for name, column in columns.items()}


def _place(row: Row) -> tuple[tuple[bool, Any], ...]:
    return tuple((value is not None, value) for value in row)


def _plain(value: Any, query: str) -> Value:
    """A whole number however wide; a sum may come as a decimal that has no places."""
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return int(value)
    if type(value) not in _PLAIN:
        raise StepRefused("rows", type(value).__name__, query)
    return cast("Value", value)
