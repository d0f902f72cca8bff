"""Who only shares a name is verified and let go; rights are weighed; no letter tips anybody off."""

from dataclasses import replace
from datetime import date

from tests.duty.duty_records import HEAD, account, after, duty

from qaitaru.duty.bodies import Compared, Happened, Release, RightWeighed, Verification
from qaitaru.duty.letters import disclosed
from qaitaru.duty.record import DutyRecord
from qaitaru.duty.releasing import (
    refuse_release,
    refuse_verification,
    rests_on_name_alone,
)
from qaitaru.duty.rights import reviews, wanting
from qaitaru.law.packs_shipped import shipped_law

LAW = shipped_law()
NAME = Compared(discriminator="name", ours="Marat Testov", listed="Marat Testov", agrees=True)
BIRTH = Compared(discriminator="birth", ours="1991-02-03", listed="1968-04-01", agrees=False)
PLACE = Compared(discriminator="birth_place", ours="", listed="Almaty", agrees=None)


def verified(conclusion: str, *compared: Compared) -> Verification:
    return Verification(compared=compared, conclusion=conclusion)


def why(verification: Verification) -> str:
    found = refuse_verification(verification)
    return found.reason if found else ""


def test_a_conclusion_rests_on_more_than_the_name() -> None:
    assert why(verified("another_person", NAME, BIRTH)) == ""
    assert why(verified("another_person", NAME, PLACE)) == "discriminator_wanting"
    assert why(verified("same_person", NAME)) == "discriminator_wanting"
    assert why(verified("same_person", NAME, replace_agrees(BIRTH))) == ""
    assert why(verified("undecided", NAME)) == ""
    assert why(verified("perhaps", NAME)) == "conclusion_unknown"


def replace_agrees(one: Compared) -> Compared:
    return Compared(discriminator=one.discriminator, ours=one.ours, listed=one.ours, agrees=True)


def test_a_freeze_on_the_name_alone_is_shown_as_such() -> None:
    assert rests_on_name_alone(duty())
    assert rests_on_name_alone(duty((after(), verified("undecided", NAME))))
    assert not rests_on_name_alone(duty((after(), verified("same_person", NAME, BIRTH))))


def release_refused(record: DutyRecord, ground: str = "wrongly_affected", *assets: int) -> str:
    found = refuse_release(record, Release(ground=ground, assets=assets))
    return found.reason if found else ""


def test_a_release_needs_its_ground() -> None:
    frozen = duty((after(), account()))
    assert release_refused(frozen) == "verification_wanting"
    assert release_refused(frozen, "delisted") == "delisting_wanting"
    assert release_refused(frozen, "mercy") == "release_ground"
    another = (after(), verified("another_person", NAME, BIRTH))
    assert release_refused(duty((after(), account()), another)) == ""
    same = (after(), verified("same_person", NAME, BIRTH))
    assert release_refused(duty((after(), account()), another, same)) == "verification_wanting"
    off = (after(), Happened(event="delisting_ended"))
    assert release_refused(duty((after(), account()), off), "delisted") == ""


def test_only_what_is_frozen_is_released_and_once() -> None:
    another = (after(), verified("another_person", NAME, BIRTH))
    assert release_refused(duty(another)) == "asset_not_frozen"
    two = ((after(), account()), (after(), account(name="other")), another)
    assert release_refused(duty(*two), "wrongly_affected", 1, 7) == "asset_not_frozen"
    first = (after(), Release(ground="wrongly_affected", assets=(1,)))
    gone = duty(*two, first, granted={4: True})
    assert set(gone.released()) == {1}
    assert release_refused(gone, "wrongly_affected", 1) == "asset_not_frozen"
    assert release_refused(gone, "wrongly_affected", 2) == ""
    assert duty(*two, first, granted={4: False}).released() == {}
    every = duty(*two, (after(), Release(ground="wrongly_affected")), granted={4: True})
    assert set(every.released()) == {1, 2}


def test_the_rights_log_tells_what_is_wanting_and_what_is_to_be_looked_at_again() -> None:
    record = duty(
        (after(), RightWeighed(topic="family", text="two children", review_on=date(2026, 4, 1))),
        (after(), RightWeighed(topic="necessity", text="…", review_on=date(2026, 3, 9))),
        (after(), RightWeighed(topic="remedy", text="told", review_on=date(2026, 3, 1))),
        (after(), RightWeighed(topic="remedy", text="told again")),
    )
    assert wanting(record) == ("proportionality",)
    found = reviews(record, date(2026, 3, 10))
    assert [(one.right.topic, one.is_late) for one in found] == [
        ("necessity", True),
        ("family", False),
    ]


def test_a_letter_may_bear_the_customers_own_name_and_nothing_of_the_list() -> None:
    record = duty()
    neutral = "Dear Marat Testov, the operation of 6 March was not carried out and is looked at."
    assert disclosed(neutral, record, LAW, "en") == ()
    assert disclosed("It was frozen under 1267.", record, LAW, "en") == ("frozen", "1267")
    assert disclosed("Ref. qdi.901", record, LAW, "en") == ("qdi", "901", "qdi.901")
    assert disclosed("Вы включены в перечень ООН", record, LAW, "ru") == ("перечень", "ООН")
    assert disclosed("Сіздің шотыңыз бұғатталды", record, LAW, "kk") == ("бұғатталды",)
    assert disclosed("born 1968", record, LAW, "en") == ("1968",)


def test_another_name_of_the_listed_person_is_not_told() -> None:
    head = replace(HEAD, listed_name="Murat Yessirkepov", regime="", reasons=())
    record = duty(head=head)
    assert disclosed("Dear Marat Testov", record, LAW, "en") == ()
    assert disclosed("alias Yessirkepov", record, LAW, "en") == ("Yessirkepov",)


def test_where_no_pack_says_otherwise_the_reason_is_not_told() -> None:
    assert not LAW.may_tell_reason("kz")
    assert not LAW.may_tell_reason("xx")
