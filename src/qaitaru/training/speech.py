"""What a payment says of itself: the payer's words, carried unchanged to the payee's statement."""

from dataclasses import dataclass

from qaitaru.training.cast import NO_BANK, Cast
from qaitaru.training.tables import table
from qaitaru.training.world import Movement


@dataclass(frozen=True, slots=True)
class Purpose:
    """A purpose and its code."""

    words: str
    code: str


def purpose(cast: Cast, movement: Movement) -> Purpose:
    """The purpose, in the language of the payer's bank; a machine speaks the payee's."""
    payer, payee = cast.accounts[movement.payer], cast.accounts[movement.payee]
    bank = payee.bank if payer.bank == NO_BANK else payer.bank
    phrase = table("phrases.toml")["phrase"][movement.phrase]
    words = phrase[bank.language].format(
        number=movement.paper,
        month=f"{movement.left_at:%m.%Y}",
        day=f"{movement.left_at:%d.%m.%Y}",
        rate=movement.rate,
    )
    return Purpose(words, phrase["code"])
