"""Phones, addresses and papers of a drafted party, each as one source says it, none put together.

A kind of phone, address or paper is a code: it is taken from a goAML report alone. From another
format the kind stays missing, and a member states it once, for each, in the form.

Source: goAML schema 5.0.2, t_phone, t_address, t_person_identification.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeVar

from qaitaru.interchange.case import Standing
from qaitaru.interchange.goaml.draft import Drafting, numbered
from qaitaru.interchange.goaml.parts import Address, Identification, Phone
from qaitaru.interchange.goaml.sheets import Line, Sheet
from qaitaru.interchange.nodes import Node

Part = TypeVar("Part", bound=Node)
Said = dict[str, tuple[str, Standing]]
_TERMS: Final[Mapping[str, str]] = {
    "number": "number",
    "street": "address",
    "house": "house_number",
    "apartment": "apartment_number",
    "district": "town",
    "city": "city",
    "area": "state",
    "postal_code": "zip",
    "country": "country_code",
    "issued_by": "issued_by",
    "issue_date": "issue_date",
}
"""The house's terms -> goAML's names, of what is no code."""

WANTS: Final[Mapping[type[Node], tuple[str, ...]]] = {
    Phone: ("tph_contact_type", "tph_communication_type", "tph_number"),
    Address: ("address_type", "address", "city", "country_code", "state"),
    Identification: ("type", "number", "issue_date", "expiry_date", "issue_country"),
}
"""What a phone, an address and a paper must say.

Source: goAML schema 5.0.2, t_phone, t_address, t_person_identification.
"""


def phones(d: Drafting, sheets: Iterable[Sheet], at: str) -> tuple[Phone, ...]:
    """Every telephone number that is said, once."""
    found = [_parts(one, Phone, {"number": "tph_number"}) for one in _groups(sheets, "phone")]
    found += [{"tph_number": (line.original, line.standing)} for line in _whole(sheets, "phone")]
    return _each(d, found, Phone, mark="tph_number", at=f"{at}/phones/phone")


def addresses(d: Drafting, sheets: Iterable[Sheet], at: str) -> tuple[Address, ...]:
    """Every address that is said, once; one said in a single text is not taken apart."""
    groups = [*_groups(sheets, "legal_address"), *_groups(sheets, "address")]
    found = [_parts(one, Address, _TERMS) for one in groups]
    found += [{"address": (line.original, line.standing)} for line in _whole(sheets, "address")]
    return _each(d, found, Address, mark="address", at=f"{at}/addresses/address")


def papers(d: Drafting, sheets: Iterable[Sheet], at: str) -> tuple[Identification, ...]:
    """Every paper that says who somebody is, once."""
    found = [_parts(one, Identification, _TERMS) for one in _groups(sheets, "identification")]
    foreign = [one for one in sheets if not one.is_own]
    passports = _whole(foreign, "passport_number")
    found += [{"number": (line.original, line.standing)} for line in passports]
    return _each(d, found, Identification, mark="number", at=f"{at}/identifications/identification")


def _groups(sheets: Iterable[Sheet], name: str) -> Iterator[tuple[Line, ...]]:
    return (lines for sheet in sheets for lines in sheet.groups(name))


def _whole(sheets: Iterable[Sheet], name: str) -> Iterator[Line]:
    return (line for sheet in sheets for line in sheet.whole(name))


def _parts(lines: Iterable[Line], form: type[Node], terms: Mapping[str, str]) -> Said:
    """The fields of a form that some lines say: by goAML's own tag, else by the house's term."""
    said: Said = {}
    for line in lines:
        term = line.field.rpartition(".")[2]
        tag = line.tag if line.tag in form.__struct_fields__ else terms.get(term, "")
        if tag and (tag in form.__struct_fields__):
            text = f"{line.value}T00:00:00" if _is_day(term, line.value) else line.original
            said.setdefault(tag, (text, line.standing))
    return said


def _is_day(term: str, value: str) -> bool:
    return term.endswith("_date") and len(value) == len("2025-01-31")


def _each(
    d: Drafting, found: Iterable[Said], form: type[Part], *, mark: str, at: str
) -> tuple[Part, ...]:
    """Each once by what marks it, with its notes, and what each still wants."""
    once: dict[str, Said] = {}
    for said in found:
        marked = said[mark][0] if mark in said else "".join(text for text, _ in said.values())
        key = "".join(letter for letter in marked.casefold() if letter.isalnum())
        if key:
            once[key] = max(once.get(key, {}), said, key=len)
    made = []
    for number, said in enumerate(once.values(), 1):
        path = numbered(at, number, len(once))
        texts = {tag: d.say(f"{path}/{tag}", *_placed(one)) for tag, one in said.items()}
        for tag in WANTS[form]:
            if not texts.get(tag):
                d.lacks(f"{path}/{tag}", "unsaid")
        made.append(form(**texts))
    return tuple(made)


def _placed(one: tuple[str, Standing]) -> tuple[str, tuple[Standing]]:
    return one[0], (one[1],)
