"""The forms of measures: taken on assets, their steps, a longer hold, a release that two decide."""

from collections.abc import Iterable
from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.take_measure import (
    ask_release,
    extend_measure,
    take_measure,
    tell_step,
)
from qaitaru.casework.bodies.measures import Extension, Held, Measure, MeasureStep, ReleaseAsked
from qaitaru.casework.in_force import MeasureStanding, measure_of
from qaitaru.casework.measure_events import NOT_TOLD, steps_of
from qaitaru.casework.releasing import GROUNDS
from qaitaru.casework.taking import OUTCOMES
from qaitaru.facts.errors import InvestigationMissing
from qaitaru.law.actors import Actor
from qaitaru.law.editions import Point, stood
from qaitaru.law.events import Event
from qaitaru.law.provisional import Provisional, ProvisionalEdition
from qaitaru.web.casework.form import (
    AT,
    DOCUMENT,
    EXHIBIT,
    REMARK,
    Form,
    On,
    Sent,
    assets_of,
    numbers,
)
from qaitaru.web.slots import Choice, Slot


def _kinds(on: On) -> tuple[tuple[Provisional, ProvisionalEdition], ...]:
    """The measures that the law knows today; that alone which the address names, where it does."""
    case, law = on.own.seen.case, on.own.seen.law
    home = law.binding(case.record.head.jurisdiction)[0]
    day = home.calendar.day_of(case.at)
    known = law.every(Provisional, home.code)
    found = ((one, stood(one.editions, day).to_act_by) for one in known)
    every = tuple((kind, edition) for kind, edition in found if edition is not None)
    named = tuple(pair for pair in every if pair[0].key == on.own.view.asked("measure"))
    return named or every


def _measure(on: On) -> tuple[Slot, ...]:
    kinds, language = _kinds(on), on.own.view.language
    kinds_told = tuple(
        Choice(
            value=kind.key,
            words=kind.text.words(language),
            law=f"{on.own.cited(edition.source)} · {_orders(on, edition)}",
            verified=edition.verified,
        )
        for kind, edition in kinds
    )
    actors = dict.fromkeys(one for _, edition in kinds for one in edition.orders)
    before = tuple(
        Choice(value=str(one.entry.number), words=f"№ {one.entry.number} {one.measure.document}")
        for one in on.own.seen.measures
        if one.is_in_force
    )
    return (
        Slot(name="measure", sort="radio", choices=kinds_told),
        Slot(name="asset", sort="checks", choices=assets_of(on)),
        Slot(name="amount", sort="sum", needed=False),
        Slot(name="currency", sort="code", needed=False, value="KZT"),
        Slot(name="ground", sort="radio", choices=_grounds(on, kinds)),
        Slot(name="authority", sort="select", choices=on.said("law.actor.", actors)),
        Slot(name="office", needed=False),
        DOCUMENT,
        Slot(name="established", sort="instant", needed=False),
        AT,
        Slot(name="follows", sort="select", needed=False, choices=before),
        Slot(name="others_ground", sort="select", needed=False, choices=_others(on, kinds)),
        Slot(name="others_why", sort="long", needed=False),
        EXHIBIT,
        REMARK,
    )


def _grounds(
    on: On, kinds: tuple[tuple[Provisional, ProvisionalEdition], ...]
) -> tuple[Choice, ...]:
    """Every ground with the article and the measures it is one of."""
    language = on.own.view.language
    points = {one.key: one for _, edition in kinds for one in edition.grounds}
    of = {
        key: [kind.text.words(language) for kind, edition in kinds if key in _keys(edition)]
        for key in points
    }
    return tuple(
        Choice(value=key, words=one.text.words(language), law=_join(one.article, of[key]))
        for key, one in points.items()
    )


def _others(
    on: On, kinds: tuple[tuple[Provisional, ProvisionalEdition], ...]
) -> tuple[Choice, ...]:
    """On what grounds the property of another is reached."""
    points = {one.key: one for _, edition in kinds for one in edition.others_property}
    return _points(on, points.values())


def _keys(edition: ProvisionalEdition) -> set[str]:
    return {one.key for one in edition.grounds}


def _join(article: str, kinds: list[str]) -> str:
    return f"{article} · {'; '.join(kinds)}"


def _orders(on: On, edition: ProvisionalEdition) -> str:
    return ", ".join(on.words(f"law.actor.{one.value}") for one in edition.orders)


def _points(on: On, points: Iterable[Point]) -> tuple[Choice, ...]:
    language = on.own.view.language
    return tuple(
        Choice(value=one.key, words=one.text.words(language), law=one.article) for one in points
    )


def _take(desk: Desk, number: int, sent: Sent) -> object:
    minor, code = sent.money()
    held = numbers(sent.ticked("asset"))
    body = Measure(
        measure=sent.text("measure"),
        ground=sent.text("ground"),
        authority=sent.text("authority"),
        office=sent.text("office"),
        document=sent.text("document"),
        holds=tuple(Held(asset=one, amount_minor=minor, currency=code) for one in held),
        follows=sent.number("follows"),
        others_ground=sent.text("others_ground"),
        others_why=sent.text("others_why"),
        remark=sent.text("remark"),
        exhibit=sent.exhibit,
    )
    established = sent.at("established")
    return take_measure(desk, number, body, at=sent.at(), established=established)


def _standing(on: On) -> MeasureStanding:
    found = measure_of(on.own.seen.case, on.number)
    if found is None:
        raise InvestigationMissing(str(on.number))
    return found


def _step(on: On) -> tuple[Slot, ...]:
    standing = _standing(on)
    events = steps_of(on.own.seen.law, standing)
    points = [one for notice in standing.edition.notices for one in notice.except_when]
    slots = [Slot(name="event", sort="select", choices=on.said("law.event.", events))]
    if Event.COURT_DECIDED in events:
        told = on.said("web.case.outcome.", OUTCOMES)
        slots.append(Slot(name="outcome", sort="select", needed=False, choices=told))
    if NOT_TOLD in events:
        choices = _points(on, points)
        slots.append(Slot(name="ground", sort="select", needed=False, choices=choices))
    return (*slots, Slot(name="document", needed=False), AT, EXHIBIT, REMARK)


def _tell_step(desk: Desk, number: int, sent: Sent) -> object:
    body = MeasureStep(
        event=sent.text("event"),
        outcome=sent.text("outcome"),
        ground=sent.text("ground"),
        document=sent.text("document"),
        remark=sent.text("remark"),
        exhibit=sent.exhibit,
    )
    return tell_step(desk, number, body, sent.at())


def _extend(on: On) -> tuple[Slot, ...]:
    standing = _standing(on)
    due = standing.expiry.reckoned
    by = due.due.edition.extended_by if due else ()
    choices = on.said("law.actor.", by or tuple(Actor))
    return (
        Slot(name="authority", sort="select", choices=choices),
        DOCUMENT,
        Slot(name="until", sort="instant", needed=False),
        AT,
        EXHIBIT,
    )


def _do_extend(desk: Desk, number: int, sent: Sent) -> object:
    body = Extension(
        authority=sent.text("authority"),
        document=sent.text("document"),
        until=sent.at("until"),
        exhibit=sent.exhibit,
    )
    return extend_measure(desk, number, body, sent.at())


def _release(on: On) -> tuple[Slot, ...]:
    held = {str(one.held.asset) for one in _standing(on).holds if one.end is None}
    choices = tuple(one for one in assets_of(on) if one.value in held)
    return (
        Slot(name="ground", sort="radio", choices=on.said("web.case.release.", GROUNDS)),
        Slot(name="asset", sort="checks", needed=False, choices=choices),
        Slot(name="document", needed=False),
        EXHIBIT,
        REMARK,
    )


def _ask_release(desk: Desk, number: int, sent: Sent) -> object:
    body = ReleaseAsked(
        ground=sent.text("ground"),
        document=sent.text("document"),
        assets=numbers(sent.ticked("asset")),
        remark=sent.text("remark"),
        exhibit=sent.exhibit,
    )
    return ask_release(desk, number, body)


TAKE: Final = Form(verb="take_measure", slots=_measure, does=_take, place="measures")
FORMS: Final[dict[str, Form]] = {
    "step": Form(verb="step_measure", slots=_step, does=_tell_step, place="steps"),
    "extend": Form(verb="extend_measure", slots=_extend, does=_do_extend, place="steps"),
    "release": Form(verb="release_measure", slots=_release, does=_ask_release, place="waiting"),
}
