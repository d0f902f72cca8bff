"""A network read from a workspace's ledger, by party or by account."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import duckdb

from qaitaru.acts.act import Desk
from qaitaru.acts.books.ledger_at import reckoned_ledger_at
from qaitaru.acts.networks.network_source import ToldEnd, ToldTransfer
from qaitaru.facts.accounts import account_key
from qaitaru.facts.errors import EntryMissing, PartyMissing
from qaitaru.ledger import naming_store, store
from qaitaru.ledger.answers import NamedTransfer
from qaitaru.ledger.legs import PER_IMPORT
from qaitaru.ledger.marks import mark_of
from qaitaru.ledger.mentions import Party
from qaitaru.ledger.party_store import parties_meant
from qaitaru.networks.network_store import BY_ACCOUNT, BY_PARTY, passages_of_ledger

_TOLD: Final = 8  # parties of one name that a refusal tells
_ACCOUNTS: Final = """
SELECT a.account_no, a.account, COALESCE(p.name, ''), COALESCE(p.code, '')
FROM accounts AS a LEFT JOIN parties AS p ON p.party_no = a.party_no
WHERE a.account_no IN (SELECT unnest($1::BIGINT[]))
"""
_HOLDER: Final = "SELECT party_no FROM accounts WHERE account = ? AND party_no <> 0"
_SHOWN_BY: Final = (
    "SELECT transfer_no FROM ledger_transfers WHERE {column} = ? AND corroborates_no = 0"
)


@contextmanager
def ledger_source(
    desk: Desk, verb: str, *, by_account: bool = False, as_of: datetime | None = None
) -> Iterator["LedgerSource"]:
    """The ledger's transfers as a network; the journal tells of the read first."""
    with reckoned_ledger_at(desk, verb, as_of=as_of) as view:
        passages_of_ledger(view.connection, BY_ACCOUNT if by_account else BY_PARTY)
        yield LedgerSource(view.connection, by_account=by_account)


@dataclass(frozen=True, slots=True)
class LedgerSource:
    """Ends are parties, or accounts; transfers are shown by entries."""

    connection: duckdb.DuckDBPyConnection
    by_account: bool

    def end(self, text: str) -> int:
        """By account number first: it means the account, or whoever it is known to be of."""
        if not self.by_account:
            return self._party(text)
        if (number := self._account(text)) <= 0:
            raise PartyMissing(text)
        return number

    def ends(self, numbers: Iterable[int]) -> dict[int, ToldEnd]:
        """Parties by their mark; accounts by their number as printed, with their holder's name."""
        if not self.by_account:
            found = store.parties(self.connection, numbers)
            return {number: _of_party(party) for number, party in found.items()}
        rows = self.connection.execute(_ACCOUNTS, [sorted(set(numbers))]).fetchall()
        return {
            number: ToldEnd(account, name, account, code) for number, account, name, code in rows
        }

    def row(self, text: str) -> int:
        """The transfer that an entry shows."""
        head, _, tail = text.partition("-")
        if not (head.isdecimal() and tail[1:].isdecimal() and tail[:1] in {"b", "t"}):
            raise EntryMissing(text)
        number = int(head) * PER_IMPORT + int(tail[1:])
        columns = ("debit_no", "credit_no") if tail[0] == "b" else ("claim_no",)
        for column in columns:
            found = self.connection.execute(_SHOWN_BY.format(column=column), [number]).fetchone()
            if found is not None:
                return int(found[0])
        raise EntryMissing(text)

    def transfers(self, rows: Iterable[int]) -> dict[int, ToldTransfer]:
        """The ledger's transfers with their entries."""
        found = store.transfers_of(self.connection, rows)
        return {one.transfer.transfer_no: self._told(one) for one in found}

    def _told(self, one: NamedTransfer) -> ToldTransfer:
        told = one.transfer
        return ToldTransfer(
            transfer=one.entry_ids[0],
            entries=one.entry_ids,
            at=told.booked_on.isoformat(),
            payer=self._end_of(one.payer, one.payer_account),
            payee=self._end_of(one.payee, one.payee_account),
            payer_account=one.payer_account,
            payee_account=one.payee_account,
            amount_minor=told.amount_minor,
            currency=told.currency,
            purpose=one.purpose,
        )

    def _end_of(self, party: Party | None, account: str) -> ToldEnd:
        told = _of_party(party) if party else ToldEnd("", "")
        return ToldEnd(account, told.name, account, told.code) if self.by_account else told

    def _account(self, text: str) -> int:
        return naming_store.account_number(self.connection, account_key(text))

    def _party(self, text: str) -> int:
        holder = self.connection.execute(_HOLDER, [account_key(text)]).fetchone()
        if holder is not None:
            return int(holder[0])
        marked = naming_store.party_of(self.connection, text)
        meant = [marked] if marked else parties_meant(self.connection, text)
        if len(meant) == 1 and meant[0].party_no > 0:
            return meant[0].party_no
        raise PartyMissing(text, "; ".join(f"{one.name} ({mark_of(one)})" for one in meant[:_TOLD]))


def _of_party(party: Party) -> ToldEnd:
    return ToldEnd(mark_of(party), party.name or party.code, code=party.code)
