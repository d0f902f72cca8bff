"""Decide a request for exemption or release: a second member's yes or no, once."""

from qaitaru.acts.act import Desk, act
from qaitaru.acts.duty.duty_desk import law_of, refuse
from qaitaru.duty import store
from qaitaru.duty.bodies import ExemptionRequest, Release
from qaitaru.duty.clock_lines import wait_of
from qaitaru.duty.exemptions import refuse_grant
from qaitaru.duty.record import Decision, DutyRecord, Entry
from qaitaru.duty.releasing import refuse_release
from qaitaru.engine.schema import DUTY_DECISIONS
from qaitaru.facts.errors import DutyMissing, SameMember
from qaitaru.facts.refusals import Refusal
from qaitaru.law.law import Law


def decide_request(desk: Desk, entry: int, *, granted: bool, remark: str) -> Decision:
    """Grant or refuse what another member asked for.

    Raises: DutyMissing; SameMember; DutyRefused where the law does not allow it yet, where it was
        decided, or where no remark says why it is refused.
    """
    law = law_of(desk)
    with act(desk, "decide_request") as deed:
        record = store.find(deed.connection, store.duty_of_entry(deed.connection, entry))
        asked = _asked(record, entry)
        if asked.made_by == deed.member:
            raise SameMember(deed.member)
        if record.decision_on(entry) is not None:
            refuse(Refusal("decided_already", str(entry)))
        if not granted and not remark.strip():
            refuse(Refusal("remark_wanting"))
        decision = Decision(
            number=store.next_number(deed.connection, DUTY_DECISIONS),
            entry=entry,
            granted=granted,
            remark=remark.strip(),
            asked_by=asked.made_by,
            decided_by=deed.member,
            decided_at=deed.at,
        )
        if granted:
            _refuse_unlawful(record, law, asked, decision)
        store.add_decision(deed.connection, decision)
        deed.told.update(duty=record.head.number, entry=entry, granted=granted)
        return decision


def _asked(record: DutyRecord, entry: int) -> Entry:
    for one in record.entries:
        if one.number == entry and isinstance(one.body, ExemptionRequest | Release):
            return one
    raise DutyMissing(str(entry))


def _refuse_unlawful(record: DutyRecord, law: Law, asked: Entry, decision: Decision) -> None:
    if isinstance(asked.body, Release):
        refuse(refuse_release(record, asked.body))
    elif isinstance(asked.body, ExemptionRequest):
        head, key = record.head, asked.body.exemption
        kinds = law.exemptions(head.jurisdiction, head.regime)
        kind = next((one for one in kinds if one.key == key), None)
        if kind is None:
            refuse(Refusal("exemption_unknown", key))
        else:
            wait = wait_of(record, law, asked.number, decision.decided_at)
            refuse(refuse_grant(record, asked.number, kind, wait))
