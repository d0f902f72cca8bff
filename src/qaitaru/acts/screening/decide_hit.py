"""Decide a hit: one member proposes on a ground, another confirms or refuses.

What each act returns is the step as it is kept. A confirmed match is where the duty to freeze
begins: ``confirm_hit`` returns the confirmation, whose ``verdict`` tells it and whose ``hit`` leads
to the party and the designation (``look_at_hits.look_at_hit``).
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from qaitaru.acts.act import Deed, Desk, act
from qaitaru.acts.remarks import check_remark
from qaitaru.facts.errors import OwnProposal, ProposalMissing, ProposalWaits, SettingFaulty
from qaitaru.facts.moments import instant_text
from qaitaru.screening import hit_store
from qaitaru.screening.deciding import Disposition, Move, Standing, Verdict, standing
from qaitaru.screening.grounds import DISCRIMINATORS, ground_of, grounds_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a member proposes; ``expires_on`` is for a clearance alone."""

    verdict: Verdict
    ground: str
    discriminators: tuple[str, ...]
    remark: str = ""
    expires_on: date | None = None


def propose_decision(desk: Desk, number: int, decision: Decision) -> Disposition:
    """Propose what a hit is; a second member answers.

    Raises: HitMissing; ProposalWaits; SettingFaulty for a ground, discriminator, remark or day
    that is missing or cannot be.
    """
    with act(desk, "propose_decision", purpose=decision.ground) as deed:
        _check(decision, deed.at.date())
        stands = _standing(deed, number)
        if stands.waiting:
            raise ProposalWaits(str(number), stands.waiting.member)
        step = Disposition(
            number=hit_store.next_step(deed.connection),
            hit=number,
            move=Move.PROPOSED,
            verdict=decision.verdict,
            ground=decision.ground,
            discriminators=decision.discriminators,
            remark=decision.remark,
            expires_on=decision.expires_on,
            member=deed.member,
            at=instant_text(deed.at),
        )
        return _kept(deed, step)


def confirm_hit(desk: Desk, number: int, remark: str = "") -> Disposition:
    """Confirm the decision that waits: it holds from here on.

    Raises: HitMissing; ProposalMissing; OwnProposal for its maker.
    """
    return _answer(desk, number, Move.CONFIRMED, remark)


def refuse_hit(desk: Desk, number: int, remark: str) -> Disposition:
    """Refuse the decision that waits: the hit is open again, with the remark on top.

    Raises: as ``confirm_hit``; SettingFaulty where no remark says why.
    """
    return _answer(desk, number, Move.REFUSED, remark, needs_remark=True)


def withdraw_proposal(desk: Desk, number: int, remark: str = "") -> Disposition:
    """Take back one's own proposal before it is answered.

    Raises: HitMissing; ProposalMissing; OwnProposal for anybody else.
    """
    return _answer(desk, number, Move.WITHDRAWN, remark)


def _answer(
    desk: Desk, number: int, move: Move, remark: str, *, needs_remark: bool = False
) -> Disposition:
    with act(desk, _VERBS[move]) as deed:
        waiting = _standing(deed, number).waiting
        if waiting is None:
            raise ProposalMissing(str(number))
        if (waiting.member == deed.member) != (move is Move.WITHDRAWN):
            raise OwnProposal(str(number), waiting.member, deed.member)
        check_remark(remark, is_needed=needs_remark)
        step = Disposition(
            number=hit_store.next_step(deed.connection),
            hit=number,
            move=move,
            verdict=waiting.verdict,
            remark=remark,
            answers=waiting.number,
            member=deed.member,
            at=instant_text(deed.at),
        )
        return _kept(deed, step)


_VERBS: Final = {
    Move.CONFIRMED: "confirm_hit",
    Move.REFUSED: "refuse_hit",
    Move.WITHDRAWN: "withdraw_proposal",
}


def _check(decision: Decision, today: date) -> None:
    """A ground of the verdict, at least one known discriminator, a remark where it is needed."""
    ground = ground_of(decision.ground, decision.verdict)
    if ground is None:
        allowed = ", ".join(one.code for one in grounds_of(decision.verdict))
        raise SettingFaulty("ground", decision.ground, allowed)
    unknown = [one for one in decision.discriminators if one not in DISCRIMINATORS]
    if unknown or not decision.discriminators:
        raise SettingFaulty("discriminator", ", ".join(unknown), ", ".join(DISCRIMINATORS))
    check_remark(decision.remark, is_needed=ground.needs_remark)
    ends = decision.expires_on
    if ends and (decision.verdict is Verdict.MATCH or ends <= today):
        raise SettingFaulty("until", ends.isoformat(), f"no_match, > {today.isoformat()}")


def _standing(deed: Deed, number: int) -> Standing:
    hit_store.find(deed.connection, number)
    steps = hit_store.steps(deed.connection, [number])
    return standing(steps.get(number, ()), deed.at.date())


def _kept(deed: Deed, step: Disposition) -> Disposition:
    hit_store.add_step(deed.connection, step)
    deed.told.update(hit=step.hit, step=step.number, verdict=step.verdict.value, ground=step.ground)
    return step
