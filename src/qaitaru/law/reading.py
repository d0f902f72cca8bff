"""Reading packs: every file of a folder, each fault told with its file, key, found and expected."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, TypeVar
from zoneinfo import available_timezones

import msgspec

from qaitaru.facts.errors import PackFaulty
from qaitaru.law.calendars import Calendar
from qaitaru.law.clocks import Clock, Edition, Ends, Unit
from qaitaru.law.editions import edition_faults
from qaitaru.law.entry_faults import entry_faults
from qaitaru.law.holidays import YearDecided
from qaitaru.law.pack import Given, Pack
from qaitaru.law.thresholds import threshold_faults

Kind = TypeVar("Kind")

_PATH: Final = re.compile(r" - at `\$(?P<path>[^`]*)`")
_STEP: Final = re.compile(r"\.(?P<key>\w+)|\[(?P<index>\d+)\]")


def read_pack(files: Mapping[str, str]) -> Pack:
    """One pack from its TOML files by name: tables of the same name are joined.

    Raises: PackFaulty.
    """
    joined: dict[str, Any] = {}
    origin: dict[tuple[str, int], str] = {}
    for name in sorted(files):
        for key, value in _parsed(name, files[name]).items():
            _join(joined, origin, name, (key, value))
    pack = _converted(joined, origin, Pack)
    for key, found, expected in pack_faults(pack):
        raise PackFaulty(_file_of(key, origin), key, found, expected)
    return pack


def read_given(name: str, text: str) -> Given:
    """What an agency gives beside the packs in one TOML file.

    Raises: PackFaulty.
    """
    given = _converted(_parsed(name, text), {}, Given, name)
    for key, found, expected in _year_faults("year", given.year):
        raise PackFaulty(name, key, found, expected)
    return given


def _parsed(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise PackFaulty(name, "", str(fault), "TOML 1.0") from fault


def _join(
    joined: dict[str, Any],
    origin: dict[tuple[str, int], str],
    name: str,
    told: tuple[str, Any],
) -> None:
    key, value = told
    if isinstance(value, list) and isinstance(joined.get(key, []), list):
        rows = joined.setdefault(key, [])
        origin.update({(key, len(rows) + nth): name for nth in range(len(value))})
        rows.extend(value)
    elif key in joined:
        raise PackFaulty(name, key, str(value), "")
    else:
        joined[key], origin[key, 0] = value, name


def _converted(
    joined: dict[str, Any], origin: dict[tuple[str, int], str], kind: type[Kind], name: str = ""
) -> Kind:
    try:
        return msgspec.convert(joined, type=kind)
    except msgspec.ValidationError as fault:
        told = str(fault)
        place = _PATH.search(told)
        path = place["path"].removeprefix(".") if place else ""
        expected = _PATH.sub("", told)
        found = _found(joined, path)
        raise PackFaulty(name or _file_of(path, origin), path, found, expected) from fault


def _found(joined: Any, path: str) -> str:
    """The value at a path; the keys there are, where it is a table."""
    value = joined
    for step in _STEP.finditer(f".{path}" if path else ""):
        value = value[step["key"]] if step["key"] else value[int(step["index"])]
    return ", ".join(value) if isinstance(value, dict) else str(value)


def _file_of(path: str, origin: dict[tuple[str, int], str]) -> str:
    found = re.match(r"(?P<key>\w+)(?:\[(?P<index>\d+)\])?", path)
    place = (found["key"], int(found["index"] or 0)) if found else ("", 0)
    return origin.get(place, "")


def pack_faults(pack: Pack) -> Iterator[tuple[str, str, str]]:
    """What the shape alone cannot refuse, as key, found and expected."""
    zone = pack.calendar.zone
    if zone not in available_timezones():
        yield "calendar.zone", zone, "Asia/Almaty"
    if not pack.calendar.weekend < set(range(1, 8)):
        yield "calendar.weekend", str(sorted(pack.calendar.weekend)), "1 - 7"
    yield from _calendar_faults(pack.calendar)
    seen: set[str] = set()
    for index, clock in enumerate(pack.clock):
        key = f"clock[{index}]"
        if clock.key in seen or not clock.key.startswith(f"{pack.code}."):
            yield f"{key}.key", clock.key, f"{pack.code}.…"
        seen.add(clock.key)
        yield from _clock_faults(key, clock)
    yield from _unknown_clocks(pack, seen)
    yield from threshold_faults(pack.threshold)
    yield from entry_faults(pack)


def _calendar_faults(calendar: Calendar) -> Iterator[tuple[str, str, str]]:
    for index, one in enumerate(calendar.holiday):
        key = f"calendar.holiday[{index}]"
        for told in one.days:
            if not _is_day_of_year(told):
                yield f"{key}.days", told, "12-16"
        if not one.source.strip():
            yield f"{key}.source", one.source, '"…"'
    yield from _year_faults("calendar.year", calendar.year)


def _year_faults(key: str, years: tuple[YearDecided, ...]) -> Iterator[tuple[str, str, str]]:
    told = Counter(one.year for one in years)
    for index, one in enumerate(years):
        if told[one.year] > 1:
            yield f"{key}[{index}].year", str(one.year), "1"
        if not one.source.strip():
            yield f"{key}[{index}].source", one.source, '"…"'
        strange = [day for day in one.rest if day.year != one.year]
        strange += [each.rest for each in one.moved if each.rest.year != one.year]
        for day in strange:
            yield f"{key}[{index}]", str(day), str(one.year)


def _is_day_of_year(told: str) -> bool:
    """Whether ``12-16`` is a day that every year has."""
    try:
        date.fromisoformat(f"2023-{told}")
    except ValueError:
        return False
    return True


def _unknown_clocks(pack: Pack, known: set[str]) -> Iterator[tuple[str, str, str]]:
    """Clocks that an exemption or a way off the list names, and the pack does not have."""
    named = [(f"exemption[{n}].clock", one.clock) for n, one in enumerate(pack.exemption)]
    for nth, route in enumerate(pack.route):
        named += [(f"route[{nth}].phases", phase) for phase in route.phases]
    for key, clock in named:
        if clock and clock not in known:
            yield key, clock, ", ".join(sorted(known))


def _clock_faults(key: str, clock: Clock) -> Iterator[tuple[str, str, str]]:
    yield from edition_faults(key, clock.editions)
    for index, edition in enumerate(clock.editions):
        yield from _count_faults(f"{key}.editions[{index}]", edition)
    if bool(clock.paused_by) is not bool(clock.resumed_by):
        yield f"{key}.paused_by", clock.paused_by, "paused_by, resumed_by"


def _count_faults(key: str, edition: Edition) -> Iterator[tuple[str, str, str]]:
    bare = edition.unit is Unit.WITHOUT_DELAY
    if (edition.count == 0) is not bare or edition.count < 0 or edition.extension < 0:
        yield f"{key}.count", str(edition.count), "0" if bare else "1, 2, 3 …"
    if edition.unit in {Unit.WORKING_DAYS, Unit.MONTHS} and edition.ends is not Ends.DAY_END:
        yield f"{key}.ends", edition.ends, Ends.DAY_END
    if edition.unit in {Unit.HOURS, Unit.WITHOUT_DELAY} and edition.ends is not Ends.INSTANT:
        yield f"{key}.ends", edition.ends, Ends.INSTANT
