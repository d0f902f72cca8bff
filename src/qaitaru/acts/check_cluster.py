"""Whether the engine of a workspace answers as analyses need it to."""

from dataclasses import dataclass
from typing import Final

from qaitaru.acts.act import Desk, act
from qaitaru.acts.engine_of import engine_of
from qaitaru.acts.on_workers import call_workers
from qaitaru.engine.analysis_engine import AnalysisEngine
from qaitaru.engine.probe import Answer, probe
from qaitaru.engine.unsupported import UNSUPPORTED
from qaitaru.facts.errors import EditionOtherwise, StepRefused

_REST: Final = "/;"  # from here on an address may bear a token


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What an engine said of itself, and to each question."""

    engine: str
    address: str
    version: str
    answers: tuple[Answer, ...]
    unsupported: tuple[str, ...]  # marks of what steps may not ask of it
    workers: str = ""  # why no tasks can be sent to its workers; empty where they can

    @property
    def is_equal(self) -> bool:
        """Whether every answer was right, and its workers are of this edition."""
        return not self.workers and all(one.is_equal for one in self.answers)


def check_cluster(desk: Desk) -> Check:
    """Connect, and put every question of ``engine/probe.py``.

    Raises: ExtraMissing, EngineUnreachable, StepRefused, SystemRefused.
    """
    own = desk.workspace.settings
    with engine_of(own) as engine:  # slow: nobody waits to write
        version, answers = engine.version, tuple(probe(engine))
        workers = _why_no_tasks(engine)
    with act(desk, "check_cluster") as deed:
        deed.told["version"] = version
        deed.told["unequal"] = [one.construct for one in answers if not one.is_equal]
    return Check(
        engine=own.engine,
        address=own.engine_address.partition(_REST)[0],
        version=version,
        answers=answers,
        workers=workers,
        unsupported=() if own.engine == "duckdb" else tuple(UNSUPPORTED),
    )


def _why_no_tasks(engine: AnalysisEngine) -> str:
    """What the engine says where tasks cannot be sent to its workers."""
    try:
        call_workers(engine)
    except EditionOtherwise as fault:
        return f"{fault.found} <> {fault.expected}"
    except StepRefused as fault:
        return fault.reason.splitlines()[-1]
    return ""
