"""How what a legal pack holds reads: penalties, notices, channels, items, each in words."""

from qaitaru.documents.law_words import lines_of
from qaitaru.law.actors import Actor
from qaitaru.law.agencies import ChannelHeld, Stage
from qaitaru.law.editions import Point
from qaitaru.law.elements import Element
from qaitaru.law.offences import Fine, FineUnit, Imprisonment, Part
from qaitaru.law.provisional import Notice
from qaitaru.law.request_contents import Content, Weight
from qaitaru.law.request_fields import Assistance, Channel, RequestField
from qaitaru.law.told import Told
from qaitaru.wording import words_for

EN = words_for("en")
TEXT = Told("к", "р", "words")


def test_a_part_tells_term_fine_gravity_and_what_was_not_read() -> None:
    part = Part(
        part="2",
        text=TEXT,
        imprisonment=Imprisonment(from_months=18, to_months=60),
        fine=Fine(unit=FineUnit.MINOR_UNITS, at_most=500, currency="ZQD"),
        confiscation=False,
        unread=("gravity",),
    )
    (line,) = lines_of(part, EN)
    assert line == (
        "part 2: words; deprivation of liberty, years: 1 6/12–5; 0–500 ZQD; no confiscation; "
        "not read: gravity"
    )


def test_a_part_for_life_with_a_fine_without_limit() -> None:
    part = Part(
        part="4",
        text=TEXT,
        imprisonment=Imprisonment(from_months=180, to_months=240, or_life=True),
        fine=Fine(unit=FineUnit.UNLIMITED),
        confiscation=True,
    )
    (line,) = lines_of(part, EN)
    assert "15–20, or for life" in line
    assert "a fine without limit; confiscation may follow" in line


def test_a_notice_tells_who_tells_whom_and_when_not() -> None:
    unless = Point(key="risk", text=TEXT, article="4(2)")
    notice = Notice(told=Actor.OWNER, by=Actor.INVESTIGATOR, except_when=(unless,))
    assert lines_of(notice, EN) == ["investigator → owner", "not, where: 4(2): words"]


def test_a_channel_tells_its_stages_and_that_it_is_central() -> None:
    held = ChannelHeld(channel=Channel.MLA, stages=(Stage.TRIAL,), is_central=True)
    assert lines_of(held, EN) == ["mutual legal assistance (trial, central authority)"]
    assert lines_of(ChannelHeld(channel=Channel.ARIN), EN) == ["asset recovery network"]


def test_an_item_tells_whether_it_blocks_and_when_it_is_owed() -> None:
    item = Content(
        key="questions",
        text=TEXT,
        weight=Weight.BLOCKING,
        fields=(RequestField.QUESTIONS,),
        assistance=(Assistance.INTERVIEW,),
    )
    assert lines_of(item, EN) == ["words (blocking; interview)"]


def test_alternatives_stand_on_one_line_and_nothing_says_nothing() -> None:
    (line,) = lines_of(((Element.E6, Element.E6_VALUE),), EN)
    assert " / " in line
    assert lines_of("", EN) == lines_of((), EN) == lines_of(None, EN) == []
    assert [lines_of(one, EN) for one in (True, False)] == [["yes"], ["no"]]
