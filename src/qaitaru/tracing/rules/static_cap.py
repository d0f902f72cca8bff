"""Static caps shared pro rata: each claimant's own lowest balance, scaled to what is there."""

from qaitaru.tracing.parts import OWN, Amount, Parts, shares_of
from qaitaru.tracing.states.caps import CapState
from qaitaru.tracing.states.state import Paid, State, covered, with_shortfall


def static_cap() -> State:
    """Share what is left in proportion to each claimant's lowest intermediate balance.

    It differs from the rolling charge, which cuts every claim at each outflow. Outflows are not
    attributed; a transfer takes along each source's share of the moment before it.
    Source: discussed and distinguished in Law Society of Upper Canada v Toronto-Dominion Bank
    (1998) 169 DLR (4th) 353 and Boughner v Greyhawk Equity Partners LP 2013 ONCA 26.
    """
    return _StaticCap()


class _StaticCap(CapState):
    def pay(self, amount: Amount, elected: str = "", *, moves: bool = False) -> Paid:
        del elected
        has, carried = covered(self.balance, amount), self._carried(amount)
        if moves:
            self.lower(carried)
        self.cut_by(amount)
        return Paid((), with_shortfall(carried, amount - has), amount - has)

    def _carried(self, amount: Amount) -> Parts:
        has = covered(self.balance, amount)
        return shares_of(has, self.held(), self.balance) if has else ()

    def held(self) -> dict[str, Amount]:
        caps, balance, whole = self.caps(), max(self.balance, 0), self.claimed
        if whole > balance:
            return dict(shares_of(balance, caps, whole))
        return {OWN: balance - whole, **caps} if balance > whole else caps
