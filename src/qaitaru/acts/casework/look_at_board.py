"""See the prosecutor's board: over every investigation in which one's role opens it."""

from collections.abc import Iterable
from datetime import datetime

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.casework.case_shelf import shelf_of
from qaitaru.acts.casework.look_over import views_of
from qaitaru.acts.duty.duty_desk import law_of
from qaitaru.casework import case_store
from qaitaru.casework.bodies.conduct import PredicateCase
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.known_by import known_by
from qaitaru.casework.prosecutors_board import Board, Supervised, board
from qaitaru.casework.record import CaseEntry, CaseRecord
from qaitaru.casework.roles import member_may


def look_at_board(desk: Desk, *, as_of: datetime | None = None) -> Board:
    """The board as it stands, or as it was known at an instant.

    Investigations that the member may not supervise are not on it: of those that the member may
    see all the same, it tells which.

    Raises: PackFaulty.
    """
    law, now = law_of(desk), desk.clock()
    with consult(desk, "look_at_board") as connection:
        records = shelf_of(desk).every(connection)
        loose = case_store.loose(connection)
    cases = tuple(CaseAt(one, law, as_of or now) for one in known_by(records, as_of))
    opened = {verb: _opened(records, desk.member, verb, now) for verb in ("board", "look")}
    seen = tuple(one for one in cases if one.record.head.number in opened["board"])
    over = Supervised(
        law=law,
        at=as_of or now,
        cases=cases,
        seen=seen,
        unseen=tuple(
            one for one in cases if one.record.head.number in opened["look"] - opened["board"]
        ),
        loose=tuple(_predicates(loose, as_of)),
    )
    return board(over, (one.supervision for one in views_of(desk, seen, as_of)))


def _opened(records: Iterable[CaseRecord], member: str, verb: str, now: datetime) -> set[int]:
    """The investigations in which a role of the member opens a verb now."""
    return {one.head.number for one in records if member_may(one, member, verb, now)}


def _predicates(loose: Iterable[CaseEntry], as_of: datetime | None) -> Iterable[PredicateCase]:
    known = (one.body for one in loose if as_of is None or one.made_at <= as_of)
    return (one for one in known if isinstance(one, PredicateCase))
