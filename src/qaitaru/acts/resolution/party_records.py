"""The parties of the workspace as records that may be one party."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.books.ledger_at import reckoned_ledger_at
from qaitaru.acts.screening.asked_parties import asked_of
from qaitaru.facts.designations import DesignatedKind
from qaitaru.facts.identifiers import recognise
from qaitaru.facts.identifiers.checks import IdentifierKind
from qaitaru.facts.parties import PartyKind
from qaitaru.ledger.known_parties import KnownParty
from qaitaru.ledger.known_party_store import (
    accounts_named,
    all_known_parties,
    names_called,
    payments_named,
    unnamed_holders,
)
from qaitaru.resolution.records import PartyNumber, PartyRecord
from qaitaru.screening.asked import Asked

_KINDS: Final = {
    DesignatedKind.PERSON: PartyKind.NATURAL,
    DesignatedKind.ORGANISATION: PartyKind.LEGAL,
}
_NUMBERS: Final = {IdentifierKind.IIN: "iin", IdentifierKind.BIN: "bin"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRecords:
    """The records, each numbered by its place among the keys in order; and what hangs on each.

    ``names`` are the commonest spellings, ``payments`` those a party makes or receives, by record.
    """

    keys: Sequence[str]
    records: Sequence[PartyRecord]
    names: Sequence[str]
    payments: Sequence[int]
    data_version: str
    rates_version: str

    def number_of(self) -> dict[str, int]:
        """The record of each key."""
        return {key: number for number, key in enumerate(self.keys)}


def party_records(desk: Desk, at: datetime | None = None) -> PartyRecords:
    """The parties in sight as of an instant; None for now."""
    with reckoned_ledger_at(desk, "look_at_parties", as_of=at) as view:
        known = {one.key: one for one in unnamed_holders(view.connection)}
        known |= {one.key: one for one in all_known_parties(view.connection)}
        accounts = accounts_named(view.connection)
        payments = payments_named(view.connection)
        called = names_called(view.connection)
        known_on = max((one.committed_at for one in view.imports.values()), default="")[:10]
        versions = view.data_version, view.rates_version
    day = date.fromisoformat(known_on) if known_on else date.min
    keys = sorted(known)
    return PartyRecords(
        keys=keys,
        names=[called.get(key) or _first_name(known[key]) for key in keys],
        records=[
            record_of(number, known[key], accounts.get(key, ()), day)
            for number, key in enumerate(keys)
        ],
        payments=[payments.get(key, 0) for key in keys],
        data_version=versions[0],
        rates_version=versions[1],
    )


def record_of(
    number: int, party: KnownParty, accounts: Sequence[str], known_on: date
) -> PartyRecord:
    """A party as it is compared: what would be put to a list, and its phones and accounts."""
    return record_of_asked(
        number,
        asked_of(party, known_on),
        phones=party.values("phone"),
        addresses=party.values("address"),
        accounts=tuple(accounts),
    )


def record_of_asked(
    number: int,
    asked: Asked,
    *,
    phones: tuple[str, ...] = (),
    addresses: tuple[str, ...] = (),
    accounts: tuple[str, ...] = (),
) -> PartyRecord:
    """The same of a party that is told beside its phones, addresses and accounts."""
    return PartyRecord(
        record_no=number,
        kind=_KINDS.get(asked.kind, PartyKind.UNKNOWN),
        names=asked.names,
        births=asked.births,
        numbers=tuple(PartyNumber(_kind_of(one), one) for one in asked.numbers),
        phones=phones,
        addresses=addresses,
        accounts=accounts,
        countries=asked.countries,
    )


def _first_name(party: KnownParty) -> str:
    return next(iter((*party.values("name"), *party.values("number"))), party.key)


def _kind_of(number: str) -> str:
    found = recognise(number)
    return _NUMBERS.get(found.kind, "other") if found else "other"
