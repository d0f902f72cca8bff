"""Describe an asset: owners, encumbrances, worth, proof, what was traced into it."""

from datetime import datetime
from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_desk import (
    OnCase,
    must_be_one_of,
    must_be_said,
    on_thing,
    refuse,
)
from qaitaru.acts.casework.known_codes import must_have_come
from qaitaru.acts.casework.known_references import must_be_traced, must_be_wealth_line
from qaitaru.casework.bodies.assets import (
    Asset,
    Encumbrance,
    Owner,
    Proof,
    TracedInto,
    Valuation,
    WealthLine,
)
from qaitaru.casework.bodies.subjects import Subject
from qaitaru.casework.ownership import refuse_owner
from qaitaru.casework.record import CaseEntry
from qaitaru.facts.money import exponent
from qaitaru.facts.refusals import Refusal

ENCUMBRANCES: Final = ("mortgage", "pledge", "lease", "easement", "other")
BASES: Final = ("market", "book", "tax", "purchase", "estimate", "balance")
Detail = Owner | Encumbrance | Valuation | TracedInto | WealthLine | Proof


def describe_asset(desk: Desk, asset: int, detail: Detail, at: datetime | None = None) -> CaseEntry:
    """Tell more of an asset.

    Raises: InvestigationMissing; CaseRefused; CurrencyUnknown; EvidenceMissing; AnalysisMissing
        where what was traced is in no kept analysis; PackFaulty.
    """
    with on_thing(desk, "describe_asset", asset, "describe_asset") as on:
        must_be_asset(on, asset)
        _check(on, asset, detail)
        return on.tell(detail, at, about=asset)


def must_be_asset(on: OnCase, asset: int) -> None:
    """An asset of this investigation.

    Raises: CaseRefused.
    """
    if on.record.find(asset, Asset) is None:
        known = ", ".join(str(entry.number) for entry, _ in on.record.of(Asset))
        refuse(Refusal("asset_unknown", str(asset), known))


def must_be_money(amount_minor: int, currency: str, *, least: int = 1) -> None:
    """A sum of at least so much in a currency that there is.

    Raises: CaseRefused; CurrencyUnknown.
    """
    exponent(currency)
    if amount_minor < least:
        refuse(Refusal("amount_wanting", f"{amount_minor} {currency}", f"≥ {least}"))


def _check(on: OnCase, asset: int, detail: Detail) -> None:
    if isinstance(detail, Owner):
        if detail.subject and on.record.find(detail.subject, Subject) is None:
            refuse(Refusal("entry_unknown", str(detail.subject)))
        refuse(refuse_owner([one for _, one in on.record.about(asset, Owner)], detail))
    elif isinstance(detail, Encumbrance):
        must_be_one_of(detail.sort, ENCUMBRANCES)
        must_be_said(detail.holder)
        if detail.currency or detail.amount_minor:
            must_be_money(detail.amount_minor, detail.currency)
    elif isinstance(detail, Valuation):
        must_be_one_of(detail.basis, BASES)
        must_have_come(on, detail.on)
        must_be_money(detail.amount_minor, detail.currency, least=0)
        if not 0 <= detail.haircut_percent < 100:
            refuse(Refusal("haircut_faulty", str(detail.haircut_percent), "0 - 99"))
    else:
        _check_tie(on, detail)


def _check_tie(on: OnCase, detail: TracedInto | WealthLine | Proof) -> None:
    """What ties an asset to the rest of the workspace: it must be there."""
    if isinstance(detail, TracedInto):
        must_be_said(detail.rule)
        must_be_traced(on, detail)
        must_be_money(detail.amount_minor, detail.currency)
    elif isinstance(detail, WealthLine):
        must_be_wealth_line(on, detail)
    else:
        must_be_said(detail.shows)
        if not detail.exhibit:
            refuse(Refusal("document_wanting", "", "--exhibit"))
