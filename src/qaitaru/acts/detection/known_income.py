"""Income that wealth profiles of a workspace say was declared, by the party that declared it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from qaitaru.detection.account_facts import Declared, declared_incomes
from qaitaru.detection.grounds import Ground, NotTaken, Opens, Origin, Why
from qaitaru.detection.party_facts import End
from qaitaru.facts.identifiers import recognise
from qaitaru.facts.identifiers.checks import IdentifierKind
from qaitaru.facts.moments import instant_text
from qaitaru.facts.parties import name_key
from qaitaru.wealth import profile_store
from qaitaru.wealth.declared_by_person import DeclaredByPerson, declared_by_person
from qaitaru.wealth.profile import Evidence, Person
from qaitaru.wealth.profile_file import read_profile
from qaitaru.wealth.profile_store import SavedProfile

_CURRENCY: Final = "KZT"
_NUMBERED: Final = frozenset({IdentifierKind.IIN, IdentifierKind.BIN})


@dataclass(frozen=True, slots=True)
class Incomes:
    """What parties declared."""

    told: tuple[Declared, ...]

    def of(self, ends: Iterable[End]) -> Iterator[Ground]:
        """As facts of the accounts of those parties."""
        return declared_incomes(ends, self.told)


def incomes_at(
    connection: Connection, at: datetime, called: Mapping[str, str]
) -> tuple[Incomes, list[NotTaken]]:
    """What the latest text of each profile as of an instant says was declared.

    Args:
        called: what the parties of the ledger are called, by key.
    """
    told: list[Declared] = []
    unmet: list[NotTaken] = []
    for saved in _latest(connection, at):
        profile = read_profile(saved.text).profile
        if profile is None:
            unmet.append(NotTaken(Why.UNREAD, saved.name))
            continue
        for one in declared_by_person(profile):
            if profile.currency != _CURRENCY:
                unmet.append(NotTaken(Why.CURRENCY, f"{saved.name}, {profile.currency}"))
                continue
            key = party_of(one.person, called)
            if isinstance(key, Why):
                unmet.append(NotTaken(key, one.person.number or one.person.name))
            else:
                told.append(_declared(key, one, saved))
    return Incomes(tuple(told)), unmet


def party_of(person: Person, called: Mapping[str, str]) -> str | Why:
    """The key of the one party that a person of a profile is: by number, else by name."""
    if person.number:
        verdict = recognise(person.number)
        if verdict is None or verdict.kind not in _NUMBERED:
            return Why.NO_NUMBER
        key = f"code:{verdict.normal}"
        return key if key in called else Why.NOBODY
    name = name_key(person.name)
    found = [key for key, each in called.items() if name and name_key(each) == name]
    if len(found) == 1:
        return found[0]
    return Why.SEVERAL if found else Why.NOBODY


def _declared(key: str, one: DeclaredByPerson, saved: SavedProfile) -> Declared:
    lines = [Origin(Opens.PROFILE, saved.version, saved.name, line.place) for line in one.lines]
    shown = [_origin(each) for line in one.lines for each in line.evidence]
    return Declared(
        party=key,
        since=one.since,
        until=one.until,
        amount_minor=one.amount_minor,
        text="; ".join(line.what for line in one.lines),
        origins=(*dict.fromkeys(lines), *dict.fromkeys(shown)),
    )


def _origin(one: Evidence) -> Origin:
    if one.exhibit is not None:
        return Origin(Opens.EXHIBIT, one.exhibit, one.document, one.place)
    return Origin(Opens.DOCUMENT, 0, one.document, one.place)


def _latest(connection: Connection, at: datetime) -> Iterator[SavedProfile]:
    """The newest text of each profile that was saved by then; versions come from the latest."""
    met: set[str] = set()
    for one in profile_store.every_version(connection):
        if one.name not in met and one.saved_at <= instant_text(at):
            met.add(one.name)
            yield one
