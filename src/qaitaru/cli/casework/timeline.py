"""``qaitaru investigation timeline``: what happened, in order of time, and who told it."""

from typing import Annotated, Any, Final

import typer

from qaitaru.acts.casework.look_at_investigation import look_at_investigation
from qaitaru.casework.timeline import TimelineLine, timeline
from qaitaru.cli.casework.case_given import AboutOption, InvestigationArgument
from qaitaru.cli.desk import at_desk
from qaitaru.cli.face import (
    HERE,
    WORDS,
    AsOfOption,
    JsonOption,
    WorkspaceOption,
    instant_of,
    table,
    tell_json,
)
from qaitaru.cli.given import instant_given
from qaitaru.cli.local_time import told_at

_COLUMNS: Final = (
    "number",
    "case_at",
    "case_kind",
    "case_about",
    "case_says",
    "member",
    "duty_state",
)
_SAYING: Final = ("text", "name", "title", "to", "event", "measure", "registration", "manager")


def timeline_(
    number: InvestigationArgument,
    *,
    about: AboutOption = 0,
    since: Annotated[str, typer.Option(help=WORDS("cli.case.since_instant"))] = "",
    as_of: AsOfOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Everything told, by when it happened; of one thing with --about."""
    begins = instant_given("--since", since)
    view = at_desk(workspace, look_at_investigation, number, as_of=instant_of(as_of))
    lines = timeline(view.case, about, begins)
    if as_json:
        tell_json([_json(one) for one in lines])
    else:
        keys = tuple(f"cli.column.{one}" for one in _COLUMNS)
        table(WORDS("cli.case.timeline", count=len(lines)), keys, [_row(one) for one in lines])


def _row(one: TimelineLine) -> tuple[object, ...]:
    entry = one.entry
    return (
        entry.number,
        told_at(entry.at),
        WORDS(f"casework.kind.{entry.kind}"),
        entry.about or "",
        _said(one),
        entry.made_by,
        _state(one),
    )


def _said(one: TimelineLine) -> str:
    """What an entry says in its first words; the rest is in the JSON."""
    told = [str(value) for name in _SAYING if (value := getattr(one.entry.body, name, ""))]
    return "; ".join(dict.fromkeys([*told[:2], *filter(None, [one.entry.body.remark])]))


def _state(one: TimelineLine) -> str:
    if one.corrected_by:
        numbers = ", ".join(map(str, one.corrected_by))
        return WORDS("casework.corrected", entries=numbers)
    if one.entry.corrects:
        return WORDS("casework.corrects", entry=one.entry.corrects)
    if one.decision is not None:
        key = "casework.granted_by" if one.decision.granted else "casework.refused_by"
        return WORDS(key, member=one.decision.decided_by)
    return WORDS("casework.waits") if one.waits else ""


def _json(one: TimelineLine) -> dict[str, Any]:
    entry = one.entry
    return {
        "entry": entry.number,
        "at": entry.at,
        "kind": entry.kind,
        "about": entry.about or None,
        "corrects": entry.corrects or None,
        "corrected_by": one.corrected_by,
        "made_by": entry.made_by,
        "made_at": entry.made_at,
        "told_late_by_days": one.told_late_by_days,
        "body": entry.body,
        "decision": one.decision,
        "waits": one.waits,
    }
