"""An agency's code lists, loaded when a report is written; none of them stands in the program.

A pack is a folder of JSON files, each a list of ``{"code": ..., "label": ...}`` named after the
list it holds, with the agency's mark before it or not: ``funds.json``, ``ae__funds.json``.

Source: goAML field guide 3.0.0: every code is the agency's own, and undefined ones are rejected
since schema 4.0.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import msgspec

from qaitaru.facts.errors import SourceUnreadable
from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.xml.records import Record

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "funds": ("from_funds_code", "to_funds_code", "funds_code"),
    "transmode": ("transmode_code",),
    "report_indicators": ("indicator",),
    "item_types": ("item_type",),
    "item_status": ("item/status_code",),
    "legal_forms": ("incorporation_legal_form",),
    "party_roles": ("director_id/role", "entity_related_person/role"),
    "countries": (
        *("country_code", "from_country", "to_country", "country", "residence"),
        *("nationality1", "nationality2", "nationality3", "passport_country", "issue_country"),
        *("incorporation_country_code", "institution_country", "country_of_birth", "pep_country"),
    ),
    "currencies": ("currency_code", "currency_code_local", "foreign_currency_code"),
    "report_codes": ("report_code",),
    "submission_codes": ("submission_code",),
    "account_types": ("personal_account_type", "account_type"),
    "account_status": ("status_code",),
    "identifiers": ("identification/type",),
    "contact_types": ("address_type", "tph_contact_type"),
    "communication_types": ("tph_communication_type",),
    "genders": ("gender",),
}
"""A list -> the elements whose codes it holds; with the element above, where the name is shared."""

_LISTED: Final = {name: found for found, names in FIELDS.items() for name in names}


class Code(msgspec.Struct, frozen=True):
    """One code and what the agency calls it."""

    code: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class CodeLists:
    """The lists of one agency by name, and what of the folder could not be read."""

    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def code_lists(folder: Path) -> CodeLists:
    """The lists in a folder; a file that is no list of codes is a Problem, not a default.

    Raises: SourceUnreadable.
    """
    lists: dict[str, frozenset[str]] = {}
    problems: list[Problem] = []
    files = sorted(folder.glob("*.json"))
    if not files:
        raise SourceUnreadable(str(folder), "*.json")
    for file in files:
        name = file.stem.rpartition("__")[2]
        try:
            codes = msgspec.json.decode(file.read_bytes(), type=list[Code])
        except msgspec.MsgspecError as fault:
            where = place(member=file.name)
            problems.append(Problem("code_list_faulty", Severity.REFUSED, where, str(fault)))
            continue
        lists[name] = frozenset(one.code for one in codes)
    return CodeLists(lists, tuple(problems))


def undefined_codes(report: Record, lists: CodeLists) -> Iterator[Problem]:
    """The codes of a report that its agency's lists do not define; fields of no list pass."""
    for one in report.parts():
        named = _LISTED.get(f"{report.name}/{one.name}") or _LISTED.get(one.name, "")
        codes, found = lists.lists.get(named), one.peek()
        if codes is not None and found and found not in codes:
            yield Problem("goaml_code_undefined", Severity.DOUBTFUL, one.place, found, named)
        yield from undefined_codes(one, lists)
