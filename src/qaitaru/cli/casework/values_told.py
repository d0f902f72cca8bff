"""The value ladder in words and for a machine: what is reached, and the whole with another's."""

from typing import Any

from qaitaru.casework.tally import Rates, tally
from qaitaru.casework.values import Ladder, Rung
from qaitaru.cli.casework.tally_told import tally_json, tell_tally
from qaitaru.cli.face import FORMS, WORDS, table, tell
from qaitaru.facts.money import plain

_COLUMNS = ("cli.column.rung", "cli.column.share_sum", "cli.column.whole_sum")


def tell_ladder(ladder: Ladder, rates: Rates) -> None:
    """Each rung with its sums, what is confiscated for good, and what nobody valued."""
    rows = [
        (WORDS(f"casework.rung.{one.value}"), _sums(ladder.on(one)), _sums(ladder.whole_on(one)))
        for one in Rung
    ]
    rows.append((WORDS("casework.rung.all"), _sums(ladder.all), _sums(ladder.whole)))
    table(WORDS("cli.case.ladder"), _COLUMNS, rows, right=(1, 2))
    tell_tally(tally(ladder.parts, rates))
    tell("cli.case.confiscated", sums=_sums(ladder.confiscated) or "0")
    if ladder.penalties:
        tell("cli.case.penalties", sums=_sums(ladder.penalties))
    if ladder.unvalued:
        tell("cli.case.unvalued", assets=", ".join(map(str, ladder.unvalued)))


def ladder_json(ladder: Ladder, rates: Rates) -> dict[str, Any]:
    """The ladder; amounts are exact decimals."""
    whole = tally(ladder.parts, rates)
    return {
        "rungs": {one.value: _plain(ladder.on(one)) for one in Rung},
        "whole_rungs": {one.value: _plain(ladder.whole_on(one)) for one in Rung},
        "all": _plain(ladder.all),
        "whole": _plain(ladder.whole),
        "confiscated": _plain(ladder.confiscated),
        "penalties": _plain(ladder.penalties),
        "unvalued": ladder.unvalued,
        "in_currency": {
            **tally_json(whole),
            "rungs": {one.value: plain(whole.on(one).own_minor, whole.currency) for one in Rung},
        },
        "parts": [
            {
                "asset": one.asset,
                "rung": one.rung,
                "amount": plain(one.money.amount_minor, one.money.currency),
                "others": plain(one.others_minor, one.money.currency),
                "currency": one.money.currency,
                "model": one.model or None,
                "counts": one.counts,
            }
            for one in ladder.parts
        ],
    }


def _plain(sums: dict[str, int]) -> dict[str, str]:
    return {code: plain(minor, code) for code, minor in sums.items()}


def _sums(sums: dict[str, int]) -> str:
    return "\n".join(FORMS.money(minor, code) for code, minor in sums.items())
