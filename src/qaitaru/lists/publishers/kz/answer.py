"""The Agency's list as its present service answers: JSON, persons and organisations apart.

The service publishes no description of its fields, and spells them in several ways. A field is
known by its letters alone, in any of the spellings met: ``lname``, ``last_name``, ``lastName``. One
that is not known is kept as a claim. Answers come in pages; a page is not a list.

Source: Agency for Financial Monitoring of the Republic of Kazakhstan, service
``sanctions/sanction-terrorist`` (``category``, ``type``, ``status``, ``offset``, ``limit``).
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from qaitaru.facts.designations import DesignatedKind
from qaitaru.facts.places import WHOLE_FILE, place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.lists.content import BOOKKEEPING
from qaitaru.lists.entry import Entry
from qaitaru.lists.publishers.json_tree import leaves, parsed
from qaitaru.lists.publishers.kz.references import keys_of
from qaitaru.lists.publishers.kz.said import Said
from qaitaru.lists.publishers.kz.saying import (
    FINANCING,
    PUBLISHER,
    TERRORISM,
    entry_of,
    is_excluded,
)
from qaitaru.lists.reading import ListChoices, ListReader, ListReading, Part
from qaitaru.lists.rows import text_of

PERSONS: Final = "persons"
ORGANISATIONS: Final = "organisations"
_FIELDS: Final = {
    "family": ("lname", "lastname", "surname", "familyname", "lastnameru", "surnameru"),
    "given": ("fname", "firstname", "givenname", "firstnameru"),
    "patronymic": ("mname", "middlename", "patronymic", "patronymicru", "middlenameru"),
    "whole": ("orgname", "organizationname", "organisationname", "fullname", "fio", "nameru"),
    "foreign": ("orgnameen", "nameen", "fullnameen"),
    "birth": ("birthdate", "dateofbirth", "birthday", "bdate"),
    "iin": ("iin", "orgiin", "bin", "iinbin"),
    "added": ("addedtolist", "includeddate", "dateincluded", "inclusiondate", "includedat"),
}
_NOTES: Final = ("correction", "note", "comment", "comments")
_RECORDS: Final = ("num", "id", "uuid", "createdat", "updatedat", "position")
_HOLDERS: Final = ("results", "items", "data", "content", "rows")
_TOTALS: Final = ("count", "total", "totalcount", "totalelements")
_NAME_KEY: Final = re.compile(rb'"(?:l_?name|last_?name|surname)"\s*:', re.IGNORECASE)
_FIRM_KEY: Final = re.compile(rb'"(?:org|organi[sz]ation)_?name"\s*:', re.IGNORECASE)
_OWN_KEY: Final = re.compile(
    rb'"(?:(?:org_?)?iin|iin_?bin|added_?to_?list|correction)"\s*:', re.IGNORECASE
)


def role_of(_name: str, head: bytes) -> str:
    """By the keys of its records."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if start not in (b"{", b"[") or not _OWN_KEY.search(head) or b'"schema"' in head:
        return ""
    if _NAME_KEY.search(head):
        return PERSONS
    return ORGANISATIONS if _FIRM_KEY.search(head) else ""


def read(parts: Sequence[tuple[str, Part]], choices: ListChoices) -> ListReading:
    """The designations of all the answers together."""
    problems: list[Problem] = []
    rows: list[tuple[dict[str, Any], Said]] = []
    for role, part in parts:
        found = _answer(part, choices.encoding)
        if isinstance(found, Problem):
            problems.append(found)
            continue
        records, page = found
        problems += [page] if page else []
        rows += [(one, _said(one, role, part.name, at)) for at, one in enumerate(records)]
    standing = [(record, said) for record, said in rows if not _has_left(record, said)]
    if len(standing) < len(rows):
        left = str(len(rows) - len(standing))
        problems.append(Problem("list_delisted_left_out", Severity.NOTED, WHOLE_FILE, left))
    entries, shared = _entries(standing)
    problems += shared
    problems += [one for entry in entries for one in entry.problems]
    if all(role != ORGANISATIONS for role, _ in parts):
        missing = Problem("list_part_missing", Severity.DOUBTFUL, "", PERSONS, ORGANISATIONS)
        problems.append(missing)
    return ListReading(
        publisher=PUBLISHER,
        list_name=_list_name(rows),
        designations=tuple(entry.frozen() for entry in entries),
        problems=tuple(problems),
    )


def _answer(part: Part, asked: str) -> tuple[list[dict[str, Any]], Problem | None] | Problem:
    """The records of an answer, and what is missing of them."""
    text = text_of(part.raw, asked)
    if isinstance(text, Problem):
        return text
    said = parsed(text, part.name)
    if isinstance(said, Problem):
        return said
    records, total = _records(said)
    page = None
    if total is not None and total != len(records):
        where = place(member=part.name)
        found, expected = str(len(records)), str(total)
        page = Problem("list_incomplete_page", Severity.REFUSED, where, found, expected)
    return records, page


def _records(said: Any) -> tuple[list[dict[str, Any]], int | None]:
    if isinstance(said, list):
        return [one for one in said if isinstance(one, dict)], None
    plain = {_plain(key): value for key, value in said.items()} if isinstance(said, dict) else {}
    held: Any = next((plain[key] for key in _HOLDERS if key in plain), [])
    inner, inner_total = _records(held) if isinstance(held, list | dict) else ([], None)
    total = next((plain[key] for key in _TOTALS if isinstance(plain.get(key), int)), inner_total)
    return inner, total


def _said(record: dict[str, Any], role: str, name: str, at: int) -> Said:
    told = {_plain(key): _text(value) for key, value in record.items()}
    fields = {
        field: next((told[key] for key in keys if told.get(key)), "")
        for field, keys in _FIELDS.items()
    }
    person = role == PERSONS or bool(fields["family"])
    return Said(
        place=place(member=name, row=at + 1),
        kind=DesignatedKind.PERSON if person else DesignatedKind.ORGANISATION,
        notes=tuple(told.get(key, "") for key in _NOTES),
        **fields,
    )


def _entries(
    rows: Sequence[tuple[dict[str, Any], Said]],
) -> tuple[list[Entry], list[Problem]]:
    entries = []
    keys, shared = keys_of([said for _, said in rows])
    for (record, said), key in zip(rows, keys, strict=True):
        entry = entry_of(said, key)
        for field, text, path in leaves(record):
            term = BOOKKEEPING + field if _plain(field) in _RECORDS else field
            entry.tell(term, text, f"{said.place};key={path}")
        entries.append(entry)
    return entries, shared


def _has_left(record: dict[str, Any], said: Said) -> bool:
    status = next((_text(value) for key, value in record.items() if _plain(key) == "status"), "")
    return status.lower() in ("excluded", "not_acting", "inactive") or is_excluded(said)


def _list_name(rows: Iterator[tuple[dict[str, Any], Said]] | Sequence[Any]) -> str:
    """By the category that the records name."""
    said = json.dumps([record.get("category") for record, _ in rows], ensure_ascii=False)
    return TERRORISM if "category_2" in said and "category_1" not in said else FINANCING


def _text(value: Any) -> str:
    if isinstance(value, dict | list):
        return "; ".join(text for _, text, _ in leaves(value))
    return "" if value is None else str(value)


def _plain(key: str) -> str:
    return re.sub(r"[\W_]", "", key).lower()


READER = ListReader("kz_json", 2, role_of, read, main=PERSONS)
