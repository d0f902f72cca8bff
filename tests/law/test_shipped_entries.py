"""What is shipped is whole: sources, marks, languages, clocks and measures named that there are."""

import pytest

from qaitaru.law.actors import Actor
from qaitaru.law.agencies import AgencyKind, Stage
from qaitaru.law.checklists import Checklist, ChecklistSort, Trigger
from qaitaru.law.clocks import Lapse
from qaitaru.law.confiscation import Confiscation
from qaitaru.law.editions import Entry, Point
from qaitaru.law.elements import Element
from qaitaru.law.lookups import channel_holders, investigators
from qaitaru.law.offences import Gravity, Offence
from qaitaru.law.packs_shipped import shipped_law
from qaitaru.law.provisional import Provisional
from qaitaru.law.refusals import Refusal, Refusing
from qaitaru.law.request_contents import RequestContent, Weight, owed
from qaitaru.law.request_fields import Assistance, Channel, Circumstance
from qaitaru.law.shelves import Kind, editions_of

LAW = shipped_law()
EVERY = [one for kind in Kind for one in LAW.entries(kind)]


@pytest.mark.parametrize("entry", EVERY, ids=lambda one: one.key)
def test_what_was_not_read_says_what_and_every_source_reads_in_each_language(entry: Entry) -> None:
    for one in editions_of(entry):
        assert one.verified or one.remark, one.name
        for text in filter(None, (one.source, one.remark)):
            assert {LAW.cited(text, each) for each in ("kk", "ru")}.isdisjoint({text}) or (
                text.isascii() and text[0].isdigit()
            )


@pytest.mark.parametrize("entry", EVERY, ids=lambda one: one.key)
def test_the_points_of_an_entry_have_keys_of_their_own(entry: Entry) -> None:
    for edition in editions_of(entry):
        for name in edition.__struct_fields__:
            value = getattr(edition, name)
            rows = value if isinstance(value, tuple) else ()
            keys = [one.key for one in rows if isinstance(one, Point)]
            assert len(keys) == len(set(keys)), name


def test_every_clock_and_measure_that_is_named_is_there() -> None:
    named = [
        key
        for kind in (Provisional, Confiscation, RequestContent)
        for one in LAW.every(kind)
        for edition in editions_of(one)
        for key in getattr(edition, "clocks", {}).values()
    ]
    named += [edition.clock for one in LAW.every(Trigger) for edition in one.editions]
    assert [key for key in named if LAW.clock(key) is None] == []
    measures = {one.key for one in LAW.every(Provisional)}
    follow = {
        key for one in LAW.every(Provisional) for each in one.editions for key in each.followed_by
    }
    assert follow <= measures


def test_every_offence_that_an_agency_investigates_is_there() -> None:
    known = {one.key for one in LAW.every(Offence)}
    told = {key for one in LAW.every(AgencyKind) for each in one.editions for key in each.offences}
    assert told <= known
    day = LAW.every(Offence)[0].editions[-1].valid_from
    assert [one.key for one in investigators(LAW, "kz.cc_297", day)] == ["kz.mia"]


def test_a_measure_that_ends_by_itself_says_who_must_let_go() -> None:
    for one in LAW.every(Provisional):
        for edition in one.editions:
            clock = LAW.clock(edition.clocks.get("expiry", ""))  # type: ignore[call-overload]  # a role is a text
            if clock is not None:
                assert clock.at_lapse is Lapse.LIFTED, one.key
                assert edition.lifted_by, one.key


def test_laundering_is_graver_since_2022() -> None:
    found = LAW.found(Offence, "kz.cc_218")
    assert found
    old, new = found.editions
    terms = [
        [part.imprisonment and part.imprisonment.to_months for part in one.parts]
        for one in (old, new)
    ]
    assert terms == [[36, 60, 84], [72, 84, 120]]
    assert all(part.confiscation for one in (old, new) for part in one.parts)
    assert {part.gravity for part in new.parts} == {Gravity.GRAVE}


def test_gravity_follows_from_the_longest_term() -> None:
    """Source: Kazakhstan, CC art. 11: to two, five, twelve years, and above."""
    for one in LAW.every(Offence, "kz"):
        for part in (part for each in one.editions for part in each.parts):
            assert part.imprisonment
            years = part.imprisonment.to_months / 12
            limits = ((2, Gravity.MINOR), (5, Gravity.MEDIUM), (12, Gravity.GRAVE))
            expected = next((name for most, name in limits if years <= most), None)
            wanted = Gravity.PARTICULARLY_GRAVE if part.imprisonment.or_life else expected
            assert part.gravity is (wanted or Gravity.PARTICULARLY_GRAVE), (one.key, part.part)


def test_the_central_authority_differs_before_and_at_the_trial() -> None:
    day = LAW.every(AgencyKind, "kz")[0].editions[-1].valid_from
    before = channel_holders(LAW, "kz", Channel.MLA, stage=Stage.PRE_TRIAL, day=day)
    trial = channel_holders(LAW, "kz", Channel.MLA, stage=Stage.TRIAL, day=day)
    assert before[0].key == "kz.gpo"
    assert [one.key for one in trial] == ["kz.supreme_court"]
    assert trial[0].editions[0].roles == (Actor.COURT, Actor.CENTRAL_AUTHORITY)


def test_the_nine_items_of_article_565_and_what_each_sort_of_help_adds() -> None:
    contents = LAW.found(RequestContent, "kz.cpc_565")
    assert contents
    edition = contents.editions[0]
    every = frozenset(Circumstance)
    nine = {one.article[:9] for one in edition.items if one.article.startswith("565(1)")}
    assert len(nine) == 9
    asked = {
        each: {one.key for one in owed(edition, frozenset({each}), every)} for each in Assistance
    }
    assert asked[Assistance.INTERVIEW] - asked[Assistance.RECORDS] == {"rights", "questions"}
    assert asked[Assistance.FREEZING] - asked[Assistance.RECORDS] == {"decision"}
    plain = {one.key for one in owed(edition, frozenset({Assistance.RECORDS}), frozenset())}
    assert {"reciprocity", "translation", "presence", "charge"}.isdisjoint(plain)


def test_facts_are_not_owed_where_papers_are_only_served() -> None:
    contents = LAW.found(RequestContent, "un.uncac_46")
    assert contents
    service = owed(contents.editions[0], frozenset({Assistance.SERVICE}), frozenset())
    assert "facts" not in {one.key for one in service}
    blocking = {one.key for one in service if one.weight is Weight.BLOCKING}
    assert blocking == {"authority", "proceeding", "asked", "purpose"}


def test_some_grounds_may_not_be_given() -> None:
    never = {one.key for one in LAW.every(Refusal) if one.editions[-1].refusing is Refusing.MAY_NOT}
    assert {"fatf.r37_fiscal", "fatf.r37_secrecy", "un.uncac_bank_secrecy"} <= never


def test_without_a_conviction_the_link_with_the_crime_must_be_proved() -> None:
    model = LAW.found(Confiscation, "kz.before_judgment")
    assert model
    edition = model.editions[0]
    assert {Element.E4, Element.E6} <= set(edition.elements)
    assert (len(edition.asks), len(edition.trigger)) == (5, 2)
    papers = [one.article for one in edition.papers]
    assert sum(one.startswith("668(4)") for one in papers) == 5
    assert sum(one.startswith("668(6)") for one in papers) == 10


def test_the_checklists_hold_what_their_texts_hold() -> None:
    held = {one.sort: len(one.editions[0].points) for one in LAW.every(Checklist)}
    assert held[ChecklistSort.RETURN_LADDER] == 3
    assert held[ChecklistSort.RETURN_PRINCIPLES] == held[ChecklistSort.GUIDELINES] == 10
    lausanne = LAW.found(Checklist, "un.lausanne")
    assert lausanne
    by_stage: dict[str, list[str]] = {}
    for one in lausanne.editions[0].points:
        by_stage.setdefault(one.stage, []).append(one.article)
    assert by_stage["investigation"] == ["GL3", "GL5", "GL7", "GL8"]
