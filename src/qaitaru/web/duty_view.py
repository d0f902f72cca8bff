"""A duty as its page shows it: a clock in words with its shape, an entry in a sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from qaitaru.acts.duty.look_at_duties import DutyView
from qaitaru.documents.clock_words import (
    counted_text,
    edition_text,
    end_text,
    marks_text,
    span_text,
    took_text,
)
from qaitaru.duty.bodies import (
    Attempt,
    Credited,
    ExemptionRequest,
    FrozenAsset,
    Happened,
    LetterIssued,
    Payment,
    PermittedPayment,
    Petition,
    Release,
    RightWeighed,
    Verification,
)
from qaitaru.duty.record import Entry
from qaitaru.law.clock_lines import ClockLine, Instant, State
from qaitaru.law.law import Law
from qaitaru.web.view import View
from qaitaru.wording import Words

_SHAPES: Final = {
    State.NOT_BEGUN: "missing",
    State.NO_EDITION: "missing",
    State.RUNNING: "partial",
    State.OPEN: "partial",
    State.MET: "proved",
    State.DONE: "proved",
    State.LATE: "broken",
    State.OVERDUE: "broken",
    State.SILENCE: "proved",
    State.LAPSED: "broken",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockRow:
    """One clock in words; ``editions`` are the one acted by and the others that may have stood."""

    name: str
    about: int
    owed_by: str
    state: str
    shape: str
    end: str
    took: str
    late: str
    editions: tuple[tuple[str, str, str, str, str], ...]  # edition, end, marks, source, days


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceRow:
    """One row behind a balance, in words."""

    number: int
    at: str
    what: str
    told: str
    change: str
    after: str
    exhibit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainStep:
    """One step from the publication to the last notification; ``since`` the step before it."""

    name: str
    instant: Instant | None
    since: str


def shape_of(state: State) -> str:
    """The mark of a state."""
    return _SHAPES[state]


def clock_row(line: ClockLine, view: View, law: Law) -> ClockRow:
    """A clock in the page's language."""
    words, forms, reckoned = view.words, view.forms, line.reckoned
    answers = (reckoned.due, *reckoned.others) if reckoned else ()
    is_sure = reckoned is None or reckoned.is_sure
    return ClockRow(
        name=line.clock.text.words(view.language),
        about=line.about,
        owed_by=words(f"law.actor.{line.clock.owed_by}"),
        state=words(f"duty.state.{line.state.value}"),
        shape=_SHAPES[line.state],
        end=end_text(reckoned.due, words, forms) if reckoned else "",
        took=took_text(line, words),
        late=span_text(line.late, words) if line.late else "",
        editions=tuple(
            (
                edition_text(one.edition, words),
                end_text(one, words, forms),
                marks_text(one, words, is_sure=is_sure),
                law.cited(one.edition.source, view.language),
                counted_text(one, words, forms),
            )
            for one in answers
        ),
    )


def balance_rows(duty: DutyView, asset: int, view: View) -> tuple[BalanceRow, ...]:
    """The rows behind an asset's balance, as its page shows them."""
    code = next(one.asset.currency for one in duty.holdings if one.entry.number == asset)
    return tuple(
        BalanceRow(
            number=one.entry.number,
            at=view.forms.instant(one.entry.at),
            what=view.words(f"web.duty.kind.{one.entry.body.__struct_config__.tag}"),
            told=told_of(one.entry, view, duty),
            change=view.forms.amount(one.change_minor, code),
            after=view.forms.money(one.after_minor, code),
            exhibit=one.entry.body.exhibit,
        )
        for one in duty.movements[asset]
    )


def steps_of(duty: DutyView, view: View) -> tuple[ChainStep, ...]:
    """The chain from the publication on, each step with the time since the one before it."""
    steps = []
    before: datetime | None = None
    for name, instant in duty.chain:
        since = instant.at - before if instant and before else None
        steps.append(
            ChainStep(
                name=name,
                instant=instant,
                since=span_text(since, view.words) if since and since > timedelta() else "",
            )
        )
        before = instant.at if instant else before
    return tuple(steps)


def told_of(entry: Entry, view: View, duty: DutyView) -> str:
    """What an entry says, in short."""
    body, words = entry.body, view.words
    said = _SAID.get(type(body))
    parts = said(body, duty, view) if said else ()
    text = body.text if isinstance(body, RightWeighed) else body.remark
    return " · ".join(filter(None, (*map(words_or_text(words), parts), text)))


def words_or_text(words: Words) -> Callable[[str], str]:
    """A key of the catalogue in words; another text as it stands."""
    return lambda told: words(told) if told in words else told


def _money(minor: int, asset: int, duty: DutyView, view: View) -> str:
    """A sum out of an asset, in its currency."""
    held = (one.asset for one in duty.holdings if one.entry.number == asset)
    return next((view.forms.money(minor, one.currency) for one in held), "")


def _event(body: Happened, _: DutyView, __: View) -> tuple[str, ...]:
    outcome = f"duty.outcome.{body.outcome}" if body.outcome else ""
    return f"duty.event.{body.event}", f"№ {body.about}" if body.about else "", outcome


def _asset(body: FrozenAsset, _: DutyView, view: View) -> tuple[str, ...]:
    return body.name, view.forms.money(body.amount_minor, body.currency), body.owner


def _credit(body: Credited, duty: DutyView, view: View) -> tuple[str, ...]:
    return f"№ {body.asset}", _money(body.amount_minor, body.asset, duty, view)


def _attempt(body: Attempt, _: DutyView, view: View) -> tuple[str, ...]:
    money = view.forms.money(body.amount_minor, body.currency)
    return f"duty.direction.{body.direction}", money, body.counterparty


def _request(body: ExemptionRequest, duty: DutyView, view: View) -> tuple[str, ...]:
    limit = _money(body.limit_minor, body.asset, duty, view)
    return (*(f"duty.purpose.{one}" for one in body.purposes), limit)


def _payment(body: Payment, duty: DutyView, view: View) -> tuple[str, ...]:
    found = duty.record.find(body.request, ExemptionRequest)
    asset = found[1].asset if found else 0
    money = _money(body.amount_minor, asset, duty, view)
    return f"№ {body.request}", money, f"duty.purpose.{body.purpose}", body.payee


def _permitted(body: PermittedPayment, duty: DutyView, view: View) -> tuple[str, ...]:
    kinds = {one.key: one.text.words(view.language) for one in duty.permitted}
    money = _money(body.amount_minor, body.asset, duty, view)
    return kinds.get(body.permitted, body.permitted), money, body.payee


def _petition(body: Petition, duty: DutyView, view: View) -> tuple[str, ...]:
    routes = {one.key: one.text.words(view.language) for one in duty.routes}
    return routes.get(body.route, body.route), body.petitioner, body.grounds


def _verification(body: Verification, _: DutyView, __: View) -> tuple[str, ...]:
    compared = (f"hit.discriminator.{one.discriminator}" for one in body.compared)
    return f"duty.conclusion.{body.conclusion}", *compared


def _release(body: Release, _: DutyView, __: View) -> tuple[str, ...]:
    return f"duty.ground.{body.ground}", ", ".join(f"№ {one}" for one in body.assets)


def _right(body: RightWeighed, _: DutyView, __: View) -> tuple[str, ...]:
    return (f"duty.right.{body.topic}",)


def _letter(body: LetterIssued, _: DutyView, __: View) -> tuple[str, ...]:
    told = f"web.duty.letter.{body.letter}", f"web.duty.language.{body.language}"
    return *told, f"SHA-256 {body.sha256[:16]}…"


_SAID: Final[dict[type, Callable[[Any, DutyView, View], tuple[str, ...]]]] = {
    Happened: _event,
    FrozenAsset: _asset,
    Credited: _credit,
    Attempt: _attempt,
    ExemptionRequest: _request,
    Payment: _payment,
    PermittedPayment: _permitted,
    Petition: _petition,
    Verification: _verification,
    Release: _release,
    RightWeighed: _right,
    LetterIssued: _letter,
}
"""What each kind of entry says besides its remark: keys of the catalogue, or texts."""
