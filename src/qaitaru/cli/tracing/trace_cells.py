"""Cells of the tables of a traced ledger: whose money it is, and amounts as people read them."""

from fractions import Fraction
from typing import Final

from qaitaru.cli.face import WORDS
from qaitaru.tracing.ledger_rows import SHORTFALL
from qaitaru.tracing.parts import OWN, UNKNOWN

_PLACES: Final = 6  # shown of an amount that has more


def source_text(source: str) -> str:
    """A source in words; a claimant's name as it is."""
    if source == SHORTFALL:
        return WORDS("cli.trace.shortfall")
    return WORDS(f"tracing.source.{source}") if source in {OWN, UNKNOWN} else source


def short(amount: str) -> str:
    """An amount as people read it; one that no decimal tells exactly is cut after six places.

    The whole of it is in the JSON.
    """
    whole, _, places = amount.partition(".")
    if "/" not in amount:
        return f"{whole}.{places[:_PLACES]}…" if len(places) > _PLACES else amount
    cut = int(abs(Fraction(amount)) * 10**_PLACES)
    digits = str(cut).rjust(_PLACES + 1, "0")
    return f"{'-' if amount.startswith('-') else ''}{digits[:-_PLACES]}.{digits[-_PLACES:]}…"
