"""The lines of a plot: who pays whom, when and how much, as the tables say it."""

from dataclasses import dataclass, replace
from decimal import Decimal

from qaitaru.training.cast import Cast
from qaitaru.training.tables import Table, table

_STEP_DEFAULT = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of plot.toml or noise.toml; the words are explained at the top of plot.toml."""

    line_id: str
    payers: tuple[str, ...]
    payees: tuple[str, ...]
    phrase: str
    hours: tuple[int, int]
    on: tuple[str, ...] = ()
    month_days: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    a_month: int = 0
    first_month: int = 1
    last_month: int = 12
    jitter: int = 0
    amount: tuple[int, int] = (0, 0)
    step: Decimal = _STEP_DEFAULT
    percent: int = 0
    keep: int = 0
    rate: str = ""
    steady: bool = False
    must: bool = False
    tainted: bool = False


def plot_lines(cast: Cast) -> list[Line]:
    """Every line of the story and of the life around it, `each` spelled out, in table order."""
    rows = (*table("plot.toml")["line"], *table("noise.toml")["line"])
    return [line for row in rows for line in _spelled_out(row, cast)]


def rates() -> dict[str, list[Decimal]]:
    """KZT for one unit, a month each, by rate table."""
    return {name: [Decimal(r) for r in row] for name, row in table("plot.toml")["rates"].items()}


def _spelled_out(row: Table, cast: Cast) -> list[Line]:
    line = _line(row, cast)
    if "each" not in row:
        return [line]
    return [_for_one(line, key) for key in cast.group(row["each"])]


def _for_one(line: Line, key: str) -> Line:
    return replace(
        line,
        line_id=f"{line.line_id}:{key}",
        payers=(key,) if line.payers == ("each",) else line.payers,
        payees=(key,) if line.payees == ("each",) else line.payees,
    )


def _line(row: Table, cast: Cast) -> Line:
    plain = {
        key: row[key] for key in ("a_month", "jitter", "percent", "keep", "rate") if key in row
    }
    flags = {key: row[key] for key in ("steady", "must", "tainted") if key in row}
    return Line(
        line_id=row["id"],
        payers=cast.group(row["payer"]),
        payees=cast.group(row["payee"]),
        phrase=row["phrase"],
        hours=(row["hours"][0], row["hours"][1]),
        on=tuple(row.get("on", ())),
        month_days=tuple(row.get("month_days", ())),
        weekdays=tuple(row.get("weekdays", ())),
        first_month=row.get("from", 1),
        last_month=row.get("until", 12),
        amount=(row["amount"][0], row["amount"][1]) if "amount" in row else (0, 0),
        step=Decimal(row["step"]) if "step" in row else _STEP_DEFAULT,
        **plain,
        **flags,
    )
