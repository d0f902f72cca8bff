"""Decide a finding: look at it, take it into the case, or close it with a second member.

What each act returns is the step as it is kept; it rests on what the latest run saw.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from qaitaru.acts.act import Deed, Desk, act
from qaitaru.acts.detection.finding_views import FindingView, finding_views
from qaitaru.acts.remarks import check_remark
from qaitaru.detection.desk import finding_store
from qaitaru.detection.desk.deciding import GROUNDS, NEEDS_REMARK, Move, Step, Verdict
from qaitaru.facts.errors import (
    FindingMissing,
    FindingProposalMissing,
    FindingProposalWaits,
    OwnFindingProposal,
    SettingFaulty,
)
from qaitaru.facts.moments import instant_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What a member proposes: a dismissal, or a suppression until a day.

    The scope is of a suppression: a typology that found it (empty: the one that tells it best), and
    accounts of it by key or number (none: the one it turns about).
    """

    verdict: Verdict
    ground: str
    remark: str = ""
    expires_on: date | None = None
    typology: str = ""
    accounts: tuple[str, ...] = ()


def note_looked(desk: Desk, number: int, remark: str = "") -> Step:
    """Note to have looked at a finding; it stays as it stands.

    Raises: FindingMissing; SettingFaulty for a remark that is too long.
    """
    return _noted(desk, number, Verdict.LOOKED, remark)


def take_finding(desk: Desk, number: int, remark: str = "") -> Step:
    """Take a finding into the case: one member may.

    Raises: FindingMissing; FindingProposalWaits; SettingFaulty for a remark that is too long.
    """
    return _noted(desk, number, Verdict.TAKEN, remark)


def propose_closing(desk: Desk, number: int, closing: Closing) -> Step:
    """Propose to dismiss a finding or to hold it back; a second member answers.

    Raises: FindingMissing; FindingProposalWaits; SettingFaulty for a ground, remark, day or scope
    that is missing or cannot be.
    """
    with act(desk, "propose_closing", purpose=closing.ground) as deed:
        view = _view(desk, deed, number)
        _check(closing, deed.at.date())
        _refuse_second(view)
        held = closing.verdict is Verdict.SUPPRESSED
        step = Step(
            number=finding_store.next_step(deed.connection),
            finding=number,
            sighting=view.seen.number,
            move=Move.PROPOSED,
            verdict=closing.verdict,
            ground=closing.ground,
            remark=closing.remark,
            expires_on=closing.expires_on,
            typology=_typology(view, closing) if held else "",
            accounts=_accounts(view, closing) if held else (),
            member=deed.member,
            at=instant_text(deed.at),
        )
        return _kept(deed, step)


def confirm_closing(desk: Desk, number: int, remark: str = "") -> Step:
    """Confirm what waits: it holds from here on.

    Raises: FindingMissing; FindingProposalMissing; OwnFindingProposal for its maker.
    """
    return _answer(desk, number, Move.CONFIRMED, remark)


def refuse_closing(desk: Desk, number: int, remark: str) -> Step:
    """Refuse what waits: the finding is open again.

    Raises: as ``confirm_closing``; SettingFaulty where no remark says why.
    """
    return _answer(desk, number, Move.REFUSED, remark, needs_remark=True)


def withdraw_closing(desk: Desk, number: int, remark: str = "") -> Step:
    """Take back one's own proposal before it is answered.

    Raises: FindingMissing; FindingProposalMissing; OwnFindingProposal for anybody else.
    """
    return _answer(desk, number, Move.WITHDRAWN, remark)


_VERBS: Final = {
    Move.CONFIRMED: "confirm_closing",
    Move.REFUSED: "refuse_closing",
    Move.WITHDRAWN: "withdraw_closing",
}


def _noted(desk: Desk, number: int, verdict: Verdict, remark: str) -> Step:
    with act(desk, f"note_{verdict.value}") as deed:
        view = _view(desk, deed, number)
        check_remark(remark, is_needed=False)
        if verdict is not Verdict.LOOKED:
            _refuse_second(view)
        step = Step(
            number=finding_store.next_step(deed.connection),
            finding=number,
            sighting=view.seen.number,
            move=Move.NOTED,
            verdict=verdict,
            remark=remark,
            member=deed.member,
            at=instant_text(deed.at),
        )
        return _kept(deed, step)


def _answer(
    desk: Desk, number: int, move: Move, remark: str, *, needs_remark: bool = False
) -> Step:
    with act(desk, _VERBS[move]) as deed:
        waiting = _view(desk, deed, number).stands.waiting
        if waiting is None:
            raise FindingProposalMissing(str(number))
        if (waiting.member == deed.member) != (move is Move.WITHDRAWN):
            raise OwnFindingProposal(str(number), waiting.member, deed.member)
        check_remark(remark, is_needed=needs_remark)
        step = Step(
            number=finding_store.next_step(deed.connection),
            finding=number,
            sighting=waiting.sighting,
            move=move,
            verdict=waiting.verdict,
            remark=remark,
            answers=waiting.number,
            member=deed.member,
            at=instant_text(deed.at),
        )
        return _kept(deed, step)


def _view(desk: Desk, deed: Deed, number: int) -> FindingView:
    found = (one for one in finding_views(desk, deed.connection) if one.number == number)
    view = next(found, None)
    if view is None:
        raise FindingMissing(str(number))
    return view


def _refuse_second(view: FindingView) -> None:
    if view.stands.waiting:
        raise FindingProposalWaits(str(view.number), view.stands.waiting.member)


def _check(closing: Closing, today: date) -> None:
    """A known ground, a remark where it is needed, a day to come where it is held back."""
    if closing.ground not in GROUNDS:
        raise SettingFaulty("ground", closing.ground, ", ".join(GROUNDS))
    check_remark(closing.remark, is_needed=closing.ground in NEEDS_REMARK)
    ends, held = closing.expires_on, closing.verdict is Verdict.SUPPRESSED
    if held != (ends is not None) or (ends and ends <= today):
        raise SettingFaulty("until", ends.isoformat() if ends else "", f"> {today.isoformat()}")


def _typology(view: FindingView, closing: Closing) -> str:
    found = view.seen.sighting.typologies
    if closing.typology and closing.typology not in found:
        raise SettingFaulty("typology", closing.typology, ", ".join(found))
    return closing.typology or found[0]


def _accounts(view: FindingView, closing: Closing) -> tuple[str, ...]:
    """The keys of the scope's accounts."""
    sighting = view.seen.sighting
    keys = {one.key: one.key for one in sighting.accounts}
    keys |= {one.account: one.key for one in sighting.accounts if one.account}
    for named in closing.accounts:
        if named not in keys:
            raise SettingFaulty("account", named, ", ".join(keys))
    return tuple(sorted({keys[one] for one in closing.accounts})) or (sighting.about,)


def _kept(deed: Deed, step: Step) -> Step:
    finding_store.add_step(deed.connection, step)
    deed.told.update(
        finding=step.finding, step=step.number, verdict=step.verdict.value, ground=step.ground
    )
    return step
