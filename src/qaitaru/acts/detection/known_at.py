"""What a workspace knows beside transfers, each fact with the documents that say it."""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Final

from sqlalchemy import Connection

from qaitaru.acts.act import Desk
from qaitaru.acts.books.ledger_at import LedgerView
from qaitaru.acts.detection.known_income import incomes_at
from qaitaru.acts.detection.known_owners import AccountEnd, Holders, owners_at
from qaitaru.acts.resolution.chiefs_at import chiefs_at
from qaitaru.detection.account_facts import Opening, openings
from qaitaru.detection.grounds import Grounds, Opens, Origin, grounds_of
from qaitaru.detection.party_facts import (
    Listing,
    Restraint,
    Told,
    listed_parties,
    restrained,
    shared_phones,
)
from qaitaru.duty import store as duty_store
from qaitaru.duty.bodies import FrozenAsset
from qaitaru.facts.moments import instant_text
from qaitaru.interests.claimed import claimed_interests
from qaitaru.interests.openings import claimed_openings
from qaitaru.ledger.known_party_store import claimed_parties, names_called
from qaitaru.ledger.relation_store import relation_claims
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
_ACCOUNTS: Final = """
    SELECT e.end_no, e.account, MIN(m.at_s)
    FROM move_ends AS e JOIN ledger_moves AS m ON m.payer = e.end_no OR m.payee = e.end_no
    WHERE e.account <> '' GROUP BY e.end_no, e.account ORDER BY e.end_no
"""


def known_at(desk: Desk, view: LedgerView, *, as_of: datetime | None = None) -> Grounds:
    """What is known of the accounts at the ends of moves, as of an instant (None: now).

    Args:
        view: of the ledger, with its derived tables and its moves; the journal told of the read.
    """
    at, ledger = as_of or desk.clock(), view.connection
    files = {number: view.item_of(number).name for number in view.imports}
    claims = relation_claims(ledger)
    with desk.workspace.record.read() as connection:
        listed = _listed(desk, connection, at)
        frozen = list(_frozen(connection, at))
        chiefs = chiefs_at(connection, at)
        incomes, unmet = incomes_at(connection, at, names_called(ledger))
    ends: list[tuple[int, str]] = ledger.execute(_ENDS).fetchall()
    accounts = [AccountEnd(*one) for one in ledger.execute(_ACCOUNTS).fetchall()]
    spelled = [(one.end, one.account) for one in accounts]
    behind, coarse = owners_at(
        claimed_interests(claims, files), Holders(ends, accounts, chiefs, names_called(ledger))
    )
    opened = (
        Opening(one.account, one.on, _source(one.import_no, one.place, files))
        for one in claimed_openings(claims)
    )
    return grounds_of(
        (
            *shared_phones(ends, _phones(view, files)),
            *listed_parties(ends, listed),
            *restrained(spelled, frozen),
            *openings(spelled, opened),
            *incomes.of(ends),
            *behind,
        ),
        (*unmet, *coarse),
    )


def _phones(view: LedgerView, files: dict[int, str]) -> dict[str, list[Told]]:
    return {
        one.key: told
        for one in claimed_parties(view.connection)
        if (
            told := [
                Told(said.value, _source(said.import_no, said.place, files))
                for said in one.said
                if said.field == _PHONE
            ]
        )
    }


def _source(import_no: int, place: str, files: dict[int, str]) -> Origin:
    return Origin(Opens.SOURCE, import_no, files.get(import_no, ""), place)


def _frozen(connection: Connection, at: datetime) -> Iterator[Restraint]:
    """What was told frozen by an instant, and the second from which it was."""
    for duty in duty_store.every(connection):
        for entry, asset in duty.of(FrozenAsset):
            if entry.made_at <= instant_text(at):
                second, origin = int(entry.at.timestamp()), Origin(Opens.DUTY, duty.head.number)
                yield Restraint(asset.name, second, origin)


def _listed(desk: Desk, connection: Connection, at: datetime) -> dict[str, list[Listing]]:
    """The parties that are confirmed matches, and since when each is listed."""
    matches = [one for one in _matches(connection, at) if one.found.party]
    days = {
        (one.reference, one.content_sha256): one.listed_on
        for number in sorted({one.list_version for one in matches})
        for one in version_store.designations(connection, desk.workspace.lists, number)
    }
    found: dict[str, list[Listing]] = {}
    for one in matches:
        day = days.get((one.found.reference, one.found.content_sha256))
        since = int(datetime.combine(day, time(), UTC).timestamp()) if day else None
        listing = Listing(since, one.found.matched_name, Origin(Opens.HIT, one.number))
        found.setdefault(one.found.party, []).append(listing)
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
