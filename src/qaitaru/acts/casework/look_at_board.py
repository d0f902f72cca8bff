"""See the prosecutor's board: over every investigation in which one's role opens it."""

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.casework.case_shelf import shelf_of
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
    law, now, shelf = law_of(desk), desk.clock(), shelf_of(desk)
    with consult(desk, "look_at_board") as connection:
        records = shelf.every(connection)
        loose = [one.body for one in case_store.loose(connection)]
    cases = tuple(CaseAt(one, law, now) for one in records)
    seen = tuple(one for one in cases if member_may(one.record, desk.member, "board", now))
    over = Supervised(
        law=law,
        at=now,
        cases=cases,
        seen=seen,
        loose=tuple(one for one in loose if isinstance(one, PredicateCase)),
    )
    return board(over, (shelf.view(one, desk.member).supervision for one in seen))
