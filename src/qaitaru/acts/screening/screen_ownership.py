"""What the designated own or control by the evidence of the workspace."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.books.ledger_at import ledger_at
from qaitaru.acts.screening.hit_views import HitView, Queue
from qaitaru.acts.screening.look_at_hits import look_at_hits
from qaitaru.facts.problems import Problem
from qaitaru.interests.claimed import claimed_interests
from qaitaru.ledger.relation_store import relation_claims
from qaitaru.screening.deciding import HitState
from qaitaru.screening.hits import HitKind
from qaitaru.screening.ownership.answering import Designated, Ownership, ownership
from qaitaru.screening.ownership.reading import Reading

_COUNTED: Final = {HitState.MATCH: True, HitState.POTENTIAL: False}
"""States of a hit whose party counts: by decision, and possibly."""


@dataclass(frozen=True, slots=True)
class ScreenedOwnership:
    """The answer, what its parties are called, and what of the evidence could not be read.

    ``hits`` are the numbers of the hits by which parties count, by party and reference.
    """

    found: Ownership
    names: Mapping[str, str]
    problems: tuple[Problem, ...]
    hits: Mapping[tuple[str, str], int] = field(default_factory=dict)


def screen_ownership(desk: Desk, reading: Reading, day: date) -> ScreenedOwnership:
    """What parties with a hit hold on a day: proved of matches, possible while nobody decided."""
    hits = look_at_hits(desk, Queue.ALL, HitKind.PARTY).hits
    with ledger_at(desk, "screen_ownership", rule=reading.name, day=str(day)) as view:
        claims = relation_claims(view.connection)
        files = {number: view.item_of(number).name for number in view.imports}
    claimed = claimed_interests(claims, files)
    named = {key for one in claimed.interests for key in (one.owner, one.owned)}
    designated = [one for one in designated_by_hits(hits) if one.party in named]
    found = ownership(claimed.interests, designated, reading, day)
    problems = (*claimed.problems, *found.problems)
    return ScreenedOwnership(found, claimed.names, problems, _numbers(hits))


def designated_by_hits(hits: Iterable[HitView]) -> list[Designated]:
    """The parties of hits that the latest screening meets; a match before a potential one."""
    found: dict[str, Designated] = {}
    for one in hits:
        state, said = one.stands.state, one.kept.found
        if not one.is_met or state not in _COUNTED:
            continue
        known = found.get(said.party)
        if known is None or (_COUNTED[state] and not known.proved):
            found[said.party] = Designated(said.party, said.reference, proved=_COUNTED[state])
    return [found[key] for key in sorted(found)]


def _numbers(hits: Iterable[HitView]) -> dict[tuple[str, str], int]:
    """The hit of each party and reference that the latest screening meets."""
    told = [(one.kept.found, one.kept.number) for one in hits if one.is_met]
    return {(found.party, found.reference): number for found, number in told}
