"""Tasks of the program on the workers of a workspace's engine, in the same edition as here.

What is sent is packed by us and opened by the workers; what they answer is JSON: nothing that a
cluster says is run here.
"""

import json
import pickle
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from qaitaru.acts.code_version import code_version
from qaitaru.engine.analysis_engine import AnalysisEngine, Task
from qaitaru.facts.errors import EditionOtherwise

Answer = TypeVar("Answer")

_END = b"\n"


def sent(value: object) -> bytes:
    """What a task is given, as bytes."""
    return zlib.compress(pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL), level=1)


def received(given: bytes) -> Any:
    """What a task was given; called by workers alone."""
    return pickle.loads(zlib.decompress(given))  # noqa: S301  # packed by the member who asks


def said(value: object) -> bytes:
    """What a task answers, as bytes; words of a source need not be whole letters."""
    return json.dumps(msgspec.to_builtins(value), ensure_ascii=True).encode()


def each_on_workers(
    engine: AnalysisEngine,
    task: Task,
    common: bytes,
    parts: Sequence[bytes],
    *,
    answer: type[Answer],
) -> list[Answer]:
    """What a task answers to each part, in their order.

    Args:
        engine: of the workspace.
        task: a function of a module of the program, which ends with ``said``.
        common: what each call is given first.
        parts: one a call.
        answer: what is said.
    Raises: StepRefused; EditionOtherwise where a worker has another edition of the program.
    """
    told = engine.each(task.__name__, _Signed(task), common, parts)
    return [msgspec.convert(json.loads(_checked(one)), answer) for one in told]


def call_workers(engine: AnalysisEngine) -> None:
    """Prove that tasks can be sent: the workers have the program, in the same edition.

    Raises: StepRefused; EditionOtherwise.
    """
    each_on_workers(engine, present, b"", [b""], answer=bool)


def present(_common: bytes, _part: bytes) -> bytes:
    """On a worker: here I am."""
    return said(bool(code_version()))


@dataclass(frozen=True, slots=True)
class _Signed:
    """A task that says which edition answers."""

    task: Task

    def __call__(self, common: bytes, part: bytes) -> bytes:
        return code_version().encode() + _END + self.task(common, part)


def _checked(told: bytes) -> bytes:
    """An answer, less the edition that gave it.

    Raises: EditionOtherwise.
    """
    edition, _, answer = told.partition(_END)
    if edition != code_version().encode():
        raise EditionOtherwise(edition.decode(), code_version())
    return answer
