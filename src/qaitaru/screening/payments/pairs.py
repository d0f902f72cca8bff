"""What payments meet on the lists: each pair of what stands in them and a designation once.

Behind a pair stand all the payments that it is met in. What is paid again, by the same party and
in the same words, is the same pair: it is decided once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from qaitaru.screening.asked import Asked
from qaitaru.screening.fingerprint import payment_fingerprint
from qaitaru.screening.found_hits import EntryKey, FoundHit
from qaitaru.screening.payments.answers import Answers, TextHit, text_asked
from qaitaru.screening.payments.payment import Payment, PaymentField, PaymentParty, PaymentText
from qaitaru.screening.payments.questions import Questions, side_key

_Key = tuple[str, EntryKey]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Where a hit stands: the row of the ledger, and the field of the payment."""

    entry: str
    field: PaymentField


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentPair:
    """What stands in payments, a designation it may be, and where it stands, in order."""

    asked: Asked
    found: FoundHit
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Met:
    """One hit of one payment, with what was asked for it."""

    asked: Asked
    found: FoundHit
    mention: Mention
    place: str
    words: str
    in_text: bool


@dataclass(slots=True)
class _Gathered:
    asked: Asked
    found: FoundHit
    mentions: list[Mention] = field(default_factory=list)


class Pairs:
    """The pairs of payments as they are gone through, one after the other."""

    def __init__(self, questions: Questions, answers: Answers) -> None:
        """Make ready what the questions were answered with."""
        self._questions = questions
        self._sides = _by_mark(answers.sides.hits)
        self._texts: dict[str, list[TextHit]] = {}
        for one in answers.in_texts:
            self._texts.setdefault(one.found.party, []).append(one)
        self._gathered: dict[_Key, _Gathered] = {}

    def take(self, payment: Payment) -> list[Met]:
        """The hits of a payment, in the order of its fields, best first in each.

        What a side is a hit for is not told again for the text beside it.
        """
        met = [one for party in payment.parties for one in self._side(payment, party)]
        known = {(one.place, *one.found.entry[:2]) for one in met}
        for said in payment.texts:
            hits = self._text(payment, said)
            met += [one for one in hits if (one.place, *one.found.entry[:2]) not in known]
        for one in met:
            self._gather(one)
        return met

    def found(self) -> tuple[PaymentPair, ...]:
        """Every pair met so far, best first."""
        pairs = [
            PaymentPair(asked=one.asked, found=one.found, mentions=tuple(one.mentions))
            for one in self._gathered.values()
        ]
        return tuple(sorted(pairs, key=lambda one: one.found.order))

    def _side(self, payment: Payment, party: PaymentParty) -> Iterator[Met]:
        hits = self._sides.get(self._questions.sides[party.asked])
        if not hits:
            return
        print_ = payment_fingerprint(party.asked, "")
        key = side_key(party.asked, party.field)
        words = "; ".join(party.asked.names) or "; ".join(party.asked.numbers)
        mention = Mention(entry=payment.reference, field=party.field)
        for hit in hits:
            found = replace(hit, party=key, fingerprint=print_)
            yield Met(party.asked, found, mention, party.place, words, in_text=False)

    def _text(self, payment: Payment, said: PaymentText) -> Iterator[Met]:
        mention = Mention(entry=payment.reference, field=said.field)
        for one in self._texts.get(self._questions.texts[said.text], ()):
            asked = text_asked(one.words, said.text, is_number=one.is_number)
            print_ = payment_fingerprint(asked, _payer(payment))
            found = replace(one.found, party="", fingerprint=print_)
            yield Met(asked, found, mention, said.place, one.words, in_text=True)

    def _gather(self, one: Met) -> None:
        key = one.found.fingerprint, one.found.entry
        if key not in self._gathered:
            self._gathered[key] = _Gathered(one.asked, one.found)
        self._gathered[key].mentions.append(one.mention)


def _by_mark(hits: tuple[FoundHit, ...]) -> dict[str, list[FoundHit]]:
    found: dict[str, list[FoundHit]] = {}
    for one in hits:
        found.setdefault(one.party, []).append(one)
    return found


def _payer(payment: Payment) -> str:
    sides = (one for one in payment.parties if one.field is PaymentField.DEBTOR)
    return next((side_key(one.asked, one.field) for one in sides), "")
