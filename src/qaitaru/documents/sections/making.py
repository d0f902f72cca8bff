"""How the report was made: which imports, read with what, and that it can be made again."""

from qaitaru.documents.citations import Desk, plain, quiet
from qaitaru.documents.outline import (
    Align,
    Block,
    Column,
    Line,
    Paragraph,
    Row,
    Section,
    Span,
    Style,
    Table,
)
from qaitaru.documents.report_facts import ReadImport, ReportFacts


def section(facts: ReportFacts, desk: Desk) -> Section:
    """The imports by number."""
    say = desk.words
    blocks: list[Block] = [Paragraph(plain(say("report.making.lead")))]
    if facts.imports:
        columns = (
            Column(say("report.making.import"), Align.END),
            Column(say("report.source"), share=2),
            Column(say("report.making.reader"), share=6),
            Column(say("report.making.rows"), Align.END),
            Column(say("report.making.problems"), Align.END),
        )
        rows = tuple(_row(one, desk) for one in facts.imports)
        blocks.append(Table(say("report.making.caption"), columns, rows))
    return Section(say("report.making.title"), "making", tuple(blocks))


def _row(one: ReadImport, desk: Desk) -> Row:
    say = desk.words
    reader = say("report.making.reader.of", reader=one.reader, version=one.reader_version)
    mapping = quiet("\n" + say("report.making.mapping", name=one.mapping)) if one.mapping else ()
    return Row(
        (
            plain(str(one.number)),
            (desk.cite_exhibit(one.exhibit),),
            (*plain(reader), *mapping),
            plain(desk.forms.number(one.rows)),
            plain(desk.forms.number(one.problems)),
        ),
        detail=_content(one, desk),
    )


def _content(one: ReadImport, desk: Desk) -> Line:
    if not one.content_sha256:
        return ()
    label = desk.words("report.making.content") + "\N{NO-BREAK SPACE}"
    return (Span(label, Style.QUIET), Span(one.content_sha256, Style.CODE))
