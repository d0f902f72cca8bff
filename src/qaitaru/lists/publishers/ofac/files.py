"""OFAC's lists in comma separated files: entries, aliases, addresses and remarks' overflow.

Four files without headers belong together by the entry's number: ``sdn.csv`` (or ``cons_prim``),
``alt``, ``add`` and ``sdn_comments``. ``-0-`` stands for nothing. Remarks end at 1,000 letters and
go on in the comments file, in the middle of a word if it falls so.

Source: OFAC, SDN list data specification (``dat_spec.txt``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from qaitaru.facts.designations import DesignatedKind, ListedName, NameKind
from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.lists.content import squashed
from qaitaru.lists.entry import Entry
from qaitaru.lists.publishers.ofac.recognising import ADDRESSES, ALIASES, COMMENTS, SDN, role_of
from qaitaru.lists.publishers.ofac.remarks import NUMBER, Clause, clauses
from qaitaru.lists.publishers.ofac.saying import (
    KINDS,
    NAME_KINDS,
    PUBLISHER,
    joined,
    list_name,
    name_parts,
    say_clause,
    say_field,
    say_number,
)
from qaitaru.lists.reading import ListChoices, ListReader, ListReading, Part
from qaitaru.lists.rows import Row, rows_of, text_of

NOTHING: Final = "-0-"
REMARKS_END: Final = 1000
_WIDTHS: Final = {SDN: 12, ALIASES: 5, ADDRESSES: 6, COMMENTS: 2}
_REMARKS: Final = 11
_SHIP: Final = (
    (6, "vessel.type", "G"),
    (7, "vessel.tonnage", "H"),
    (8, "vessel.gross_tonnage", "I"),
    (9, "vessel.flag", "J"),
    (10, "vessel.owner", "K"),
)


@dataclass(slots=True)
class _Joined:
    """The rows of all the files by the entry's number, and what is wrong with them."""

    rows: dict[str, list[tuple[str, Row]]] = field(
        default_factory=lambda: {role: [] for role in _WIDTHS}
    )
    problems: list[Problem] = field(default_factory=list)

    def by_entry(self, role: str) -> dict[str, list[tuple[str, Row]]]:
        """The rows of a role by the entry they belong to."""
        found: dict[str, list[tuple[str, Row]]] = {}
        for name, row in self.rows[role]:
            found.setdefault(_key(row), []).append((name, row))
        return found


def read(parts: Sequence[tuple[str, Part]], choices: ListChoices) -> ListReading:
    """The list that the files say together."""
    gathered = _gathered(parts, choices.encoding)
    entries = list(_entries(gathered))
    problems = [*gathered.problems, *(one for entry in entries for one in entry.problems)]
    designations = tuple(entry.frozen() for entry in entries)
    return ListReading(
        publisher=PUBLISHER,
        list_name=list_name(
            (part.name for role, part in parts if role == SDN),
            (regime for one in designations for regime in one.regimes),
        ),
        designations=designations,
        problems=(*problems, *_lacking(parts)),
    )


def _gathered(parts: Sequence[tuple[str, Part]], asked: str) -> _Joined:
    gathered = _Joined()
    for role, part in parts:
        text = text_of(part.raw, asked)
        if isinstance(text, Problem):
            gathered.problems.append(text)
            continue
        for row in rows_of(text):
            if isinstance(row, Problem):
                gathered.problems.append(row)
            elif len(row.cells) != _WIDTHS[role]:
                gathered.problems.append(_misshapen(part.name, row, _WIDTHS[role]))
            else:
                gathered.rows[role].append((part.name, row))
    return gathered


def _misshapen(name: str, row: Row, width: int) -> Problem:
    """A row that is cut: the file is damaged, and a man may have fallen off it."""
    where = place(member=name, row=row.number)
    found = str(len(row.cells))
    return Problem("list_row_misshapen", Severity.REFUSED, where, found, str(width))


def _entries(gathered: _Joined) -> Iterator[Entry]:
    aliases, addresses, comments = map(gathered.by_entry, (ALIASES, ADDRESSES, COMMENTS))
    for name, row in gathered.rows[SDN]:
        key = _key(row)
        entry = _entry(name, row)
        for other in aliases.pop(key, ()):
            _say_alias(entry, *other)
        for other in addresses.pop(key, ()):
            _say_address(entry, *other)
        _say_remarks(entry, row, place(member=name, row=row.number), comments.pop(key, []))
        yield entry
    for left in (aliases, addresses, comments):
        for name, row in (one for rows in left.values() for one in rows):
            where = place(member=name, row=row.number)
            problem = Problem("list_row_without_entry", Severity.DOUBTFUL, where, _key(row))
            gathered.problems.append(problem)


def _entry(name: str, row: Row) -> Entry:
    where = place(member=name, row=row.number)
    cells = [_said(cell) for cell in row.cells[:_REMARKS]]
    kind = KINDS.get(cells[2].lower(), DesignatedKind.UNKNOWN)
    entry = Entry(publisher=PUBLISHER, reference=cells[0], place=where, kind=kind)
    entry.tell("record.ent_num", cells[0], f"{where};column=A")
    listed = entry.tell("name", cells[1], f"{where};column=B")
    entry.name(ListedName(text=listed, parts=name_parts(kind, listed), place=f"{where};column=B"))
    entry.tell("kind", cells[2], f"{where};column=C")
    if kind is DesignatedKind.UNKNOWN:
        entry.doubt("list_kind_unknown", cells[2], f"{where};column=C", ", ".join(KINDS))
    for regime in cells[3].split("]"):
        entry.regime(entry.tell("regime", regime.strip(" ["), f"{where};column=D"))
    entry.title(entry.tell("title", cells[4], f"{where};column=E"))
    _say_ship(entry, cells, where)
    return entry


def _say_ship(entry: Entry, cells: list[str], where: str) -> None:
    if cells[5]:
        said = "Vessel Call Sign"
        entry.tell(NUMBER, cells[5], f"{where};column=F", original=f"{said} {cells[5]}")
        sign = Clause(text=cells[5], field=NUMBER, value=cells[5], said=said, kind="other")
        say_number(entry, sign, f"{where};column=F")
    for at, term, column in _SHIP:
        told = entry.tell(term, cells[at], f"{where};column={column}")
        say_field(entry, term, told, where)


def _say_alias(entry: Entry, name: str, row: Row) -> None:
    where = place(member=name, row=row.number)
    cells = [_said(cell) for cell in row.cells]
    entry.tell("record.alt_num", cells[1], f"{where};column=B")
    kind = NAME_KINDS.get(cells[2][:1].lower(), NameKind.ALIAS)
    field_ = "former_name" if kind is NameKind.FORMER else "alias"
    told = entry.tell(field_, cells[3], f"{where};column=D", original=f"{cells[2]} {cells[3]}")
    note = entry.tell(f"{field_}.note", cells[4], f"{where};column=E")
    parts = name_parts(entry.kind, told)
    entry.name(ListedName(text=told, kind=kind, parts=parts, note=note, place=where))


def _say_address(entry: Entry, name: str, row: Row) -> None:
    where = place(member=name, row=row.number)
    cells = [_said(cell) for cell in row.cells]
    entry.tell("record.add_num", cells[1], f"{where};column=B")
    entry.tell("address", joined(*cells[2:4]), f"{where};column=C")
    country = entry.tell("address.country", cells[4], f"{where};column=E")
    say_field(entry, "address.country", country, where)
    entry.tell("address.note", cells[5], f"{where};column=F")


def _say_remarks(entry: Entry, row: Row, where: str, more: list[tuple[str, Row]]) -> None:
    """The remarks with their overflow; ones that are full, with none, were cut."""
    start, column = row.cells[_REMARKS], f"{where};column=L"
    whole = "".join([start, *(other.cells[1] for _, other in more)])
    if len(start) >= REMARKS_END and not more:
        entry.doubt("list_remarks_cut", start[-60:], column, COMMENTS)
    for clause in clauses(_said(whole)):
        say_clause(entry, clause, column)


def _lacking(parts: Sequence[tuple[str, Part]]) -> Iterator[Problem]:
    """Files without which entries lose their aliases or addresses in silence."""
    present = {role for role, _ in parts}
    for role in (ALIASES, ADDRESSES):
        if role not in present:
            yield Problem("list_part_missing", Severity.DOUBTFUL, "", SDN, role)


def _key(row: Row) -> str:
    return row.cells[0].strip()


def _said(cell: str) -> str:
    text = squashed(cell)
    return "" if text == NOTHING else text


READER = ListReader("ofac_csv", 1, role_of, read, main=SDN)
