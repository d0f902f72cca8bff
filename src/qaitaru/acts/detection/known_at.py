"""What a workspace knows beside transfers: phones of reports, matches of lists, freezes."""

from datetime import UTC, datetime, time
from typing import Final

import duckdb
from sqlalchemy import Connection

from qaitaru.acts.act import Desk
from qaitaru.detection.known import Known
from qaitaru.detection.party_facts import facts_of_measures, facts_of_parties
from qaitaru.duty import store as duty_store
from qaitaru.duty.bodies import FrozenAsset
from qaitaru.facts.moments import instant_text
from qaitaru.ledger.known_party_store import claimed_parties
from qaitaru.lists import version_store
from qaitaru.screening import hit_store
from qaitaru.screening.deciding import HitState, standing
from qaitaru.screening.hit_store import KeptHit

_PHONE: Final = "phone"
_ENDS: Final = """
    SELECT DISTINCT e.end_no, p.key
    FROM move_ends AS e LEFT JOIN accounts AS a ON a.account = e.end_key
    JOIN parties AS p ON p.party_no = a.party_no OR p.key = e.end_key ORDER BY ALL
"""
_ACCOUNTS: Final = "SELECT end_no, account FROM move_ends WHERE account <> '' ORDER BY end_no"


def known_at(
    desk: Desk, ledger: duckdb.DuckDBPyConnection, *, as_of: datetime | None = None
) -> Known:
    """What is known of the accounts at the ends of moves, as of an instant (None: now).

    Args:
        ledger: with its derived tables and its moves; the journal told of the read.
    """
    said = {one.key: one.values(_PHONE) for one in claimed_parties(ledger)}
    phones = {key: values for key, values in said.items() if values}
    at = as_of or desk.clock()
    with desk.workspace.record.read() as connection:
        listed = _listed(desk, connection, at)
        frozen = _frozen(connection, at)
    ends = ledger.execute(_ENDS).fetchall() if phones or listed else ()
    accounts = ledger.execute(_ACCOUNTS).fetchall() if frozen else ()
    of_parties = facts_of_parties(ends, phones, listed)
    measures = facts_of_measures(accounts, frozen)
    return Known(tuple(sorted((*of_parties.accounts, *measures.accounts))))


def _frozen(connection: Connection, at: datetime) -> list[tuple[str, int]]:
    """What was told frozen by an instant, and the second from which it was."""
    return [
        (asset.name, int(entry.at.timestamp()))
        for duty in duty_store.every(connection)
        for entry, asset in duty.of(FrozenAsset)
        if entry.made_at <= instant_text(at)
    ]


def _listed(desk: Desk, connection: Connection, at: datetime) -> dict[str, int | None]:
    """The parties that are confirmed matches, and since when each is listed."""
    matches = [one for one in _matches(connection, at) if one.found.party]
    days = {
        (one.reference, one.content_sha256): one.listed_on
        for number in sorted({one.list_version for one in matches})
        for one in version_store.designations(connection, desk.workspace.lists, number)
    }
    found: dict[str, int | None] = {}
    for one in matches:
        day = days.get((one.found.reference, one.found.content_sha256))
        begins = datetime.combine(day, time(), UTC) if day else None
        since = int(begins.timestamp()) if begins else None
        before = found.get(one.found.party, since)
        found[one.found.party] = None if since is None or before is None else min(since, before)
    return found


def _matches(connection: Connection, at: datetime) -> list[KeptHit]:
    """The hits that two members had found to be matches at an instant."""
    steps = hit_store.steps(connection)
    then = instant_text(at)
    state = {
        hit: standing([one for one in taken if one.at <= then], at.date()).state
        for hit, taken in steps.items()
    }
    return [one for one in hit_store.every(connection) if state.get(one.number) is HitState.MATCH]
