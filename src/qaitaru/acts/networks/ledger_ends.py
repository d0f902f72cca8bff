"""What the ends of a ledger's network are: accounts, parties, or parties joined by resolution."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Protocol

import duckdb

from qaitaru.acts.networks.network_source import NOBODY, By, ToldEnd, ToldRecord
from qaitaru.acts.resolution.joined_parties import JoinedParties
from qaitaru.facts.accounts import account_key
from qaitaru.ledger import naming_store, store
from qaitaru.ledger.known_party_store import payments_named
from qaitaru.ledger.marks import mark_of
from qaitaru.ledger.mentions import Party
from qaitaru.ledger.party_store import parties_meant
from qaitaru.networks.network_store import BY_ACCOUNT, BY_JOINED, BY_PARTY, Sides, join_parties
from qaitaru.resolution.chief import chief

_ACCOUNTS: Final = """
SELECT a.account_no, a.account, COALESCE(p.name, ''), COALESCE(p.code, '')
FROM accounts AS a LEFT JOIN parties AS p ON p.party_no = a.party_no
WHERE a.account_no IN (SELECT unnest($1::BIGINT[]))
"""
_HOLDER: Final = """
SELECT p.* FROM parties AS p JOIN accounts AS a ON a.party_no = p.party_no
WHERE a.account = ? AND p.party_no <> 0
"""
_KEYED: Final = "SELECT * FROM parties WHERE key IN (SELECT unnest($1::VARCHAR[]))"


class LedgerEnds(Protocol):
    """One way to see who pays and who is paid."""

    @property
    def sides(self) -> Sides:
        """How the ledger tells payer and payee."""

    def meant(self, text: str) -> list[int]:
        """The numbers of the ends that a mark, number, name or account may mean."""

    def told(self, numbers: Iterable[int]) -> dict[int, ToldEnd]:
        """The ends of these numbers."""

    def of_side(self, party: Party | None, account: str) -> ToldEnd:
        """The end that one side of a transfer belongs to."""


def ends_by(
    connection: duckdb.DuckDBPyConnection, by: By, joined: JoinedParties | None
) -> LedgerEnds:
    """The ends asked for.

    Args:
        joined: where ends are resolved parties.
    """
    if by is By.ACCOUNT:
        return AccountEnds(connection)
    parties = PartyEnds(connection)
    if by is By.PARTY:
        return parties
    return _joined(parties, joined or JoinedParties())


@dataclass(frozen=True, slots=True)
class AccountEnds:
    """Each account by itself, told with its holder."""

    connection: duckdb.DuckDBPyConnection
    sides: Sides = BY_ACCOUNT

    def meant(self, text: str) -> list[int]:
        """By number alone."""
        number = naming_store.account_number(self.connection, account_key(text))
        return [number] if number > 0 else []

    def told(self, numbers: Iterable[int]) -> dict[int, ToldEnd]:
        """By their number as printed, with their holder's name."""
        rows = self.connection.execute(_ACCOUNTS, [sorted(set(numbers))]).fetchall()
        return {
            number: ToldEnd(account, name, account, code) for number, account, name, code in rows
        }

    def of_side(self, party: Party | None, account: str) -> ToldEnd:
        """The account, with who pays or is paid by it."""
        told = _of_party(party) if party else NOBODY
        return ToldEnd(account, told.name, account, told.code)


@dataclass(frozen=True, slots=True)
class PartyEnds:
    """The parties of the register."""

    connection: duckdb.DuckDBPyConnection
    sides: Sides = BY_PARTY

    def meant(self, text: str) -> list[int]:
        """By account first, which means whoever it is known to be of; then mark, number, name."""
        return [one.party_no for one in self.parties_meant(text) if one.party_no > 0]

    def parties_meant(self, text: str) -> list[Party]:
        """The parties that the words may mean."""
        holder = self.connection.execute(_HOLDER, [account_key(text)]).fetchone()
        if holder is not None:
            return [Party(*holder)]
        marked = naming_store.party_of(self.connection, text)
        return [marked] if marked else parties_meant(self.connection, text)

    def told(self, numbers: Iterable[int]) -> dict[int, ToldEnd]:
        """By their mark and name."""
        found = store.parties(self.connection, numbers)
        return {number: _of_party(party) for number, party in found.items()}

    def of_side(self, party: Party | None, account: str) -> ToldEnd:  # noqa: ARG002  # as others
        """The party."""
        return _of_party(party) if party else NOBODY


@dataclass(frozen=True, slots=True)
class JoinedEnds:
    """Parties as they were resolved; each is told by its chief record.

    ``records`` are those of each party of several, by the number of its chief, the chief first;
    ``chief_of`` is the chief of each of them.
    """

    parties: PartyEnds
    records: Mapping[int, tuple[Party, ...]]
    chief_of: Mapping[int, int]
    sides: Sides = BY_JOINED

    def meant(self, text: str) -> list[int]:
        """By what any of its records is called; records of one party are one."""
        found = self.parties.meant(text)
        return [*dict.fromkeys(self.chief_of.get(number, number) for number in found)]

    def told(self, numbers: Iterable[int]) -> dict[int, ToldEnd]:
        """By the mark and name of the chief, with all records."""
        alone = self.parties.told(number for number in numbers if number not in self.records)
        return alone | {number: self._told(number) for number in numbers if number in self.records}

    def of_side(self, party: Party | None, account: str) -> ToldEnd:
        """The party, and which of its records stands in the transfer."""
        chief_no = self.chief_of.get(party.party_no) if party else None
        if party is None or chief_no is None:
            return self.parties.of_side(party, account)
        return replace(self._told(chief_no), said=_record(party).name)

    def _told(self, number: int) -> ToldEnd:
        own = self.records[number]
        return replace(_of_party(own[0]), records=tuple(map(_record, own)))


def _joined(parties: PartyEnds, joined: JoinedParties) -> JoinedEnds:
    """The resolved parties that stand in the ledger; a record that does not is passed over."""
    keys = [key for own in joined.parties for key in own]
    rows = parties.connection.execute(_KEYED, [keys]).fetchall()
    known = {party.key: party for party in (Party(*row) for row in rows)}
    payments = payments_named(parties.connection) if known else {}
    records: dict[int, tuple[Party, ...]] = {}
    for keys_of_one in joined.parties:
        own = [known[key] for key in keys_of_one if key in known]
        if len(own) > 1:
            first = known[chief((one.key for one in own), payments)]
            records[first.party_no] = (first, *(one for one in own if one is not first))
    chief_of = {one.party_no: number for number, own in records.items() for one in own}
    join_parties(parties.connection, chief_of)
    return JoinedEnds(parties, records, chief_of)


def _of_party(party: Party) -> ToldEnd:
    return ToldEnd(mark_of(party), party.name or party.code, code=party.code)


def _record(party: Party) -> ToldRecord:
    return ToldRecord(mark_of(party), party.name or party.code, party.code)
