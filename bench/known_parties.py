"""Records of parties whose truth is known: families, namesakes, companies and their branches.

Each party is told by several sources, each with its own habits: a statement has the number and the
account, a report the birth, phone and address, a mention in a payment a name, an account and, in
six of ten, the number that a payment order must tell, a paper from abroad a Latin name with a
passport. The seed tells all.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from bench.known_names import (
    CITIES,
    FAMILIES,
    FIRST_WORDS,
    MEN_TOO,
    SECOND_WORDS,
    STREETS,
    WOMEN,
    drawn,
    latin,
    russian,
    slipped,
)
from qaitaru.facts.designations import BirthDate
from qaitaru.facts.identifiers.kazakhstan import check_digit
from qaitaru.facts.moments import Moment, Period, Precision
from qaitaru.facts.parties import PartyKind
from qaitaru.resolution.records import PartyNumber, PartyRecord

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party as it is."""

    kind: PartyKind
    words: tuple[str, ...]  # family, given, father's given name; or the words of a company
    number: str
    phone: str
    address: str
    accounts: tuple[str, ...]
    passport: str = ""
    birth: date = date(1900, 1, 1)
    is_woman: bool = False
    branch_of: str = ""


@dataclass(slots=True)
class _World:
    dice: random.Random
    parties: list[Party] = field(default_factory=list)

    def digits(self, count: int) -> str:
        return "".join(self.dice.choice("0123456789") for _ in range(count))

    def phone(self) -> str:
        return "7" + self.dice.choice(("701", "702", "705", "707", "747", "775")) + self.digits(7)

    def address(self) -> str:
        street, house, flat = self.dice.choice(STREETS), *(self.dice.randrange(1, 150),) * 2
        return f"{self.dice.choice(CITIES)}, {street}, {house}, {flat + self.dice.randrange(40)}"

    def accounts(self) -> tuple[str, ...]:
        count = self.dice.choice((1, 1, 1, 2))
        return tuple(f"KZ{self.digits(18)}" for _ in range(count))

    def numbered(self, first: str) -> str:
        while True:
            eleven = first + self.digits(11 - len(first))
            if (last := check_digit(eleven)) is not None:
                return f"{eleven}{last}"


def records(count: int, seed: int) -> tuple[list[PartyRecord], list[int]]:
    """Some records in no order, and the party of each."""
    world = _World(random.Random(seed))
    told: list[tuple[PartyRecord, int]] = []
    while len(told) < count:
        first = len(world.parties)
        world.parties += _some(world)
        for number, party in enumerate(world.parties[first:], start=first):
            told += [(one, number) for one in _told(party, world)]
    told = told[:count]
    world.dice.shuffle(told)
    numbered = [replace(one, record_no=at) for at, (one, _) in enumerate(told)]
    return numbered, [party for _, party in told]


def _some(world: _World) -> list[Party]:
    if world.dice.random() < 0.25:
        return list(_companies(world))
    if world.dice.random() < 0.08 and world.parties:
        return list(_namesake(world))
    return list(_family(world))


def _family(world: _World) -> Iterator[Party]:
    """A father, a mother and children: one family name, one address, often one phone."""
    dice = world.dice
    family, phone, address = drawn(FAMILIES, dice), world.phone(), world.address()
    year, father = dice.randrange(1945, 1985), drawn(MEN_TOO, dice)
    yield _person(world, (family, father, drawn(MEN_TOO, dice)), year, (phone, address))
    if dice.random() < 0.6:
        words = (family, drawn(WOMEN, dice), drawn(MEN_TOO, dice))
        yield _person(world, words, year + dice.randrange(-3, 5), (phone, address), is_woman=True)
    for _ in range(dice.choice((0, 0, 1, 1, 2))):
        is_woman = dice.random() < 0.5
        words = (family, drawn(WOMEN if is_woman else MEN_TOO, dice), father)
        own = phone if dice.random() < 0.5 else world.phone()
        born = year + dice.randrange(20, 30)
        yield _person(world, words, born, (own, address), is_woman=is_woman)


def _namesake(world: _World) -> Iterator[Party]:
    other = world.dice.choice(world.parties)
    if other.kind is PartyKind.NATURAL:
        reached = world.phone(), world.address()
        year = world.dice.randrange(1945, 2005)
        yield _person(world, other.words, year, reached, is_woman=other.is_woman)


def _person(
    world: _World,
    words: tuple[str, ...],
    year: int,
    reached: tuple[str, str],
    *,
    is_woman: bool = False,
) -> Party:
    born = date(year, 1, 1) + timedelta(days=world.dice.randrange(365))
    century = (3 if born.year < 2000 else 5) + is_woman
    return Party(
        kind=PartyKind.NATURAL,
        words=words,
        number=world.numbered(f"{born:%y%m%d}{century}"),
        phone=reached[0],
        address=reached[1],
        accounts=world.accounts(),
        passport=f"N{world.digits(8)}",
        birth=born,
        is_woman=is_woman,
    )


def _companies(world: _World) -> Iterator[Party]:
    dice = world.dice
    words = [dice.choice(FIRST_WORDS)]
    if dice.random() < 0.85:
        words.append(dice.choice(SECOND_WORDS))
    if dice.random() < 0.3:
        words.append(dice.choice(FIRST_WORDS))
    phone = world.phone()
    yield _company(world, tuple(words), phone, "")
    for city in dice.sample(CITIES, dice.choice((0, 0, 0, 0, 1, 2))):
        yield _company(world, tuple(words), phone, city)


def _company(world: _World, words: tuple[str, ...], phone: str, branch_of: str) -> Party:
    year, month = world.dice.randrange(10), world.dice.randrange(1, 13)
    return Party(
        kind=PartyKind.LEGAL,
        words=words,
        number=world.numbered(f"1{year}{month:02}4{1 if branch_of else 0}"),
        phone=phone,
        address=world.address(),
        accounts=world.accounts(),
        branch_of=branch_of,
    )


def _told(party: Party, world: _World) -> Iterator[PartyRecord]:
    """The party by some sources."""
    sources = (_statement, _report, _mention, _mention, _abroad)
    for source in world.dice.sample(sources, world.dice.choice((1, 1, 2, 2, 3, 4))):
        yield source(party, world)


def _statement(party: Party, world: _World) -> PartyRecord:
    dice = world.dice
    return PartyRecord(
        record_no=0,
        kind=party.kind,
        names=(_name(party, dice, dice.choice(("kk", "ru", "ru"))),),
        numbers=_number(party, world, 0.9),
        accounts=(dice.choice(party.accounts),),
    )


def _report(party: Party, world: _World) -> PartyRecord:
    dice = world.dice
    return PartyRecord(
        record_no=0,
        kind=party.kind,
        names=(_name(party, dice, dice.choice(("kk", "ru"))),),
        births=_births(party, dice, 0.85),
        numbers=_number(party, world, 0.75),
        phones=(_phone(party, dice),) if dice.random() < 0.7 else (),
        addresses=(_address(party, dice),) if dice.random() < 0.7 else (),
        accounts=(dice.choice(party.accounts),) if dice.random() < 0.6 else (),
        countries=("kz",),
    )


def _mention(party: Party, world: _World) -> PartyRecord:
    dice = world.dice
    short = dice.random() < 0.15
    name = _name(party, dice, dice.choice(("ru", "ru", "latin")), short=short)
    return PartyRecord(
        record_no=0,
        kind=party.kind if dice.random() < 0.5 else PartyKind.UNKNOWN,
        names=(name,),
        numbers=_number(party, world, 0.6),
        accounts=(dice.choice(party.accounts),) if dice.random() < 0.85 else (),
    )


def _abroad(party: Party, world: _World) -> PartyRecord:
    dice = world.dice
    passport = (PartyNumber("passport", party.passport),) if party.passport else ()
    return PartyRecord(
        record_no=0,
        kind=party.kind,
        names=(_name(party, dice, "latin"),),
        births=_births(party, dice, 0.9),
        numbers=passport + _number(party, world, 0.3 if passport else 0.6),
        phones=(_phone(party, dice),) if dice.random() < 0.5 else (),
        addresses=(_address(party, dice),) if dice.random() < 0.4 else (),
        countries=(dice.choice(("kz", "kz", "ae", "tr")),),
    )


def _number(party: Party, world: _World, share: float) -> tuple[PartyNumber, ...]:
    """The state's number, in one of a hundred with a digit misread."""
    if world.dice.random() >= share:
        return ()
    text = party.number
    if world.dice.random() < 0.01:
        at = world.dice.randrange(12)
        text = text[:at] + world.digits(1) + text[at + 1 :]
    return (PartyNumber("bin" if party.kind is PartyKind.LEGAL else "iin", text),)


def _births(party: Party, dice: random.Random, share: float) -> tuple[BirthDate, ...]:
    if party.kind is PartyKind.LEGAL or dice.random() >= share:
        return ()
    day, throw = party.birth, dice.random()
    if throw < 0.03:
        return (BirthDate(period=Moment(date(day.year, 1, 1), Precision.YEAR).period()),)
    if throw < 0.06 and day.day <= 12:
        day = date(day.year, day.day, day.month)
    elif throw < 0.08:
        day = day.replace(day=dice.randrange(1, 29))
    return (BirthDate(period=Period(day, day + _DAY)),)


def _phone(party: Party, dice: random.Random) -> str:
    last = party.phone[1:]
    return dice.choice((f"+7{last}", f"8 ({last[:3]}) {last[3:6]}-{last[6:8]}-{last[8:]}", last))


def _address(party: Party, dice: random.Random) -> str:
    city, street, house, flat = party.address.split(", ")
    whole = f"{city}, ул. {street}, д. {house}, кв. {flat}"
    return dice.choice((whole, party.address, f"{street} {house}, {city}"))


def _name(party: Party, dice: random.Random, script: str, *, short: bool = False) -> str:
    words = _company_words if party.kind is PartyKind.LEGAL else _person_words
    name = words(party, dice, script, short=short)
    return name.upper() if dice.random() < 0.3 else name


def _person_words(party: Party, dice: random.Random, script: str, *, short: bool) -> str:
    family, given, father = party.words
    family += "а" if party.is_woman else ""
    parts = [family, given]
    if dice.random() < 0.65:
        parts.append(_patronymic(father, dice, script, is_woman=party.is_woman))
    parts = [_spelt(one, dice, script) for one in parts]
    if short:
        return parts[0] + " " + "".join(f"{one[0]}." for one in parts[1:])
    if dice.random() < 0.25:
        parts = [*parts[1:], parts[0]]
    return " ".join(parts)


def _patronymic(father: str, dice: random.Random, script: str, *, is_woman: bool) -> str:
    if script == "kk" or dice.random() < 0.3:
        return father + ("қызы" if is_woman else "ұлы")
    soft = father[-1] in "йь"
    stem = father[:-1] if soft else father
    male, female = ("евич", "евна") if soft else ("ович", "овна")
    return stem + (female if is_woman else male)


def _spelt(word: str, dice: random.Random, script: str) -> str:
    written = {"kk": lambda: word, "ru": lambda: russian(word)}.get(
        script, lambda: latin(word, dice)
    )()
    return slipped(written, dice) if dice.random() < 0.04 else written


def _company_words(party: Party, dice: random.Random, script: str, *, short: bool) -> str:
    words = " ".join(_spelt(one, dice, script) for one in party.words)
    branch = {"kk": " филиалы", "ru": "Филиал ", "latin": "Branch of "}[script]
    form = {"kk": "ЖШС", "ru": "ТОО", "latin": dice.choice(("LLP", "TOO", "LLC"))}[script]
    name = words if short else (f"{words} {form}" if script == "latin" else f"{form} «{words}»")
    if not party.branch_of:
        return name
    place = _spelt(party.branch_of, dice, script)
    return f"{name} {place}{branch}" if script == "kk" else f"{branch}{name} {place}"
