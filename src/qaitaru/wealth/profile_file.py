"""A profile from its TOML file, or what is wrong with it.

One wrong value refuses the file: a figure made from half a profile would mislead.
"""

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeVar

from qaitaru.facts import places
from qaitaru.facts.currencies import CURRENCIES
from qaitaru.facts.problems import Problem, Severity
from qaitaru.wealth.estimate import Estimate
from qaitaru.wealth.line_context import Context, DrugKey, Rate, evidence_of
from qaitaru.wealth.profile import (
    OPENING,
    Foundation,
    Person,
    Profile,
    Role,
    Section,
    Span,
)
from qaitaru.wealth.profile_lines import person_unknown, read_line
from qaitaru.wealth.toml_table import Scale, Table, key_missing, three, value_faulty, with_lines

FOUNDATIONS: Final[tuple[str, ...]] = ("opening", "leads", "source")
Key = TypeVar("Key")
Value = TypeVar("Value")
_AT: Final = re.compile(r"at line (?P<line>\d+), column (?P<column>\d+)")


@dataclass(frozen=True, slots=True)
class Read:
    """A profile, or None where the file is refused; and what is to be said of it."""

    profile: Profile | None
    problems: tuple[Problem, ...]


def read_profile(text: str) -> Read:
    """A profile from the text of its file."""
    problems: list[Problem] = []
    try:
        told = tomllib.loads(text)
    except (ValueError, RecursionError) as fault:  # a number or a nest too large for anything
        return Read(None, (not_toml(str(fault)),))
    root = Table(with_lines(told, text), problems)
    context = _context(root)
    if context is None:
        return Read(None, tuple(problems))
    lines = [
        line
        for section in Section
        for number, table in enumerate(root.tables(section.value), 1)
        if (line := read_line(table, section, number, context)) is not None
    ]
    problems.extend(
        id_twice(line.place, line.key)
        for index, line in enumerate(lines)
        if any(line.key == other.key for other in lines[:index])
    )
    profile = Profile(
        title=root.text("title", default=""),
        currency=context.currency,
        opening_on=context.opening_on,
        spans=context.spans,
        persons=context.persons,
        lines=tuple(lines),
        foundations=_foundations(root.part("foundation")),
    )
    root.close(", ".join(("currency", "opening", "period", "person", *Section)))
    return Read(None if problems else profile, tuple(problems))


def _context(root: Table) -> Context | None:
    """The head of the file; None where nothing below it could be understood."""
    currency = root.choice("currency", tuple(CURRENCIES))
    if root.problems:
        return None
    opening_on, spans = root.day("opening"), _spans(root)
    if opening_on is None or not spans:
        return None
    for before, after in zip((opening_on, *(one.ends_on for one in spans)), spans, strict=False):
        if after.ends_on <= before:
            root.fault(value_faulty, "period", after.ends_on, f"> {before}")
            return None
    persons, rates = _persons(root), _once(root, map(_rate, root.tables("rate")), str)
    head = Context(
        currency=currency, opening_on=opening_on, spans=spans, persons=persons, rates=rates
    )
    prices = _once(
        root, (_drug_price(table, head) for table in root.tables("drug_price")), " ".join
    )
    return Context(
        currency=currency,
        opening_on=opening_on,
        spans=spans,
        persons=persons,
        rates=rates,
        drug_prices=prices,
    )


def _once(
    root: Table, pairs: Iterable[tuple[Key, Value]], named: Callable[[Key], str]
) -> dict[Key, Value]:
    """What stands under each key; a second one is told of, and never taken in silence."""
    known: dict[Key, Value] = {}
    for key, value in pairs:
        if key in known:
            root.problems.append(id_twice("", named(key)))
        known[key] = value
    return known


def _spans(root: Table) -> tuple[Span, ...]:
    spans: list[Span] = []
    for table in root.tables("period"):
        name, ends_on = table.text("name"), table.day("ends")
        table.close("name, ends")
        if name == OPENING or name in {one.name for one in spans}:
            table.fault(value_faulty, "name", name, "≠")
        elif ends_on is not None:
            spans.append(Span(name, ends_on))
    if not spans and not root.problems:
        root.fault(key_missing, "period", "", "[[period]]")
    return tuple(spans)


def _persons(root: Table) -> tuple[Person, ...]:
    """The household; a file that names nobody speaks of its subject alone."""
    persons = tuple(map(_person, root.tables("person")))
    if not persons:
        return (Person(key=Role.SUBJECT, name="", role=Role.SUBJECT),)
    known = _once(root, ((one.key, one) for one in persons), str)
    for one in persons:
        if one.holds_for and one.holds_for not in known:
            root.fault(person_unknown, "person", one.holds_for, ", ".join(sorted(known)))
    return persons


def _person(table: Table) -> Person:
    key = table.text("id")
    person = Person(
        key=key,
        name=table.text("name", default=key),
        role=Role(table.choice("role", tuple(Role))),
        number=table.text("number", default=""),
        holds_for=table.text("holds_for", default=""),
        ground=table.text("ground", default=""),
        evidence=evidence_of(table),
    )
    if person.role is Role.NOMINEE and not person.holds_for:
        table.fault(key_missing, "holds_for", "", "holds_for")
    table.close("id, name, role, number, holds_for, ground, evidence")
    return person


def _rate(table: Table) -> tuple[str, Rate]:
    name, currency = table.text("id"), table.choice("currency", tuple(CURRENCIES))
    numbers = three(table, "rate", table.take("rate"))
    table.day("on")
    rate = Rate(currency, numbers[1] if numbers else Fraction(0), evidence_of(table))
    if not rate.evidence:
        table.fault(key_missing, "evidence", "", "evidence")
    table.close("id, currency, on, rate, evidence")
    return name, rate


def _drug_price(table: Table, context: Context) -> tuple[DrugKey, dict[str, Estimate]]:
    key = (table.text("substance"), table.text("level"), table.text("unit"))
    scale: Scale = context.scale(table)
    prices = context.by_name(table, "price", scale, context.periods)
    if not evidence_of(table):
        table.fault(key_missing, "evidence", "", "evidence")
    table.close("substance, level, unit, price, currency, rate, evidence")
    return key, prices


def _foundations(table: Table) -> dict[str, Foundation]:
    named = [name for name in FOUNDATIONS if name in table.told]
    read = {str(name): _foundation(table.part(name)) for name in named}
    table.close(", ".join(FOUNDATIONS))
    return read


def _foundation(table: Table) -> Foundation:
    foundation = Foundation(table.text("how"), evidence_of(table))
    table.close("how, evidence")
    return foundation


def not_toml(reason: str) -> Problem:
    """A file that is no TOML at all."""
    found = _AT.search(reason)
    place = places.place(line=found["line"], column=found["column"]) if found else ""
    return Problem("profile_not_toml", Severity.REFUSED, place, reason, "TOML")


def id_twice(place: str, key: str) -> Problem:
    """Two lines of one name."""
    return Problem("profile_id_twice", Severity.REFUSED, place, key)
