"""What an item may be used for is folded from its answer and the consents; a row carries it."""

from dataclasses import replace
from datetime import UTC, date, datetime

from qaitaru.casework.bodies.requests import Answer, ConsentToUse, Limitation, Request
from qaitaru.casework.record import CaseDecision, CaseEntry, CaseHead, CaseRecord
from qaitaru.casework.requests.use_limits import Use
from qaitaru.casework.requests.use_marks import UseMark, bound_elsewhere, marks_of, use_marks

NOW = datetime(2026, 3, 1, tzinfo=UTC)
HEAD = CaseHead(
    number=1, title="t", jurisdiction="kz", agency="fiu", opened_by="a", opened_at=NOW
)  # fmt: skip


def entry(number: int, body: Request | Answer | ConsentToUse, about: int = 0) -> CaseEntry:
    return CaseEntry(
        number=number, investigation=1, about=about, at=NOW, body=body, made_by="a", made_at=NOW
    )


def record(limitation: Limitation, *consents: ConsentToUse, exhibit: int = 3) -> CaseRecord:
    answer = Answer(answers=(), form="copy", limitation=limitation, exhibit=exhibit)
    told = [entry(4, Request(title="t", channel="fiu", partner="gb")), entry(7, answer, 4)]
    told += [entry(8 + n, one, 7) for n, one in enumerate(consents)]
    granted = [
        CaseDecision(
            number=n, entry=8 + n, granted=True, remark="", asked_by="a", decided_by="b",
            decided_at=NOW,
        )
        for n in range(len(consents))
    ]  # fmt: skip
    return CaseRecord(head=HEAD, entries=tuple(told), decisions=tuple(granted))


def mark(limitation: Limitation, *consents: ConsentToUse) -> UseMark:
    (found,) = use_marks([record(limitation, *consents)], NOW)[3]
    return found


def test_a_mark_tells_whose_limitation_it_is_and_what_it_allows() -> None:
    found = mark(Limitation(uses=("intelligence",), may_be_shared_with=("mia",)))
    assert (found.investigation, found.request, found.answer) == (1, 4, 7)
    assert (found.partner, found.channel) == ("gb", "fiu")
    assert found.uses == ("intelligence",)
    assert found.allows(Use.INTELLIGENCE)
    assert not found.allows(Use.EVIDENCE)


def test_sharing_is_with_an_agency_that_is_named() -> None:
    consent = ConsentToUse(use="sharing", shared_with="gpo", document="9")
    found = mark(Limitation(uses=("evidence",), may_be_shared_with=("mia",)), consent)
    assert found.shared_with == ("mia", "gpo")
    assert found.allows(Use.SHARING, "gpo")
    assert not found.allows(Use.SHARING)
    assert not found.allows(Use.SHARING, "afm")


def test_what_may_prove_may_guide_and_not_the_other_way() -> None:
    assert mark(Limitation(uses=("evidence",))).uses == ("intelligence", "evidence")
    assert mark(Limitation(uses=("tax",))).uses == ("tax",)


def test_a_consent_opens_a_use_once_a_second_member_has_said_so() -> None:
    consent = ConsentToUse(use="evidence", document="9")
    whole = record(Limitation(uses=("intelligence",)), consent)
    (agreed,) = use_marks([whole], NOW)[3]
    (waiting,) = use_marks([replace(whole, decisions=())], NOW)[3]
    assert agreed.allows(Use.EVIDENCE)
    assert not waiting.allows(Use.EVIDENCE)


def test_a_limitation_that_ended_allows_nothing() -> None:
    found = mark(Limitation(uses=("evidence",), until=date(2026, 2, 28)))
    assert found.has_ended
    assert found.uses == ()
    assert not mark(Limitation(uses=("evidence",), until=date(2026, 3, 1))).has_ended


def test_exhibits_carry_the_marks_of_all_their_answers_and_others_none() -> None:
    one = record(Limitation(uses=("evidence",)))
    other = record(Limitation(uses=("tax",)), exhibit=5)
    found = use_marks([one, one, other], NOW)
    assert [each.exhibit for each in marks_of(found, [5, 3, 3, 9])] == [3, 3, 5]
    assert marks_of(found, [9]) == ()
    assert use_marks([record(Limitation(uses=()), exhibit=0)], NOW) == {}


def test_an_item_of_one_case_is_bound_where_what_is_made_tells_of_others() -> None:
    bound = mark(Limitation(uses=("evidence",)))
    free = mark(Limitation(uses=("evidence",), this_case_only=False))
    agreed = mark(Limitation(uses=("evidence",)), ConsentToUse(use="other_case", document="9"))
    marks = (bound, free, agreed)
    assert bound_elsewhere(marks, 0, (1,)) == (), "the workspace is of that case alone"
    assert bound_elsewhere(marks, 0, (1, 2)) == (bound,)
    assert bound_elsewhere(marks, 2, (1, 2)) == (bound,)
    assert bound_elsewhere(marks, 1, (1, 2)) == ()
