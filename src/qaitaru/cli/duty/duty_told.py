"""A duty in tables: its chain, its clocks, what is frozen, what is asked, whose rights."""

from datetime import timedelta
from typing import Final

from qaitaru.acts.duty.look_at_duties import DutyView, RequestView
from qaitaru.cli.face import FORMS, WORDS, table, tell
from qaitaru.cli.local_time import told_at
from qaitaru.documents.clock_words import edition_text, end_text, marks_text, span_text, took_text
from qaitaru.law.clock_lines import ClockLine, Instant
from qaitaru.law.due import Due

_DUTIES: Final = ("number", "reference", "name", "regime", "duty_held", "duty_next", "duty_late")
_CLOCKS: Final = ("duty_clock", "duty_owed_by", "duty_state", "duty_due", "duty_done", "duty_late")
_ASSETS: Final = ("number", "name", "holder", "frozen_at", "duty_amount", "duty_paid", "duty_held")
_REQUESTS: Final = ("number", "duty_request", "duty_asked_by", "duty_state", "duty_left")


def tell_duties(views: tuple[DutyView, ...]) -> None:
    """The list, the most pressing first."""
    title = WORDS("cli.duty.list.title", count=len(views))
    table(title, _keys((*_DUTIES, "edition")), [_duty_row(one) for one in views])


def tell_duty(view: DutyView) -> None:
    """One duty, whole."""
    head = view.record.head
    tell(
        "cli.duty.head",
        number=head.number,
        party=head.party,
        listed=head.listed_name,
        reference=head.reference,
        publisher=head.publisher,
        regime=regime_text(view),
        version=head.list_version,
        sha256=head.list_sha256[:16],
    )
    for name, instant in view.chain:
        tell("cli.duty.event", event=WORDS(f"duty.event.{name}"), at=at_text(instant))
    rows = [_clock_row(one) for one in view.clocks]
    table(WORDS("cli.duty.clocks"), _keys((*_CLOCKS, "edition")), rows)
    _tell_money(view)
    _tell_rights(view)


def regime_text(view: DutyView) -> str:
    """The regime in words; that none is known, where no pack knows the list's word."""
    known = view.regime
    return known.text.words(WORDS.language) if known else WORDS("duty.regime_unknown")


def at_text(instant: Instant | None) -> str:
    """An instant; the day alone where only it is known."""
    if instant is None:
        return WORDS("duty.not_yet")
    told = told_at(instant.at)
    return WORDS("duty.by_day", at=told) if instant.is_day else told


def _keys(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"cli.column.{name}" for name in names)


def _duty_row(view: DutyView) -> tuple[object, ...]:
    head, first = view.record.head, view.next_steps[0] if view.next_steps else None
    held = "\n".join(FORMS.money(minor, code) for code, minor in view.held.items())
    next_ = first.clock.text.words(WORDS.language) if first else ""
    return (
        head.number,
        head.reference,
        head.party,
        regime_text(view),
        held,
        f"{next_}\n{_end_text(first)}".strip(),
        _late_text(first.late) if first else "",
        _edition(first),
    )


def _clock_row(one: ClockLine) -> tuple[object, ...]:
    about = f" (№ {one.about})" if one.about else ""
    return (
        one.clock.text.words(WORDS.language) + about,
        WORDS(f"law.actor.{one.clock.owed_by}"),
        WORDS(f"duty.state.{one.state.value}"),
        _end_text(one),
        _done_text(one),
        _late_text(one.late),
        _edition(one),
    )


def _done_text(one: ClockLine) -> str:
    done = at_text(one.done) if one.done else ""
    return "\n".join(filter(None, (done, took_text(one, WORDS))))


def _end_text(one: ClockLine | None) -> str:
    if one is None or one.reckoned is None or one.due_utc is None:
        return ""
    return end_text(one.reckoned.due, WORDS, FORMS)


def _late_text(late: timedelta) -> str:
    return span_text(late, WORDS) if late else ""


def _edition(one: ClockLine | None) -> str:
    """The edition used with its marks, and each other that may have stood."""
    if one is None or one.reckoned is None:
        return ""
    reckoned = one.reckoned
    lines = [_due_text(reckoned.due, is_sure=reckoned.is_sure)]
    lines += [_due_text(due, is_sure=True, tells_end=True) for due in reckoned.others]
    return "\n".join(lines)


def _due_text(due: Due, *, is_sure: bool, tells_end: bool = False) -> str:
    parts = [edition_text(due.edition, WORDS), marks_text(due, WORDS, is_sure=is_sure)]
    parts += [end_text(due, WORDS, FORMS)] if tells_end else []
    return " · ".join(filter(None, parts))


def _tell_money(view: DutyView) -> None:
    rows = [
        (
            one.entry.number,
            one.asset.name,
            one.asset.owner,
            told_at(one.entry.at),
            FORMS.money(one.asset.amount_minor + one.credited_minor, one.asset.currency),
            FORMS.money(one.paid_minor, one.asset.currency),
            FORMS.money(one.held_minor, one.asset.currency),
        )
        for one in view.holdings
    ]
    table(WORDS("cli.duty.assets", count=len(rows)), _keys(_ASSETS), rows, right=(0, 4, 5, 6))
    asked = [_request_row(one) for one in view.requests]
    if asked:
        table(WORDS("cli.duty.requests"), _keys(_REQUESTS), asked, right=(0, 4))


def _request_row(one: RequestView) -> tuple[object, ...]:
    kind = one.kind.text.words(WORDS.language) if one.kind else WORDS("duty.release")
    left = FORMS.money(one.left_minor, one.currency) if one.currency else ""
    return one.entry.number, kind, one.entry.made_by, WORDS(f"duty.request.{one.standing}"), left


def _tell_rights(view: DutyView) -> None:
    if view.on_name_alone:
        tell("duty.name_alone")
    if view.wanting:
        topics = ", ".join(WORDS(f"duty.right.{one}") for one in view.wanting)
        tell("cli.duty.wanting", topics=topics)
    for one in view.reviews:
        key = "duty.review_late" if one.is_late else "duty.review_on"
        tell(key, topic=WORDS(f"duty.right.{one.right.topic}"), day=FORMS.day(one.on))
