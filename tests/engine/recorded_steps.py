"""An analysis of DuckDB's recorded step by step: what each read, and what it made."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import sqlglot
from sqlglot import exp

from qaitaru.engine import running
from qaitaru.engine.analysis_engine import Row, plain_rows
from qaitaru.engine.steps import Step


@dataclass
class Recorder:
    """Stands in for ``running.run``, and keeps what came in and out as Parquet and rows."""

    folder: Path
    steps: list[Step] = field(default_factory=list)
    read: dict[str, Path] = field(default_factory=dict)  # tables that no step made
    made: dict[str, list[Row]] = field(default_factory=dict)

    def __call__(self, connection: duckdb.DuckDBPyConnection, steps: Iterable[Step]) -> None:
        for step in steps:
            for name in _tables(step) - self.read.keys() - self.made.keys():
                self._keep(connection, name)
            running.run(connection, [step])
            self.steps.append(step)
            found = connection.execute(f"SELECT * FROM {step.name}").fetchall()
            self.made[step.name] = plain_rows(step.name, found)

    def _keep(self, connection: duckdb.DuckDBPyConnection, name: str) -> None:
        file = self.folder / f"{name}.parquet"
        connection.execute(f"COPY (SELECT * FROM {name}) TO '{file}' (FORMAT parquet)")
        self.read[name] = file


def _tables(step: Step) -> set[str]:
    told = sqlglot.parse_one(step.sql, read="duckdb")
    own = {one.alias for one in told.find_all(exp.CTE)}
    return {one.name for one in told.find_all(exp.Table)} - own
