"""See one party whole: its records and why they are one, accounts, sums, hits and interests."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.books.ledger_at import reckoned_ledger_at
from qaitaru.acts.resolution.look_at_resolution import Group, SeenResolution, look_at_resolution
from qaitaru.acts.resolution.pair_views import PairView, doubts_seen, pair_view
from qaitaru.acts.resolution.party_interests import (
    PartyInterests,
    as_parties,
    interests_claimed,
    party_interests,
)
from qaitaru.acts.screening.hit_views import HitView, latest_views
from qaitaru.facts.parties import PartyKind
from qaitaru.ledger.party_sum_store import accounts_of, sums_of
from qaitaru.ledger.party_sums import PartyAccount, PartySum
from qaitaru.resolution.judgement_store import KeptJudgement
from qaitaru.resolution.outcome import KeptApart


@dataclass(frozen=True, slots=True, kw_only=True)
class ApartView:
    """A bond that was not followed, and the names of the two records that keep parties apart."""

    pair: PairView
    by: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeParty:
    """One party of one record or several.

    ``holding`` are the pairs without which its records would not be one, ``others`` the other
    compared pairs in it; ``doubts`` the pairs to judge in which it stands, ``alike`` those that
    agree but for different numbers.
    """

    seen: SeenResolution
    group: Group
    asked: str  # the mark of the record that was asked for
    holding: tuple[PairView, ...]
    others: tuple[PairView, ...]
    doubts: tuple[PairView, ...]
    apart: tuple[ApartView, ...]
    alike: tuple[PairView, ...]
    judgements: tuple[KeptJudgement, ...]
    accounts: tuple[PartyAccount, ...]
    sums: tuple[PartySum, ...]
    hits: tuple[HitView, ...]
    interests: PartyInterests


def look_at_party(desk: Desk, text: str, day: date | None = None) -> WholeParty:
    """One party, by the mark, name, number or account of any of its records.

    Args:
        text: as a member names it.
        day: on which it is asked who holds whom; None for today.
    Raises: PartyMissing.
    """
    seen = look_at_resolution(desk)
    asked = seen.meant(text)
    group = seen.group_of(asked.key)
    keys = {one.key for one in group.members}
    with consult(desk, "look_at_party", party=asked.mark) as connection:
        hits = [one for one in latest_views(desk, connection) if one.kept.found.party in keys]
    with reckoned_ledger_at(desk, "look_at_party_sums", party=asked.mark) as view:
        accounts = accounts_of(view.connection, sorted(keys))
        sums = sums_of(view.connection, sorted(keys))
    inner, on = _views(seen, keys), day or desk.clock().date()
    alike = seen.kept.outcome.alike if seen.kept else ()
    return WholeParty(
        seen=seen,
        group=group,
        asked=asked.mark,
        holding=tuple(one for one in inner if one.told.holds),
        others=tuple(one for one in inner if not one.told.holds),
        doubts=tuple(one for one in doubts_seen(seen) if {one.first.key, one.second.key} & keys),
        apart=tuple(_apart(seen, keys)),
        alike=_shown(pair_view(seen, one) for one in alike if {one.first, one.second} & keys),
        judgements=tuple(one for one in seen.judgements if {*one.keys} & keys),
        accounts=tuple(accounts),
        sums=tuple(sums),
        hits=tuple(hits),
        interests=_beside(_interests(desk, seen, group.chief.key, on), accounts),
    )


def _views(seen: SeenResolution, keys: set[str]) -> tuple[PairView, ...]:
    if seen.kept is None:
        return ()
    told = seen.kept.outcome.within(sorted(keys))
    return _shown(pair_view(seen, one) for one in told)


def _shown(views: Iterable[PairView | None]) -> tuple[PairView, ...]:
    return tuple(one for one in views if one is not None)


def _apart(seen: SeenResolution, keys: set[str]) -> list[ApartView]:
    kept: Sequence[KeptApart] = seen.kept.outcome.kept_apart if seen.kept else ()
    found = []
    for one in kept:
        pair = pair_view(seen, one.pair)
        if pair is not None and {one.pair.first, one.pair.second} & keys:
            names = seen.called(one.by[0]), seen.called(one.by[1])
            found.append(ApartView(pair=pair, by=names))
    return found


def _interests(desk: Desk, seen: SeenResolution, key: str, day: date) -> PartyInterests:
    claimed = interests_claimed(desk)
    chief = {one.key: group.chief.key for group in seen.groups for one in group.members}
    persons = {
        chief.get(one.key, one.key)
        for one in seen.parties.by_key.values()
        if one.record.kind is PartyKind.NATURAL
    }
    interests = as_parties(claimed.interests, chief)
    return party_interests(claimed, interests, key, day=day, persons=persons)


def _beside(interests: PartyInterests, accounts: Iterable[PartyAccount]) -> PartyInterests:
    """The interests without those in the party's own accounts, which are told by themselves."""
    own = {one.account for one in accounts}
    owned = tuple(one for one in interests.owned if one.owned not in own)
    return replace(interests, owned=owned)
