"""A mapping of a list: which column of a plain table says what; kept as a TOML file.

A mapping is data that a member confirms, so that no reading of a table is a guess. Header names are
compared as those of ledgers are (``ingest/tables/layout.py``). A column that the mapping does not
speak of is kept as a claim under its own heading.

    kind = "designations"
    publisher = "kg"
    list = "national"
    separators = [";"]

    [columns]
    reference = "№"
    name = "Ф.И.О."
    birth_date = "Дата рождения"

    [constants]
    kind = "person"
"""

import tomllib
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from typing import Any, Final

from qaitaru.facts.designations import DesignatedKind
from qaitaru.facts.errors import MappingFaulty

KIND: Final = "designations"
DATE_FORMATS: Final = ("%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y")
NUMBERS: Final = (
    *("passport", "national_id", "tax_id", "registration", "imo", "mmsi", "crypto"),
    *("iin", "bin", "bic", "other"),
)
NAMES: Final = ("name", "family", "given", "patronymic")
FIELDS: Final = (
    *("reference", *NAMES, "alias", "weak_alias", "former_name", "original_name"),
    *("kind", "birth_date", "birth_place", "nationality", "country", "gender", "title"),
    *("regime", "listed_on", "amended_on", *NUMBERS),
)
_CONSTANTS: Final = ("kind", "nationality", "country", "gender", "regime")
_KEYS: Final = (
    *("kind", "publisher", "list", "columns", "constants", "kinds", "separators"),
    *("date_formats", "sheet", "delimiter", "ignored"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListMapping:
    """One layout of a list's table."""

    name: str
    publisher: str
    list_name: str
    columns: dict[str, tuple[str, ...]]  # field -> header names, in order of preference
    constants: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)  # what the table calls a kind -> the kind
    separators: tuple[str, ...] = (";",)  # between several values of one cell
    date_formats: tuple[str, ...] = DATE_FORMATS
    sheet: str = ""  # the sheet's name; empty: every sheet with this header
    delimiter: str = ""  # empty: whichever fits
    ignored: tuple[str, ...] = ()  # headers knowingly left aside


def list_mappings(texts: Dictionary[str, str]) -> tuple[ListMapping, ...]:
    """The mappings of lists among these texts, in their order; those of ledgers are passed over.

    Raises: MappingFaulty, naming the key and what it may say.
    """
    stated = ((name, _table(name, text)) for name, text in texts.items())
    return tuple(_mapping(name, said) for name, said in stated if said.get("kind") == KIND)


def _table(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        raise MappingFaulty(name, "", str(broken), "TOML") from broken


def _mapping(name: str, said: dict[str, Any]) -> ListMapping:
    for key in said:
        _one_of(name, key, key, _KEYS)
    for key in ("publisher", "list"):
        if not isinstance(said.get(key), str) or not said[key]:
            raise MappingFaulty(name, key, str(said.get(key, "")), '"…"')
    columns = {key: _texts(name, key, v) for key, v in _pairs(name, said, "columns")}
    constants = {key: _text(name, key, v) for key, v in _pairs(name, said, "constants")}
    _check(name, columns, constants)
    return ListMapping(
        name=name,
        publisher=said["publisher"],
        list_name=said["list"],
        columns=columns,
        constants=constants,
        kinds=_kinds(name, said),
        separators=_listed(name, said, "separators", (";",)),
        date_formats=_listed(name, said, "date_formats", DATE_FORMATS),
        sheet=_text(name, "sheet", said.get("sheet", "")),
        delimiter=_text(name, "delimiter", said.get("delimiter", "")),
        ignored=_listed(name, said, "ignored", ()),
    )


def _check(name: str, columns: dict[str, tuple[str, ...]], constants: dict[str, str]) -> None:
    for key in columns:
        _one_of(name, f"columns.{key}", key, FIELDS)
    for key in constants:
        _one_of(name, f"constants.{key}", key, _CONSTANTS)
    if "name" not in columns and "family" not in columns:
        raise MappingFaulty(name, "columns", ", ".join(columns), "name, family")
    _one_of(name, "constants.kind", constants.get("kind", "unknown"), tuple(DesignatedKind))


def _kinds(name: str, said: dict[str, Any]) -> dict[str, str]:
    told = {key: _text(name, key, value) for key, value in _pairs(name, said, "kinds")}
    for key, value in told.items():
        _one_of(name, f"kinds.{key}", value, tuple(DesignatedKind))
    return {key.lower(): value for key, value in told.items()}


def _pairs(name: str, said: dict[str, Any], key: str) -> list[tuple[str, Any]]:
    table = said.get(key, {})
    if not isinstance(table, dict):
        raise MappingFaulty(name, key, str(table), f"[{key}]")
    return list(table.items())


def _listed(name: str, said: dict[str, Any], key: str, unsaid: tuple[str, ...]) -> tuple[str, ...]:
    return _texts(name, key, said[key]) if key in said else unsaid


def _texts(name: str, key: str, value: Any) -> tuple[str, ...]:
    return tuple(_text(name, key, one) for one in (value if isinstance(value, list) else [value]))


def _text(name: str, key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise MappingFaulty(name, key, str(value), '"…"')
    return value


def _one_of(name: str, key: str, found: str, allowed: tuple[str, ...]) -> None:
    if found not in allowed:
        raise MappingFaulty(name, key, found, ", ".join(allowed))
