"""Payments put to the lists: each hit with the field, the place and the words that it is for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from qaitaru.screening.asked import Asked
from qaitaru.screening.hits import Hit
from qaitaru.screening.payments.numbers import numbers_in
from qaitaru.screening.payments.payment import Payment, PaymentField, PaymentParty, PaymentText
from qaitaru.screening.payments.rarity import rare_words, rarity
from qaitaru.screening.payments.windows import Watch
from qaitaru.screening.screener import ALERT, Screener

TEXT_ALERT: Final = 0.8
"""The score from which words of a free text are a hit where nobody chose another."""

_RARE: Final = 8.0  # nats that words of a free text must be worth, and agree in
_MEMORY: Final = 50_000


@dataclass(frozen=True, slots=True)
class PaymentHit:
    """A hit in a payment: ``found`` is what stands there, ``in_text`` that it is free text."""

    payment: Payment
    field: PaymentField
    place: str
    found: str
    in_text: bool
    hit: Hit


class PaymentScreener:
    """Lists ready to be asked for payments; the same party or text is asked once."""

    def __init__(self, screener: Screener) -> None:
        """Make ready the words of the listed names."""
        self._screener = screener
        self._watch = Watch(screener.index)
        self._parties: dict[tuple[Asked, float], tuple[Hit, ...]] = {}
        self._texts: dict[tuple[str, float], tuple[tuple[str, Hit], ...]] = {}

    def screen(
        self, payment: Payment, *, threshold: float = ALERT, text_threshold: float = TEXT_ALERT
    ) -> tuple[PaymentHit, ...]:
        """The hits of a payment, in the order of its fields, best first in each.

        What a party's name is a hit for is not told again for the text beside it.

        Args:
            threshold: of parties, by all that is known of them.
            text_threshold: of words in free text.
        """
        found = [hit for party in payment.parties for hit in self._party(payment, party, threshold)]
        known = {(one.place, _entry(one.hit)) for one in found}
        for text in payment.texts:
            hits = self._text(payment, text, text_threshold)
            found += [one for one in hits if (one.place, _entry(one.hit)) not in known]
        return tuple(found)

    def _party(
        self, payment: Payment, party: PaymentParty, threshold: float
    ) -> Iterator[PaymentHit]:
        key = replace(party.asked, query_id=""), threshold
        if key not in self._parties:
            _forget(self._parties)
            self._parties[key] = self._screener.screen(party.asked, threshold=threshold)
        names = "; ".join(party.asked.names) or "; ".join(party.asked.numbers)
        for hit in self._parties[key]:
            yield PaymentHit(payment, party.field, party.place, names, False, hit)

    def _text(self, payment: Payment, said: PaymentText, threshold: float) -> Iterator[PaymentHit]:
        key = said.text, threshold
        if key not in self._texts:
            _forget(self._texts)
            self._texts[key] = tuple(self.in_text(said.text, threshold))
        for words, hit in self._texts[key]:
            yield PaymentHit(payment, said.field, said.place, " ".join(words.split()), True, hit)

    def in_text(self, text: str, threshold: float = TEXT_ALERT) -> list[tuple[str, Hit]]:
        """The best stretch of a free text for each designation, best first."""
        best: dict[tuple[str, str], tuple[str, Hit]] = {}
        for words, hit in self._answers(text, threshold):
            key = _entry(hit)
            if key not in best or hit.order < best[key][1].order:
                best[key] = (words, hit)
        return sorted(best.values(), key=lambda one: one[1].order)

    def _answers(self, text: str, threshold: float) -> Iterable[tuple[str, Hit]]:
        for number in numbers_in(text):
            for hit in self._screener.screen(Asked("", (), numbers=(number,)), threshold=threshold):
                yield number, hit
        for words in self._watch.stretches(text):
            for hit in self._screener.screen(Asked("", (words,)), threshold=threshold):
                if hit.evidence >= _RARE and not _is_chance(words, hit):
                    yield words, hit


def _entry(hit: Hit) -> tuple[str, str]:
    return hit.designation.publisher, hit.designation.reference


def _is_chance(words: str, hit: Hit) -> bool:
    """Whether words of a text are too common for a name, or one word for a name of several."""
    joined = rare_words(words) == 1 and rare_words(hit.matched_name) > 1
    return joined or rarity(words) < _RARE


def _forget(memory: dict[Any, Any]) -> None:
    if len(memory) >= _MEMORY:
        memory.clear()
