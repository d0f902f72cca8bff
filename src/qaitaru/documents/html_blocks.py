"""The blocks of an outline as elements of HTML, for a page of its own and for a part of one."""

from itertools import chain

from qaitaru.documents.markup import Element, Node, Written, element
from qaitaru.documents.outline import (
    Align,
    Block,
    Column,
    Figure,
    Items,
    Line,
    Note,
    Paragraph,
    Particulars,
    Row,
    Section,
    Span,
    Style,
    Table,
)


def section_node(section: Section, level: int) -> Element:
    """A headed part; its heading is of a level."""
    heading = element(f"h{min(level, 6)}", section.title, id=section.anchor)
    return element(
        "section",
        *([heading] if section.title else []),
        *(_block(block) for block in section.blocks),
        *(section_node(part, level + 1) for part in section.sections),
        aria_labelledby=section.anchor if section.title else None,
    )


def _block(block: Block) -> Element:
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Figure):
        caption = element("figcaption", block.caption)
        chart = element("div", Written(block.svg), **_scrolled(block.caption))
        return element("figure", caption, chart)
    if isinstance(block, Particulars):
        return particulars_node(block)
    if isinstance(block, Note):
        return element("p", *line_nodes(block.spans), class_="note")
    if isinstance(block, Items):
        entries = (element("li", *line_nodes(line)) for line in block.entries)
        return element("ol" if block.ordered else "ul", *entries)
    return _paragraph(block)


def _paragraph(paragraph: Paragraph) -> Element:
    return element("p", *line_nodes(paragraph.spans), id=paragraph.anchor or None)


def particulars_node(particulars: Particulars) -> Element:
    """Names and what they are."""
    return element(
        "dl",
        *(
            element("div", element("dt", name), element("dd", *line_nodes(line)))
            for name, line in particulars.entries
        ),
    )


def _table(table: Table) -> Element:
    heads = (
        element("th", *text_nodes(column.title), scope="col", class_=_side(column))
        for column in table.columns
    )
    inside = element(
        "table",
        *(
            [element("caption", *_span(Span(table.caption, target=table.target)))]
            if table.caption
            else []
        ),
        element("thead", element("tr", *heads)),
        element("tbody", *chain.from_iterable(_row(row, table.columns) for row in table.rows)),
    )
    heads_told = ", ".join(filter(None, (column.title for column in table.columns)))
    return element("div", inside, **_scrolled(table.caption or heads_told))


def _scrolled(name: str) -> dict[str, object]:
    """What is wider than a small screen is moved sideways, by finger or by key."""
    return {"class_": "wide", "role": "region", "tabindex": 0, "aria_label": name}


def _row(row: Row, columns: tuple[Column, ...]) -> list[Element]:
    """One line of the table, or two: the first cell stands beside both."""
    first, *rest = (
        element(
            "td", *line_nodes(line), class_=_side(column), rowspan=_lines(row) if not nth else None
        )
        for nth, (line, column) in enumerate(zip(row.cells, columns, strict=True))
    )
    over = "over" if row.detail else None
    drawn = [element("tr", first, *rest, id=row.anchor or None, class_=over)]
    if row.detail:
        detail = element("td", *line_nodes(row.detail), colspan=len(rest))
        drawn.append(element("tr", detail, class_="detail"))
    return drawn


def _lines(row: Row) -> int | None:
    return 2 if row.detail else None


def _side(column: Column) -> str | None:
    return "end" if column.align is Align.END else None


def line_nodes(line: Line) -> list[Node]:
    """The spans of a line."""
    return [node for span in line for node in _span(span)]


def _span(span: Span) -> list[Node]:
    styled = None if span.style is Style.PLAIN else span.style.value
    words = text_nodes(span.text)
    if span.target:
        return [element("a", *words, href=f"#{span.target}", class_=styled)]
    return [element("span", *words, class_=styled)] if styled else words


def text_nodes(text: str) -> list[Node]:
    """The text, a line break where it holds one."""
    nodes: list[Node] = []
    for number, part in enumerate(text.split("\n")):
        nodes += [element("br"), part] if number else [part]
    return nodes
