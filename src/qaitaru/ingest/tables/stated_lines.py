"""The lines above and below a table: account, holder, period, balances, turnover."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from qaitaru.facts.accounts import account_key
from qaitaru.facts.bookings import Statement
from qaitaru.facts.money import to_minor
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.tables.cells import Cell, hidden_in, line_of, text_of
from qaitaru.ingest.tables.mapping import Mapping
from qaitaru.ingest.tables.mapping_terms import pattern_of
from qaitaru.ingest.text.values import currency_of, date_of, decimal_of

_LONGEST_LINE = 2000
_STARTS = ("account", "opening", "period", "from_on")  # a second one of these begins a statement
_PLAIN_DAYS = ("%d.%m.%Y", "%Y-%m-%d")  # lines state days without the rows' time; none is doubtful
STATED_AMOUNTS = ("opening", "closing", "credits", "debits")


@dataclass(slots=True)
class Lines:
    """What the lines of one statement have said so far, as printed, and where."""

    said: dict[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: dict[str, Decimal] = field(default_factory=dict)  # those that are numeric cells
    places: dict[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The value as printed; empty where no line says it."""
        return self.said.get(name, ("",))[0]

    def starts_another(self, found: dict[str, tuple[str, ...]]) -> bool:
        """Whether these values can only belong to a statement after this one."""
        stated = [name for name in _STARTS if name in found]
        return any(self.said.get(name, found[name]) != found[name] for name in stated)

    def take(
        self, found: dict[str, tuple[str, ...]], place: str, cells: Sequence[Cell] = ()
    ) -> list[Problem]:
        """Keep the values; one that contradicts an earlier line is a Problem, the first stands.

        Args:
            cells: of the line; an amount that is a numeric cell has no decimal mark to be told by.
        """
        problems = []
        typed = {text_of(cell): cell for cell in cells if isinstance(cell, Decimal)}
        for name in found.keys() & {*STATED_AMOUNTS} - self.said.keys():
            if found[name][0] in typed:
                self.numbers[name] = typed[found[name][0]]
        for name, value in found.items():
            if self.said.setdefault(name, value) != value:
                first, second = "; ".join(self.said[name]), "; ".join(value)
                problems.append(
                    Problem("line_contradicts", Severity.DOUBTFUL, place, second, first)
                )
            self.places.setdefault(name, place)
        return problems


def match_line(mapping: Mapping, cells: Sequence[Cell]) -> dict[str, tuple[str, ...]]:
    """The fields that a line states, as printed; empty where no pattern of the mapping fits."""
    line = line_of(cells)
    if not line or len(line) > _LONGEST_LINE:
        return {}
    found = {}
    for name, patterns in mapping.lines.items():
        matches = (pattern_of(pattern).search(line) for pattern in patterns)
        match = next(filter(None, matches), None)
        if match:
            found[name] = tuple((group or "").strip() for group in match.groups())
    return found


def hidden_line(cells: Sequence[Cell], place: str) -> list[Problem]:
    """What is not seen in a line, if anything."""
    hidden = hidden_in(line_of(cells).replace("\t", " "))
    return [Problem("text_hidden", Severity.DOUBTFUL, place, hidden)] if hidden else []


def account_currency(mapping: Mapping, lines: Lines) -> tuple[str, str]:
    """The account as printed and the currency's code, by the lines or the mapping's constants."""
    account = lines.text("account") or mapping.constants.get("account", "")
    currency = currency_of(lines.text("currency")) if lines.text("currency") else ""
    return account, currency or mapping.constants.get("currency", "")


@dataclass(frozen=True, slots=True)
class Heading:
    """What is needed to make a statement of lines."""

    mapping: Mapping
    lines: Lines
    decimal_mark: str
    place: str  # of the table's header


def statement_of(
    heading: Heading, number: int, account_text: str, currency: str
) -> tuple[Statement, list[Problem]]:
    """A statement with all that its lines say, and what of it cannot be read."""
    problems: list[Problem] = []
    lines, constants = heading.lines, heading.mapping.constants
    days = {name: _day(heading, name, problems) for name in ("from_on", "to_on")}
    if "period" in lines.said:
        texts = zip(("from_on", "to_on"), lines.said["period"], strict=False)
        days |= {name: _day_of(heading, "period", text, problems) for name, text in texts}
    minor = {name: _minor(heading, name, currency, problems) for name in STATED_AMOUNTS}
    statement = Statement(
        statement_no=number,
        account=account_key(account_text),
        account_text=account_text,
        currency=currency,
        holder_name=lines.text("holder_name") or constants.get("holder_name", ""),
        holder_code=lines.text("holder_code") or constants.get("holder_code", ""),
        bank_name=lines.text("bank_name") or constants.get("bank_name", ""),
        bank_code=lines.text("bank_code") or constants.get("bank_code", ""),
        from_on=days["from_on"],
        to_on=days["to_on"],
        opening_minor=minor["opening"],
        closing_minor=minor["closing"],
        credits_minor=_turnover(minor["credits"]),
        debits_minor=_turnover(minor["debits"]),
        reference=lines.text("reference"),
        place=lines.places.get("account", heading.place),
    )
    return statement, problems


def _turnover(minor: int | None) -> int | None:
    return None if minor is None else abs(minor)


def _day(heading: Heading, name: str, problems: list[Problem]) -> date | None:
    text = heading.lines.text(name)
    return _day_of(heading, name, text, problems) if text else None


def _day_of(heading: Heading, name: str, text: str, problems: list[Problem]) -> date | None:
    found = date_of(text, (*heading.mapping.date_formats, *_PLAIN_DAYS))
    if found is None:
        expected = ", ".join(heading.mapping.date_formats)
        problems.append(_doubt("date_unreadable", heading, name, (text, expected)))
    return found


def _minor(heading: Heading, name: str, currency: str, problems: list[Problem]) -> int | None:
    text = heading.lines.text(name)
    if not text:
        return None
    number = heading.lines.numbers.get(name)
    amount = decimal_of(text, heading.decimal_mark) if number is None else number
    found = None if amount is None else to_minor(amount, currency)
    if found is None:
        problems.append(_doubt("amount_unreadable", heading, name, (text, currency)))
    return found


def _doubt(code: str, heading: Heading, name: str, what: tuple[str, str]) -> Problem:
    place = heading.lines.places.get(name, heading.place)
    return Problem(code, Severity.DOUBTFUL, place, *what)
