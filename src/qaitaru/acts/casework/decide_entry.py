"""Decide what another member asked for: a closing, a release, a move, a weighty correction."""

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_desk import OnCase, cannot, must_be_allowed, on_thing, refuse
from qaitaru.acts.sharing.packing_up import By, packed_up
from qaitaru.casework import case_store
from qaitaru.casework.asset_phases import refuse_move
from qaitaru.casework.bodies.conduct import Closing
from qaitaru.casework.bodies.keeping import PhaseMove
from qaitaru.casework.bodies.measures import ReleaseAsked
from qaitaru.casework.bodies.sharing import SendingAsked
from qaitaru.casework.closing import refuse_closing
from qaitaru.casework.correcting import refuse_correction
from qaitaru.casework.four_eyes import verb_of, waits
from qaitaru.casework.in_force import measure_of
from qaitaru.casework.record import CaseDecision, CaseEntry
from qaitaru.casework.releasing import refuse_release, refuse_without_consent
from qaitaru.casework.roles import roles_of
from qaitaru.engine.schema import CASE_DECISIONS
from qaitaru.facts.errors import SameMember
from qaitaru.facts.refusals import Refusal


def decide_entry(desk: Desk, entry: int, *, granted: bool, remark: str) -> CaseDecision:
    """Say yes or no to what another member asked for; what is unlawful by then is not granted.

    Raises: InvestigationMissing; SameMember; CaseRefused where it waits for nobody, was decided,
        is not lawful (any more), or where no remark says why it is refused; SharingRefused
            for a sending that may not go (any more); PackFaulty.
    """
    with on_thing(desk, "decide_entry", entry, "decide", closed_too=True) as on:
        asked = _asked(on, entry)
        must_be_allowed(on, verb_of(asked))
        if asked.made_by == on.deed.member:
            raise SameMember(on.deed.member)
        if not granted and not remark.strip():
            refuse(Refusal("remark_wanting"))
        if granted:
            _must_be_lawful(desk, on, asked)
        decision = CaseDecision(
            number=case_store.next_number(on.deed.connection, CASE_DECISIONS),
            entry=entry,
            granted=granted,
            remark=remark.strip(),
            asked_by=asked.made_by,
            decided_by=on.deed.member,
            decided_at=on.deed.at,
        )
        case_store.add_decision(on.deed.connection, decision)
        number = on.record.head.number
        on.deed.told.update(investigation=number, entry=entry, granted=granted)
        return decision


def _asked(on: OnCase, number: int) -> CaseEntry:
    found = on.record.entry(number)
    if found is None or not waits(found):
        cannot("waits_for_nobody", str(number))
    if on.record.decision_on(number) is not None:
        cannot("decided_already", str(number))
    return found


def _must_be_lawful(desk: Desk, on: OnCase, asked: CaseEntry) -> None:
    case, body = on.at(None), asked.body
    if asked.corrects:
        refuse(refuse_correction(case, asked))
    elif isinstance(body, Closing):
        refuse(refuse_closing(case, body))
    elif isinstance(body, ReleaseAsked):
        _must_be_let_go(on, asked, body)
    elif isinstance(body, PhaseMove):
        refuse(refuse_move(case, asked.about, body, is_decided=True))
    elif isinstance(body, SendingAsked):
        by = By(sent_by=asked.made_by, confirmed_by=on.deed.member, at=on.deed.at)
        packed_up(desk, on, body, by)


def _must_be_let_go(on: OnCase, asked: CaseEntry, release: ReleaseAsked) -> None:
    """Something is held, on a ground, and whoever must agree asked for it or grants it."""
    standing = measure_of(on.at(None), asked.about)
    if standing is None:
        cannot("measure_missing", str(asked.about))
    refuse(refuse_release(standing, release))
    members = (asked.made_by, on.deed.member)
    roles = frozenset().union(*(roles_of(on.record, one, on.deed.at) for one in members))
    refuse(refuse_without_consent(standing, release, roles))
