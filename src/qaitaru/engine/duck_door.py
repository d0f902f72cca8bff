"""DuckDB as an engine of analyses: in process, over Parquet by path."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import duckdb

from qaitaru.engine import running
from qaitaru.engine.analysis_engine import Numbers, Row, Task, plain_numbers, plain_rows
from qaitaru.engine.spelling import spell
from qaitaru.engine.steps import Step
from qaitaru.facts.errors import StepRefused


class DuckEngine:
    """Named steps on a connection of one's own."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    @property
    def version(self) -> str:
        """The library's edition."""
        return duckdb.__version__

    @property
    def is_local(self) -> bool:
        """It is."""
        return True

    def register(
        self,
        name: str,
        files: Sequence[Path | str],
        *,
        summed: Sequence[str] = (),  # noqa: ARG002  # sums are as wide here as they need to be
    ) -> None:
        """Give Parquet files a name."""
        listed = ", ".join("'" + str(file).replace("'", "''") + "'" for file in files)
        running.drop(self._connection, [name])
        sql = f"SELECT * FROM read_parquet([{listed}])"  # noqa: S608  # our own paths, quoted
        self._execute(Step(name, sql, view=True))

    def run(
        self,
        steps: Iterable[Step],
        *,
        kept: Collection[str] = (),  # noqa: ARG002  # every step is kept but a view
    ) -> None:
        """Make the steps' tables, in order.

        Raises: StepRefused.
        """
        for step in steps:
            running.drop(self._connection, [step.name])
            self._execute(step)

    def drop(self, names: Iterable[str]) -> None:
        """Let go of tables and views."""
        running.drop(self._connection, names)

    def rows(self, query: str) -> list[Row]:
        """What a query finds, in the one order.

        Raises: StepRefused.
        """
        return plain_rows(query, self._asked("rows", query).fetchall())

    def numbers(self, query: str) -> dict[str, Numbers]:
        """The columns of a query of whole numbers.

        Raises: StepRefused.
        """
        return plain_numbers(query, self._asked("numbers", query).fetchnumpy())

    def each(
        self,
        name: str,  # noqa: ARG002  # what fails here is told as it is
        task: Task,
        common: bytes,
        parts: Sequence[bytes],
    ) -> list[bytes]:
        """What a task makes of each part, here."""
        return [task(common, part) for part in parts]

    def _asked(self, name: str, query: str) -> duckdb.DuckDBPyConnection:
        try:
            return self._connection.execute(query)
        except duckdb.Error as fault:
            raise StepRefused(name, str(fault), query) from fault

    def _execute(self, step: Step) -> None:
        try:
            self._connection.execute(spell(step))
        except duckdb.Error as fault:
            raise StepRefused(step.name, str(fault), step.sql) from fault
