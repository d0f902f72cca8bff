"""A network read from a table of transfers in a file: nothing is kept."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import duckdb

from qaitaru.acts.detection.table_in_utf8 import table_in_utf8
from qaitaru.acts.networks.network_source import ToldEnd, ToldTransfer
from qaitaru.detection.moves import Mark
from qaitaru.detection.transfers_store import Transfers, read_table
from qaitaru.engine.duck import connect
from qaitaru.facts.errors import EntryMissing, PartyMissing
from qaitaru.networks.network_store import passages_of_file

_MEMORY_MB: Final = 1200  # of the engine; past it the system's temporary folder is used
_TOLD: Final = 8  # accounts of one name that a refusal tells

_END: Final = """
SELECT account_no + 1, account FROM accounts WHERE account = $text OR name = $text
ORDER BY account <> $text, account
"""
_ENDS: Final = """
SELECT account_no + 1, account, COALESCE(name, '') FROM accounts
WHERE account_no + 1 IN (SELECT unnest($1::BIGINT[]))
"""
_ROW: Final = "SELECT seq + 1 FROM all_moves WHERE transfer_id = ?"
_TRANSFERS: Final = """
SELECT seq + 1, transfer_id, at_s, marks, payer + 1, payee + 1, amount, currency
FROM all_moves JOIN currencies USING (currency_no)
WHERE seq + 1 IN (SELECT unnest($1::BIGINT[]))
"""


@contextmanager
def file_source(file: Path, encoding: str = "") -> Iterator["FileSource"]:
    """The transfers of a file as a network.

    Args:
        encoding: of a table that is not UTF-8, as a member names it; empty: its bytes decide.
    Raises: SourceUnreadable.
    """
    with (
        tempfile.TemporaryDirectory(prefix="qaitaru-network-") as spill,
        connect(memory_mb=_MEMORY_MB) as connection,
    ):
        connection.execute("SET temp_directory = $to", {"to": spill})
        read = read_table(connection, table_in_utf8(file, Path(spill), encoding))
        if read.ledgers:
            passages_of_file(connection)
        yield FileSource(connection, read)


@dataclass(frozen=True, slots=True)
class FileSource:
    """Ends are accounts; where ``read`` has no ledgers there are no ``passages``."""

    connection: duckdb.DuckDBPyConnection
    read: Transfers

    def end(self, text: str) -> int:
        """By account, else by the one name stated with an account."""
        found = self.connection.execute(_END, {"text": text}).fetchall()
        if found and (len(found) == 1 or found[0][1] == text):
            return int(found[0][0])
        raise PartyMissing(text, "; ".join(account for _, account in found[:_TOLD]))

    def ends(self, numbers: Iterable[int]) -> dict[int, ToldEnd]:
        """The accounts, each with the name stated with it."""
        rows = self.connection.execute(_ENDS, [sorted(set(numbers))]).fetchall()
        return {number: ToldEnd(account, name, account) for number, account, name in rows}

    def row(self, text: str) -> int:
        """By the transfer's own name."""
        found = self.connection.execute(_ROW, [text]).fetchone()
        if found is None:
            raise EntryMissing(text)
        return int(found[0])

    def transfers(self, rows: Iterable[int]) -> dict[int, ToldTransfer]:
        """The transfers as the file has them."""
        found = self.connection.execute(_TRANSFERS, [sorted(set(rows))]).fetchall()
        ends = self.ends(end for *_, payer, payee, _, _ in found for end in (payer, payee))
        return {
            row: ToldTransfer(
                transfer=name,
                entries=(),
                at=_at(at, is_day=bool(marks & Mark.DAY_ONLY)),
                payer=ends[payer],
                payee=ends[payee],
                payer_account=ends[payer].account,
                payee_account=ends[payee].account,
                amount_minor=amount,
                currency=currency,
            )
            for row, name, at, marks, payer, payee, amount, currency in found
        }


def _at(seconds: int, *, is_day: bool) -> str:
    moment = datetime.fromtimestamp(seconds, UTC)
    return moment.date().isoformat() if is_day else moment.strftime("%Y-%m-%dT%H:%M:%SZ")
