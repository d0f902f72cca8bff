"""Filling a paper: what the record knows goes before what a member says; the rest is told wanting.

Nothing is left empty and nothing made up: what a paper must say and nobody told is a Problem, and
all of them are told at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from decimal import Decimal, InvalidOperation
from itertools import zip_longest

from qaitaru.acts.casework.paper_facts.paper_fields import FieldsAsked, PaperField, Sort
from qaitaru.documents.facts.parts import NO_DAY, NO_SUM, Authority, Prose, Signatory, Text
from qaitaru.facts.currencies import CURRENCIES
from qaitaru.facts.money import Money, to_minor
from qaitaru.facts.problems import Problem, Severity

WANTING = "paper_field_wanting"


@dataclass(slots=True)
class Filling:
    """What a member says of a paper, by field, and what it turns out to lack."""

    said: Mapping[str, Text]
    zone: tzinfo
    problems: list[Problem] = field(default_factory=list)
    _asked: FieldsAsked = field(init=False)

    def __post_init__(self) -> None:
        self._asked = FieldsAsked(self.said)

    @property
    def fields(self) -> tuple[PaperField, ...]:
        """What was asked for, in the order of the paper."""
        return self._asked.every

    def may(self, name: str, *known: Text, sort: Sort = Sort.TEXT) -> Text:
        """What is known, else what is said, else nothing."""
        self._asked.ask(name, sort)
        found = next((one for one in known if not _is_bare(one)), "")
        if found:
            self._asked.know(name)
        said = self.said.get(name, "")
        return found or ("" if _is_bare(said) else said)

    def text(self, name: str, *known: Text, of: str = "", sort: Sort = Sort.TEXT) -> Text:
        """What is known, else what is said; a paper cannot be without it."""
        self._asked.ask(name, sort, needed=True)
        return self.may(name, *known) or self.wants(name, of)

    def plain(self, name: str, *known: Text) -> str:
        """The same, where it is one in each language: a number, a code."""
        return plain_text(self.text(name, *known, sort=Sort.PLAIN))

    def lines(self, name: str, *known: Text) -> tuple[Text, ...]:
        """The same, a line for each; at least one."""
        return lines_of(self.text(name, *known, sort=Sort.LINES))

    def may_lines(self, name: str, *known: Text) -> tuple[Text, ...]:
        """The same, and may be none."""
        return lines_of(self.may(name, *known, sort=Sort.LINES))

    def day(self, name: str, *known: Text) -> date:
        """A day, which a paper cannot be without."""
        self._asked.ask(name, Sort.DAY, needed=True)
        day = self.may_day(name, *known)
        if day is None and not self.may(name, *known):
            self.wants(name)
        return day or NO_DAY

    def may_day(self, name: str, *known: Text) -> date | None:
        """A day, where one is told."""
        text = plain_text(self.may(name, *known, sort=Sort.DAY))
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self._faulty(name, text, "2026-12-02")
            return None

    def instant(self, name: str, known: datetime | None = None) -> datetime:
        """An instant by the clock of the case's country, which a paper cannot be without."""
        self._asked.ask(name, Sort.INSTANT, needed=True)
        if known:
            self._asked.know(name)
        text = "" if known else plain_text(self.text(name))
        if not text:
            return (known or datetime.min.replace(tzinfo=self.zone)).astimezone(self.zone)
        try:
            read = datetime.fromisoformat(text)
        except ValueError:
            self._faulty(name, text, "2026-12-02T14:30")
            return datetime.min.replace(tzinfo=self.zone)
        return read.astimezone(self.zone) if read.tzinfo else read.replace(tzinfo=self.zone)

    def money(self, name: str, known: Money | None = None) -> Money:
        """A sum, which a paper cannot be without."""
        self._asked.ask(name, Sort.SUM, needed=True)
        if known:
            self._asked.know(name)
        money = known or self.may_money(name)
        if money is None and not self.may(name):
            self.wants(name)
        return money or NO_SUM

    def may_money(self, name: str, *known: Text) -> Money | None:
        """A sum as ``1 234 567,50 KZT``, where one is said."""
        text = plain_text(self.may(name, *known, sort=Sort.SUM))
        money = _money(text)
        if text and money is None:
            self._faulty(name, text, "1 234 567,50 KZT")
        return money

    def translated(self, name: str, text: str) -> Text:
        """What the record tells, and what is said of it as its translation, by language."""
        self._asked.pass_by(name)
        if not text:
            return text
        self._asked.ask(name)
        self._asked.know(name, text)
        said = self.said.get(name)
        if said is None:
            return text
        if isinstance(said, str):
            self.refuse("paper_field_told", name)
            return text
        return Prose(kk=said.kk or text, ru=said.ru or text, en=said.en or text)

    def authority(self, name: str, *known: Text) -> Authority:
        """A body by name and, where it is said, address."""
        told = self.text(name, *known)
        return Authority(name=told, address=self.may(f"{name}_address"))

    def signatory(self, name: str = "signed") -> Signatory:
        """Who signs: ``position | name``."""
        text = self.text(name, sort=Sort.SIGNED)
        parts = [_halves(one) for one in _each(text)]
        if any(bool(position) != bool(who) for position, who in parts):
            self._faulty(name, plain_text(text), "… | …")
        return Signatory(
            position=_again(text, [one for one, _ in parts]),
            name=_again(text, [one for _, one in parts]),
        )

    def wants(self, name: str, of: str = "") -> str:
        """Tell that a field is wanting; ``of`` is the thing it is wanting of, where not the paper.

        Returns: nothing, to stand in its place until the paper is refused.
        """
        self.problems.append(Problem(WANTING, Severity.REFUSED, "", name, of))
        return ""

    def refuse(self, code: str, found: str, expected: str = "") -> None:
        """Tell what else keeps the paper from being made."""
        self.problems.append(Problem(code, Severity.REFUSED, "", found, expected))

    def finished(self) -> tuple[Problem, ...]:
        """Everything wrong, with what was said and no field of the paper is called so."""
        strange = sorted(set(self.said) - self._asked.names)
        known = ", ".join(sorted(self._asked.names))
        odd = (Problem("paper_field_unknown", Severity.REFUSED, "", one, known) for one in strange)
        return tuple(dict.fromkeys((*self.problems, *odd)))

    def _faulty(self, name: str, found: str, expected: str) -> None:
        self.problems.append(
            Problem("paper_field_faulty", Severity.REFUSED, "", name, f"{expected} (≠ {found})")
        )


def lines_of(text: Text) -> tuple[Text, ...]:
    """The lines of a text, in each language that it is had in."""
    if isinstance(text, str):
        return tuple(one.strip() for one in text.splitlines() if one.strip())
    each = ([one for one in lang.splitlines() if one.strip()] for lang in _each(text))
    return tuple(Prose(kk=kk, ru=ru, en=en) for kk, ru, en in zip_longest(*each, fillvalue=""))


def _is_bare(text: Text) -> bool:
    return not any(one.strip() for one in _each(text))


def _each(text: Text) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else (text.kk, text.ru, text.en)


def _again(text: Text, parts: list[str]) -> Text:
    return parts[0] if isinstance(text, str) else Prose(kk=parts[0], ru=parts[1], en=parts[2])


def _halves(text: str) -> tuple[str, str]:
    position, _, name = text.partition("|")
    return position.strip(), name.strip()


def plain_text(text: Text) -> str:
    """A value that is the same in each language: as it stands in the first that has it."""
    return next((one.strip() for one in _each(text) if one.strip()), "")


def _money(text: str) -> Money | None:
    amount, _, currency = text.rpartition(" ")
    try:
        number = Decimal("".join(amount.split()).replace(",", "."))
    except InvalidOperation:
        return None
    minor = to_minor(number, currency) if currency in CURRENCIES else None
    return Money(minor, currency) if minor is not None and minor > 0 else None
