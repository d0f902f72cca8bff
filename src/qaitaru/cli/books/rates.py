"""``qaitaru rates``: the rates of exchange that members stated, each with its day and source."""

from typing import Annotated

import typer

from qaitaru.acts.books.state_rate import look_at_rates, state_rate
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import FORMS, HERE, WORDS, JsonOption, WorkspaceOption, table, tell, tell_json
from qaitaru.cli.given import currency_of, day_of, decimal_of
from qaitaru.facts.errors import SettingFaulty
from qaitaru.ledger.conversion import Rate

_COLUMNS = tuple(
    f"cli.column.{name}" for name in ("one_of", "costs", "in_currency", "date", "source")
)


def list_rates(
    context: typer.Context, *, workspace: WorkspaceOption = HERE, as_json: JsonOption = False
) -> None:
    """The rates stated."""
    if context.invoked_subcommand:
        return
    with desk_at(workspace) as desk:
        rates = look_at_rates(desk)
    if as_json:
        tell_json(rates)
        return
    rows = [
        (one.source_currency, one.rate, one.target_currency, FORMS.day(one.on), one.source)
        for one in rates
    ]
    table(WORDS("cli.rates.title", count=len(rows)), _COLUMNS, rows, right=(1,))


def add(  # noqa: PLR0917  # the order in which a rate is said aloud
    context: typer.Context,
    source_currency: Annotated[str, typer.Argument(help=WORDS("cli.rates.source_currency"))],
    target_currency: Annotated[str, typer.Argument(help=WORDS("cli.rates.target_currency"))],
    on: Annotated[str, typer.Argument(help=WORDS("cli.rates.on"))],
    rate: Annotated[str, typer.Argument(help=WORDS("cli.rates.rate"))],
    *,
    source: Annotated[str, typer.Option(help=WORDS("cli.rates.source"))],
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """State a rate."""
    pair = _pair(source_currency, target_currency)
    day, told = day_of("DAY", on), source.strip()
    decimal_of("RATE", rate)
    if day is None or not told:
        raise SettingFaulty("--source" if day else "DAY", source if day else on, "…")
    stated = Rate(source_currency=pair[0], target_currency=pair[1], on=day, rate=rate, source=told)
    outer = context.parent.params["workspace"] if context.parent else HERE
    with desk_at(outer if workspace == HERE else workspace) as desk:
        state_rate(desk, stated)
    if as_json:
        tell_json(stated)
    else:
        tell(
            "cli.rates.added",
            source_currency=stated.source_currency,
            rate=stated.rate,
            target_currency=stated.target_currency,
            day=FORMS.day(stated.on),
            source=stated.source,
        )


def _pair(source_currency: str, target_currency: str) -> tuple[str, str]:
    pair = currency_of(source_currency), currency_of(target_currency)
    if pair[0] is None or pair[1] is None or pair[0] == pair[1]:
        raise SettingFaulty("CURRENCY", f"{source_currency} {target_currency}", "USD KZT")
    return pair[0], pair[1]
