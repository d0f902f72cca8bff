"""The rules that keep no lots, each from its formula over the whole history."""

from fractions import Fraction

from tests.tracing.oracle_history import (
    OWN,
    UNKNOWN,
    Amount,
    Parts,
    Touch,
    above_zero,
    by_source,
    scaled,
    total,
)
from tests.tracing.oracle_lots import Rule


class Libr(Rule):
    """A claim is the lowest, over all moments j since the beginning (where it is 0), of
    (balance at j, at least 0) + (what came of the claimant's money after j); so is `unknown`.
    """

    def leaving(self, touch: Touch) -> Parts:
        earlier = self.earlier(touch)
        before, after = self.claims(earlier), self.claims([*earlier, touch])
        cuts = [(claim, amount - after[claim]) for claim, amount in before.items()]
        own_before, own_after = (
            above_zero(above_zero(balance) - total(claims.items()))
            for balance, claims in ((touch.before, before), (touch.after, after))
        )
        return [*cuts, (OWN, own_before - own_after)]

    def standing(self, account: str) -> dict[str, Amount]:
        return _with_own(
            self.history.accounts[account], self.claims(self.history.accounts[account])
        )

    def claims(self, touches: list[Touch]) -> dict[str, Amount]:
        """Each claim after the last of the touches."""
        claiming = [*self.history.claimants(), UNKNOWN]
        return {claim: self._lowest(touches, claim) for claim in claiming}

    def _lowest(self, touches: list[Touch], claimant: str) -> Amount:
        since: Amount = 0
        moments: list[Amount] = []
        for touch in reversed(touches):
            moments.append(above_zero(touch.after) + since)
            since += self._received(touch, claimant)
        return min([*moments, since])

    def _received(self, touch: Touch, claimant: str) -> Amount:
        if touch.change <= 0:
            return -self._taken_along(touch, claimant)
        return sum(amount for source, amount in self.arriving(touch) if source == claimant)

    def _taken_along(self, touch: Touch, claimant: str) -> Amount:
        del touch, claimant
        return 0


class StaticCap(Libr):
    """Claims are caps: together above the balance, they share it; else each is held in full.

    An outflow is not attributed; a transfer carries of each source its share of what it covered.
    """

    says_who_paid = False

    def leaving(self, touch: Touch) -> Parts:
        covered = touch.covered()
        if not covered:
            return []
        return scaled(self._held(self.earlier(touch)).items(), Fraction(covered) / touch.before)

    def _taken_along(self, touch: Touch, claimant: str) -> Amount:
        if touch.entry.to_account is None or touch.change == 0:
            return 0
        return sum(amount for source, amount in self._taken_by(touch) if source == claimant)

    def standing(self, account: str) -> dict[str, Amount]:
        return self._held(self.history.accounts[account])

    def _held(self, touches: list[Touch]) -> dict[str, Amount]:
        caps, balance = self.claims(touches), above_zero(touches[-1].after)
        whole = total(caps.items())
        over = Fraction(balance) / whole if whole > balance else 1
        return _with_own(touches, dict(scaled(caps.items(), over)))


class PariPassu(Rule):
    """What stands is shared as everything that ever came in was contributed."""

    says_who_paid = False

    def leaving(self, touch: Touch) -> Parts:
        return self._shared(self.earlier(touch), touch.covered())

    def standing(self, account: str) -> dict[str, Amount]:
        touches = self.history.accounts[account]
        return by_source(self._shared(touches, above_zero(touches[-1].after)))

    def _shared(self, touches: list[Touch], amount: Amount) -> Parts:
        if not amount:
            return []
        came = [p for t in touches if t.change > 0 for p in self.arriving(t)]
        moved = [t for t in touches if t.change < 0 and t.entry.to_account is not None]
        gone = [(source, -part) for t in moved for source, part in self._taken_by(t)]
        left = by_source([*came, *gone])
        return scaled(left.items(), Fraction(amount) / total(left.items()))


class Poison(Rule):
    """Exposed since money of the claimant came and the balance has stood above zero ever since."""

    def leaving(self, touch: Touch) -> Parts:
        covered = touch.covered()
        return [(c, covered) for c in self._exposed(self.earlier(touch)) if covered]

    def standing(self, account: str) -> dict[str, Amount]:
        touches = self.history.accounts[account]
        return dict.fromkeys(self._exposed(touches), touches[-1].after)

    def _exposed(self, touches: list[Touch]) -> list[str]:
        unbroken: list[Touch] = []
        for touch in reversed(touches):
            if touch.after <= 0:
                break
            unbroken.append(touch)
        came = {s for t in unbroken if t.change > 0 for s, amount in self.arriving(t) if amount}
        return [claimant for claimant in self.history.claimants() if claimant in came]


def _with_own(touches: list[Touch], claims: dict[str, Amount]) -> dict[str, Amount]:
    rest = above_zero(touches[-1].after) - total(claims.items())
    return by_source([*claims.items(), (OWN, max(0, rest))])
