"""The form of what is to be sent out, read field by field."""

from typing import Final

from qaitaru.acts.interchange.draft_goaml import Chosen
from qaitaru.acts.interchange.send_out import ToSend
from qaitaru.facts.currencies import CURRENCIES
from qaitaru.facts.errors import CurrencyUnknown, SettingFaulty
from qaitaru.facts.moments import Period
from qaitaru.web import values
from qaitaru.web.forms import Fields, field

_HEAD: Final = ("rentity_id", "entity_reference", "fiu_ref_number", "reason", "action")


def to_send_of(number: int, data: Fields) -> ToSend:
    """What is asked for.

    Raises: SettingFaulty, CurrencyUnknown.
    """
    return ToSend(
        investigation=number,
        form=field(data, "form"),
        purpose=field(data, "purpose"),
        to=field(data, "to"),
        chosen=_chosen(data),
        report_code=field(data, "report_code"),
        stated=_stated(data),
        own_banks=_listed(field(data, "own_bank")),
    )


def _chosen(data: Fields) -> Chosen:
    finding = field(data, "finding")
    return Chosen(
        finding=_finding(finding) if finding else 0,
        entries=_listed(field(data, "rows")),
        account=field(data, "account"),
        period=_period(field(data, "first_day"), field(data, "day_after")),
    )


def _finding(text: str) -> int:
    found = values.number(text)
    if not found:
        raise SettingFaulty("finding", text, "12")
    return found


def _period(first: str, after: str) -> Period | None:
    if not first and not after:
        return None
    start, end = values.day(first), values.day(after)
    if start is None or end is None or end <= start:
        raise SettingFaulty("first_day", f"{first} - {after}", "2026-01-01 - 2026-02-01")
    return Period(start, end)


def _stated(data: Fields) -> dict[str, object]:
    """The head of the report as far as the form asks for it."""
    said: dict[str, object] = {name: field(data, name) for name in _HEAD if field(data, name)}
    currency = field(data, "currency").upper()
    if currency and currency not in CURRENCIES:
        raise CurrencyUnknown(currency)
    if currency:
        said["currency_code_local"] = currency
    if indicators := _listed(field(data, "indicators")):
        said["report_indicators"] = indicators
    return said


def _listed(text: str) -> tuple[str, ...]:
    """Several of a kind, one after another, parted by commas, semicolons or lines."""
    parts = text.replace(";", ",").replace("\n", ",").split(",")
    return tuple(part.strip() for part in parts if part.strip())
