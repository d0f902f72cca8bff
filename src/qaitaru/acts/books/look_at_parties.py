"""Reading which parties of the ledger a name or number means."""

from dataclasses import dataclass
from datetime import datetime

from qaitaru.acts.act import Desk
from qaitaru.acts.books.ledger_at import reckoned_ledger_at
from qaitaru.ledger.marks import mark_of
from qaitaru.ledger.mentions import Party
from qaitaru.ledger.party_store import parties_meant


@dataclass(frozen=True, slots=True)
class MarkedParty:
    """A party, and the mark it is asked for by: its number holds for one set of imports only."""

    mark: str
    party: Party


def look_at_parties(
    desk: Desk, text: str, *, as_of: datetime | None = None
) -> tuple[MarkedParty, ...]:
    """The parties of exactly this name or number, else those whose name has it; may be none."""
    with reckoned_ledger_at(desk, "look_at_parties", as_of=as_of, text=text) as view:
        found = parties_meant(view.connection, text)
        return tuple(MarkedParty(mark_of(party), party) for party in found)
