"""``qaitaru transfers``: looking through the ledger's transfers, and what else may be chosen."""

from datetime import timedelta
from typing import Annotated

import typer

from qaitaru.acts.books.search_transfers import Ends, Found, search_transfers
from qaitaru.acts.casework.use_marks import UseMarks, look_at_use_marks
from qaitaru.cli.books.flows import party_name
from qaitaru.cli.books.transfer_facets import tell_facets
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
    OffsetOption,
    PeriodOption,
    currency_of,
    minor_of,
    one_of,
    party_of,
    period_of,
)
from qaitaru.cli.use_limits import Row, marked, tell_limits, with_limits
from qaitaru.ledger.answers import NamedTransfer
from qaitaru.ledger.breaks import BreakKind
from qaitaru.ledger.joining import CLAIMED, ONE_SIDED
from qaitaru.ledger.matching import Confidence
from qaitaru.ledger.mentions import Party
from qaitaru.ledger.search import TransferFilter

_CONFIDENCES = (*Confidence, ONE_SIDED, CLAIMED)
_CONFIDENCE_HELP = WORDS("cli.transfers.confidence", choices=", ".join(_CONFIDENCES))
_BREAK_HELP = WORDS("cli.transfers.break", choices=", ".join(BreakKind))

_COLUMNS = (
    *(f"cli.column.{name}" for name in ("date", "amount", "currency", "payer", "payee")),
    *(f"cli.column.{name}" for name in ("confidence", "purpose", "rows")),
)


def transfers(
    *,
    payer: Annotated[str, typer.Option(help=WORDS("cli.transfers.payer"))] = "",
    payee: Annotated[str, typer.Option(help=WORDS("cli.transfers.payee"))] = "",
    party: Annotated[str, typer.Option(help=WORDS("cli.flows.party"))] = "",
    account: Annotated[str, typer.Option(help=WORDS("cli.transfers.account"))] = "",
    period: PeriodOption = "",
    currency: CurrencyOption = "",
    least: Annotated[str, typer.Option(help=WORDS("cli.transfers.least"))] = "",
    most: Annotated[str, typer.Option(help=WORDS("cli.transfers.most"))] = "",
    confidence: Annotated[str, typer.Option(help=_CONFIDENCE_HELP)] = "",
    breaks: Annotated[str, typer.Option("--break", help=_BREAK_HELP)] = "",
    text: Annotated[str, typer.Option(help=WORDS("cli.transfers.text"))] = "",
    said_again: Annotated[bool, typer.Option(help=WORDS("cli.transfers.said_again"))] = False,
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
    as_of: AsOfOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """A page of transfers by day."""
    code, instant = currency_of(currency), instant_of(as_of)
    days = period_of("--period", period)
    wanted = TransferFilter(
        currency=code,
        confidence=one_of("--confidence", confidence, _CONFIDENCES),
        break_kind=one_of("--break", breaks, BreakKind),
        least_minor=minor_of("--least", least, code),
        most_minor=minor_of("--most", most, code),
        counted=None if said_again else True,
        text=text or None,
        from_on=days.start if days else None,
        until_on=days.end - timedelta(days=1) if days else None,
    )
    with desk_at(workspace) as desk:
        ends = Ends(
            payer=_marks(party_of(desk, "--payer", payer, instant)),
            payee=_marks(party_of(desk, "--payee", payee, instant)),
            party=_marks(party_of(desk, "--party", party, instant)),
            account=account,
        )
        found = search_transfers(desk, wanted, ends, offset=offset, limit=limit, as_of=instant)
        marks = look_at_use_marks(desk)
    entries = [entry for row in found.page.rows for entry in row.entry_ids]
    if as_json:
        tell_json(with_limits(found, marks.of_entries(entries)))
    else:
        _tell(found, offset, marks)
        tell_limits(marks.of_entries(entries))


def _marks(mark: str) -> tuple[str, ...]:
    return (mark,) if mark else ()


def _tell(found: Found, offset: int, marks: UseMarks) -> None:
    page = found.page
    rows: list[Row] = [_row(one) for one in page.rows]
    columns, rows = marked(_COLUMNS, rows, [marks.of_entries(one.entry_ids) for one in page.rows])
    table(WORDS("cli.transfers.title"), columns, rows, right=(1,))
    first = offset + 1 if rows else 0
    tell("cli.option.page", first=first, last=offset + len(rows), total=page.total)
    tell_facets(found)


def _row(one: NamedTransfer) -> tuple[str, ...]:
    told = one.transfer
    return (
        FORMS.day(told.booked_on),
        FORMS.amount(told.amount_minor, told.currency),
        told.currency,
        _end(one.payer, one.payer_account),
        _end(one.payee, one.payee_account),
        WORDS(f"confidence.{told.confidence}"),
        one.purpose,
        "\n".join(one.entry_ids),
    )


def _end(party: Party | None, account: str) -> str:
    """The party's name over its account; an account alone where nobody is named."""
    if party is None and account:
        return account
    return "\n".join(filter(None, (party_name(party), account)))
