"""Tasks of the program on a cluster's workers, one call a part.

The function goes by its name: each worker has the program installed, in the same edition, or the
answers could be others. What comes back are bytes, which nothing here runs.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pyarrow as pa
from pyspark.sql.connect.session import SparkSession

from qaitaru.engine.analysis_engine import Task

_SENT: Final = "part_no BIGINT, part BINARY"
_TOLD: Final = "part_no BIGINT, answer BINARY"


@dataclass(frozen=True, slots=True)
class _Shipped:
    """What a worker does with the batches it is given."""

    task: Task
    common: bytes

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            for number, part in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                answer = self.task(self.common, part)
                yield pa.record_batch({"part_no": [number], "answer": [answer]})


def ship(session: SparkSession, task: Task, common: bytes, parts: Sequence[bytes]) -> list[bytes]:
    """What a task makes of each part, in their order.

    Raises: what the client raises.
    """
    if not parts:
        return []
    sent = pa.table({"part_no": pa.array(range(len(parts)), pa.int64()), "part": list(parts)})
    spread = session.createDataFrame(sent, _SENT).repartition(len(parts))
    told = spread.mapInArrow(_Shipped(task, common), _TOLD).toArrow()
    answers = zip(*(column.to_pylist() for column in told.columns), strict=True)
    return [answer for _, answer in sorted(answers)]
