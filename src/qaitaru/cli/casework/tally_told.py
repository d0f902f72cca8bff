"""What assets come to in the currency of the law, down to the rate of each and its source."""

from typing import Any, Final

from qaitaru.casework.tally import Rated, Tally
from qaitaru.cli.face import FORMS, WORDS, table, tell
from qaitaru.facts.money import plain

_RATED: Final = tuple(
    f"cli.column.{one}" for one in ("number", "sum", "rate_of_day", "source", "turned")
)


def tell_tally(tally: Tally) -> None:
    """The sum, how each asset of another currency came into it, and what has no rate."""
    money = {name: FORMS.money(minor, tally.currency) for name, minor in _sums(tally).items()}
    tell("cli.case.tally", currency=tally.currency, **money)
    if tally.turned:
        rows = [_row(one, tally.currency) for one in tally.turned]
        table(WORDS("cli.case.by_rates"), _RATED, rows, right=(0, 1, 4))
    if tally.unrated:
        sums = ", ".join(FORMS.money(minor, code) for code, minor in tally.apart.items())
        assets = ", ".join(str(one) for one in dict.fromkeys(p.asset for p in tally.unrated))
        tell("cli.case.apart", sums=sums, assets=assets)


def tally_json(tally: Tally) -> dict[str, Any]:
    """The same; amounts are exact decimals."""
    return {
        "currency": tally.currency,
        **{name: plain(minor, tally.currency) for name, minor in _sums(tally).items()},
        "apart": {code: plain(minor, code) for code, minor in tally.apart.items()},
        "without_rate": [one.asset for one in tally.unrated],
        "rated": [_rated(one, tally.currency) for one in tally.rated],
    }


def _sums(tally: Tally) -> dict[str, int]:
    return {"own": tally.own_minor, "whole": tally.whole_minor}


def _row(one: Rated, currency: str) -> tuple[object, ...]:
    whole, rate = one.part.whole, one.rate
    costs = f"1 {rate.source_currency} = {rate.rate} {rate.target_currency}" if rate else ""
    day = FORMS.day(rate.on) if rate else ""
    return (
        one.part.asset,
        FORMS.money(whole.amount_minor, whole.currency),
        f"{costs}\n{day}",
        rate.source if rate else "",
        FORMS.money(one.whole_minor, currency),
    )


def _rated(one: Rated, currency: str) -> dict[str, Any]:
    whole, money = one.part.whole, one.part.money
    return {
        "asset": one.part.asset,
        "rung": one.part.rung,
        "whole": plain(whole.amount_minor, whole.currency),
        "own": plain(money.amount_minor, money.currency),
        "currency": money.currency,
        "valued_on": one.part.on,
        "valued_by": one.part.entry or None,
        "exhibit": one.part.exhibit or None,
        "rate": one.rate,
        "in": {
            "currency": currency,
            "whole": plain(one.whole_minor, currency),
            "own": plain(one.own_minor, currency),
        },
    }
