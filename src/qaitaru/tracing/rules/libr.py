"""The lowest intermediate balance of each claimant, taken alone."""

from qaitaru.tracing.parts import OWN, Amount, Part
from qaitaru.tracing.states.caps import CapState
from qaitaru.tracing.states.state import Paid, State, with_shortfall


def libr() -> State:
    """Hold for each claimant no more than the lowest balance since that claimant's money came in.

    With one claimant it is own money first. With several, each claim is what that claimant could
    ask alone: together they may be more than the balance, and the answer says so.
    Source: James Roscoe (Bolton) Ltd v Winder [1915] 1 Ch 62; In re Dameron 155 F.3d 718, 724;
    Boughner v Greyhawk Equity Partners LP 2013 ONCA 26.
    """
    return _Libr()


class _Libr(CapState):
    def pay(self, amount: Amount, elected: str = "", *, moves: bool = False) -> Paid:
        del elected, moves
        own = self._own()
        cuts, short = self.cut_by(amount)
        own -= self._own()
        taken = (Part(OWN, own), *cuts) if own else cuts
        return Paid(taken, with_shortfall(taken, short), short)

    def held(self) -> dict[str, Amount]:
        own = self._own()
        return {OWN: own, **self.caps()} if own else self.caps()

    def _own(self) -> Amount:
        """What the balance leaves after all claims."""
        return max(max(self.balance, 0) - self.claimed, 0)
