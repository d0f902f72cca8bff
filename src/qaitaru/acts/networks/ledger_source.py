"""A network read from a workspace's ledger, by party, by resolved party or by account."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import duckdb

from qaitaru.acts.act import Desk
from qaitaru.acts.books.ledger_at import reckoned_ledger_at
from qaitaru.acts.networks.ledger_ends import LedgerEnds, ends_by
from qaitaru.acts.networks.network_source import By, ToldEnd, ToldTransfer
from qaitaru.acts.resolution.joined_parties import JoinedParties
from qaitaru.facts.errors import EntryMissing, PartyMissing
from qaitaru.ledger import store
from qaitaru.ledger.answers import NamedTransfer
from qaitaru.ledger.legs import PER_IMPORT
from qaitaru.networks.network_store import passages_of_ledger

_TOLD: Final = 8  # parties of one name that a refusal tells
_SHOWN_BY: Final = (
    "SELECT transfer_no FROM ledger_transfers WHERE {column} = ? AND corroborates_no = 0"
)


@contextmanager
def ledger_source(
    desk: Desk,
    verb: str,
    *,
    by: By = By.PARTY,
    joined: JoinedParties | None = None,
    as_of: datetime | None = None,
) -> Iterator["LedgerSource"]:
    """The ledger's transfers as a network; the journal tells of the read first.

    Args:
        joined: which parties are one, where ends are resolved parties.
    """
    with reckoned_ledger_at(desk, verb, as_of=as_of, by=by.value) as view:
        ends = ends_by(view.connection, by, joined)
        passages_of_ledger(view.connection, ends.sides)
        yield LedgerSource(view.connection, ends)


@dataclass(frozen=True, slots=True)
class LedgerSource:
    """Transfers are shown by entries; what the ends are, ``seen`` tells."""

    connection: duckdb.DuckDBPyConnection
    seen: LedgerEnds

    def end(self, text: str) -> int:
        """The one that is meant; else the refusal tells who may be."""
        found = self.seen.meant(text)
        if len(found) == 1:
            return found[0]
        told = self.ends(found[:_TOLD]).values()
        raise PartyMissing(text, "; ".join(f"{one.name} ({one.mark})" for one in told))

    def meant(self, text: str) -> list[ToldEnd]:
        """The ends that the words may mean."""
        found = self.seen.meant(text)
        told = self.ends(found)
        return [told[number] for number in found]

    def ends(self, numbers: Iterable[int]) -> dict[int, ToldEnd]:
        """The ends of these numbers; none for nobody."""
        return self.seen.told(sorted(set(numbers)))

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
            payer=self.seen.of_side(one.payer, one.payer_account),
            payee=self.seen.of_side(one.payee, one.payee_account),
            payer_account=one.payer_account,
            payee_account=one.payee_account,
            amount_minor=told.amount_minor,
            currency=told.currency,
            purpose=one.purpose,
        )
