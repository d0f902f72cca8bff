"""The grounds of a decision on a hit, and what was compared to come to it.

Their words are in the catalogues under ``hit.ground.<code>`` and ``hit.discriminator.<code>``.

Source: FATF Recommendations 6 and 7 with the Best Practices on targeted financial sanctions (June
2013), on false positives and the discriminators to be recorded; OFAC, "Assessing OFAC name
matches", steps 1 to 5; OFSI, "Financial sanctions: guidance", on names and other identifiers.
"""

from dataclasses import dataclass
from typing import Final

from qaitaru.screening.deciding import Verdict

_BOTH: Final = frozenset(Verdict)
_MATCH: Final = frozenset({Verdict.MATCH})
_NO_MATCH: Final = frozenset({Verdict.NO_MATCH})


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground: of which verdicts it may be, and whether it must be told in words besides."""

    code: str
    verdicts: frozenset[Verdict]
    needs_remark: bool = False


GROUNDS: Final = (
    Ground("same_number", _MATCH),
    Ground("same_birth_and_place", _MATCH),
    Ground("same_name_and_birth", _MATCH),
    Ground("same_by_authority", _MATCH, needs_remark=True),
    Ground("other_birth", _NO_MATCH),
    Ground("other_number", _NO_MATCH),
    Ground("other_gender", _NO_MATCH),
    Ground("other_kind", _NO_MATCH),
    Ground("other_place", _NO_MATCH),
    Ground("other_family", _NO_MATCH, needs_remark=True),
    Ground("name_only", _NO_MATCH),
    Ground("weak_alias_only", _NO_MATCH),
    Ground("other", _BOTH, needs_remark=True),
)

DISCRIMINATORS: Final = (
    "name",
    "birth_date",
    "birth_place",
    "number",
    "nationality",
    "gender",
    "address",
    "kind",
    "relatives",
    "other",
)


def grounds_of(verdict: Verdict) -> tuple[Ground, ...]:
    """The grounds that may carry a verdict."""
    return tuple(one for one in GROUNDS if verdict in one.verdicts)


def ground_of(code: str, verdict: Verdict) -> Ground | None:
    """The ground of a code, where it may carry the verdict."""
    return next((one for one in grounds_of(verdict) if one.code == code), None)
