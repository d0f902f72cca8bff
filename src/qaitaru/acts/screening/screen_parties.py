"""Put every party of the workspace to the lists in force, and keep what they answer.

After a first screening only what changed is asked, on either side; the result is that of a full
one, and ``rescreen`` proves it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from qaitaru.acts.act import Desk, act, consult
from qaitaru.acts.books.ledger_at import reckoned_ledger_at
from qaitaru.acts.code_version import code_version
from qaitaru.acts.lists.look_at_lists import NOW, AsOf, ListInForce, lists_in_force
from qaitaru.acts.screening.ask_on_workers import ask_where_settings_say
from qaitaru.acts.screening.asked_parties import asked_of
from qaitaru.acts.screening.screening_results import (
    RULE,
    Screening,
    analysis_of,
    asked_lists,
    lists_of,
    parameters_of,
    screened_of,
    screening_of,
)
from qaitaru.engine import kept_analyses
from qaitaru.engine.analyses import Analysis, keep
from qaitaru.engine.kept_analyses import AnalysisHead
from qaitaru.facts.designations import Designation
from qaitaru.facts.moments import instant_text
from qaitaru.ledger.known_party_store import all_known_parties
from qaitaru.lists import version_store
from qaitaru.screening import hit_store
from qaitaru.screening.asked import Asked
from qaitaru.screening.found_hits import (
    Before,
    EntryKey,
    FoundHit,
    Screened,
    entries_once,
    key_of,
    rescreened,
    screened,
)
from qaitaru.screening.hit_store import MetHit
from qaitaru.screening.hits import HitKind
from qaitaru.screening.screener import ALERT


@dataclass(frozen=True, slots=True, kw_only=True)
class Screenings:
    """A screening that was made: ``met`` hits were never met before; ``after`` is the earlier
    screening from which only changes were asked, 0 for a full one.
    """

    screening: Screening
    met: int
    after: int


def screen_parties(desk: Desk, as_of: AsOf = NOW, *, threshold: float = ALERT) -> Screenings:
    """Screen every party against the lists in force as of then.

    Args:
        as_of: a day chooses the lists by publication; an instant chooses lists and parties as the
            workspace had them.
        threshold: the score from which a pair is a hit.
    Raises: ListMissing where no list was in force; ListAltered.
    """
    lists = lists_in_force(desk, as_of)
    asked, data_version = asked_parties(desk, as_of.instant)
    entries = entries_once(one for each in lists for one in each.designations)
    head, before = _earlier(desk, threshold)
    ask = ask_where_settings_say(desk.workspace.settings)
    found = (
        rescreened(asked, entries, threshold, before, ask=ask)
        if before
        else screened(asked, entries, threshold, ask=ask)
    )
    told = asked_lists([one.version for one in lists])
    parameters = parameters_of(told, threshold=threshold, as_of=as_of_text(as_of))
    analysis = analysis_of(parameters, data_version, found, len(entries))
    screening, met = _kept(desk, analysis, found, _Sides(asked, lists))
    return Screenings(screening=screening, met=met, after=head.number if head else 0)


def asked_parties(desk: Desk, at: datetime | None) -> tuple[list[Asked], str]:
    """What is asked for every party as of an instant, and the version of the data it is from."""
    with reckoned_ledger_at(desk, "look_at_parties", as_of=at) as view:
        parties = all_known_parties(view.connection)
        known_on = max((one.committed_at for one in view.imports.values()), default="")[:10]
        day = date.fromisoformat(known_on) if known_on else date.min
        return [asked_of(one, day) for one in parties], view.data_version


def versions_of(lists: Sequence[ListInForce]) -> dict[EntryKey, int]:
    """The version that each designation of some lists stands in."""
    return {key_of(one): each.version.number for each in lists for one in each.designations}


def as_of_text(as_of: AsOf) -> str:
    """As of when, as parameters tell it; empty for now."""
    return as_of.day.isoformat() if as_of.day else as_of.taken_by


@dataclass(frozen=True, slots=True)
class _Sides:
    """Both sides of a screening, by what their hits name them."""

    asked: Sequence[Asked]
    lists: Sequence[ListInForce]

    def met(self, hits: Sequence[FoundHit]) -> list[MetHit]:
        parties = {one.query_id: one for one in self.asked}
        versions = versions_of(self.lists)
        return [
            MetHit(
                kind=HitKind.PARTY,
                asked=parties[one.party],
                found=one,
                list_version=versions[one.entry],
            )
            for one in hits
        ]


def _earlier(desk: Desk, threshold: float) -> tuple[AnalysisHead | None, Before | None]:
    """The latest screening by this code at this threshold, with the entries it asked."""
    with consult(desk, "look_at_screening") as connection:
        heads = kept_analyses.heads(connection, RULE)
        usable = [
            one
            for one in heads
            if one.code_version == code_version() and one.parameters["threshold"] == threshold
        ]
        if not usable:
            return None, None
        head = usable[-1]
        numbers = [one.number for one in lists_of(head)]
        entries = frozenset(map(key_of, entries_of(desk, connection, numbers)))
        said = screened_of(kept_analyses.result_text(connection, head.number))
        return head, Before(screened=said, entries=entries)


def entries_of(desk: Desk, connection: Connection, numbers: Sequence[int]) -> list[Designation]:
    """The designations of some list versions, each once.

    Raises: ListVersionMissing, ListAltered.
    """
    lists = desk.workspace.lists
    return entries_once(
        one for number in numbers for one in version_store.designations(connection, lists, number)
    )


def _kept(desk: Desk, analysis: Analysis, found: Screened, sides: _Sides) -> tuple[Screening, int]:
    """Keep the screening and the hits that were not met before, in one transaction."""
    with act(desk, "keep_screening") as deed:
        kept = keep(deed.connection, analysis, member=deed.member, at=deed.at)
        hits = sides.met(found.hits)
        met = hit_store.add(deed.connection, hits, analysis=kept.number, at=deed.at)
        deed.told.update(
            analysis=kept.number, sha256=kept.result_sha256, hits=len(found.hits), met=met
        )
        head = AnalysisHead(
            number=kept.number,
            rule=analysis.rule,
            parameters=analysis.parameters,
            data_version=analysis.data_version,
            code_version=analysis.code_version,
            result_sha256=kept.result_sha256,
            made_by=deed.member,
            made_at=instant_text(deed.at),
        )
        return screening_of(head, kept_analyses.result_text(deed.connection, kept.number)), met
