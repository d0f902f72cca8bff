"""``qaitaru flows``: who paid whom, and how much of it one side alone shows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Annotated

import typer

from qaitaru.acts.books.look_at_ledger import FlowView, look_at_flows
from qaitaru.cli.books.accounts import first_last
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import (
    FORMS,
    HERE,
    WORDS,
    AsOfOption,
    JsonOption,
    WorkspaceOption,
    instant_of,
    table,
    tell,
    tell_json,
)
from qaitaru.cli.given import (
    CurrencyOption,
    LimitOption,
    PeriodOption,
    currency_of,
    party_of,
    period_of,
    period_text,
)
from qaitaru.ledger.answers import NamedFlow
from qaitaru.ledger.mentions import Party

_COLUMNS = tuple(
    f"cli.column.{name}"
    for name in ("payer", "payee", "sum", "currency", "payments", "first_last", "one_sided")
)
_BREAKS = tuple(f"cli.column.{name}" for name in ("reason", "transfers", "sum", "currency"))


def flows(
    *,
    period: PeriodOption = "",
    currency: CurrencyOption = "",
    party: Annotated[str, typer.Option(help=WORDS("cli.flows.party"))] = "",
    limit: LimitOption = 30,
    as_of: AsOfOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """The largest flows of each currency, the rest in one row."""
    days, code, instant = period_of("--period", period), currency_of(currency), instant_of(as_of)
    with desk_at(workspace) as desk:
        mark = party_of(desk, "--party", party, instant)
        view = look_at_flows(
            desk, period=days, currency=code, party=mark, limit=limit, as_of=instant
        )
    if as_json:
        tell_json(view)
        return
    table(period_text(days), _COLUMNS, _rows(view.flows), right=(2, 4, 6))
    tell("cli.flows.one_sided")
    _tell_breaks(view)


def _rows(found: Iterable[NamedFlow]) -> list[Sequence[str]]:
    by_currency: dict[str, list[NamedFlow]] = defaultdict(list)
    for one in found:
        by_currency[one.flow.currency].append(one)
    rows: list[Sequence[str]] = []
    for currency, some in by_currency.items():
        rows += [_row(one) for one in some]
        rows.append(_total(some, currency))
    return rows


def _row(one: NamedFlow) -> Sequence[str]:
    flow = one.flow
    rest = WORDS("cli.flows.rest", count=flow.pairs)
    ends = (rest, "") if flow.pairs > 1 else (party_name(one.payer), party_name(one.payee))
    return (
        *ends,
        FORMS.amount(flow.amount_minor, flow.currency),
        flow.currency,
        FORMS.number(flow.payments),
        first_last(flow.first_on, flow.last_on),
        share_text(flow.break_minor, flow.amount_minor),
    )


def _total(some: Sequence[NamedFlow], currency: str) -> Sequence[str]:
    found = [one.flow for one in some]
    whole = sum(flow.amount_minor for flow in found)
    return (
        WORDS("cli.flows.total", currency=currency),
        "",
        FORMS.amount(whole, currency),
        currency,
        FORMS.number(sum(flow.payments for flow in found)),
        first_last(min(one.first_on for one in found), max(one.last_on for one in found)),
        share_text(sum(flow.break_minor for flow in found), whole),
    )


def party_name(party: Party | None) -> str:
    """How a party is called in a table."""
    return WORDS("cli.party.unnamed") if party is None else party.name or party.code or party.key


def share_text(part_minor: int, whole_minor: int) -> str:
    """Whole per cent; what is neither nothing nor all is never shown as either."""
    if not part_minor or not whole_minor:
        return "0 %"
    if part_minor == whole_minor:
        return "100 %"
    percent = (200 * part_minor + whole_minor) // (2 * whole_minor)
    return "<1 %" if percent == 0 else ">99 %" if percent == 100 else f"{percent} %"


def _tell_breaks(view: FlowView) -> None:
    rows = [
        (
            WORDS(f"break.{one.break_kind}"),
            FORMS.number(one.transfers),
            FORMS.amount(one.amount_minor, one.currency),
            one.currency,
        )
        for one in view.breaks
    ]
    if rows:
        table(WORDS("cli.flows.breaks"), _BREAKS, rows, right=(1, 2))
