"""The prosecutor's board in tables and for a machine."""

from typing import Any, Final

from qaitaru.casework.prosecutors_board import Board, OnOthers, PredicateLine, Unsupervised
from qaitaru.casework.roles import opening
from qaitaru.cli.casework.case_json import case_clock_json
from qaitaru.cli.casework.case_told import tell_case_clocks
from qaitaru.cli.face import FORMS, WORDS, table, tell
from qaitaru.cli.law.clock_json import clock_json
from qaitaru.cli.local_time import told_at
from qaitaru.documents.clock_words import end_text

_PREDICATES: Final = (
    "predicate",
    "registered",
    "offence",
    "proceeds",
    "investigation",
    "duty_state",
    "duty_due",
)

_MEASURES: Final = ("investigation", "number", "measure", "began", "case_wanting")
_OTHERS: Final = ("investigation", "number", "measure", "began", "case_assets")
_CLOSINGS: Final = ("investigation", "number", "case_reason", "case_closed", "case_searched")


def tell_board(board: Board) -> None:
    """Criminal cases, measures, clocks, closings; and what of one's own is not on it."""
    rows = [_predicate_row(one) for one in board.predicates]
    table(WORDS("cli.board.predicates", count=len(rows)), _keys(_PREDICATES), rows)
    gaps = [_measure_row(one) for one in (*board.unsupervised, *board.not_lifted)]
    table(WORDS("cli.board.measures", count=len(gaps)), _keys(_MEASURES), gaps, right=(0, 1))
    if board.on_others:
        rows = [_others_row(one) for one in board.on_others]
        table(WORDS("cli.board.on_others", count=len(rows)), _keys(_OTHERS), rows, right=(0, 1))
    tell_case_clocks(board.late)
    closings = [
        (
            one.case.record.head.number,
            one.entry.number,
            WORDS(f"casework.closing.{one.body.reason}"),
            told_at(one.closed_at) if one.closed_at else WORDS("casework.waits"),
            WORDS(f"casework.searched.{'yes' if one.was_searched else 'no'}"),
        )
        for one in board.closings
    ]
    table(WORDS("cli.board.closings", count=len(closings)), _keys(_CLOSINGS), closings)
    if board.unseen:
        roles = ", ".join(WORDS(f"casework.role.{one}") for one in opening("board"))
        tell("casework.board_unseen", count=len(board.unseen), roles=roles)


def board_json(board: Board) -> dict[str, Any]:
    """The board; keys stay as they are."""
    return {
        "predicates": [
            {
                "registration": one.body.registration,
                "registered_on": one.body.registered_on,
                "offence": one.body.offence or None,
                "yields_proceeds": one.yields,
                "investigation": one.investigation or None,
                "is_late": one.is_late,
                "clock": clock_json(one.clock) if one.clock else None,
            }
            for one in board.predicates
        ],
        "unsupervised": [_measure(one) for one in board.unsupervised],
        "not_lifted": [_measure(one) for one in board.not_lifted],
        "on_others": [
            {
                "investigation": one.case.record.head.number,
                "measure": one.measure.entry.number,
                "kind": one.measure.kind.key,
                "assets": one.assets,
            }
            for one in board.on_others
        ],
        "late": [case_clock_json(one) for one in board.late],
        "closings": [
            {
                "investigation": one.case.record.head.number,
                "entry": one.entry.number,
                "reason": one.body.reason,
                "closed_at": one.closed_at,
                "was_searched": one.was_searched,
            }
            for one in board.closings
        ],
        "unseen": [one.record.head.number for one in board.unseen],
        "has_faults": board.has_faults,
    }


def _keys(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"cli.column.{one}" for one in names)


def _predicate_row(one: PredicateLine) -> tuple[object, ...]:
    reckoned = one.clock.reckoned if one.clock else None
    known = {True: "yes", False: "no", None: "unknown"}[one.yields]
    return (
        one.body.registration,
        FORMS.day(one.body.registered_on),
        one.body.offence,
        WORDS(f"casework.proceeds.{known}"),
        one.investigation or "",
        WORDS(f"duty.state.{one.clock.state.value}") if one.clock else "",
        end_text(reckoned.due, WORDS, FORMS) if reckoned else "",
    )


def _measure_row(one: Unsupervised) -> tuple[object, ...]:
    return (
        one.case.record.head.number,
        one.measure.entry.number,
        one.measure.kind.text.words(WORDS.language),
        told_at(one.measure.entry.at),
        ", ".join(WORDS(f"law.event.{each.value}") for each in one.wanting),
    )


def _others_row(one: OnOthers) -> tuple[object, ...]:
    return (
        one.case.record.head.number,
        one.measure.entry.number,
        one.measure.kind.text.words(WORDS.language),
        told_at(one.measure.entry.at),
        ", ".join(map(str, one.assets)),
    )


def _measure(one: Unsupervised) -> dict[str, Any]:
    return {
        "investigation": one.case.record.head.number,
        "measure": one.measure.entry.number,
        "kind": one.measure.kind.key,
        "began": one.measure.entry.at,
        "wanting": one.wanting,
    }
