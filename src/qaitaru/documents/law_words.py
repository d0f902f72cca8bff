"""How an entry of a legal pack reads for people: each of its fields, and what stands in it."""

from collections.abc import Iterator
from enum import StrEnum
from functools import singledispatch
from typing import Any, Final

import msgspec

from qaitaru.facts.currencies import CURRENCIES
from qaitaru.law.actors import Actor
from qaitaru.law.agencies import ChannelHeld, Stage
from qaitaru.law.checklists import ChecklistSort
from qaitaru.law.clock_roles import ClockRole
from qaitaru.law.confiscation import Burden, ModelSort, Standard
from qaitaru.law.editions import Dated, Entry, Point
from qaitaru.law.elements import Element
from qaitaru.law.offences import Fine, FineUnit, Part
from qaitaru.law.provisional import MeasureSort, Notice
from qaitaru.law.refusals import Refusing
from qaitaru.law.request_contents import Binds, Content, Weight
from qaitaru.law.request_fields import Assistance, Channel, Circumstance, RequestField
from qaitaru.law.thresholds import ThresholdEdition
from qaitaru.law.told import Told
from qaitaru.wording import Words, forms_for

_GROUPS: Final[dict[type[StrEnum], str]] = {
    Actor: "actor",
    Assistance: "assistance",
    Binds: "binds",
    Burden: "burden",
    Channel: "channel",
    ChecklistSort: "checklist_sort",
    Circumstance: "circumstance",
    ClockRole: "clock_role",
    Element: "element",
    MeasureSort: "measure_sort",
    ModelSort: "model_sort",
    Refusing: "refusing",
    RequestField: "request_field",
    Stage: "stage",
    Standard: "standard",
    Weight: "weight",
}
_HEAD: Final = frozenset({"key", "text", "editions"})
_DATED: Final = frozenset(Dated.__struct_fields__)


def entry_fields(entry: Entry, words: Words) -> Iterator[tuple[str, list[str]]]:
    """What an entry says whatever its edition: the field's name and its lines, none empty."""
    yield from _fields(entry, _HEAD, words)


def edition_fields(edition: Dated, words: Words) -> Iterator[tuple[str, list[str]]]:
    """What one edition of an entry says: the field's name and its lines, none empty."""
    if isinstance(edition, ThresholdEdition):
        least = _money(edition.amount_minor, edition.currency, words)
        yield words("law.field.amount"), [words("law.at_least", least=least)]
        return
    yield from _fields(edition, _DATED, words)


def _fields(
    one: msgspec.Struct, left_out: frozenset[str], words: Words
) -> Iterator[tuple[str, list[str]]]:
    for name in one.__struct_fields__:
        lines = [] if name in left_out else _lines(name, getattr(one, name), words)
        if lines:
            yield words(f"law.field.{name}"), lines


def _lines(name: str, value: Any, words: Words) -> list[str]:
    """A field's lines; an event, and an act, that the house knows by its words."""
    known = {"starts_with": f"law.event.{value}", "act": f"law.act.{value}"}.get(name, "")
    return [words(known)] if known in words else lines_of(value, words)


@singledispatch
def lines_of(value: Any, words: Words) -> list[str]:  # noqa: ARG001  # one shape for all
    """What a value of a pack reads, a line each; empty where it says nothing."""
    return [str(value)] if value not in {None, ""} else []


@lines_of.register
def _(value: bool, words: Words) -> list[str]:  # noqa: FBT001  # a value of a pack, no option
    return [words("law.yes" if value else "law.no")]


@lines_of.register
def _(value: StrEnum, words: Words) -> list[str]:
    return [_word(value, words)]


@lines_of.register
def _(value: tuple, words: Words) -> list[str]:  # type: ignore[type-arg]  # of whatever values
    if value and isinstance(value[0], tuple):
        return [" / ".join(line for one in each for line in lines_of(one, words)) for each in value]
    return [line for one in value for line in lines_of(one, words)]


@lines_of.register
def _(value: dict, words: Words) -> list[str]:  # type: ignore[type-arg]  # of roles and keys
    return [f"{_word(role, words)}: {key}" for role, key in value.items()]


@lines_of.register
def _(value: Told, words: Words) -> list[str]:
    return [value.words(words.language)]


@lines_of.register
def _(value: Point, words: Words) -> list[str]:
    told = value.text.words(words.language)
    return [f"{value.article}: {told}" if value.article else told]


@lines_of.register
def _(value: Content, words: Words) -> list[str]:
    told = value.text.words(words.language)
    when = ", ".join(_word(one, words) for one in (*value.assistance, *value.when))
    marks = [_word(value.weight, words), *([when] if when else [])]
    return [f"{value.article}: {told} ({'; '.join(marks)})".removeprefix(": ")]


@lines_of.register
def _(value: Notice, words: Words) -> list[str]:
    told = f"{_word(value.by, words)} → {_word(value.told, words)}"
    clock = f" ({_word(value.clock, words)})" if value.clock else ""
    unless = [words("law.unless", text=line) for line in lines_of(value.except_when, words)]
    return [told + clock, *unless]


@lines_of.register
def _(value: ChannelHeld, words: Words) -> list[str]:
    parts = [_word(one, words) for one in value.stages]
    marks = ("is_central", "only_sanctioned", "is_contact")
    parts += [words(f"law.channel_held.{one}") for one in marks if getattr(value, one)]
    told = _word(value.channel, words)
    return [f"{told} ({', '.join(parts)})" if parts else told]


@lines_of.register
def _(value: Part, words: Words) -> list[str]:
    told = words("law.part", part=value.part, text=value.text.words(words.language))
    return ["; ".join([told, *_penalties(value, words)])]


def _penalties(part: Part, words: Words) -> Iterator[str]:
    """What a part of an article threatens: liberty, money, how grave, confiscation, unread."""
    if part.imprisonment:
        months = part.imprisonment
        key = "law.imprisonment_or_life" if months.or_life else "law.imprisonment"
        least = _years(months.from_months) if months.from_months else ""
        yield words(key, span=_span(least, _years(months.to_months), words))
    if part.fine:
        yield _fine(part.fine, words)
    if part.gravity:
        yield words(f"law.gravity.{part.gravity.value}")
    if part.confiscation is not None:
        yield words("law.confiscable" if part.confiscation else "law.not_confiscable")
    if part.unread:
        yield words("law.unread", names=", ".join(part.unread))


def _fine(fine: Fine, words: Words) -> str:
    """A fine between its two ends, in money or in the unit that the law counts it by."""
    least, most = (
        _amount(fine, one, words) if one else "" for one in (fine.at_least, fine.at_most)
    )
    return words(f"law.fine.{fine.unit.value}", span=_span(least, most, words))


def _amount(fine: Fine, amount: int, words: Words) -> str:
    if fine.unit is FineUnit.MINOR_UNITS:
        return _money(amount, fine.currency, words)
    return forms_for(words.language).number(amount)


def _money(amount_minor: int, currency: str, words: Words) -> str:
    """A sum; of a currency the house does not know, the number as the pack gives it."""
    forms = forms_for(words.language)
    if currency in CURRENCIES:
        return forms.money(amount_minor, currency)
    return f"{forms.number(amount_minor)} {currency}"


def _span(least: str, most: str, words: Words) -> str:
    """From the least to the most; an end that the law does not name is not told."""
    if least and most:
        return f"{least}–{most}"
    return words("law.at_least", least=least) if least else words("law.at_most", most=most)


def _years(months: int) -> str:
    years, rest = divmod(months, 12)
    return f"{years} {rest}/12" if rest else f"{years}"


def _word(value: StrEnum, words: Words) -> str:
    return words(f"law.{_GROUPS[type(value)]}.{value.value}")
