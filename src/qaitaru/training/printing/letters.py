"""What becomes of letters and amounts in a bank's own forms."""

from typing import Final

from qaitaru.facts.money import plain

_LOOK_ALIKES: Final = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")
_NO_DOS_LETTER: Final = str.maketrans({"«": '"', "»": '"'})


def in_encoding(text: str, encoding: str) -> bytes:
    """Text in a bank's encoding.

    Where the encoding has no Kazakh letters, the bank prints the Russian letters that look like
    them, as banks do; the codec refuses whatever else it cannot say.
    """
    if encoding in ("cp1251", "cp866"):
        text = text.translate(_LOOK_ALIKES)
    if encoding == "cp866":
        text = text.translate(_NO_DOS_LETTER)
    return text.encode(encoding)


def grouped(amount_minor: int, currency: str, space: str = "\N{NO-BREAK SPACE}") -> str:
    """An amount with its thousands apart and a decimal comma: ``1 234 567,50``."""
    whole, _, part = plain(abs(amount_minor), currency).partition(".")
    groups = f"{int(whole):,}".replace(",", space)
    return f"{'-' if amount_minor < 0 else ''}{groups},{part}"


def with_comma(amount_minor: int, currency: str) -> str:
    """An amount with a decimal comma and nothing between its digits: ``-1234567,50``."""
    return plain(amount_minor, currency).replace(".", ",")
