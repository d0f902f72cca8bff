"""Enclosures under the rules by which each claim stands alone, below the lowest balance."""

from collections.abc import Iterable

from qaitaru.tracing.bounding.enclosed import Booked, last_out, last_out_paid
from qaitaru.tracing.bounding.span import NOTHING, Span, Spans, positive, total, within
from qaitaru.tracing.parts import OWN, Amount, ratio


class EnclosedClaims:
    """Lowest intermediate balance: to each claim all the rest is money that leaves first."""

    def __init__(self) -> None:
        self.balance: Amount = 0
        self._claims: dict[str, Span] = {}

    def sources(self) -> Iterable[str]:
        """As Enclosed says."""
        return self._claims if self.balance <= 0 else (OWN, *self._claims)

    def close(self, booked: Booked) -> None:
        """As Enclosed says."""
        claims = {
            source: last_out(self._claims.get(source, NOTHING), booked.of(source), booked)
            for source in self._claimed(booked)
        }
        self._claims = {source: span for source, span in claims.items() if span.high}
        self.balance = booked.after

    def pays(self, booked: Booked, amount: Amount, elected: str) -> Spans:
        """As Enclosed says: what the outflow may cut from each claim, and from what is own.

        What is own falls by what no claim beside it bears; where claims overlap, by less.
        """
        del elected
        covered = booked.covered(amount)
        cuts, most = {}, covered.high
        for source in self._claimed(booked):
            claim = self._claims.get(source, NOTHING)
            rest, cuts[source] = last_out_paid(claim, booked.of(source), booked, amount)
            most = min(most, rest.high)
        alone = len(cuts) < 2
        least = positive(covered.low - total(cuts.values()).high) if alone else 0
        return {OWN: Span(least, most), **cuts}

    def held(self) -> Spans:
        """As Enclosed says."""
        claims, standing = total(self._claims.values()), positive(self.balance)
        own = Span(positive(standing - claims.high), positive(standing - claims.low))
        return {OWN: own, **self._claims}

    def _claimed(self, booked: Booked) -> Iterable[str]:
        return dict.fromkeys(s for s in (*self._claims, *booked.came) if s != OWN)


class EnclosedCaps(EnclosedClaims):
    """Static caps: the claims, cut down together where they are more than the balance."""

    def pays(self, booked: Booked, amount: Amount, elected: str) -> Spans:
        """As Enclosed says: of each source no more than it may hold."""
        del elected
        covered = booked.covered(amount)
        claims = {
            s: Span(0, min(covered.high, self._claims.get(s, NOTHING).high + booked.of(s).high))
            for s in self._claimed(booked)
        }
        return within({OWN: Span(0, covered.high), **claims}, covered)

    def held(self) -> Spans:
        """As Enclosed says: a share is greatest where its cap is, and the others are least."""
        standing, alone = positive(self.balance), super().held()
        caps = total(self._claims.values())
        shares = {}
        for source, (low, high) in self._claims.items():
            least = share_of_caps(standing, low, caps.high - high)
            shares[source] = Span(least, share_of_caps(standing, high, caps.low - low))
        return {OWN: alone[OWN], **shares}


def share_of_caps(standing: Amount, cap: Amount, others: Amount) -> Amount:
    """What one cap gets of a balance beside the other caps."""
    if cap + others <= standing:
        return cap
    return standing * ratio(cap, cap + others)
