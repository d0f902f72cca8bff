"""Put many parties to lists on the workers of a cluster: the same hits, in the same order."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

from qaitaru.acts.engine_of import engine_of
from qaitaru.acts.on_workers import each_on_workers, received, said, sent
from qaitaru.acts.screening.ask_on_all_cores import WORTH, ask_on_all_cores
from qaitaru.acts.workspace import Settings
from qaitaru.engine.analysis_engine import AnalysisEngine
from qaitaru.facts.designations import Designation
from qaitaru.screening.asked import Asked
from qaitaru.screening.found_hits import Ask, FoundHit, asked_of
from qaitaru.screening.screener import Screener

_PART: Final = 5_000


def ask_where_settings_say(settings: Settings) -> Ask:
    """On the workspace's cluster; on this machine where there is none, or for a few parties.

    The cluster is called when there is something to ask. What asking raises: ExtraMissing,
    EngineUnreachable, StepRefused, EditionOtherwise.
    """
    if settings.engine == "duckdb":
        return ask_on_all_cores

    def ask(
        asked: Sequence[Asked], entries: Sequence[Designation], threshold: float
    ) -> Sequence[FoundHit]:
        if len(asked) < WORTH:
            return ask_on_all_cores(asked, entries, threshold)
        with engine_of(settings) as engine:
            return ask_on_workers(engine, asked, entries, threshold)

    return ask


def ask_on_workers(
    engine: AnalysisEngine,
    asked: Sequence[Asked],
    entries: Sequence[Designation],
    threshold: float,
) -> Sequence[FoundHit]:
    """The hits of some parties and some designations, in the order of the parties."""
    parts = [asked[first : first + _PART] for first in range(0, len(asked), _PART)]
    common = sent((list(entries), threshold))
    answers = each_on_workers(
        engine, ask_part, common, [sent(one) for one in parts], answer=list[FoundHit]
    )
    return list(chain.from_iterable(answers))


def ask_part(common: bytes, part: bytes) -> bytes:
    """On a worker: the hits of some parties."""
    screener, threshold = _ready(common)
    return said(list(asked_of(screener, received(part), threshold)))


@lru_cache(maxsize=1)
def _ready(common: bytes) -> tuple[Screener, float]:
    """A worker makes the lists ready once for all its parts."""
    entries, threshold = received(common)
    return Screener(entries), threshold
