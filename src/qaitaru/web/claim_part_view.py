"""The form of a part of a claim, as its page shows it; and how a part that stands is filled in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from qaitaru.acts.tracing.claims import claimants
from qaitaru.acts.tracing.look_at_claim import ClaimView
from qaitaru.facts.money import plain
from qaitaru.tracing.network import Row
from qaitaru.web.claim_part_reading import Among, entries_of
from qaitaru.web.claim_parts import KINDS, RARE, Field, Wrong

_MINOR: Final = "_minor"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartForm:
    """What the template asks of a form."""

    kind: str
    fields: Mapping[str, str]
    rows: Mapping[str, Row]
    shown: ClaimView
    faults: Mapping[str, Wrong] = field(default_factory=dict)

    @property
    def every(self) -> tuple[Field, ...]:
        """The fields in order."""
        return KINDS[self.kind]

    @property
    def names(self) -> list[str]:
        """What an address keeps while rows are looked for."""
        return [*(one.name for one in self.every), "seen", "index"]

    @property
    def changes(self) -> bool:
        """Whether a part that stands is changed."""
        return bool(self.fields.get("index")) or self.kind == "interest"

    @property
    def claimants(self) -> list[str]:
        """Those the claim has."""
        return claimants(self.shown.claim)

    @property
    def assets(self) -> list[str]:
        """Those the claim has."""
        return [one.name for one in self.shown.claim.assets]

    def text(self, name: str) -> str:
        """What stands in a field."""
        return self.fields.get(name, "")

    def entries(self, name: str) -> list[str]:
        """The rows chosen for a field."""
        return entries_of(self.text(name))

    def slot(self, name: str) -> Field | None:
        """The field that rows are looked for; None where none is asked for."""
        return next((one for one in self.every if one.takes_rows and one.name == name), None)

    def likely_account(self) -> tuple[str, str]:
        """The account of the rows chosen last, else the only one claimed in; empty: not known."""
        if self.rows:
            row = list(self.rows.values())[-1]
            return row.key, row.currency
        found = {(row.key, row.currency) for row, _ in self.shown.receipts}
        return found.pop() if len(found) == 1 else ("", "")


def among_of(shown: ClaimView, rows: Mapping[str, Row]) -> Among:
    """What a form is judged by."""
    claim = shown.claim
    names = [one.name for one in claim.assets]
    return Among(rows, claimants(claim), names, claim.currency)


def filled(kind: str, part: Any, index: int, days: int = 0) -> dict[str, str]:
    """The fields of a part that stands in a claim, as an address has them."""
    told = {one.name: _text(part, one.name) for one in KINDS[kind]}
    told["index"] = str(index)
    if kind == "cash":
        told["cash_days"] = str(days)
    return {name: text for name, text in told.items() if text}


def rare_parts(shown: ClaimView) -> Iterable[tuple[str, list[tuple[Any, dict[str, str]]]]]:
    """The rarer parts of a claim by kind, each with the fields of its form."""
    claim = shown.claim
    every: dict[str, tuple[Any, ...]] = {
        "sale": claim.sales,
        "cash": claim.cash,
        "reversal": claim.reversals,
        "interest": claim.interest,
        "election": claim.elections,
        "coordination": claim.coordinations,
        "opening": claim.openings,
    }
    for kind in RARE:
        parts = every[kind]
        if kind == "interest":
            entries = ",".join(claim.interest)
            yield kind, [(entry, {"interest": entries}) for entry in parts]
        else:
            yield (
                kind,
                [(one, filled(kind, one, n, claim.cash_days)) for n, one in enumerate(parts)],
            )


def _text(part: Any, name: str) -> str:
    """A value of a part as its field has it."""
    minor = getattr(part, f"{name}{_MINOR}", None)
    if minor is not None:
        return plain(minor, part.currency)
    value = getattr(part, name, None)
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
