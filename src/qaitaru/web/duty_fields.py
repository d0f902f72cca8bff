"""The fields of a form on a duty as values: its assets, its requests, what was compared."""

from dataclasses import dataclass
from typing import Final

from qaitaru.acts.duty.look_at_duties import DutyView
from qaitaru.duty.bodies import Compared
from qaitaru.facts.errors import CurrencyUnknown, DutyRefused, QaitaruError, SettingFaulty
from qaitaru.screening.grounds import DISCRIMINATORS
from qaitaru.web.sent import SentFields

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
class Sent(SentFields):
    """What came with a form on a duty."""

    duty: DutyView

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
