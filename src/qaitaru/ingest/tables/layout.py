"""Where a table's header puts each field of a mapping."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from qaitaru.ingest.tables.cells import Cell, text_of
from qaitaru.ingest.tables.mapping import Mapping

_WORDS = re.compile(r"[^\W_]+")
MOST_COLUMNS = 1024


@dataclass(frozen=True, slots=True)
class Layout:
    """A mapping laid over one header."""

    mapping: Mapping
    header: tuple[str, ...]
    columns: dict[str, int]  # field -> column, from 0
    claims: dict[str, int]
    unused: tuple[int, ...]  # columns that the mapping does not speak of

    @property
    def style(self) -> str:
        """How the table tells which way money went."""
        if {"debit", "credit"} <= self.columns.keys():
            return "two_columns"
        if "indicator" in self.columns:
            return "indicator"
        return "sides" if {"payer_account", "payee_account"} <= self.columns.keys() else "signed"


@lru_cache(maxsize=65_536)
def header_key(text: str) -> str:
    """The words of a header in small letters: ``Дебет (KZT)`` is ``дебет kzt``."""
    return " ".join(_WORDS.findall(text.casefold()))


def lay_out(mapping: Mapping, rows: Sequence[Sequence[Cell]]) -> Layout | None:
    """The mapping over the header that these rows hold, or None where it does not fit.

    Args:
        rows: as many as the mapping's header is deep. A heading merged over several columns stands
            in the first of them and is read into each.
    """
    header = joined_header(rows)
    keys = [header_key(text) for text in header]
    columns = _told_once(_found(mapping.columns, keys))
    layout = Layout(mapping, header, columns, _found(mapping.claims, keys), ())
    if not _suffices(layout):
        return None
    used = {*columns.values(), *layout.claims.values(), *_ignored(mapping, keys)}
    unused = tuple(i for i, text in enumerate(header) if text and i not in used)
    return replace(layout, unused=unused)


def is_numbering(cells: Sequence[Cell]) -> bool:
    """Whether a row only numbers the columns, as printed forms do: 1, 2, 3 ..."""
    numbers = [text_of(cell) for cell in cells if text_of(cell)]
    return len(numbers) > 2 and numbers == [str(n + 1) for n in range(len(numbers))]


def joined_header(rows: Sequence[Sequence[Cell]]) -> tuple[str, ...]:
    """One heading a column; a heading merged over several columns goes into each of them."""
    width = max((len(row) for row in rows), default=0)
    texts = [[" ".join(text_of(cell).split()) for cell in row] for row in rows]
    padded = [row + [""] * (width - len(row)) for row in texts]
    for above, below in pairwise(padded):
        for i in range(1, width):
            if not above[i] and below[i] and below[i - 1]:
                above[i] = above[i - 1]
    return tuple(" ".join(filter(None, column)) for column in zip(*padded, strict=True))


def _found(wanted: dict[str, tuple[str, ...]], keys: list[str]) -> dict[str, int]:
    found = {}
    for field, names in wanted.items():
        places = (i for name in names for i, key in enumerate(keys) if same_header(name, key))
        at = next(places, None)
        if at is not None:
            found[field] = at
    return found


def _told_once(columns: dict[str, int]) -> dict[str, int]:
    """Without the fields that only repeat another: a column is read as one thing.

    A debit and a credit column tell all; a lone one is an indicator or nothing. An original amount
    or currency is one beside the account's own.
    """
    kept = dict(columns)
    two = {"debit", "credit"} <= kept.keys() and kept["debit"] != kept["credit"]
    dropped = ["amount", "indicator"] if two else ["debit", "credit"]
    for name, beside in (("original_amount", "amount"), ("original_currency", "currency")):
        if not two and name in kept and kept[name] == kept.get(beside):
            dropped += ["original_amount", "original_currency"]
    return {name: at for name, at in kept.items() if name not in dropped}


def same_header(name: str, key: str) -> bool:
    """Whether a mapping's name for a column fits a header's words."""
    if name.endswith(" *"):
        base = header_key(name)
        return key == base or key.startswith(f"{base} ")
    if name.endswith("*"):
        return bool(key) and key.startswith(header_key(name))
    return bool(key) and key == header_key(name)


def _ignored(mapping: Mapping, keys: list[str]) -> list[int]:
    return [
        i for i, key in enumerate(keys) if any(same_header(name, key) for name in mapping.ignored)
    ]


def _names_both_sides(wanted: AbstractSet[str], stated: AbstractSet[str]) -> bool:
    """Whether each side that the mapping looks for is told; without it, a sum has no direction."""
    for side in ("payer", "payee"):
        names = {f"{side}_{what}" for what in ("name", "account", "code", "bank")}
        if names & wanted and not names & stated:
            return False
    return True


def _suffices(layout: Layout) -> bool:
    """Whether the header has the columns without which a row says nothing certain."""
    constants = {name for name, value in layout.mapping.constants.items() if value}
    stated = layout.columns.keys() | constants
    wanted = layout.mapping.columns
    if "booked_on" not in layout.columns or len({*layout.columns.values()}) < 2:
        return False
    if layout.mapping.kind == "transfers":
        return {"amount", "currency"} <= stated and _names_both_sides(wanted.keys(), stated)
    if layout.style == "two_columns":
        return True
    told = "indicator" in layout.columns or layout.style == "sides"
    must_be_told = "indicator" in wanted or "payer_account" in wanted or "debit" in wanted
    return "amount" in layout.columns and (told or not must_be_told)
