"""Looking through the ledger's transfers, parties and accounts told by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from qaitaru.acts.act import Desk
from qaitaru.acts.books.ledger_at import LedgerView, reckoned_ledger_at
from qaitaru.facts.accounts import account_key
from qaitaru.ledger import naming_store, store
from qaitaru.ledger.answers import TransferPage
from qaitaru.ledger.marks import UNNAMED_MARK
from qaitaru.ledger.mentions import UNNAMED, Party
from qaitaru.ledger.naming_store import NOBODY
from qaitaru.ledger.search import TransferFilter


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """Who pays and who is paid, by marks any of which will do. Empty: anybody.

    The account is told by its number as printed.
    """

    payer: tuple[str, ...] = ()
    payee: tuple[str, ...] = ()
    party: tuple[str, ...] = ()  # as payer or payee
    account: str = ""  # likewise


@dataclass(frozen=True, slots=True)
class Found:
    """A page of transfers; ``parties`` are all that its rows, facets and filter speak of."""

    page: TransferPage
    parties: Mapping[int, Party]
    wanted: TransferFilter  # with the numbers that the ends stand for


def search_transfers(
    desk: Desk,
    wanted: TransferFilter,
    ends: Ends | None = None,
    *,
    offset: int = 0,
    limit: int = 100,
    as_of: datetime | None = None,
) -> Found:
    """The transfers wanted, by day; an end that is not in the ledger admits none."""
    with reckoned_ledger_at(desk, "look_at_transfers", as_of=as_of) as view:
        numbered = _numbered(view, wanted, ends or Ends())
        page = store.transfers(view.connection, numbered, offset=offset, limit=limit)
        named = store.parties(view.connection, _numbers(page, numbered))
        return Found(page, named, numbered)


def _numbered(view: LedgerView, wanted: TransferFilter, ends: Ends) -> TransferFilter:
    account_no = None
    if ends.account:
        key = account_key(ends.account)
        account_no = naming_store.account_number(view.connection, key)
    return replace(
        wanted,
        payer=_party_numbers(view, ends.payer),
        payee=_party_numbers(view, ends.payee),
        party=_party_numbers(view, ends.party),
        account_no=account_no,
    )


def _party_numbers(view: LedgerView, marks: Iterable[str]) -> tuple[int, ...] | None:
    return tuple(_party_number(view, mark) for mark in marks) or None


def _party_number(view: LedgerView, mark: str) -> int:
    if mark == UNNAMED_MARK:
        return UNNAMED
    party = naming_store.party_of(view.connection, mark)
    return NOBODY if party is None else party.party_no


def _numbers(page: TransferPage, wanted: TransferFilter) -> set[int]:
    faceted: Iterable[object] = (
        one.value for name in ("payer", "payee") for one in page.facets.get(name, ())
    )
    chosen = (*(wanted.payer or ()), *(wanted.payee or ()), *(wanted.party or ()))
    shown = (n for row in page.rows for n in (row.transfer.payer_no, row.transfer.payee_no))
    return {number for number in (*faceted, *chosen, *shown) if isinstance(number, int)}
