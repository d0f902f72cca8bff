"""Single fields of a party or an account as the sheets say them: one value, or none is chosen.

What a report in goAML said stands in its own names and codes and is said again so; of another
format only what is no code is taken, by the house's term for it.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from qaitaru.interchange.case import Standing
from qaitaru.interchange.goaml.draft import Drafting
from qaitaru.interchange.goaml.sheets import Line, Sheet
from qaitaru.interchange.letters import is_plain_latin

PERSON: Final[Mapping[str, str]] = {
    "title": "",
    "prefix": "",
    "birth_place": "birth_place",
    "country_of_birth": "",
    "mothers_name": "",
    "alias": "alias",
    "ssn": "",
    "nationality1": "nationality",
    "residence": "residence_country",
    "occupation": "occupation",
    "employer_name": "employer.name",
    "tax_number": "tax_number",
    "tax_reg_number": "",
    "source_of_wealth": "",
}
ENTITY: Final[Mapping[str, str]] = {
    "commercial_name": "commercial_name",
    "incorporation_legal_form": "",
    "business": "business",
    "url": "url",
    "incorporation_state": "",
    "incorporation_country_code": "registration_country",
    "incorporation_date": "registration_date",
    "tax_number": "tax_number",
    "tax_reg_number": "",
}
ACCOUNT: Final[Mapping[str, str]] = {
    "institution_name": "bank_name",
    "institution_code": "bank_code",
    "swift": "bank_bic",
    "institution_country": "bank_country",
    "currency_code": "currency",
    "non_bank_institution": "",
    "branch": "",
    "client_number": "",
    "personal_account_type": "",
    "account_type": "",
    "opened": "opened_date",
    "closed": "closed_date",
    "status_code": "",
    "status_date": "",
    "beneficiary": "",
}
"""A tag of goAML -> the house's term of other formats for the same; empty where it is a code."""

_NAMES: Final = ("first_name", "middle_name", "last_name")
_DAY: Final = len("2025-01-31")


def scalars(
    d: Drafting, sheets: Iterable[Sheet], tags: Mapping[str, str], at: str
) -> dict[str, Any]:
    """The fields that the sheets say in one way, each noted; those said in several are missing."""
    found = {tag: _lines(sheets, tag, term) for tag, term in tags.items()}
    return {tag: _one(d, lines, f"{at}/{tag}") for tag, lines in found.items() if lines}


def names(d: Drafting, sheets: Iterable[Sheet], at: str) -> dict[str, Any]:
    """A person's name in its parts, as one source says it; of several in Latin letters the one.

    Nothing where no source tells family from given name, or several tell otherwise.
    """
    said = [found for one in sheets if (found := _name(one))]
    distinct = {tuple(line.original for line in one.values()): one for one in said}
    latin = {key: one for key, one in distinct.items() if is_plain_latin(" ".join(key))}
    chosen = latin if len(latin) == 1 else distinct
    if len(chosen) != 1:
        told = "; ".join(" ".join(key) for key in distinct)
        for tag in ("first_name", "last_name"):
            d.lacks(f"{at}/{tag}", "several" if distinct else "name_parts", told)
        return {}
    [parts] = chosen.values()
    return {
        tag: d.say(f"{at}/{tag}", line.original, [line.standing]) for tag, line in parts.items()
    }


def has_parts(sheets: Iterable[Sheet]) -> bool:
    """Whether some source tells a person's family name from the given one."""
    return any(_name(one) for one in sheets)


def _name(sheet: Sheet) -> dict[str, Line]:
    found = {tag: sheet.scalars[tag] for tag in _NAMES if tag in sheet.scalars}
    return found if {"first_name", "last_name"} <= set(found) else {}


def _lines(sheets: Iterable[Sheet], tag: str, term: str) -> list[Line]:
    names_of = ((one, tag if one.is_own else term) for one in sheets)
    return [sheet.scalars[name] for sheet, name in names_of if name in sheet.scalars]


def _one(d: Drafting, lines: list[Line], path: str) -> str | None:
    said: dict[str, list[Standing]] = {}
    for line in lines:
        said.setdefault(_written(line), []).append(line.standing)
    if len(said) > 1:
        d.lacks(path, "several", ", ".join(said))
        return None
    [(text, standing)] = said.items()
    return d.say(path, text, standing)


def _written(line: Line) -> str:
    """A day with the time that goAML wants, whichever way its source wrote it."""
    if line.field.endswith("_date") and len(line.value) == _DAY:
        return f"{line.value}T00:00:00"
    return line.original
