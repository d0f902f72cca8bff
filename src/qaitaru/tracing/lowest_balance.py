"""The lowest intermediate balance: the holder is presumed to spend own money first.

Nothing that comes in later revives a claim that an outflow has cut: what is left of a claimant's
money can never be more than the lowest balance since it came in.
"""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Final

from qaitaru.facts.money import apportion
from qaitaru.tracing.account import OWN, Lot, Movement, TracedAccount
from qaitaru.tracing.lots import Opening, Take, oldest_first, trace

RULE: Final = "tracing.lowest_balance"
_EMPTY: Final = Opening()


class Between(StrEnum):
    """How claimants bear an outflow that the holder's own money does not cover."""

    PRO_RATA = "pro_rata"  # each by what is left of its money at that moment
    FIFO = "fifo"  # the oldest claim first


def lowest_balance(
    movements: Sequence[Movement],
    opening: Opening = _EMPTY,
    between: Between = Between.PRO_RATA,
) -> TracedAccount:
    """Attribute each outflow to the holder's own money first, then to the claimants'.

    Money of unknown source is not presumed to be the holder's: it ranks with the claimants.

    Args:
        movements: one account, one currency, in the order of the ledger.
        opening: what stood in the account before; its lots from the oldest.
        between: how claimants share; parts are whole minor units by the largest remainder.
    Source: Re Hallett's Estate (1880) 13 Ch D 696; James Roscoe (Bolton) Ltd v Winder [1915] 1 Ch
    62; In re Dameron 155 F.3d 718; between claimants: Law Society of Upper Canada v
    Toronto-Dominion Bank (1998) 169 DLR (4th) 353.
    """
    take: Take = _own_then_pro_rata if between is Between.PRO_RATA else _own_then_oldest
    parameters = {"same_day_order": "ledger", "between": between.value}
    return trace(movements, opening, take, rule=RULE, parameters=parameters)


def _own_then_oldest(lots: Sequence[Lot], wanted_minor: int) -> list[int]:
    own = _own_first(lots, wanted_minor)
    others = oldest_first(_claims(lots), wanted_minor - sum(own))
    return [mine + theirs for mine, theirs in zip(own, others, strict=True)]


def _own_then_pro_rata(lots: Sequence[Lot], wanted_minor: int) -> list[int]:
    own = _own_first(lots, wanted_minor)
    rest = wanted_minor - sum(own)
    if not rest:
        return own
    others = apportion(rest, [Fraction(lot.amount_minor) for lot in _claims(lots)])
    return [mine + theirs for mine, theirs in zip(own, others, strict=True)]


def _own_first(lots: Sequence[Lot], wanted_minor: int) -> list[int]:
    own = [Lot(lot.source, lot.amount_minor if lot.source == OWN else 0) for lot in lots]
    return oldest_first(own, wanted_minor)


def _claims(lots: Sequence[Lot]) -> list[Lot]:
    """The lots with the holder's own counted as nothing, so that places stay the same."""
    return [Lot(lot.source, 0 if lot.source == OWN else lot.amount_minor) for lot in lots]
