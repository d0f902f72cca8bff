"""The ways that lead on from where an asset stands: what each needs, which form brings it."""

from dataclasses import dataclass
from typing import Final

from qaitaru.acts.casework.look_at_asset import AssetView
from qaitaru.casework.moves import Need, Way
from qaitaru.web.casework.page_of_case import CasePage

_IN_FORM: Final = frozenset({Need.BASIS, Need.REASON, Need.DOCUMENT})
_OF_ASSET: Final = {
    Need.EVIDENCE: "prove",
    Need.TRACED: "traced",
    Need.MANAGER: "manage",
    Need.SALE: "sell",
    Need.VALUATION: "value",
    Need.RIGHT_UPHELD: "decide_right",
    Need.NO_RIGHT_OPEN: "decide_right",
    Need.RETURN: "return",
}
_OF_CASE: Final = {
    Need.SUSPENSION: "measure",
    Need.RESTRICTION: "measure",
    Need.ARREST: "measure",
    Need.ORDER: "order",
    Need.ORDER_FINAL: "order_step",
    Need.ORDER_ENFORCED: "order_step",
    Need.SUBSTITUTE: "asset",
}
"""The form that brings what is missing: of the asset, or of its investigation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedLine:
    """One thing a way needs; ``standing`` is met, in_form, later or missing."""

    need: Need
    standing: str
    form: str = ""  # that brings it, where one does
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WayLine:
    """A way onward; it is ready where a form alone, or a second member, is wanting."""

    way: Way
    needs: tuple[NeedLine, ...]

    @property
    def is_ready(self) -> bool:
        """Whether nothing is missing that the form of the move does not ask itself."""
        return all(one.standing != "missing" for one in self.needs)


def ways_of(seen: AssetView, own: CasePage) -> tuple[WayLine, ...]:
    """Every way onward, in the order of the law."""
    number = seen.standing.entry.number
    return tuple(
        WayLine(
            way=way,
            needs=tuple(
                _need(one, number, own) if one in missing else _here(one) for one in way.needs
            ),
        )
        for way, missing in seen.ways
    )


def _here(need: Need) -> NeedLine:
    return NeedLine(need=need, standing="in_form" if need in _IN_FORM else "met")


def _need(need: Need, asset: int, own: CasePage) -> NeedLine:
    """What is not there, with the form that brings it."""
    if need in _IN_FORM:
        return NeedLine(need=need, standing="in_form")
    if need is Need.SECOND_MEMBER:
        return NeedLine(need=need, standing="later")
    if need in _OF_ASSET:
        form = _OF_ASSET[need]
        address = f"/case/assets/{asset}/new/{form}"
    elif need in _OF_CASE:
        form = _OF_CASE[need]
        named = f"in_place_of={asset}" if need is Need.SUBSTITUTE else f"asset_{asset}=1"
        address = f"/case{own.address}/new/{form}?{named}"
    else:
        form, address = "", ""
    return NeedLine(need=need, standing="missing", form=form, address=address)
