"""A cluster as an engine of analyses: Apache Spark, or Sail, over Spark Connect.

Loaded only where a workspace asks for it: its packages are the extra ``cluster``.
"""

import logging
import re
import socket
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from grpc import RpcError
from pyspark.errors import PySparkException
from pyspark.sql.connect.client.retries import DefaultPolicy
from pyspark.sql.connect.session import SparkSession
from sqlglot.errors import SqlglotError

from qaitaru.engine.analysis_engine import Numbers, Row, plain_numbers, plain_rows
from qaitaru.engine.spelling import Dialect, spell, spell_query
from qaitaru.engine.steps import Step
from qaitaru.engine.unsupported import WIDE_SUM, refuse_unsupported
from qaitaru.facts.errors import EngineUnreachable, StepRefused, StepUnsupported

_ADDRESS: Final = re.compile(r"sc://(\[[0-9A-Fa-f:]+\]|[^:/\[\]]+):(\d+)(/.*)?")
_PATIENCE_SECONDS: Final = 10  # for the first word; an analysis may take as long as it takes
_RETRIES: Final = 3
_FAULTS: Final = (PySparkException, RpcError, SqlglotError)
_WIDEST: Final = 2**63

# The client logs what it also raises, with the whole SQL: told once, by us.
logging.getLogger("SQLQueryContextLogger").disabled = True


class SparkEngine:
    """Named steps in a session of one's own."""

    def __init__(self, session: SparkSession) -> None:
        self._session = session

    @property
    def version(self) -> str:
        """The edition of Spark's words that the server answers to."""
        return str(self._session.version)

    def register(self, name: str, files: Sequence[Path], *, summed: Sequence[str] = ()) -> None:
        """Give Parquet files a name; the servers read them by the same paths.

        Args:
            name: of the view.
            files: absolute; on a disk that every server sees.
            summed: columns whose sums steps take: engines of this kind wrap or break past 2**63.

        Raises: StepRefused, StepUnsupported.
        """
        try:
            read = self._session.read.parquet(*map(str, files))
            read.createOrReplaceTempView(name)
        except _FAULTS as fault:
            raise StepRefused(name, _told(fault), ", ".join(map(str, files))) from fault
        for column in summed:
            self._refuse_wide(name, column)

    def run(self, steps: Iterable[Step]) -> None:
        """Make the steps' views, in order.

        Raises: StepRefused, StepUnsupported.
        """
        for step in steps:
            refuse_unsupported(step)
            self._ask(step.name, step.sql, spell(step, Dialect.SPARK))

    def drop(self, names: Iterable[str]) -> None:
        """Let go of views.

        Raises: StepRefused.
        """
        for name in names:
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
        except _FAULTS as fault:
            raise StepRefused(name, _told(fault), sql) from fault


@contextmanager
def open_spark(address: str) -> Iterator[SparkEngine]:
    """A session at an address like ``sc://host:15002``; closed at the end, with all its views.

    Raises: EngineUnreachable.
    """
    _knock(address)
    try:
        session = SparkSession(connection=address)
    except _FAULTS as fault:
        raise EngineUnreachable(_place(address), _told(fault)) from fault
    try:
        session.client.set_retry_policies([DefaultPolicy(max_retries=_RETRIES)])
        yield SparkEngine(_greeted(session, address))
    finally:
        session.stop()


def _greeted(session: SparkSession, address: str) -> SparkSession:
    """The session, once the server has answered in Spark's words.

    Raises: EngineUnreachable where it is some other server.
    """
    try:
        session.version  # noqa: B018  # asked of the server
    except _FAULTS as fault:
        raise EngineUnreachable(_place(address), _told(fault)) from fault
    return session


def _place(address: str) -> str:
    """An address less what may be a token."""
    return address.partition("/;")[0]


def _knock(address: str) -> None:
    """Whether anybody listens: the client would try for minutes on end."""
    found = _ADDRESS.fullmatch(address)
    if found is None:
        raise EngineUnreachable(_place(address), "sc://host:port")
    try:
        place = (found[1].strip("[]"), int(found[2]))
        socket.create_connection(place, timeout=_PATIENCE_SECONDS).close()
    except (OSError, OverflowError) as fault:
        raise EngineUnreachable(_place(address), str(fault)) from fault


def _told(fault: Exception) -> str:
    """The engine's own words, without the trace that Spark hangs on them."""
    return str(fault).partition("\n\nJVM stacktrace")[0].strip()
