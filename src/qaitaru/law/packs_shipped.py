"""The packs that come with the program, and those an agency adds: a country is a folder."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from qaitaru.facts.errors import PackFaulty
from qaitaru.law.law import Law
from qaitaru.law.pack import Pack
from qaitaru.law.reading import read_pack


@cache
def shipped_law() -> Law:
    """The law as the program knows it."""
    return Law(tuple(_packs(files("qaitaru.law") / "packs").values()))


def law_with(folder: Path) -> Law:
    """The shipped law with the packs of a folder; a folder of a shipped code takes its place.

    Raises: PackFaulty, naming the file and the key.
    """
    if not folder.is_dir():
        return shipped_law()
    own = _packs(folder)
    kept = {one.code: one for one in shipped_law().packs}
    return Law(tuple((kept | own).values()))


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
            try:
                found[f"{folder.name}/{file.name}"] = file.read_text(encoding="utf-8")
            except UnicodeDecodeError as fault:
                raise PackFaulty(file.name, "", fault.reason, "UTF-8") from fault
    return found
