"""What a line of a profile may refer to: dates, periods, persons, rates, prices of drugs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from qaitaru.facts import places
from qaitaru.facts.money import exponent
from qaitaru.facts.problems import Problem, Severity
from qaitaru.wealth.estimate import Estimate
from qaitaru.wealth.profile import OPENING, Evidence, Person, Span
from qaitaru.wealth.toml_table import Scale, Table, key_missing, value_faulty

_PLACES = ("page", "sheet", "row", "column", "line")
DrugKey = tuple[str, str, str]  # substance, level of trade, unit


@dataclass(frozen=True, slots=True)
class Rate:
    """A stated rate: units of the profile's currency for one of another."""

    currency: str
    rate: Fraction
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What stands at the head of the file."""

    currency: str
    opening_on: date
    spans: tuple[Span, ...]
    persons: tuple[Person, ...]
    rates: Mapping[str, Rate] = field(default_factory=dict)
    drug_prices: Mapping[DrugKey, Mapping[str, Estimate]] = field(default_factory=dict)

    @property
    def periods(self) -> tuple[str, ...]:
        """The names of the periods, in order."""
        return tuple(span.name for span in self.spans)

    def scale(self, table: Table) -> Scale:
        """How a table's amounts are read: ``currency`` and ``rate`` say if they are foreign."""
        own = Scale(Fraction(10 ** exponent(self.currency)), currency=self.currency)
        currency, name = (
            table.text("currency", default=self.currency),
            table.text("rate", default=""),
        )
        if currency == self.currency and not name:
            return own
        rate = self.rates.get(name)
        if rate is None or rate.currency != currency:
            table.fault(rate_missing, "rate", name or currency, ", ".join(self.rates))
            return own
        return Scale(rate.rate * own.minor_per_unit, is_exact=False, currency=currency)

    def period(self, table: Table, key: str, *, may_precede: bool) -> str:
        """The period named, or that a date lies in; empty, and a Problem, where there is none."""
        value = table.take(key)
        if type(value) is date:
            return self._period_of(table, key, value, may_precede=may_precede)
        allowed = (OPENING, *self.periods) if may_precede else self.periods
        if value in allowed:
            return str(value)
        table.fault(period_unknown, key, value, ", ".join(allowed))
        return ""

    def by_name(
        self, table: Table, key: str, scale: Scale, names: Iterable[str]
    ) -> dict[str, Estimate]:
        """Amounts by the name of a date or period, in the order of time."""
        part, read = table.part(key), {}
        for name in (allowed := tuple(names)):
            value = part.take(name)
            if value is not None and (estimate := scale.estimate(part, name, value)) is not None:
                read[name] = estimate
        for name in part.told:
            part.fault(period_unknown, name, name, ", ".join(allowed))
        return read

    def _period_of(self, table: Table, key: str, day: date, *, may_precede: bool) -> str:
        if day <= self.opening_on and may_precede:
            return OPENING
        inside = (span.name for span in self.spans if self.opening_on < day <= span.ends_on)
        name = next(inside, "")
        if not name:
            last = self.spans[-1].ends_on
            table.fault(value_faulty, key, day, f"{self.opening_on} … {last}")
        return name


def evidence_of(table: Table) -> tuple[Evidence, ...]:
    """What a line cites: one or several exhibits or documents, each with its place."""
    told = table.take("evidence")
    every = told if isinstance(told, list) else [] if told is None else [told]
    return tuple(filter(None, (_evidence(table, one) for one in every)))


def _evidence(table: Table, told: object) -> Evidence | None:
    if isinstance(told, str) and told.strip():
        return Evidence(None, told.strip())
    if not isinstance(told, dict):
        table.fault(value_faulty, "evidence", told, '{ exhibit = 4, page = 2 }, "…"')
        return None
    cited = Table(dict(told), table.problems, f"{table.name}.evidence", table.line)
    exhibit, document = cited.take("exhibit"), cited.text("document", default="")
    where = cited.text("place", default="")
    parts = {name: cited.take(name) for name in _PLACES}
    cited.close("exhibit, document, place, page, sheet, row, column, line")
    is_number = isinstance(exhibit, int) and not isinstance(exhibit, bool)
    if exhibit is not None and not is_number:
        cited.fault(value_faulty, "exhibit", exhibit, "4")
        return None
    if exhibit is None and not document:
        cited.fault(key_missing, "exhibit", "", "exhibit, document")
        return None
    return Evidence(exhibit, document, where or places.place(**parts))


def rate_missing(place: str, found: str, expected: str) -> Problem:
    """Money of another currency with no rate stated for it."""
    return Problem("profile_rate_missing", Severity.REFUSED, place, found, expected)


def period_unknown(place: str, found: str, expected: str) -> Problem:
    """A date or period that the head of the file does not name."""
    return Problem("profile_period_unknown", Severity.REFUSED, place, found, expected)
