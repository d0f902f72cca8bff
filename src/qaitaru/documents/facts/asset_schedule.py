"""What is known of the assets of an investigation on a day: one table and what each stands on.

Source: FATF Recommendation 4; UNCAC 31, 55(3)(a).
"""

from dataclasses import dataclass
from datetime import date

from qaitaru.documents.facts.parts import Asset, Authority, Signatory, Text
from qaitaru.facts.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetSchedule:
    """The assets, their values, what is traced into them, and what holds them."""

    number: str
    dated: date
    authority: Authority
    case_number: str
    case_name: Text
    assets: tuple[Asset, ...]
    signatory: Signatory
    totals: tuple[Money, ...] = ()  # of the values, one a currency
    share_totals: tuple[Money, ...] = ()  # of them what is reached, where that is less
    traced_totals: tuple[Money, ...] = ()
    remarks: Text = ""
