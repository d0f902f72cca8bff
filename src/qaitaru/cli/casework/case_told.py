"""An investigation in tables: people, assets, measures, clocks."""

from collections.abc import Iterable
from typing import Final

from qaitaru.acts.casework.look_at_investigation import CaseView
from qaitaru.acts.casework.paper_facts.subject_parts import identifier_of
from qaitaru.casework.asset_phases import AssetStanding
from qaitaru.casework.case_clocks import CaseClock
from qaitaru.casework.in_force import How, MeasureStanding
from qaitaru.cli.face import FORMS, WORDS, table, tell
from qaitaru.cli.local_time import told_at
from qaitaru.documents.clock_words import edition_text, end_text, marks_text, span_text
from qaitaru.law.clock_lines import State

_CASES: Final = (
    "number",
    "case_title",
    "predicate",
    "case_assets",
    "case_held",
    "duty_next",
    "duty_late",
)
_ASSETS: Final = ("number", "asset_sort", "name", "phase", "since", "held_until", "case_lapsed")
_MEASURES: Final = (
    "number",
    "measure",
    "document",
    "began",
    "held_until",
    "case_holds",
    "case_ended",
)
_CLOCKS: Final = (
    "investigation",
    "number",
    "duty_clock",
    "duty_owed_by",
    "duty_state",
    "duty_due",
    "duty_late",
    "edition",
)

_SUBJECTS: Final = ("number", "name", "identifier", "born", "procedural", "since")
_TASKS: Final = ("number", "case_task", "member", "due_on", "duty_state")


def tell_cases(views: Iterable[CaseView]) -> None:
    """The list, the most pressing first."""
    rows = [_case_row(one) for one in views]
    table(WORDS("cli.case.list.title", count=len(rows)), _keys(_CASES), rows, right=(0, 3, 4))


def tell_case(view: CaseView) -> None:
    """One investigation, whole."""
    head = view.record.head
    tell(
        "cli.case.head",
        number=head.number,
        title=head.title,
        agency=head.agency,
        opened=told_at(head.opened_at),
        jurisdiction=head.jurisdiction,
    )
    for case in view.predicates:
        day = FORMS.day(case.registered_on)
        tell("cli.case.predicate_told", registration=case.registration, day=day)
    for _, given in view.roles:
        tell("cli.case.role_told", member=given.member, role=WORDS(f"casework.role.{given.role}"))
    tell_subjects(view)
    tell_assets(view.assets)
    tell_measures(view.measures)
    tell_case_clocks(view.next_clocks)
    _tell_tasks(view)
    for one in view.waiting:
        kind = WORDS(f"casework.kind.{one.kind}")
        tell("cli.case.waits_told", kind=kind, entry=one.number, member=one.made_by)
    if view.closed:
        reason = WORDS(f"casework.closing.{view.closed[1].reason}")
        tell("cli.case.closed_told", reason=reason, text=view.closed[1].text)


def tell_subjects(view: CaseView) -> None:
    """Whom it is about."""
    rows = [
        (
            one.entry.number,
            one.subject.name,
            identifier_of(one.subject),
            FORMS.day(one.subject.born_on) if one.subject.born_on else "",
            WORDS(f"casework.status.{one.status.status}") if one.status else "",
            FORMS.day(one.status.since) if one.status else "",
        )
        for one in view.subjects
    ]
    table(WORDS("cli.case.subjects", count=len(rows)), _keys(_SUBJECTS), rows, right=(0,))


def tell_assets(standings: Iterable[AssetStanding]) -> None:
    """What was found, and how firmly it is held."""
    rows = [
        (
            one.entry.number,
            WORDS(f"casework.asset.{one.asset.sort}"),
            one.asset.name,
            WORDS(f"casework.phase.{one.phase.value}"),
            told_at(one.since),
            _until(one.held_by),
            WORDS("casework.lapsed") if one.has_lapsed else "",
        )
        for one in standings
    ]
    table(WORDS("cli.case.assets", count=len(rows)), _keys(_ASSETS), rows, right=(0,))


def tell_measures(standings: Iterable[MeasureStanding]) -> None:
    """What holds the assets, until when, and what ended."""
    rows = [
        (
            one.entry.number,
            one.kind.text.words(WORDS.language),
            one.measure.document,
            told_at(one.entry.at),
            told_at(one.expiry.at) if one.expiry.at else _lasting(one),
            ", ".join(str(each.held.asset) for each in one.holds),
            ended_text(one),
        )
        for one in standings
    ]
    table(WORDS("cli.case.measures", count=len(rows)), _keys(_MEASURES), rows, right=(0,))


def tell_case_clocks(clocks: Iterable[CaseClock]) -> None:
    """What is next, for whom, under which edition."""
    rows = [_clock_row(one) for one in clocks]
    table(WORDS("cli.case.clocks", count=len(rows)), _keys(_CLOCKS), rows, right=(0, 1))


def ended_text(one: MeasureStanding) -> str:
    """How and when a measure ended, and who must lift it by themselves where it lapsed."""
    end = one.end
    if end is None:
        return ""
    told = WORDS(f"casework.ended.{end.how.value}", at=told_at(end.at))
    must = ", ".join(WORDS(f"law.actor.{each.value}") for each in one.edition.lifted_by)
    lapsed = end.how is How.LAPSED and must
    return f"{told}; {WORDS('casework.must_lift', who=must)}" if lapsed else told


def _lasting(one: MeasureStanding) -> str:
    """Until when a measure without an end holds: until it is lifted, or its clock goes on."""
    return WORDS("casework.until_resumed" if one.expiry.is_paused else "casework.until_lifted")


def _keys(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"cli.column.{name}" for name in names)


def _case_row(view: CaseView) -> tuple[object, ...]:
    first = next(iter(view.next_clocks), None)
    next_ = first.line.clock.text.words(WORDS.language) if first else ""
    return (
        view.record.head.number,
        view.record.head.title,
        "\n".join(one.registration for one in view.predicates),
        len(view.assets),
        sum(bool(one.held_by) for one in view.assets),
        f"{next_}\n{_end(first)}".strip(),
        _late(first),
    )


def _clock_row(one: CaseClock) -> tuple[object, ...]:
    line = one.line
    return (
        one.investigation,
        one.about,
        line.clock.text.words(WORDS.language),
        WORDS(f"law.actor.{line.clock.owed_by.value}"),
        _state(one),
        _end(one),
        _late(one),
        _edition(one),
    )


def _state(one: CaseClock) -> str:
    """Where a clock stands; of what lapsed, who must lift it by themselves."""
    told = WORDS(f"duty.state.{one.line.state.value}")
    if one.line.state is not State.LAPSED or not one.then:
        return told
    who = ", ".join(WORDS(f"law.actor.{each.value}") for each in one.then)
    return f"{told}; {WORDS('casework.must_lift', who=who)}"


def _end(one: CaseClock | None) -> str:
    if one is None or one.line.reckoned is None:
        return ""
    if one.line.extended_to is not None:
        return told_at(one.line.extended_to)
    return end_text(one.line.reckoned.due, WORDS, FORMS)


def _late(one: CaseClock | None) -> str:
    return span_text(one.line.late, WORDS) if one and one.line.late else ""


def _edition(one: CaseClock) -> str:
    if one.line.reckoned is None:
        return ""
    due = one.line.reckoned.due
    marks = marks_text(due, WORDS, is_sure=one.line.reckoned.is_sure)
    told = (edition_text(due.edition, WORDS), due.edition.source, marks)
    return " · ".join(filter(None, told))


def _until(held_by: tuple[MeasureStanding, ...]) -> str:
    ends = [one.expiry.at for one in held_by]
    if not ends:
        return ""
    if None in ends:
        return WORDS("casework.until_lifted")
    return told_at(max(one for one in ends if one is not None))


def _tell_tasks(view: CaseView) -> None:
    rows = [
        (
            one.entry.number,
            one.task.text,
            one.task.member,
            FORMS.day(one.task.due_on) if one.task.due_on else "",
            WORDS(f"casework.task.{'done' if one.done_at else 'late' if one.is_late else 'open'}"),
        )
        for one in view.tasks
    ]
    if rows:
        table(WORDS("cli.case.tasks"), _keys(_TASKS), rows, right=(0,))
