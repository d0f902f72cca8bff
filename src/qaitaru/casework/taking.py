"""Whether a measure may be taken: what the law knows, who may order it, what it stands on."""

from datetime import datetime
from typing import Final

from qaitaru.casework.bodies.assets import Asset
from qaitaru.casework.bodies.measures import Measure, ReleaseAsked
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.expiry import expiry_of
from qaitaru.casework.record import CaseEntry
from qaitaru.casework.step_order import LIFTING, orderly_steps
from qaitaru.facts.moments import instant_text
from qaitaru.facts.refusals import Refusal
from qaitaru.law.actors import Actor
from qaitaru.law.editions import stood
from qaitaru.law.events import Event
from qaitaru.law.law import Law
from qaitaru.law.provisional import Provisional, ProvisionalEdition

COURTS: Final = frozenset({Actor.INVESTIGATING_JUDGE, Actor.COURT})
GRANTED, REFUSED = "granted", "refused"
OUTCOMES: Final = (GRANTED, REFUSED)
"""What a court decides."""


def lawful_from(case: CaseAt, measure: Measure) -> tuple[Provisional, ProvisionalEdition] | None:
    """The kind of a measure that would begin then, and its edition; None where there is none."""
    kind = case.law.found(Provisional, measure.measure)
    edition = edition_at(case.law, kind, case.at) if kind else None
    return (kind, edition) if kind and edition else None


def refuse_measure(case: CaseAt, measure: Measure) -> Refusal | None:
    """Why a measure may not begin at the case's instant; None where it may.

    An arrest needs its court: where only a court may order it, the order is of a court, and where
    it takes the place of another measure, the court's decision on that one was told.
    """
    law, home = case.law, case.record.head.jurisdiction
    kind = law.found(Provisional, measure.measure)
    if kind is None or kind.jurisdiction != home:
        known = ", ".join(one.key for one in law.every(Provisional, home))
        return Refusal("measure_unknown", measure.measure, known)
    edition = edition_at(law, kind, case.at)
    if edition is None:
        first = min(one.valid_from for one in kind.editions)
        return Refusal("measure_no_edition", str(case.at.date()), f">= {first}")
    return (
        _refuse_order(measure, edition)
        or _refuse_assets(case, measure)
        or _refuse_following(case, measure, edition)
    )


def edition_at(law: Law, kind: Provisional, began: datetime) -> ProvisionalEdition | None:
    """The edition of a measure that stood at an instant; None where none is known to."""
    pack = next(one for one in law.packs if kind in one.provisional)
    return stood(kind.editions, pack.calendar.day_of(began)).to_act_by


def _refuse_order(measure: Measure, edition: ProvisionalEdition) -> Refusal | None:
    if measure.authority not in edition.orders:
        is_court = COURTS.issuperset(edition.orders)
        reason = "court_order_wanting" if is_court else "authority_may_not"
        return Refusal(reason, measure.authority, ", ".join(edition.orders))
    if not measure.document.strip():
        return Refusal("document_wanting", "", "--document")
    grounds = [one.key for one in edition.grounds]
    if not measure.ground.strip() or (grounds and measure.ground not in grounds):
        return Refusal("ground_unknown", measure.ground, ", ".join(grounds))
    return None


def _refuse_assets(case: CaseAt, measure: Measure) -> Refusal | None:
    asked = [one.asset for one in measure.holds]
    told = {one: pair[0] for one in asked if (pair := case.record.find(one, Asset))}
    strange = [one for one in asked if one not in told]
    if strange or not asked or len(set(asked)) < len(asked):
        known = sorted(entry.number for entry, _ in case.record.of(Asset))
        return Refusal("asset_unknown", _numbers(strange or asked), _numbers(known))
    later = {number: one.at for number, one in told.items() if one.at > case.at}
    if later:
        found = max(later.values())
        return Refusal("asset_later", _numbers(sorted(later)), f">= {instant_text(found)}")
    for one in measure.holds:
        if one.amount_minor < 0 or bool(one.amount_minor) is not bool(one.currency):
            return Refusal("amount_wanting", f"{one.amount_minor} {one.currency}".strip(), "> 0")
    return None


def _refuse_following(
    case: CaseAt, measure: Measure, edition: ProvisionalEdition
) -> Refusal | None:
    """A measure takes the place of one that holds and that it may follow; its court has decided."""
    if not measure.follows:
        return None
    before = case.record.find(measure.follows, Measure)
    place = lawful_from(case.when(before[0].at), before[1]) if before else None
    if before is None or place is None or measure.measure not in place[1].followed_by:
        told = ", ".join(place[1].followed_by) if place else ""
        return Refusal("may_not_follow", measure.measure, told)
    end = _end(case, before[0], place[1], measure)
    if end is not None:
        return Refusal("measure_lapsed", str(measure.follows), f"<= {instant_text(end)}")
    if COURTS.issuperset(edition.orders) and not is_granted(case, measure.follows):
        return Refusal("court_order_wanting", str(measure.follows), Event.COURT_DECIDED)
    return None


def _end(
    case: CaseAt, before: CaseEntry, edition: ProvisionalEdition, measure: Measure
) -> datetime | None:
    """When the one whose place is taken lapsed, was lifted or let go; None where it still held."""
    lapse = expiry_of(case, before, edition).at
    if lapse is not None and lapse < case.at:
        return lapse
    record, assets = case.record, {one.asset for one in measure.holds}
    told = [one.at for one, step in orderly_steps(record, before.number) if step.event in LIFTING]
    for asked, release in record.about(before.number, ReleaseAsked):
        granted = record.granted_at(asked.number)
        if granted is not None and (not release.assets or assets.intersection(release.assets)):
            told.append(granted)
    return min((one for one in told if one <= case.at), default=None)


def is_granted(case: CaseAt, measure: int) -> bool:
    """Whether a court, by its last decision till then, allowed what was petitioned on a measure."""
    decided = [
        (entry.at, entry.number, step.outcome)
        for entry, step in orderly_steps(case.record, measure)
        if entry.at <= case.at and step.event == Event.COURT_DECIDED
    ]
    return bool(decided) and max(decided)[-1] == GRANTED


def _numbers(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))
