"""Named steps on a cluster: Apache Spark, or Sail, in a session of one's own.

Loaded only where a workspace asks for it: its packages are the extra ``cluster``.
"""

import logging
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from grpc import RpcError
from pyspark.errors import PySparkException
from pyspark.sql.connect.session import SparkSession
from sqlglot.errors import SqlglotError

from qaitaru.engine.analysis_engine import Numbers, Row, Task, plain_numbers, plain_rows
from qaitaru.engine.often_read import often_read
from qaitaru.engine.shared_folder import SharedFolder
from qaitaru.engine.spark_keeping import Keeping
from qaitaru.engine.spark_tasks import ship
from qaitaru.engine.spelling import Dialect, spell, spell_query
from qaitaru.engine.steps import Step
from qaitaru.engine.unsupported import WIDE_SUM, refuse_unsupported
from qaitaru.facts.errors import StepRefused, StepUnsupported

FAULTS: Final = (PySparkException, RpcError, SqlglotError)
"""What the client raises, and what finds no words of Spark's."""

_WIDEST: Final = 2**63

# The client logs what it also raises, with the whole SQL: told once, by us.
logging.getLogger("SQLQueryContextLogger").disabled = True


class SparkEngine:
    """Named steps in a session of one's own."""

    def __init__(self, session: SparkSession, shared: SharedFolder | None = None) -> None:
        """In a session; the folder is for what the servers are to read and to keep."""
        self._session = session
        self._shared = shared
        self._keeping = Keeping(session, shared)

    @property
    def version(self) -> str:
        """The edition of Spark's words that the server answers to."""
        return str(self._session.version)

    @property
    def is_local(self) -> bool:
        """It is not."""
        return False

    def register(
        self, name: str, files: Sequence[Path | str], *, summed: Sequence[str] = ()
    ) -> None:
        """Give Parquet files a name; put into the shared folder first, where there is one.

        Args:
            name: of the view.
            files: absolute; without a shared folder on a disk that every server sees. What is a
                URL is read by the servers alone.
            summed: columns whose sums steps take: engines of this kind wrap or break past 2**63.

        Raises: StepRefused, StepUnsupported, SystemRefused.
        """
        places = self._placed(name, files)
        try:
            self._session.read.parquet(*places).createOrReplaceTempView(name)
        except FAULTS as fault:
            raise StepRefused(name, told_by(fault), ", ".join(places)) from fault
        for column in summed:
            self._refuse_wide(name, column)

    def run(self, steps: Iterable[Step], *, kept: Collection[str] = ()) -> None:
        """Make the steps' views, in order; what is read more than once is kept.

        Raises: StepRefused, StepUnsupported.
        """
        listed = list(steps)
        often = often_read(listed).union(kept)
        for step in listed:
            refuse_unsupported(step)
            self._keeping.let_go([step.name])
            if step.name in often:
                self._keep(step)
            else:
                self._ask(step.name, step.sql, spell(step, Dialect.SPARK))

    def drop(self, names: Iterable[str]) -> None:
        """Let go of views.

        Raises: StepRefused.
        """
        for name in names:
            self._keeping.let_go([name])
            dropped = f"DROP VIEW IF EXISTS {name}"
            self._ask(name, dropped, dropped)

    def rows(self, query: str) -> list[Row]:
        """What a query finds, in the one order.

        Raises: StepRefused, StepUnsupported.
        """
        refuse_unsupported(Step("rows", query))
        return plain_rows(query, self._ask("rows", query, spell_query(query)))

    def numbers(self, query: str) -> dict[str, Numbers]:
        """The columns of a query of whole numbers.

        Raises: StepRefused, StepUnsupported.
        """
        refuse_unsupported(Step("numbers", query))
        told = self._table("numbers", query, spell_query(query))
        columns = zip(told.column_names, told.columns, strict=True)
        return plain_numbers(query, {name: column.to_numpy() for name, column in columns})

    def each(self, name: str, task: Task, common: bytes, parts: Sequence[bytes]) -> list[bytes]:
        """What a task of the program makes of each part, on the cluster's workers, in order.

        Raises: StepRefused.
        """
        try:
            return ship(self._session, task, common, parts)
        except FAULTS as fault:
            raise StepRefused(name, told_by(fault), "") from fault

    def close(self) -> None:
        """Leave nothing in the cluster's memory."""
        self._keeping.let_all_go()

    def _placed(self, name: str, files: Sequence[Path | str]) -> list[str]:
        given = [str(one) for one in files if isinstance(one, str)]
        own = [one for one in files if isinstance(one, Path)]
        if self._shared is None:
            return [*given, *map(str, own)]
        return [*given, *self._shared.put(name, own)]

    def _keep(self, step: Step) -> None:
        try:
            self._keeping.keep(step.name, spell_query(step.sql))
        except FAULTS as fault:
            raise StepRefused(step.name, told_by(fault), step.sql) from fault

    def _refuse_wide(self, name: str, column: str) -> None:
        """Refuse what could add up to more than sums hold, in whole decimals, which are wider."""
        wide = f"ABS(CAST({column} AS DECIMAL(38, 0)))"
        sql = f"SELECT SUM({wide}) AS wide FROM {name}"  # noqa: S608  # our own names
        ((total, *_), *_) = plain_rows(sql, self._ask(name, sql, sql))
        if isinstance(total, int) and total >= _WIDEST:
            raise StepUnsupported(name, WIDE_SUM, sql)

    def _ask(self, name: str, sql: str, spelled: str) -> list[tuple[Any, ...]]:
        columns = [column.to_pylist() for column in self._table(name, sql, spelled).columns]
        return list(zip(*columns, strict=True))

    def _table(self, name: str, sql: str, spelled: str) -> Any:
        """What the cluster answers, as a table of Arrow."""
        try:
            return self._session.sql(spelled).toArrow()
        except FAULTS as fault:
            raise StepRefused(name, told_by(fault), sql) from fault


def told_by(fault: Exception) -> str:
    """The engine's own words, without the trace that Spark hangs on them."""
    return str(fault).partition("\n\nJVM stacktrace")[0].strip()
