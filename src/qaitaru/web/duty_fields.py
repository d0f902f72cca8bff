"""The fields of a form on a duty as values: sums, days, instants by the jurisdiction's time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from qaitaru.acts.duty.look_at_duties import DutyView
from qaitaru.duty.bodies import Compared
from qaitaru.facts.errors import CurrencyUnknown, DutyRefused, QaitaruError, SettingFaulty
from qaitaru.facts.money import exponent
from qaitaru.screening.grounds import DISCRIMINATORS
from qaitaru.web import values
from qaitaru.web.forms import field

_AGREES: Final = {"yes": True, "no": False, "unknown": None}
_TOLD_OF: Final = {
    "above_limit": "amount",
    "amount_wanting": "amount",
    "asset_incomplete": "name",
    "asset_not_frozen": "asset",
    "asset_stands": "name",
    "conclusion_unknown": "conclusion",
    "delisting_wanting": "ground",
    "discriminator_wanting": "conclusion",
    "event_of_request": "about",
    "event_unknown": "event",
    "exemption_bounds": "last_day",
    "exemption_not_granted": "request",
    "exemption_unknown": "exemption",
    "in_future": "at",
    "letter_discloses": "own",
    "letter_unknown": "letter",
    "link_wanting": "link_text",
    "minimum_wanting": "minimum",
    "outcome_unknown": "outcome",
    "outside_period": "on",
    "permitted_unknown": "permitted",
    "petition_incomplete": "grounds",
    "purpose_unknown": "purpose",
    "reason_not_told": "letter",
    "release_ground": "ground",
    "remark_wanting": "text",
    "request_missing": "about",
    "route_unknown": "route",
    "verification_wanting": "ground",
}
"""The field that a refusal is told beside."""


def field_of(fault: QaitaruError) -> str:
    """The field a fault is of; empty where it is the whole form's."""
    if isinstance(fault, SettingFaulty):
        return fault.setting
    if isinstance(fault, CurrencyUnknown):
        return "currency"
    return _TOLD_OF.get(fault.reason, "") if isinstance(fault, DutyRefused) else ""


@dataclass(frozen=True, slots=True)
class Sent:
    """What came with a form on a duty."""

    fields: Mapping[str, str]
    duty: DutyView

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

    def at(self) -> datetime | None:
        """When it happened, by the time of the duty's jurisdiction; None where it is not told.

        Raises: SettingFaulty.
        """
        return instant_there("at", self.text("at"), self.duty.zone)

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

    def currency_of_asset(self, asset: int) -> str:
        """The currency of an asset of the duty.

        Raises: SettingFaulty.
        """
        for one in self.duty.holdings:
            if one.entry.number == asset:
                return one.asset.currency
        known = ", ".join(str(one.entry.number) for one in self.duty.holdings)
        raise SettingFaulty("asset", self.text("asset"), known)

    def currency_of_request(self, request: int) -> str:
        """The currency of what a request asks for.

        Raises: SettingFaulty.
        """
        for one in self.duty.requests:
            if one.entry.number == request and one.currency:
                return one.currency
        known = ", ".join(str(one.entry.number) for one in self.duty.requests if one.currency)
        raise SettingFaulty("request", self.text("request"), known)

    def ticked(self, name: str) -> tuple[str, ...]:
        """What was ticked of a field: its boxes are ``<name>_<value>``."""
        begins = f"{name}_"
        return tuple(key.removeprefix(begins) for key in self.fields if key.startswith(begins))

    def compared(self) -> tuple[Compared, ...]:
        """Each discriminator that something is told of.

        Raises: SettingFaulty where what is told of one says not whether they agree.
        """
        found = []
        for name in DISCRIMINATORS:
            ours, listed, agrees = (
                self.text(f"{part}_{name}") for part in ("ours", "listed", "agrees")
            )
            if agrees not in _AGREES:
                if ours and agrees:
                    raise SettingFaulty("compared", agrees, ", ".join(_AGREES))
                continue
            found.append(
                Compared(discriminator=name, ours=ours, listed=listed, agrees=_AGREES[agrees])
            )
        return tuple(found)


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
