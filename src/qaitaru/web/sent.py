"""The fields of a form as values: sums, days, instants by the jurisdiction's time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from qaitaru.facts.errors import SettingFaulty
from qaitaru.facts.money import exponent
from qaitaru.web import values
from qaitaru.web.forms import field


@dataclass(frozen=True, slots=True)
class SentFields:
    """What came with a form; ``zone`` is the jurisdiction's, by which its hours are told."""

    fields: Mapping[str, str]
    zone: str

    def text(self, name: str) -> str:
        """A field as it stands, without the blanks around it."""
        return field(self.fields, name)

    def number(self, name: str) -> int:
        """A number; 0 where none is told.

        Raises: SettingFaulty.
        """
        told = self.text(name)
        found = values.number(told) if told else 0
        if found is None:
            raise SettingFaulty(name, told, "1, 2, 3 …")
        return found

    def day(self, name: str) -> date:
        """A day.

        Raises: SettingFaulty.
        """
        found = values.day(self.text(name))
        if found is None:
            raise SettingFaulty(name, self.text(name), "2026-03-06")
        return found

    def day_or_none(self, name: str) -> date | None:
        """A day; None where none is told.

        Raises: SettingFaulty.
        """
        return self.day(name) if self.text(name) else None

    def at(self, name: str = "at") -> datetime | None:
        """When it happened, by the time of the jurisdiction; None where it is not told.

        Raises: SettingFaulty.
        """
        return instant_there(name, self.text(name), self.zone)

    def minor(self, name: str, currency: str) -> int:
        """A sum.

        Raises: SettingFaulty; CurrencyUnknown.
        """
        exponent(currency)
        found = values.minor(self.text(name), currency)
        if found is None:
            raise SettingFaulty(name, self.text(name), f"497.12 {currency}")
        return found

    def minor_or_none(self, name: str, currency: str) -> int:
        """A sum; 0 where none is told.

        Raises: SettingFaulty; CurrencyUnknown.
        """
        return self.minor(name, currency) if self.text(name) else 0

    def ticked(self, name: str) -> tuple[str, ...]:
        """What was ticked of a field: its boxes are ``<name>_<value>``."""
        begins = f"{name}_"
        return tuple(key.removeprefix(begins) for key in self.fields if key.startswith(begins))


def instant_there(name: str, told: str, zone: str) -> datetime | None:
    """An instant by a zone's time, or with a zone of its own; None where nothing is told.

    Raises: SettingFaulty; also for an hour that the zone has twice or never.
    """
    if not told:
        return None
    try:
        found = datetime.fromisoformat(told)
    except ValueError:
        found = None
    if found is not None and found.tzinfo is None:
        found = found.replace(tzinfo=ZoneInfo(zone))
        if found.utcoffset() != found.replace(fold=1).utcoffset():
            found = None
    if found is None:
        raise SettingFaulty(name, told, "2026-03-06T10:30+05:00")
    return found
