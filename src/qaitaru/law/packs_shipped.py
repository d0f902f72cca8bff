"""The packs that come with the program, and those an agency adds: a country is a folder."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from msgspec import structs

from qaitaru.facts.errors import PackFaulty
from qaitaru.law.law import Law
from qaitaru.law.pack import KEYED, Given, Pack
from qaitaru.law.reading import pack_faults, read_given, read_pack


@cache
def shipped_law() -> Law:
    """The law as the program knows it."""
    return Law(tuple(_packs(files("qaitaru.law") / "packs").values()))


def law_with(folder: Path) -> Law:
    """The shipped law with the packs of a folder; a folder of a shipped code takes its place.

    A file of the folder itself (``kz-own.toml``) gives what was decided for years, and entries of
    its own, to the pack of its code: each in the place of the same year or key where there is one.

    Raises: PackFaulty, naming the file and the key.
    """
    if not folder.is_dir():
        return shipped_law()
    own = _packs(folder)
    kept = {one.code: one for one in shipped_law().packs} | own
    for file in sorted(folder.glob("*.toml")):
        given = read_given(file.name, _text(file, file.name))
        if given.code not in kept:
            raise PackFaulty(file.name, "code", given.code, ", ".join(sorted(kept)))
        kept[given.code] = _with_given(kept[given.code], given, file.name)
    return Law(tuple(kept.values()))


def _with_given(pack: Pack, given: Given, name: str) -> Pack:
    """A pack with what a file gives it.

    Raises: PackFaulty.
    """
    years = {one.year: one for one in (*pack.calendar.year, *given.year)}
    calendar = structs.replace(pack.calendar, year=tuple(years[one] for one in sorted(years)))
    rows = {table: _joined(getattr(pack, table), getattr(given, table)) for table in KEYED}
    told = (*given.cited, *pack.cited)
    found = structs.replace(pack, calendar=calendar, cited=told, **rows)
    for key, value, expected in pack_faults(found):
        raise PackFaulty(name, key, value, expected)
    return found


def _joined(rows: tuple[Any, ...], given: tuple[Any, ...]) -> tuple[Any, ...]:
    """Rows with given ones, each in the place of the row of its key."""
    return tuple(({one.key: one for one in rows} | {one.key: one for one in given}).values())


def _packs(folder: Traversable) -> dict[str, Pack]:
    found = {}
    for below in sorted(folder.iterdir(), key=lambda one: one.name):
        texts = _texts(below) if below.is_dir() else {}
        if texts:
            pack = read_pack(texts)
            found[pack.code] = pack
    return found


def _texts(folder: Traversable) -> Mapping[str, str]:
    found = {}
    for file in folder.iterdir():
        if file.name.endswith(".toml"):
            found[f"{folder.name}/{file.name}"] = _text(file, file.name)
    return found


def _text(file: Traversable, name: str) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        raise PackFaulty(name, "", fault.reason, "UTF-8") from fault
