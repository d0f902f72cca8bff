"""What is asked of the lists for payments: every side, every bank and every text once."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Final

from qaitaru.facts.identifiers import recognise
from qaitaru.facts.identifiers.checks import IdentifierKind
from qaitaru.facts.parties import name_key
from qaitaru.screening.asked import Asked
from qaitaru.screening.found_hits import mark_of
from qaitaru.screening.payments.payment import Payment, PaymentField

_MARK: Final = 16  # letters of a hash that tell whether one text is still the same
_NUMBERED: Final = frozenset({IdentifierKind.IIN, IdentifierKind.BIN})
_BANKS: Final = frozenset(
    {
        PaymentField.DEBTOR_AGENT,
        PaymentField.CREDITOR_AGENT,
        PaymentField.INTERMEDIARY_AGENT,
        PaymentField.OTHER_AGENT,
    }
)


@dataclass(frozen=True, slots=True)
class Questions:
    """The sides and the texts of payments, each with its mark."""

    sides: dict[Asked, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def take(self, payments: Iterable[Payment]) -> int:
        """Ask for some payments as well; returns how many they were."""
        count = 0
        for count, one in enumerate(payments, start=1):  # noqa: B007  # it is returned
            for party in one.parties:
                if party.asked not in self.sides:
                    self.sides[party.asked] = mark_of(party.asked)
            for said in one.texts:
                if said.text not in self.texts:
                    self.texts[said.text] = text_mark(said.text)
        return count

    def asked_sides(self) -> list[Asked]:
        """The sides, each under its mark, in the order of their marks."""
        told = {mark: replace(one, query_id=mark) for one, mark in self.sides.items()}
        return [told[mark] for mark in sorted(told)]

    def asked_texts(self) -> dict[str, str]:
        """The texts by their marks, in the order of their marks."""
        return dict(sorted((mark, text) for text, mark in self.texts.items()))


def text_mark(text: str) -> str:
    """Changes when, and only when, the text does."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK]


def side_key(asked: Asked, field: PaymentField) -> str:
    """The key that a side of a payment has in the register of parties; empty for a bank.

    By a valid identifier, else by the words of the name, as there.
    """
    if field in _BANKS:
        return ""
    verdicts = (recognise(text) for text in asked.numbers)
    codes = (one.normal for one in verdicts if one and one.kind in _NUMBERED)
    if code := next(codes, ""):
        return f"code:{code}"
    names = filter(None, map(name_key, asked.names))
    return next((f"name:{name}" for name in names), "")
