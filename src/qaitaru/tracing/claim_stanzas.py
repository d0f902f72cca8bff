"""Lines and tables of a claim's text as they are written: how they begin, and how values stand."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

_STANZA: Final = re.compile(r"^\s*\[", re.MULTILINE)
Value = str | int | date | Sequence[str]
Told = Mapping[str, Value | None]


def stanza(table: str, told: Told, remarks: str = "") -> str:
    """A table with what is told; None and what is empty is left out. Remarks are for people."""
    lines = "".join(line(name, value) for name, value in told.items() if value)
    said = "".join(f"# {one}\n" for one in remarks.splitlines())
    return f"\n[[{table}]]\n{said}{lines}"


def line(name: str, value: Value) -> str:
    """One key with its value."""
    return f"{name} = {_value(value)}\n"


def parted(text: str) -> tuple[str, str]:
    """The head of a claim, and its tables."""
    found = _STANZA.search(text)
    place = found.start() if found else len(text)
    return text[:place], text[place:]


def places(text: str, table: str) -> list[tuple[int, int]]:
    """Where each table of one name begins and ends, in the order of the text."""
    starts = [found.start() for found in _STANZA.finditer(text)] + [len(text)]
    return [
        (start, end)
        for start, end in pairwise(starts)
        if re.match(rf"\s*\[\[\s*{re.escape(table)}\s*\]\]", text[start:end])
    ]


def with_line(head: str, name: str, value: Value | None) -> str:
    """A head with a key changed where it stands, or put first; None takes it out."""
    new = "" if value is None else line(name, value)
    parts = re.split(rf"^[ \t]*{name}[ \t]*=.*\n?", head, maxsplit=1, flags=re.MULTILINE)
    return new.join(parts) if len(parts) > 1 else new + head


def _value(value: Value) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"[{', '.join(map(_value, value))}]"
