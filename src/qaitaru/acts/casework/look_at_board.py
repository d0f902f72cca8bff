"""See the prosecutor's board: over every investigation in which one's role opens it."""

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.duty.duty_desk import law_of
from qaitaru.casework import case_store
from qaitaru.casework.bodies.conduct import PredicateCase
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.prosecutors_board import Board, Supervised, board
from qaitaru.casework.roles import member_may


def look_at_board(desk: Desk) -> Board:
    """The board as it stands; investigations that the member may not supervise are not on it.

    Raises: PackFaulty.
    """
    law, now = law_of(desk), desk.clock()
    with consult(desk, "look_at_board") as connection:
        records = case_store.every(connection)
        loose = [one.body for one in case_store.loose(connection)]
    cases = tuple(CaseAt(one, law, now) for one in records)
    return board(
        Supervised(
            law=law,
            at=now,
            cases=cases,
            seen=tuple(one for one in cases if member_may(one.record, desk.member, "board", now)),
            loose=tuple(one for one in loose if isinstance(one, PredicateCase)),
        )
    )
