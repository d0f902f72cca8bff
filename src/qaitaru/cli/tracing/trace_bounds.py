"""``qaitaru trace --ledger``: an order of the day, or an opening, that is not known, as bounds."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

from qaitaru.cli.face import WORDS, table, tell
from qaitaru.cli.tracing.trace_cells import short, source_text
from qaitaru.cli.tracing.trace_open import ASKED, OPENING
from qaitaru.facts.errors import SettingFaulty
from qaitaru.tracing.ledger_file import LedgerFile
from qaitaru.tracing.opening import UnknownOpening
from qaitaru.tracing.parts import OWN, Amount
from qaitaru.tracing.rules.names import UNATTRIBUTED
from qaitaru.tracing.walk import Kind

_SHAPE: Final = "{account}=0..250000.50:own"
_BOUNDED: Final = ("cli.column.low", "cli.column.high", "cli.column.bound")
_HELD: Final = ("cli.column.account", "cli.column.source", *_BOUNDED)
_OUT: Final = ("cli.column.entry", "cli.column.source", *_BOUNDED)
_BETWEEN: Final = (*_HELD, "cli.column.low_rules", "cli.column.high_rules")
_FIGURES: Final = (2, 3)


def opening_of(ledger: LedgerFile, text: str) -> UnknownOpening | None:
    """The opening between two amounts, ``A=0..500:own``; None where it is not given.

    Raises: SettingFaulty.
    """
    if not text:
        return None
    asked = ASKED.fullmatch(text.strip())
    accounts = tuple(ledger.currencies)
    if asked is None:
        raise SettingFaulty(OPENING, text, _SHAPE.format(account=accounts[0]))
    account, low, high = asked["account"].strip(), *_ends(asked, ledger.places)
    if account not in accounts:
        raise SettingFaulty(OPENING, text, ", ".join(accounts))
    if low > high:
        raise SettingFaulty(OPENING, text, f"{account}={asked['high']}..{asked['low']}")
    if any(one.kind is Kind.OPENING and one.account == account for one in ledger.postings):
        raise SettingFaulty(OPENING, text, WORDS("cli.trace.opening_stated"))
    return UnknownOpening(account=account, low=low, high=high, source=asked["source"] or OWN)


def _ends(asked: re.Match[str], places: int) -> tuple[Amount, Amount]:
    low, high = (Fraction(asked[end]) * 10**places for end in ("low", "high"))
    return low, high


def tell_bounds(told: Mapping[str, Any]) -> None:
    """What the accounts hold and the outflows took, rule by rule, and between the rules."""
    for rule, block in told.get("rules", {told["rule"]: told}).items():
        name = WORDS(f"tracing.rule.{rule}")
        _table("cli.trace.bounds_held", _HELD, block["balances"], rule=name)
        if block["outflows"]:
            _table("cli.trace.bounds_outflows", _OUT, block["outflows"], rule=name)
        if rule in UNATTRIBUTED:
            tell("cli.trace.not_attributed")
    if "intervals" in told:
        _table("cli.trace.bounds_intervals", _BETWEEN, told["intervals"])
    tell("cli.trace.bounds_meaning")


def tell_opening(told: Mapping[str, Any]) -> None:
    """What claimants hold whatever the opening was."""
    opening, rule = told["opening"], told["rule"]
    fields = {"account": opening["account"], "source": source_text(opening["source"])}
    tell("cli.trace.opening_nothing", account=opening["account"])
    _table(
        "cli.trace.opening_bounds",
        _BETWEEN if "rules" in told else _HELD,
        told["opening_bounds"],
        **fields,
        low=opening["low"],
        high=opening["high"],
        rule=WORDS("cli.trace.every_rule") if "rules" in told else WORDS(f"tracing.rule.{rule}"),
    )
    tell("cli.trace.bounds_meaning")


def _table(
    title: str,
    columns: tuple[str, ...],
    figures: Mapping[str, Mapping[str, Mapping[str, Any]]],
    **fields: str,
) -> None:
    table(WORDS(title, **fields), columns, list(_rows(figures)), right=_FIGURES)


def _rows(figures: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> Iterator[tuple[str, ...]]:
    """Where, whose, at least and at most; what is nothing in any case is left to the JSON."""
    for where, told in figures.items():
        for source, one in told.items():
            if one["high"] != "0":
                rules = [", ".join(one[end]) for end in ("low_rules", "high_rules") if end in one]
                bound = WORDS("cli.trace.proved" if one["proved"] else "cli.trace.enclosed")
                ends = (short(one["low"]), short(one["high"]))
                yield where, source_text(source), *ends, bound, *rules
