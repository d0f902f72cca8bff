"""Accounts and parties of the ledger as goAML's, each value with where it stands.

A name that is said whole is not taken apart: a person's first and last name stay missing, and the
whole stands in his own letters. Which country an account is in, its IBAN or its bank's BIC says.

Source: goAML schema 5.0.2, t_account, t_person, t_entity; ISO 13616-1, ISO 9362.
"""

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

from qaitaru.facts.identifiers.checks import IdentifierKind, Verdict, check, recognise
from qaitaru.facts.parties import PartyKind
from qaitaru.interchange.case import CaseAccount, Standing
from qaitaru.interchange.goaml.draft import Drafting, DraftKnown
from qaitaru.interchange.goaml.subjects import Account, Entity, Person

Subject: TypeAlias = Account | Person | Entity
_PERSONS: Final = frozenset({PartyKind.NATURAL, PartyKind.SOLE_TRADER})
_BIC: Final = re.compile(r"[A-Z]{4}([A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_GENDERS: Final = {"F": "F", "M": "M", "FEMALE": "F", "MALE": "M"}
_NATIONAL: Final = frozenset({IdentifierKind.IIN, IdentifierKind.BIN})


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftEnd:
    """One end of a transfer: the party, its account, and the rows that show them."""

    party: str = ""
    account: str = ""
    standing: tuple[Standing, ...] = ()


def subject_of(d: Drafting, end: DraftEnd, at: str) -> tuple[str, Subject] | None:
    """The end's account, else the party where its kind is known; with the kind's name.

    Args:
        d: the draft.
        end: of the transfer.
        at: the path up to the kind's name: ``.../t_from/from_``.
    """
    if end.account:
        return "account", _account(d, end, f"{at}account")
    kind = kind_of(d.known, end.party)
    if kind == "person":
        return kind, _person(d, end, f"{at}person")
    if kind == "entity":
        return kind, _entity(d, end, f"{at}entity")
    end_of = at.rpartition("/")[2]
    names = f"{at}account|{end_of}person|{end_of}entity"
    d.lacks(names, "kind", _name(d.known, end))
    return None


def kind_of(known: DraftKnown, party: str) -> str:
    """Whether a party is a person or an entity, as it is said or as its number tells; or empty."""
    found = known.parties.get(party)
    said = {*(found.values("kind") if found else ())} - {PartyKind.UNKNOWN}
    kinds = {"person" if one in _PERSONS else "entity" for one in said} or {
        "entity" if one.kind is IdentifierKind.BIN else "person" for one in _numbers(known, party)
    }
    return kinds.pop() if len(kinds) == 1 else ""


def country_of(known: DraftKnown, end: DraftEnd) -> tuple[str, str]:
    """The country of an end and how it is known; two empty texts where nothing says."""
    account = known.accounts.get(end.account)
    if end.account and check(IdentifierKind.IBAN, end.account).valid:
        return end.account[:2].upper(), "by_iban"
    bic = _BIC.fullmatch(account.bank_code.upper()) if account else None
    if bic:
        return bic[1], "by_bic"
    found = known.parties.get(end.party)
    countries = found.values("country") if found else ()
    return (countries[0].upper(), "as_stated") if len(countries) == 1 else ("", "")


def _account(d: Drafting, end: DraftEnd, at: str) -> Account:
    account = d.known.accounts.get(end.account) or CaseAccount(account=end.account)
    standing = account.standing or end.standing
    bank, is_bic = account.bank_code, bool(_BIC.fullmatch(account.bank_code.upper()))
    currency = account.currencies[0] if len(account.currencies) == 1 else ""
    iban = end.account if check(IdentifierKind.IBAN, end.account).valid else ""
    if not account.bank:
        d.lacks(f"{at}/institution_name", "unsaid")
    if not bank:
        d.lacks(f"{at}/institution_code|swift", "unsaid")
    return Account(
        institution_name=d.say(f"{at}/institution_name", account.bank, standing),
        institution_code=None if is_bic else d.say(f"{at}/institution_code", bank, standing),
        swift=d.say(f"{at}/swift", bank, standing) if is_bic else None,
        account=d.say(f"{at}/account", end.account, standing),
        currency_code=d.say(f"{at}/currency_code", currency, standing),
        account_name=d.say(f"{at}/account_name", _name(d.known, end), _named_at(d.known, end)),
        iban=d.say(f"{at}/iban", iban, standing),
        t_entity=_entity(d, end, f"{at}/t_entity")
        if kind_of(d.known, end.party) == "entity"
        else None,
    )


def _person(d: Drafting, end: DraftEnd, at: str) -> Person:
    name = _name(d.known, end)
    d.lacks(f"{at}/first_name", "name_parts", name)
    d.lacks(f"{at}/last_name", "name_parts", name)
    return Person(
        gender=_gender(d, end, f"{at}/gender"),
        birthdate=_birth(d, end, f"{at}/birthdate"),
        full_name_frn=d.say(f"{at}/full_name_frn", name, _named_at(d.known, end)),
        id_number=_number(d, end, f"{at}/id_number"),
    )


def _entity(d: Drafting, end: DraftEnd, at: str) -> Entity:
    name = _name(d.known, end)
    if not name:
        d.lacks(f"{at}/name", "unsaid")
    return Entity(
        name=d.say(f"{at}/name", name, _named_at(d.known, end)),
        incorporation_number=_number(d, end, f"{at}/incorporation_number"),
    )


def _gender(d: Drafting, end: DraftEnd, path: str) -> str | None:
    gender, where = _one(d, end, "gender", path)
    code = _GENDERS.get(gender.upper(), "")
    if gender and not code:
        d.lacks(path, "unsaid", gender)
    return d.say(path, code, where)


def _birth(d: Drafting, end: DraftEnd, path: str) -> str | None:
    day, where = _one(d, end, "birth", path)
    if day and not _DAY.fullmatch(day):
        d.lacks(path, "day", day)
        return None
    return d.say(path, day and f"{day}T00:00:00", where)


def _number(d: Drafting, end: DraftEnd, path: str) -> str | None:
    numbers = [one.normal for one in _numbers(d.known, end.party)]
    if len(numbers) != 1:
        d.lacks(path, "several" if numbers else "unsaid", ", ".join(numbers))
        return None
    return d.say(path, numbers[0], _places(d.known, end, "number", numbers[0]))


def _numbers(known: DraftKnown, party: str) -> list[Verdict]:
    """The national numbers of a party, each once: what else is numbered may be any paper's."""
    found = known.parties.get(party)
    said = (*(found.values("number") if found else ()), party.removeprefix("code:"))
    verdicts = (recognise(one) for one in said)
    numbers = {one.normal: one for one in verdicts if one and one.kind in _NATIONAL}
    return list(numbers.values())


def _name(known: DraftKnown, end: DraftEnd) -> str:
    """What a party is called: as the ledger mostly has it, else as a report says."""
    found = known.parties.get(end.party)
    said = found.values("name") if found else ()
    return known.names.get(end.party, "") or next(iter(said), "")


def _named_at(known: DraftKnown, end: DraftEnd) -> tuple[Standing, ...]:
    return _places(known, end, "name", _name(known, end))


def _one(d: Drafting, end: DraftEnd, field_of: str, path: str) -> tuple[str, tuple[Standing, ...]]:
    """The one value of a field, and its places; several are told, and none is chosen."""
    found = d.known.parties.get(end.party)
    values = found.values(field_of) if found else ()
    if len(values) != 1:
        d.lacks(path, "several" if values else "unsaid", ", ".join(values))
        return "", ()
    return values[0], _places(d.known, end, field_of, values[0])


def _places(known: DraftKnown, end: DraftEnd, field_of: str, value: str) -> tuple[Standing, ...]:
    """Where a value of a party is said; in the rows of the transfer where no report says it."""
    found = known.parties.get(end.party)
    said = [
        Standing(known.exhibits[one.import_no], one.place)
        for one in (found.said if found else ())
        if (one.field, one.value) == (field_of, value) and one.import_no in known.exhibits
    ]
    return tuple(dict.fromkeys(said)) or end.standing
