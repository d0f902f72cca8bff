"""A form on a thing of an investigation: what it asks, its one act, where it goes back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.casework.bodies.assets import Asset
from qaitaru.casework.bodies.subjects import Subject
from qaitaru.facts.errors import (
    AnalysisMissing,
    CaseRefused,
    CurrencyUnknown,
    EvidenceMissing,
    QaitaruError,
    SettingFaulty,
)
from qaitaru.web.casework.page_of_case import CasePage
from qaitaru.web.sent import SentFields
from qaitaru.web.slots import Choice, Slot, worded

_TOLD_OF: Final = {
    "above_worth": "amount",
    "agency_stands": "agency",
    "amount_wanting": "amount",
    "answer_before_sent": "at",
    "asset_unknown": "asset",
    "authority_may_not": "authority",
    "basis_unknown": "basis",
    "before_begun": "at",
    "code_faulty": "code",
    "country_unknown": "citizenship",
    "days_faulty": "until",
    "document_wanting": "document",
    "extension_too_long": "until",
    "ground_unknown": "ground",
    "haircut_faulty": "haircut",
    "in_future": "at",
    "language_unknown": "language",
    "may_not_follow": "follows",
    "member_unknown": "member",
    "no_way": "to",
    "line_unknown": "line",
    "order_step_before_last": "at",
    "others_ground_unknown": "others_ground",
    "others_order": "others_ground",
    "others_property": "others_ground",
    "others_why_wanting": "others_why",
    "outcome_unknown": "outcome",
    "own_role": "member",
    "partner_at_home": "partner",
    "party_unknown": "party_key",
    "profile_unknown": "profile",
    "registration": "registration",
    "role_stands": "member",
    "rung_unknown": "rung",
    "share_faulty": "part",
    "shares_above_whole": "part",
    "stage_before_last": "at",
    "step_after_end": "event",
    "step_after_begun": "established",
    "step_before_begun": "at",
    "step_out_of_order": "at",
    "subject_stands": "name",
    "trace_rule_other": "rule",
    "use_limited": "use",
    "version_unknown": "version",
    "worth_other_currency": "currency",
}
"""The field that a refusal is told beside."""
_OF_KIND: Final[dict[type[QaitaruError], str]] = {
    AnalysisMissing: "analysis",
    CurrencyUnknown: "currency",
    EvidenceMissing: "exhibit",
}


@dataclass(frozen=True, slots=True)
class On:
    """The thing a form is of: an investigation, an asset, a measure or a request, by its number."""

    number: int
    own: CasePage

    def words(self, key: str, **fields: object) -> str:
        """Words in the page's language."""
        return self.own.view.words(key, **fields)

    def said(self, prefix: str, values: Iterable[str]) -> tuple[Choice, ...]:
        """Values with their words; a value without words stands for itself."""
        return worded(self.own.view, prefix, map(str, values))


@dataclass(frozen=True, slots=True)
class Sent(SentFields):
    """What came with a form."""

    def money(self, name: str = "amount") -> tuple[int, str]:
        """A sum in minor units with its currency; nothing of none where it is not told.

        Raises: SettingFaulty; CurrencyUnknown.
        """
        code = self.text("currency").upper()
        return (self.minor(name, code), code) if self.text(name) else (0, "")

    @property
    def exhibit(self) -> int:
        """The evidence item it stands on; 0 where none is told."""
        return self.number("exhibit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form: which verb of a role opens it, what it asks, what it does, where it goes back."""

    verb: str
    slots: Callable[[On], tuple[Slot, ...]]
    does: Callable[[Desk, int, Sent], object]
    place: str
    closed_too: bool = False


AT: Final = Slot(name="at", sort="instant", needed=False)
REMARK: Final = Slot(name="remark", sort="long", needed=False)
EXHIBIT: Final = Slot(name="exhibit", sort="count", needed=False)
AMOUNT: Final = Slot(name="amount", sort="sum")
CURRENCY: Final = Slot(name="currency", sort="code", value="KZT")
DOCUMENT: Final = Slot(name="document")
ON: Final = Slot(name="on", sort="day")


def field_of(fault: QaitaruError) -> str:
    """The field a fault is of; empty where it is the whole form's."""
    if isinstance(fault, SettingFaulty):
        return fault.setting
    for kind, name in _OF_KIND.items():
        if isinstance(fault, kind):
            return name
    return _TOLD_OF.get(fault.reason, "") if isinstance(fault, CaseRefused) else ""


def subjects_of(on: On) -> tuple[Choice, ...]:
    """The subjects of the investigation."""
    told = on.own.seen.record.of(Subject)
    return tuple(Choice(value=str(one.number), words=f"№ {one.number} {b.name}") for one, b in told)


def assets_of(on: On) -> tuple[Choice, ...]:
    """The assets of the investigation."""
    told = on.own.seen.record.of(Asset)
    return tuple(Choice(value=str(one.number), words=f"№ {one.number} {b.name}") for one, b in told)


def numbers(told: tuple[str, ...]) -> tuple[int, ...]:
    """What was ticked, as numbers; what is none is left to the act to refuse."""
    return tuple(int(one) if one.isdecimal() and len(one) < 10 else -1 for one in told)
