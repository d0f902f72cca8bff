"""A claim's text changed in one place: every line that a member wrote stays as it was.

Each function gives a text that says what the earlier one said, and just this more or less.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from qaitaru.facts.errors import ClaimFaulty
from qaitaru.facts.money import plain
from qaitaru.tracing.claim import Bought, Receipt, ReceiptQuery, TraceClaim
from qaitaru.tracing.claim_file import parse_claim

_STANZA: Final = re.compile(r"^\s*\[", re.MULTILINE)
_FIELDS: Final = {"receipt": "receipts", "query": "queries", "asset": "assets"}
_SETTINGS: Final = ("claimant", "unclaimed", "same_day", "between")
Value = str | date | Sequence[str]


def new_claim(settings: Mapping[str, str]) -> str:
    """The head of a claim that names nothing yet."""
    return "".join(_line(name, settings[name]) for name in _SETTINGS if settings.get(name))


def head(text: str) -> Mapping[str, str]:
    """The settings that stand at the head of a claim, as they are written."""
    told = tomllib.loads(text)
    return {name: str(told[name]) for name in _SETTINGS if name in told}


def with_receipts(text: str, receipts: Iterable[tuple[Receipt, str]]) -> str:
    """The claim with more receipts, each under a remark that tells it to people."""
    return text + "".join(_stanza("receipt", _receipt(one), told) for one, told in receipts)


def with_query(text: str, query: ReceiptQuery) -> str:
    """The claim with every receipt that answers a query."""
    told: dict[str, Value | None] = {
        "claimant": query.claimant,
        "account": query.account,
        "currency": query.currency,
        "counterparty": query.counterparty,
        "purpose": query.purpose,
        "first_on": query.first_on,
        "last_on": query.last_on,
    }
    return text + _stanza("query", told)


def with_asset(text: str, asset: Bought, remarks: str = "") -> str:
    """The claim with something that was bought."""
    told: dict[str, Value | None] = {
        "name": asset.name,
        "currency": asset.currency,
        "entries": asset.entries,
        "references": asset.references,
        "value": _amount(asset.value_minor, asset.currency),
    }
    return text + _stanza("asset", told, remarks)


def with_settings(text: str, settings: Mapping[str, str]) -> str:
    """The claim with other settings: a key is changed where it stands, or put first.

    Raises: ClaimFaulty where the text is written so that it must be changed by hand.
    """
    top, body = _parted(text)
    for name, value in settings.items():
        line = _line(name, value)
        parts = re.split(rf"^[ \t]*{name}[ \t]*=.*\n?", top, maxsplit=1, flags=re.MULTILINE)
        top = line.join(parts) if len(parts) > 1 else line + top
    changed = top + body
    said = parse_claim(changed)
    if any(_said(said, name) not in {None, value} for name, value in settings.items()):
        raise ClaimFaulty(", ".join(settings), "TOML")
    return changed


def without(text: str, table: str, index: int) -> str:
    """The claim without one receipt, query or asset, counted from 0 in the order of the text.

    Raises: ClaimFaulty where there is none, or nothing would be left to trace.
    """
    starts = [found.start() for found in _STANZA.finditer(text)] + [len(text)]
    of_table = [
        (start, end)
        for start, end in pairwise(starts)
        if re.match(rf"\s*\[\[\s*{re.escape(table)}\s*\]\]", text[start:end])
    ]
    if table not in _FIELDS or not 0 <= index < len(of_table):
        raise ClaimFaulty(table, str(index + 1))
    start, end = of_table[index]
    changed = text[:start] + text[end:]
    was, left = (getattr(parse_claim(one), _FIELDS[table]) for one in (text, changed))
    if left != (*was[:index], *was[index + 1 :]):
        raise ClaimFaulty(table, "TOML")
    return changed


def _said(claim: TraceClaim, name: str) -> str | None:
    """What a claim says of a setting; None for the claimant, who may differ by receipt."""
    return None if name == "claimant" else str(getattr(claim, name))


def _parted(text: str) -> tuple[str, str]:
    found = _STANZA.search(text)
    place = found.start() if found else len(text)
    return text[:place], text[place:]


def _receipt(one: Receipt) -> dict[str, Value | None]:
    return {
        "claimant": one.claimant,
        "account": one.account,
        "currency": one.currency,
        "entry": one.entry,
        "reference": one.reference,
        "booked_on": one.booked_on,
        "amount": _amount(one.amount_minor, one.currency),
        "claimed": _amount(one.claimed_minor, one.currency),
    }


def _amount(minor: int | None, currency: str) -> str | None:
    return None if minor is None else plain(minor, currency)


def _stanza(table: str, told: Mapping[str, Value | None], remarks: str = "") -> str:
    lines = "".join(_line(name, value) for name, value in told.items() if value)
    said = "".join(f"# {line}\n" for line in remarks.splitlines())
    return f"\n[[{table}]]\n{said}{lines}"


def _line(name: str, value: Value) -> str:
    return f"{name} = {_value(value)}\n"


def _value(value: Value) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"[{', '.join(map(_value, value))}]"
