"""The phases of an asset in recovery, and what each means for its money.

Source: UNODC/StAR Asset Recovery Handbook, phases of recovery; FATF Recommendations 4 and 38.
"""

from enum import StrEnum
from typing import Final


class Phase(StrEnum):
    """Where an asset stands; words stand under ``casework.phase``."""

    SUSPECTED = "suspected"
    IDENTIFIED = "identified"
    TRACED = "traced"
    SUSPENDED = "suspended"
    RESTRICTED = "restricted"
    ARRESTED = "arrested"
    MANAGED = "managed"
    SOLD = "sold"  # before confiscation: money stands in its place
    ORDERED = "ordered"
    FINAL = "final"
    ENFORCED = "enforced"
    RETURNED = "returned"
    SHARED = "shared"
    STATE_INCOME = "state_income"
    VICTIMS = "victims"
    SOCIAL_USE = "social_use"
    RELEASED = "released"
    CLAIM_UPHELD = "claim_upheld"  # of a third party
    DISSIPATED = "dissipated"
    UNLOCATABLE = "unlocatable"
    VALUE_SUBSTITUTED = "value_substituted"  # another asset stands in its place


FOUND: Final = frozenset({Phase.IDENTIFIED, Phase.TRACED})
HELD: Final = frozenset({Phase.SUSPENDED, Phase.RESTRICTED, Phase.ARRESTED, Phase.MANAGED})
"""Phases in which nothing but a measure in force keeps the asset."""
ARRESTED: Final = frozenset({Phase.ARRESTED, Phase.MANAGED, Phase.SOLD})
CONFISCATED: Final = frozenset({Phase.FINAL, Phase.ENFORCED})
DISPOSED: Final = frozenset(
    {Phase.RETURNED, Phase.SHARED, Phase.STATE_INCOME, Phase.VICTIMS, Phase.SOCIAL_USE}
)
OUT: Final = frozenset(
    {
        Phase.RELEASED,
        Phase.CLAIM_UPHELD,
        Phase.DISSIPATED,
        Phase.UNLOCATABLE,
        Phase.VALUE_SUBSTITUTED,
    }
)
"""Side exits."""
