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
        "part 2: words; deprivation of liberty, years: 1 6/12–5; a fine: up to 500 ZQD; no "
        "confiscation; not read: gravity"
    )


def test_a_fine_is_told_between_its_ends_and_in_money_that_is_known() -> None:
    def told(fine: Fine, language: str) -> str:
        (line,) = lines_of(Part(part="1", text=TEXT, fine=fine), words_for(language))
        return line.split("; ")[1].replace("\u00a0", " ")

    index = Fine(unit=FineUnit.CALCULATION_INDEX, at_least=3000, at_most=7000)
    assert told(index, "ru") == "штраф, месячных расчётных показателей: 3 000–7 000"
    upto = Fine(unit=FineUnit.CALCULATION_INDEX, at_most=5000)
    assert told(upto, "ru") == "штраф, месячных расчётных показателей: до 5 000"
    assert told(upto, "kk") == "айыппұл, айлық есептік көрсеткіш: ең көбі 5 000"
    assert told(Fine(unit=FineUnit.TIMES_PROCEEDS, at_least=20), "en").endswith("from 20")
    money = Fine(unit=FineUnit.MINOR_UNITS, at_most=1_000_000, currency="KZT")
    assert told(money, "ru") == "штраф: до 10 000,00 KZT"


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
