"""The unit of a typology's parameter, told by its name."""

from dataclasses import fields
from typing import Any, Final

from qaitaru.detection.typology import Typology

MINOR_UNITS: Final = "minor_units"
_UNITS: Final = {
    "seconds": "seconds",
    "days": "days",
    "percent": "percent",
    "passed": "percent",
    "thousandths": "share",
    "threshold": MINOR_UNITS,
    "largest": MINOR_UNITS,
    "unit": MINOR_UNITS,
}
_COUNT: Final = "count"
_CLOCK: Final = frozenset({"evening_seconds", "morning_seconds"})


def parameters_of(typology: Typology) -> tuple[tuple[str, int, str], ...]:
    """The parameters of a typology: name, default, and unit."""
    asked: Any = typology.parameters
    return tuple(
        (one.name, int(getattr(asked, one.name)), unit_of(one.name)) for one in fields(asked)
    )


def unit_of(name: str) -> str:
    """``seconds``, ``clock``, ``days``, ``percent``, ``share``, ``minor_units`` or ``count``."""
    if name in _CLOCK:
        return "clock"
    return _UNITS.get(name.rpartition("_")[2], _COUNT)
