"""``qaitaru trace CLAIM``: another order of the day, or an opening between two amounts, asked for.

What is asked for beside a claim is put into the claim's text: that text is traced and kept, and so
the same can be made again from what is kept.
"""

import re
from collections.abc import Mapping
from typing import Final

from qaitaru.cli.given import one_of
from qaitaru.facts.accounts import account_key
from qaitaru.facts.errors import SettingFaulty
from qaitaru.tracing import claim_text
from qaitaru.tracing.order import SameDay
from qaitaru.tracing.parts import OWN

OPENING: Final = "--opening"
_AMOUNT: Final = r"-?\d{1,18}(?:\.\d{1,18})?"
ASKED: Final = re.compile(
    rf"(?P<account>.+)=(?P<low>{_AMOUNT})\.\.(?P<high>{_AMOUNT})(?::(?P<source>own|unknown))?",
    re.ASCII,
)
_SHAPE: Final = "KZ00… KZT=0..250000.50:own"
_NAMED: Final = re.compile(r"(?P<account>.+?)(?:\s+(?P<currency>[A-Z]{3}))?", re.ASCII)


def asked_of_claim(text: str, same_day: str, between: str, opening: str) -> str:
    """The claim with what is asked for beside it; empty: as the claim says.

    Args:
        opening: ``ACCOUNT CURRENCY=LOW..HIGH:own``; the currency may be left to the claim.
    Raises: SettingFaulty; ClaimFaulty where the text must be changed by hand.
    """
    one_of("--same-day", same_day, tuple(SameDay))
    told = {"same_day": same_day, "between": between}
    settings = {name: value for name, value in told.items() if value}
    changed = claim_text.with_settings(text, settings) if settings else text
    return claim_text.with_table(changed, "opening", _opening(opening)) if opening else changed


def _opening(text: str) -> Mapping[str, str]:
    asked = ASKED.fullmatch(text.strip())
    named = asked and _NAMED.fullmatch(asked["account"].strip())
    if not asked or not named:
        raise SettingFaulty(OPENING, text, _SHAPE)
    return {
        "account": account_key(named["account"]),
        "currency": named["currency"] or "",
        "low": asked["low"],
        "high": asked["high"],
        "source": asked["source"] or OWN,
    }
