"""A claim's text changed in one place: every line that a member wrote stays as it was.

Each function gives a text that says what the earlier one said, and just this more or less.
"""

import tomllib
from collections.abc import Iterable, Mapping
from typing import Final

from qaitaru.facts.errors import ClaimFaulty
from qaitaru.facts.money import plain
from qaitaru.tracing.claim import Bought, Receipt, ReceiptQuery, TraceClaim
from qaitaru.tracing.claim_file import parse_claim
from qaitaru.tracing.claim_stanzas import Told, line, parted, places, stanza, with_line

FIELDS: Final = {
    "receipt": "receipts",
    "query": "queries",
    "asset": "assets",
    "sale": "sales",
    "election": "elections",
    "reversal": "reversals",
    "cash": "cash",
    "coordination": "coordinations",
    "opening": "openings",
}
"""The tables of a claim, and where what they say stands in it."""

_SETTINGS: Final = ("claimant", "unclaimed", "same_day", "between")


def new_claim(settings: Mapping[str, str]) -> str:
    """The head of a claim that names nothing yet."""
    return "".join(line(name, settings[name]) for name in _SETTINGS if settings.get(name))


def head(text: str) -> Mapping[str, str]:
    """The settings that stand at the head of a claim, as they are written."""
    told = tomllib.loads(text)
    return {name: str(told[name]) for name in _SETTINGS if name in told}


def with_receipts(text: str, receipts: Iterable[tuple[Receipt, str]]) -> str:
    """The claim with more receipts, each under a remark that tells it to people."""
    return text + "".join(stanza("receipt", _receipt(one), told) for one, told in receipts)


def with_query(text: str, query: ReceiptQuery) -> str:
    """The claim with every receipt that answers a query."""
    told: Told = {
        "claimant": query.claimant,
        "account": query.account,
        "currency": query.currency,
        "counterparty": query.counterparty,
        "purpose": query.purpose,
        "first_on": query.first_on,
        "last_on": query.last_on,
    }
    return text + stanza("query", told)


def with_asset(text: str, asset: Bought, remarks: str = "") -> str:
    """The claim with something that was bought."""
    told: Told = {
        "name": asset.name,
        "currency": asset.currency,
        "entries": asset.entries,
        "references": asset.references,
        "value": _amount(asset.value_minor, asset.currency),
    }
    return text + stanza("asset", told, remarks)


def with_table(
    text: str, table: str, told: Told, remarks: str = "", *, index: int | None = None
) -> str:
    """The claim with one more table, or with another in the place of one.

    Args:
        index: of the table it takes the place of, from 0 in the order of the text; None: it is put
            last.
    Raises: ClaimFaulty where there is none to take the place of, or what it says is no claim.
    """
    said = stanza(table, told, remarks)
    if index is None:
        return (text if text.endswith("\n") else f"{text}\n") + said
    start, end = _place(text, table, index)
    changed = f"{text[:start]}{said if start else said[1:]}{text[end:]}"
    parse_claim(changed)
    was, new, now = (tomllib.loads(one)[table] for one in (text, said, changed))
    if now != [*was[:index], *new, *was[index + 1 :]]:
        raise ClaimFaulty(table, "TOML")
    return changed


def with_settings(text: str, settings: Told) -> str:
    """The claim with other settings: a key is changed where it stands, or put first.

    Args:
        settings: keys of the head; None takes one out.
    Raises: ClaimFaulty where the text is written so that it must be changed by hand.
    """
    top, body = parted(text)
    for name, value in settings.items():
        top = with_line(top, name, value)
    changed = top + body
    parse_claim(changed)
    told = tomllib.loads(changed)
    wanted = {name: value for name, value in settings.items() if value is not None}
    if {name: told[name] for name in settings if name in told} != wanted:
        raise ClaimFaulty(", ".join(settings), "TOML")
    return changed


def without(text: str, table: str, index: int) -> str:
    """The claim without one of its tables, counted from 0 in the order of the text.

    Raises: ClaimFaulty where there is none, or nothing would be left to trace.
    """
    start, end = _place(text, table, index)
    changed = text[:start] + text[end:]
    was, left = (_said(parse_claim(one), table) for one in (text, changed))
    if left != (*was[:index], *was[index + 1 :]):
        raise ClaimFaulty(table, "TOML")
    return changed


def _place(text: str, table: str, index: int) -> tuple[int, int]:
    found = places(text, table) if table in FIELDS else []
    if not 0 <= index < len(found):
        raise ClaimFaulty(table, str(index + 1))
    return found[index]


def _said(claim: TraceClaim, table: str) -> tuple[object, ...]:
    return tuple(getattr(claim, FIELDS[table]))


def _receipt(one: Receipt) -> Told:
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
