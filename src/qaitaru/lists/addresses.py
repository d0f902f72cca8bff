"""Where the publishers put their lists: data, shipped in ``addresses.toml`` beside this file."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

from qaitaru.facts.errors import SettingFaulty

OWN_FILE: Final = "addresses.toml"
_EXAMPLE: Final = '[un]\npublisher = "un"\nfiles = ["https://..."]'


@dataclass(frozen=True, slots=True)
class Published:
    """One list as it is published: its name, whose it is, and its files, the main one first."""

    name: str
    publisher: str
    files: tuple[str, ...]


def published(lists: Path | None = None) -> list[Published]:
    """Every list with known addresses, those of a workspace's own file first taken.

    Args:
        lists: a workspace's folder of lists, which may hold a file of its own; None for none.
    Raises: SettingFaulty where that file is not of the form.
    """
    shipped = (files("qaitaru.lists") / OWN_FILE).read_text(encoding="utf-8")
    told = _tables(shipped, OWN_FILE)
    own = lists / OWN_FILE if lists else None
    if own is not None and own.is_file():
        told |= _tables(own.read_text(encoding="utf-8"), str(own))
    return list(told.values())


def chosen(known: list[Published], wanted: str) -> list[Published]:
    """The lists of a publisher, or the one of a name; all of them where none is named.

    Raises: SettingFaulty where none is known by it.
    """
    found = [one for one in known if not wanted or wanted in {one.name, one.publisher}]
    if not found:
        raise SettingFaulty("PUBLISHER", wanted, ", ".join(one.name for one in known))
    return found


def _tables(text: str, where: str) -> dict[str, Published]:
    try:
        read = tomllib.loads(text)
        return {
            name: Published(name, str(table["publisher"]), tuple(map(str, table["files"])))
            for name, table in read.items()
            if table["files"]
        }
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as fault:
        raise SettingFaulty(where, str(fault), _EXAMPLE) from fault
