"""The value ladder in words and for a machine."""

from typing import Any

from qaitaru.casework.values import Ladder, Rung
from qaitaru.cli.face import FORMS, WORDS, table, tell
from qaitaru.facts.money import plain


def tell_ladder(ladder: Ladder) -> None:
    """Each rung with its sums, what is confiscated for good, and what nobody valued."""
    rows = [(WORDS(f"casework.rung.{one.value}"), _sums(ladder.on(one))) for one in Rung]
    rows.append((WORDS("casework.rung.all"), _sums(ladder.all)))
    table(WORDS("cli.case.ladder"), ("cli.column.rung", "cli.column.sum"), rows, right=(1,))
    tell("cli.case.confiscated", sums=_sums(ladder.confiscated) or "0")
    if ladder.penalties:
        tell("cli.case.penalties", sums=_sums(ladder.penalties))
    if ladder.unvalued:
        tell("cli.case.unvalued", assets=", ".join(map(str, ladder.unvalued)))


def ladder_json(ladder: Ladder) -> dict[str, Any]:
    """The ladder; amounts are exact decimals."""
    return {
        "rungs": {one.value: _plain(ladder.on(one)) for one in Rung},
        "all": _plain(ladder.all),
        "confiscated": _plain(ladder.confiscated),
        "penalties": _plain(ladder.penalties),
        "unvalued": ladder.unvalued,
        "parts": [
            {
                "asset": one.asset,
                "rung": one.rung,
                "amount": plain(one.money.amount_minor, one.money.currency),
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
