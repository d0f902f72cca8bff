"""From a figure to its source: the anchors of rows, exhibits and flows, and links to them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qaitaru.documents.listing import Limits, Listing, listing
from qaitaru.documents.outline import Line, Span, Style
from qaitaru.documents.report_facts import Flow, ReportFacts, SourceRow
from qaitaru.facts.money import Money
from qaitaru.facts.places import WHOLE_FILE
from qaitaru.wording import Forms, Words
from qaitaru.wording.places import place_text

_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Desk:
    """What every section is written with: the language, and where each row stands."""

    words: Words
    forms: Forms
    rows: dict[str, SourceRow]  # by row_id, in order of exhibit and place
    anchors: dict[str, str]  # row_id -> anchor
    at_place: dict[tuple[int, str], str]  # exhibit and place -> anchor
    exhibits: frozenset[int]
    listing: Listing
    limits: Limits

    def money(self, money: Money) -> str:
        """An amount with its currency."""
        return self.forms.money(money.amount_minor, money.currency)

    def party(self, name: str) -> str:
        """A party's name, or that it has none."""
        return name if name.strip() else self.words("party.unnamed")

    def cite(self, row_id: str) -> Line:
        """A link to a row, read as its locator prints it: exhibit and place.

        Raises: KeyError for a row that is not among the report's; the caller's mistake.
        """
        row = self.rows[row_id]
        return (Span(self.locator(row.exhibit, row.place), target=self.anchors[row_id]),)

    def cite_place(self, exhibit: int, place: str) -> Line:
        """A link to the row at a place, or else to the exhibit itself."""
        fallback = exhibit_anchor(exhibit) if exhibit in self.exhibits else ""
        target = self.at_place.get((exhibit, place), fallback)
        return (Span(self.locator(exhibit, place), target=target),)

    def cite_exhibit(self, exhibit: int) -> Span:
        """A link to an evidence item."""
        target = exhibit_anchor(exhibit) if exhibit in self.exhibits else ""
        return Span(self.words("report.exhibit_short", exhibit=exhibit), target=target)

    def locator(self, exhibit: int, place: str) -> str:
        """A locator in words: ``Ex. 3, row 17``; a whole file is its exhibit alone."""
        if place == WHOLE_FILE:
            return self.words("report.exhibit_short", exhibit=exhibit)
        told = place_text(place, self.words)
        return self.words("report.cite", exhibit=exhibit, place=told)


def desk_for(facts: ReportFacts, words: Words, forms: Forms, limits: Limits) -> Desk:
    """The desk of one report: what it lists, and its rows in order, each with an anchor."""
    listed = listing(facts, limits)
    ordered = sorted(listed.rows, key=_row_order)
    rows = {row.row_id: row for row in ordered}
    anchors = {row_id: f"row-{number}" for number, row_id in enumerate(rows, start=1)}
    at_place = {(row.exhibit, row.place): anchors[row.row_id] for row in reversed(ordered)}
    exhibits = frozenset(exhibit.exhibit for exhibit in facts.exhibits)
    return Desk(words, forms, rows, anchors, at_place, exhibits, listed, limits)


def exhibit_anchor(exhibit: int) -> str:
    """Where an evidence item stands in the list."""
    return f"exhibit-{exhibit}"


def flow_anchor(number: int) -> str:
    """Where a flow stands in the table of flows; numbers run from 1."""
    return f"flow-{number}"


def flow_rows_anchor(number: int) -> str:
    """Where the rows behind a flow are listed."""
    return f"flow-rows-{number}"


def cite_flow(number: int, flow: Flow, desk: Desk) -> Line:
    """A link to a flow's one row, or to the list of its rows."""
    if flow.count == 1 and len(flow.rows) == 1:
        return desk.cite(flow.rows[0])
    label = desk.words("report.rows", count=flow.count)
    return (Span(label, target=flow_rows_anchor(number)),)


def joined(parts: Iterable[Sequence[Span]], between: str) -> Line:
    """Lines one after the other, with plain text between them."""
    spans: list[Span] = []
    for part in parts:
        spans += [Span(between), *part] if spans else part
    return tuple(spans)


def plain(text: str) -> Line:
    """A line of plain text."""
    return (Span(text),)


def quiet(text: str) -> Line:
    """A line said in passing."""
    return (Span(text, Style.QUIET),)


def strong(text: str) -> Line:
    """A line that is to be seen first."""
    return (Span(text, Style.STRONG),)


def code(text: str) -> Line:
    """A number to be compared letter by letter."""
    return (Span(text, Style.CODE),)


def _row_order(row: SourceRow) -> tuple[int, list[tuple[int, str]], str]:
    """By exhibit, then by place with its numbers as numbers: row 9 stands before row 10."""
    pieces = [piece for piece in _DIGITS.split(row.place) if piece]
    keys = [(int(piece), "") if piece.isdecimal() else (-1, piece) for piece in pieces]
    return row.exhibit, keys, row.row_id
