"""Amounts as tables are written in the region: a decimal comma, thousands apart by a space.

What can mean one sum only is read so, and told; what can mean two is refused: ``1,234`` may be a
thousand and more, or one and a quarter.
"""

import re
from dataclasses import dataclass
from typing import Final

_PLAIN: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)", re.ASCII)
_COMMA: Final = re.compile(r"[+-]?(\d+,\d*|,\d+)", re.ASCII)
_SPACED: Final = re.compile(r"[+-]?\d{1,3}( \d{3})+([.,]\d*)?", re.ASCII)
_BY_COMMA: Final = re.compile(r"[+-]?[1-9]\d{0,2}((,\d{3})+\.\d*|(,\d{3}){2,})", re.ASCII)
_BY_POINT: Final = re.compile(r"[+-]?[1-9]\d{0,2}((\.\d{3})+,\d*|(\.\d{3}){2,})", re.ASCII)
_EITHER: Final = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
"""Three digits after the only mark, and no more than three before: two sums."""

DECIMAL_COMMA, THOUSANDS = "decimal_comma", "thousands"


@dataclass(frozen=True, slots=True)
class Amount:
    """A cell as a plain decimal, and by what it differs from one; empty: it is one."""

    plain: str
    ways: tuple[str, ...] = ()


def amount_of(text: str) -> Amount | None:
    """The one sum that a trimmed cell can mean; None where it means none, or two."""
    if _PLAIN.fullmatch(text):
        return Amount(text)
    if _SPACED.fullmatch(text):
        comma = (DECIMAL_COMMA,) if "," in text else ()
        return Amount(text.replace(" ", "").replace(",", "."), (THOUSANDS, *comma))
    if _BY_COMMA.fullmatch(text):
        return Amount(text.replace(",", ""), (THOUSANDS,))
    if _BY_POINT.fullmatch(text):
        comma = (DECIMAL_COMMA,) if "," in text else ()
        return Amount(text.replace(".", "").replace(",", "."), (THOUSANDS, *comma))
    if _COMMA.fullmatch(text) and not _EITHER.fullmatch(text):
        return Amount(text.replace(",", "."), (DECIMAL_COMMA,))
    return None


def either_of(text: str, *, decimal_commas: bool) -> tuple[str, str] | None:
    """The two sums that a cell may mean; None where it means one, or none.

    Args:
        decimal_commas: whether other cells of the table have a decimal comma: a point may then
            stand between thousands.
    """
    if not _EITHER.fullmatch(text) or ("." in text and not decimal_commas):
        return None
    return text.replace(",", "").replace(".", ""), text.replace(",", ".")
