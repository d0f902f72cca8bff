"""What a workspace knows, ready to be said in another's format: parties, accounts, value, items.

Every fact keeps where it was said: the exhibit and the place in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from qaitaru.evidence.items import CustodyEntry, EvidenceItem
from qaitaru.ledger.known_parties import KnownParty
from qaitaru.screening.ownership.interests import Interest


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a fact stands: the exhibit, and the place in it."""

    exhibit: int
    place: str

    @property
    def text(self) -> str:
        """As one text for a format that has no field for it: ``exhibit=3;row=17``."""
        return f"exhibit={self.exhibit};{self.place}" if self.place else f"exhibit={self.exhibit}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAccount:
    """An account, its holder's key where one is named, and what its statements say of it."""

    account: str
    holder: str = ""
    currencies: tuple[str, ...] = ()
    bank: str = ""
    bank_code: str = ""
    standing: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTransfer:
    """Value moving, with its ends by key; an end that is not named is empty."""

    number: str
    booked_on: str
    until_on: str = ""
    amount_minor: int
    currency: str
    payments: int = 1
    payer: str = ""
    payee: str = ""
    payer_account: str = ""
    payee_account: str = ""
    purpose: str = ""
    reference: str = ""
    standing: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of an exhibit: by which reader, by whom, when."""

    number: int
    exhibit: int
    reader: str
    version: int
    member: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All of it, as of one instant; ``names`` calls parties that no claim describes."""

    title: str
    agency: str
    at: str
    parties: tuple[KnownParty, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    accounts: tuple[CaseAccount, ...] = ()
    transfers: tuple[CaseTransfer, ...] = ()
    interests: tuple[Interest, ...] = ()
    items: tuple[EvidenceItem, ...] = ()
    custody: tuple[CustodyEntry, ...] = ()
    readings: tuple[Reading, ...] = ()

    def exhibit_of(self, import_no: int) -> int:
        """The exhibit an import was read from; 0 where it is not in sight."""
        return next((one.exhibit for one in self.readings if one.number == import_no), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyTold:
    """A party as the open formats want it: each kind of value by itself, each once."""

    key: str
    kind: str
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    births: tuple[str, ...]
    birth_places: tuple[str, ...]
    countries: tuple[str, ...]
    genders: tuple[str, ...]
    phones: tuple[str, ...]
    addresses: tuple[str, ...]
    standing: tuple[Standing, ...]


def parties_told(case: Case) -> tuple[PartyTold, ...]:
    """Every party of the case by key: those described, and those that are only named."""
    described = {one.key: one for one in case.parties}
    named = {key: name for key, name in case.names if key not in described}
    told = [_told(case, one) for one in case.parties]
    told += [_bare(key, name) for key, name in named.items()]
    return tuple(sorted(told, key=lambda one: one.key))


def _told(case: Case, party: KnownParty) -> PartyTold:
    said = dict.fromkeys(
        Standing(case.exhibit_of(one.import_no), one.place) for one in party.said if one.import_no
    )
    return PartyTold(
        key=party.key,
        kind=next(iter(party.values("kind")), ""),
        names=party.values("name"),
        numbers=party.values("number"),
        births=party.values("birth"),
        birth_places=party.values("birth_place"),
        countries=party.values("country"),
        genders=party.values("gender"),
        phones=party.values("phone"),
        addresses=party.values("address"),
        standing=tuple(said),
    )


def _bare(key: str, name: str) -> PartyTold:
    kind, _, number = key.partition(":")
    nothing: tuple[str, ...] = ()
    return PartyTold(
        key=key,
        kind="",
        names=(name,) if name else (),
        numbers=(number,) if kind == "code" else (),
        births=nothing,
        birth_places=nothing,
        countries=nothing,
        genders=nothing,
        phones=nothing,
        addresses=nothing,
        standing=(),
    )


def names_of(parties: Iterable[PartyTold]) -> dict[str, str]:
    """What each party is called first, by its key."""
    return {one.key: one.names[0] if one.names else one.key for one in parties}
