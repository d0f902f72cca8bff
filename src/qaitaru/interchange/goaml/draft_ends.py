"""The ends of a drafted transfer: who stands there, what he is called, and where that is said."""

import re
from dataclasses import dataclass
from typing import Final

from qaitaru.facts.identifiers.checks import IdentifierKind, Verdict, check, recognise
from qaitaru.facts.parties import PartyKind
from qaitaru.interchange.case import Standing
from qaitaru.interchange.goaml.draft import Drafting, DraftKnown

BIC: Final = re.compile(r"[A-Z]{4}([A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_PERSONS: Final = frozenset({PartyKind.NATURAL, PartyKind.SOLE_TRADER})
_BANK: Final = frozenset({"bank_name", "bank_code", "bank_bic"})
_NATIONAL: Final = frozenset({IdentifierKind.IIN, IdentifierKind.BIN})


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftEnd:
    """One end of a transfer: the party, its account, and the rows that show them."""

    party: str = ""
    account: str = ""
    standing: tuple[Standing, ...] = ()


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
    bic = BIC.fullmatch(account.bank_code.upper()) if account else None
    if bic:
        return bic[1], "by_bic"
    found = known.parties.get(end.party)
    countries = found.values("country") if found else ()
    return (countries[0].upper(), "as_stated") if len(countries) == 1 else ("", "")


def is_client(known: DraftKnown, end: DraftEnd) -> bool:
    """Whether the end's account is kept by the reporting entity."""
    account = known.accounts.get(end.account)
    lines = (one for sheet in known.account_sheets.get(end.account, ()) for one in sheet.lines)
    told = [line.value for line in lines if line.field in _BANK]
    said = (*told, *((account.bank, account.bank_code) if account else ()))
    return any(one.casefold() in known.own_banks for one in said if one)


def name_of(known: DraftKnown, end: DraftEnd) -> str:
    """What a party is called: as the ledger mostly has it, else as a report says."""
    found = known.parties.get(end.party)
    said = found.values("name") if found else ()
    return known.names.get(end.party, "") or next(iter(said), "")


def named_at(known: DraftKnown, end: DraftEnd) -> tuple[Standing, ...]:
    """Where a party is called so."""
    return _places(known, end, "name", name_of(known, end))


def number_said(d: Drafting, end: DraftEnd, path: str) -> str | None:
    """The national number of a party; several are told, and none is chosen."""
    numbers = [one.normal for one in _numbers(d.known, end.party)]
    if len(numbers) != 1:
        d.lacks(path, "several" if numbers else "unsaid", ", ".join(numbers))
        return None
    return d.say(path, numbers[0], _places(d.known, end, "number", numbers[0]))


def one_said(
    d: Drafting, end: DraftEnd, field_of: str, path: str
) -> tuple[str, tuple[Standing, ...]]:
    """The one value of a field, and its places; several are told, and none is chosen."""
    found = d.known.parties.get(end.party)
    values = found.values(field_of) if found else ()
    if len(values) != 1:
        d.lacks(path, "several" if values else "unsaid", ", ".join(values))
        return "", ()
    return values[0], _places(d.known, end, field_of, values[0])


def _numbers(known: DraftKnown, party: str) -> list[Verdict]:
    """The national numbers of a party, each once: what else is numbered may be any paper's."""
    found = known.parties.get(party)
    said = (*(found.values("number") if found else ()), party.removeprefix("code:"))
    verdicts = (recognise(one) for one in said)
    numbers = {one.normal: one for one in verdicts if one and one.kind in _NATIONAL}
    return list(numbers.values())


def _places(known: DraftKnown, end: DraftEnd, field_of: str, value: str) -> tuple[Standing, ...]:
    """Where a value of a party is said; in the rows of the transfer where no report says it."""
    found = known.parties.get(end.party)
    said = [
        Standing(known.exhibits[one.import_no], one.place)
        for one in (found.said if found else ())
        if (one.field, one.value) == (field_of, value) and one.import_no in known.exhibits
    ]
    return tuple(dict.fromkeys(said)) or end.standing
