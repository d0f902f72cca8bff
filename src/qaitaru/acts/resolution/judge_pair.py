"""Say of two parties that they are one, two, or that it is not sure; and take it back.

A judgement stands beside the facts and never in them. The latest of a pair holds; what is taken
back is a row of its own, so that nothing is ever lost. Parties with different numbers of the state
are never one, whoever says so: one of the two numbers is wrong in its source, and the mend is to
tell which, by the source.
"""

from typing import Final

from qaitaru.acts.act import Deed, Desk, act
from qaitaru.acts.resolution.party_marks import PartyPair
from qaitaru.facts.errors import JudgementMissing, NumbersConflict, SettingFaulty
from qaitaru.facts.moments import instant_text
from qaitaru.resolution import judgement_store
from qaitaru.resolution.judgement_store import KeptJudgement, keys_of
from qaitaru.resolution.judging import Verdict
from qaitaru.resolution.records import in_conflict, state_numbers

_LONGEST: Final = 2_000  # letters of a reason


def judge_pair(desk: Desk, pair: PartyPair, verdict: Verdict, reason: str) -> KeptJudgement:
    """Say what two parties are, or with ``WITHDRAWN`` take back what was said of them.

    Raises: SettingFaulty where no reason is given; NumbersConflict; JudgementMissing.
    """
    told = reason.strip()
    if not 1 <= len(told) <= _LONGEST:
        raise SettingFaulty("reason", told[:80], f"1…{_LONGEST}")
    numbers = [state_numbers(one.record) for one in (pair.first, pair.second)]
    if verdict is Verdict.SAME and in_conflict(*numbers):
        first, second = (", ".join(sorted(one)) for one in numbers)
        raise NumbersConflict(first, second)
    keys = keys_of(pair.first.key, pair.second.key)
    with act(desk, "judge_pair", purpose=told) as deed:
        if verdict is Verdict.WITHDRAWN and not _stands(deed, keys):
            raise JudgementMissing(pair.first.name, pair.second.name)
        judgement = KeptJudgement(
            number=judgement_store.last_number(deed.connection) + 1,
            first_key=keys[0],
            second_key=keys[1],
            verdict=verdict,
            reason=told,
            member=deed.member,
            at=instant_text(deed.at),
        )
        judgement_store.add(deed.connection, judgement)
        marks = [pair.first.mark, pair.second.mark]
        deed.told.update(judgement=judgement.number, verdict=verdict.value, parties=marks)
    return judgement


def _stands(deed: Deed, keys: tuple[str, str]) -> bool:
    said = [one for one in judgement_store.judgements(deed.connection) if one.keys == keys]
    return bool(said) and said[-1].verdict is not Verdict.WITHDRAWN
