"""``qaitaru accounts``: the accounts in hand, and those seen only from the other side."""

from datetime import date

from qaitaru.acts.books.look_at_ledger import look_at_accounts
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
    tell_json,
)
from qaitaru.cli.given import LimitOption
from qaitaru.ledger.answers import HeldAccount, UnheldAccount

_SUMS = ("in", "out", "currency", "first_last")
_HELD = tuple(
    f"cli.column.{name}" for name in ("account", "holder", "holder_code", "bookings", *_SUMS)
)
_UNHELD = tuple(f"cli.column.{name}" for name in ("account", "holder", "payments", *_SUMS))


def accounts(
    *,
    limit: LimitOption = 50,
    as_of: AsOfOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """The accounts held and not held."""
    with desk_at(workspace) as desk:
        found = look_at_accounts(desk, limit=limit, as_of=instant_of(as_of))
    if as_json:
        tell_json(found)
        return
    held = [
        (one.account, one.holder, one.holder_code, FORMS.number(one.bookings), *_sums(one))
        for one in found.held
    ]
    table(WORDS("cli.accounts.held", count=len(held)), _HELD, held, right=(3, 4, 5))
    unheld = [
        (one.account, one.holder, FORMS.number(one.payments), *_sums(one)) for one in found.unheld
    ]
    table(WORDS("cli.accounts.unheld", count=len(unheld)), _UNHELD, unheld, right=(2, 3, 4))


def first_last(first_on: date | None, last_on: date | None) -> str:
    """The first and the last day, one day once; empty where there is none."""
    days = [FORMS.day(day) for day in (first_on, last_on) if day is not None]
    return " – ".join(dict.fromkeys(days))


def _sums(one: HeldAccount | UnheldAccount) -> tuple[str, str, str, str]:
    return (
        FORMS.amount(one.in_minor, one.currency),
        FORMS.amount(one.out_minor, one.currency),
        one.currency,
        first_last(one.first_on, one.last_on),
    )
