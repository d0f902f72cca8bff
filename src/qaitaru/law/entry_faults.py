"""Faults of entries that their shape alone cannot refuse, as key, found and expected."""

from collections.abc import Iterator

from qaitaru.law.checklists import Trigger
from qaitaru.law.confiscation import Confiscation
from qaitaru.law.editions import Entry, edition_faults
from qaitaru.law.events import Event
from qaitaru.law.pack import Pack
from qaitaru.law.provisional import Provisional
from qaitaru.law.request_contents import RequestContent
from qaitaru.law.shelves import editions_of, shelved

Fault = tuple[str, str, str]


def entry_faults(pack: Pack) -> Iterator[Fault]:
    """Keys that are not the pack's own or come twice, editions, clocks and events not there."""
    seen: set[str] = set()
    clocks = {one.key for one in pack.clock}
    for kind, index, entry in shelved(pack):
        key = f"{kind.value}[{index}]"
        if entry.key in seen or entry.jurisdiction != pack.code:
            yield f"{key}.key", entry.key, f"{pack.code}.…"
        seen.add(entry.key)
        yield from edition_faults(key, editions_of(entry))
        for name in _clocks_named(entry):
            if name not in clocks and name.partition(".")[0] == pack.code:
                yield f"{key}.clock", name, ", ".join(sorted(clocks))
    yield from _event_faults(pack)


def _clocks_named(entry: Entry) -> Iterator[str]:
    """The clocks that an entry names, of every edition."""
    if isinstance(entry, Provisional | Confiscation | RequestContent):
        for edition in entry.editions:
            yield from edition.clocks.values()
    if isinstance(entry, Trigger):
        yield from (one.clock for one in entry.editions)


def _event_faults(pack: Pack) -> Iterator[Fault]:
    """Events that neither the house nor the pack knows."""
    known = {one.value for one in Event} | {one.key for one in pack.event}
    named = [
        (f"clock[{n}].{field}", event)
        for n, one in enumerate(pack.clock)
        for field, event in (
            ("runs_from", one.runs_from),
            *(("stopped_by", stop) for stop in one.stops),
            ("paused_by", one.paused_by),
            ("resumed_by", one.resumed_by),
        )
    ]
    named += [
        (f"provisional[{n}].starts_with", one.starts_with) for n, one in enumerate(pack.provisional)
    ]
    for key, event in named:
        if event and event not in known:
            yield key, event, "[[event]]"
