"""The assets of an investigation on a day, filled from its record.

Source: FATF Recommendation 4; UNCAC 31, 55(3)(a).
"""

from collections.abc import Iterable

from qaitaru.acts.casework.paper_facts.asset_parts import assets_of
from qaitaru.acts.casework.paper_facts.in_each import words_of
from qaitaru.acts.casework.paper_facts.paper_case import PaperCase
from qaitaru.documents.facts.asset_schedule import AssetSchedule
from qaitaru.documents.facts.parts import Text
from qaitaru.facts.money import Money, total


def schedule_paper(case: PaperCase) -> AssetSchedule:
    """The facts of the schedule; what they lack is told to the filling."""
    fill, assets = case.fill, assets_of(case)
    if not assets:
        fill.wants("assets")
    return AssetSchedule(
        number=fill.plain("number"),
        dated=case.today,
        authority=case.agency,
        case_number=case.number,
        case_name=fill.text("case_name", case.title),
        assets=assets,
        signatory=fill.signatory(),
        totals=_in_all(one.value for one in assets),
        share_totals=_in_all(one.share or one.value for one in assets)
        if any(one.share for one in assets)
        else (),
        traced_totals=_in_all(one.traced for one in assets),
        remarks=fill.may("remarks") or _unvalued(sum(one.value is None for one in assets)),
    )


def _in_all(sums: Iterable[Money | None]) -> tuple[Money, ...]:
    """The sums of each currency; those of different ones are never added."""
    found = total(one for one in sums if one)
    return tuple(Money(minor, code) for code, minor in sorted(found.items()))


def _unvalued(count: int) -> Text:
    return words_of("paper.unvalued", number=count) if count else ""
