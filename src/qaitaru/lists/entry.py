"""An entry while it is read: what its publisher says is collected and then frozen."""

from dataclasses import dataclass, field
from datetime import date

from qaitaru.facts.claims import Claim
from qaitaru.facts.designations import (
    BirthDate,
    DesignatedKind,
    Designation,
    Gender,
    ListedName,
    ListedNumber,
)
from qaitaru.facts.problems import Problem, Severity
from qaitaru.lists.births import birth_of
from qaitaru.lists.content import claim_of, content_sha256, squashed
from qaitaru.lists.countries import country_of


@dataclass(slots=True, kw_only=True)
class Entry:
    """One entry of a list, open for writing; ``frozen`` closes it.

    ``tell`` keeps a value as a claim. The other verbs also put it where it is compared, without
    telling it again: a reader tells each value of its file once.
    """

    publisher: str
    reference: str
    place: str
    kind: DesignatedKind = DesignatedKind.UNKNOWN
    names: list[ListedName] = field(default_factory=list)
    regimes: list[str] = field(default_factory=list)
    listed_on: date | None = None
    amended_on: list[date] = field(default_factory=list)
    births: list[BirthDate] = field(default_factory=list)
    birth_places: list[str] = field(default_factory=list)
    nationalities: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    gender: Gender = Gender.UNKNOWN
    titles: list[str] = field(default_factory=list)
    numbers: list[ListedNumber] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def tell(self, name: str, text: str, place: str, original: str = "") -> str:
        """Keep a value as a claim, if there is one; the value without superfluous spaces.

        Args:
            name: the field's term.
            text: as published.
            place: where it stands.
            original: what the value was taken out of, where the value alone is less than it.
        """
        if not text:
            return ""
        claim = claim_of(self.reference, name, text, place)
        if not claim.value:
            return ""
        if original and original != claim.value:
            claim = Claim(
                subject=claim.subject,
                field=name,
                value=claim.value,
                original=original,
                place=place,
            )
        self.claims.append(claim)
        return claim.value

    def name(self, name: ListedName) -> None:
        """One name; the same name of the same kind and strength is kept once."""
        if name.text and all(_same_name(name, known) is False for known in self.names):
            self.names.append(name)

    def regime(self, text: str) -> None:
        """One regime or programme."""
        _once(self.regimes, squashed(text))

    def born(self, text: str, place: str, *, approximate: bool = False) -> None:
        """A date of birth; one that cannot be read is told."""
        if not squashed(text):
            return
        birth = birth_of(text, approximate=approximate)
        if birth is None:
            self.doubt("list_date_unreadable", text, place)
        else:
            self.born_in(birth)

    def born_in(self, birth: BirthDate) -> None:
        """A date of birth as it was read."""
        if birth not in self.births:
            self.births.append(birth)

    def birth_place(self, text: str) -> None:
        """A place of birth."""
        _once(self.birth_places, squashed(text))

    def nationality(self, text: str) -> None:
        """A nationality or citizenship."""
        _once(self.nationalities, country_of(text))

    def country(self, text: str) -> None:
        """A country of address or registration."""
        _once(self.countries, country_of(text))

    def title(self, text: str) -> None:
        """A title, office or rank."""
        _once(self.titles, squashed(text))

    def sex(self, text: str) -> None:
        """A gender by the publisher's word, of whatever language; two different ones are none."""
        said = _GENDERS.get(squashed(text).lower().rstrip("."), Gender.UNKNOWN)
        if said is Gender.UNKNOWN or self.gender is said:
            return
        self.gender = said if self.gender is Gender.UNKNOWN else Gender.UNKNOWN

    def number(self, number: ListedNumber) -> None:
        """A number that names; the same one is kept once, where it first stands."""
        known = ((one.kind, one.number, one.said, one.country) for one in self.numbers)
        if number.number and (number.kind, number.number, number.said, number.country) not in known:
            self.numbers.append(number)

    def amended(self, day: date | None) -> None:
        """A day on which the entry was amended."""
        if day is not None and day not in self.amended_on:
            self.amended_on.append(day)

    def doubt(self, code: str, found: str, place: str, expected: str = "") -> None:
        """Something that does not agree; the value stays as a claim."""
        self.problems.append(Problem(code, Severity.DOUBTFUL, place, squashed(found), expected))

    def frozen(self) -> Designation:
        """The designation, with the hash over its claims."""
        return Designation(
            reference=self.reference,
            publisher=self.publisher,
            kind=self.kind,
            names=tuple(self.names),
            regimes=tuple(self.regimes),
            listed_on=self.listed_on,
            amended_on=tuple(sorted(self.amended_on)),
            births=tuple(self.births),
            birth_places=tuple(self.birth_places),
            nationalities=tuple(self.nationalities),
            countries=tuple(self.countries),
            gender=self.gender,
            titles=tuple(self.titles),
            numbers=tuple(self.numbers),
            claims=tuple(self.claims),
            content_sha256=content_sha256(self.claims),
            place=self.place,
        )


_GENDERS = {
    "m": Gender.MALE,
    "male": Gender.MALE,
    "man": Gender.MALE,
    "мужской": Gender.MALE,
    "муж": Gender.MALE,
    "м": Gender.MALE,
    "ер": Gender.MALE,
    "f": Gender.FEMALE,
    "female": Gender.FEMALE,
    "woman": Gender.FEMALE,
    "женский": Gender.FEMALE,
    "жен": Gender.FEMALE,
    "ж": Gender.FEMALE,
    "әйел": Gender.FEMALE,
}


def _same_name(one: ListedName, other: ListedName) -> bool:
    return (one.text, one.kind, one.weak) == (other.text, other.kind, other.weak)


def _once(values: list[str], text: str) -> None:
    if text and text not in values:
        values.append(text)
