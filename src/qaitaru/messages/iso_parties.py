"""Parties and agents of ISO 20022 messages as they are put to the lists."""

from collections.abc import Iterator
from typing import Final

from qaitaru.facts.designations import BirthDate, DesignatedKind
from qaitaru.ingest.xml.records import Record
from qaitaru.messages.births import birth_of_day
from qaitaru.screening.asked import Asked
from qaitaru.screening.payments.payment import PaymentField, PaymentParty

PARTIES: Final = {
    "InitgPty": PaymentField.INITIATING_PARTY,
    "Dbtr": PaymentField.DEBTOR,
    "UltmtDbtr": PaymentField.ULTIMATE_DEBTOR,
    "Cdtr": PaymentField.CREDITOR,
    "UltmtCdtr": PaymentField.ULTIMATE_CREDITOR,
}
AGENTS: Final = {
    "DbtrAgt": PaymentField.DEBTOR_AGENT,
    "CdtrAgt": PaymentField.CREDITOR_AGENT,
    "FwdgAgt": PaymentField.OTHER_AGENT,
    "InstgAgt": PaymentField.OTHER_AGENT,
    "InstdAgt": PaymentField.OTHER_AGENT,
    "ChrgsAcctAgt": PaymentField.OTHER_AGENT,
    **{f"PrvsInstgAgt{n}": PaymentField.OTHER_AGENT for n in ("", 1, 2, 3)},
    **{f"IntrmyAgt{n}": PaymentField.INTERMEDIARY_AGENT for n in (1, 2, 3)},
}
_WAYS: Final = ("", "Pty/", "Agt/")
_ORGANISATION: Final = (
    "Id/OrgId/AnyBIC",
    "Id/OrgId/BICOrBEI",
    "Id/OrgId/LEI",
)
_BANK: Final = ("FinInstnId/BICFI", "FinInstnId/BIC", "FinInstnId/LEI")
_COUNTRIES: Final = ("PstlAdr/Ctry", "CtryOfRes", "FinInstnId/PstlAdr/Ctry")
_BIRTH: Final = "Id/PrvtId/DtAndPlcOfBirth"
_ACCOUNT: Final = ("Id/IBAN", "Id/Othr/Id")


def parties_of(record: Record, above: Record, field: PaymentField) -> Iterator[PaymentParty]:
    """The party at an element, where it says who it is; its account names it too."""
    names = _taken(record, ("Nm", "FinInstnId/Nm", "BrnchId/Nm"))
    accounts = [
        text
        for account in above.children(f"{record.name}Acct")
        for route in _ACCOUNT
        if (text := account.take(route))
    ]
    persons = [text for one in _each(record, "Id/PrvtId/Othr") if (text := one.take("Id"))]
    papers = [text for one in _each(record, "Id/OrgId/Othr") if (text := one.take("Id"))]
    codes = _taken(record, (*_ORGANISATION, *_BANK))
    papers += [text for one in record.children("FinInstnId/Othr") if (text := one.take("Id"))]
    birth = _birth(record)
    numbers = tuple(dict.fromkeys((*codes, *persons, *papers, *accounts)))
    if not names and not numbers:
        return
    yield PaymentParty(
        field,
        Asked(
            query_id=record.place,
            names=names,
            kind=_kind(record, is_person=bool(persons or birth)),
            births=birth,
            countries=tuple(
                one.lower() for one in _taken(record, (*_COUNTRIES, f"{_BIRTH}/CtryOfBirth"))
            ),
            numbers=numbers,
            birth_places=_taken(record, (f"{_BIRTH}/CityOfBirth",)),
        ),
        record.place,
    )


def _kind(record: Record, *, is_person: bool) -> DesignatedKind:
    """A bank or a body, a person, or unknown where the message does not tell."""
    if record.child("FinInstnId") or any(_each(record, "Id/OrgId")):
        return DesignatedKind.ORGANISATION
    if is_person or any(_each(record, "Id/PrvtId")):
        return DesignatedKind.PERSON
    return DesignatedKind.UNKNOWN


def _birth(record: Record) -> tuple[BirthDate, ...]:
    said = _taken(record, (f"{_BIRTH}/BirthDt",))
    return tuple(birth for text in said if (birth := birth_of_day(text)))


def _each(record: Record, route: str) -> list[Record]:
    return [one for way in _WAYS for one in record.children(f"{way}{route}")]


def _taken(record: Record, routes: tuple[str, ...]) -> tuple[str, ...]:
    """The texts at some routes, below the choices of newer editions too, each once."""
    texts = (record.take(f"{way}{route}") for way in _WAYS for route in routes)
    return tuple(dict.fromkeys(text for text in texts if text))
