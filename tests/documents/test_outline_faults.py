"""An outline tells where a link leads nowhere or an anchor stands twice."""

from datetime import UTC, datetime

from qaitaru.documents.outline import (
    Block,
    Column,
    Outline,
    Paragraph,
    Particulars,
    Row,
    Section,
    Span,
    Table,
    faults,
)


def _outline(*blocks: Block) -> Outline:
    return Outline(
        language="en",
        kind="Note",
        title="Title",
        author="Agency",
        produced_utc=datetime(2026, 3, 5, tzinfo=UTC),
        head=Particulars((("Made", (Span("today", target="one"),)),)),
        contents_title="Contents",
        running_head="Title",
        page_of="{page} of {pages}",
        sections=(Section("One", "one", blocks),),
    )


def test_a_sound_outline_has_no_faults() -> None:
    table = Table("Rows", (Column("A"),), (Row(((Span("x", target="r"),),), anchor="r"),))
    assert faults(_outline(table)) == []


def test_a_link_to_nowhere_is_named() -> None:
    assert faults(_outline(Paragraph((Span("x", target="lost"),)))) == ["lost"]


def test_an_anchor_that_stands_twice_is_named() -> None:
    twice = Paragraph((Span("x"),), anchor="one")
    assert faults(_outline(twice)) == ["one"]


def test_a_caption_and_a_detail_line_may_not_lead_nowhere_either() -> None:
    row = Row(((Span("x"),),), detail=(Span("y", target="gone"),))
    table = Table("Rows", (Column("A"),), (row,), target="away")
    assert faults(_outline(table)) == ["away", "gone"]
