"""Packs of thresholds: the score from which a hit is shown, by list and by regime.

A pack is data with an edition and a source; a desk may bring its own in the same form.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Final

from qaitaru.facts.designations import Designation
from qaitaru.screening.hits import Hit

STANDARD: Final = "standard"
_TEXTS: Final = ("name", "edition", "source")


@dataclass(frozen=True, slots=True)
class Pack:
    """Thresholds; ``by_list`` has them by publisher, and by ``publisher/regime``."""

    name: str
    edition: str
    source: str
    alert: float
    by_list: Mapping[str, float] = field(default_factory=dict)

    @property
    def lowest(self) -> float:
        """The threshold to screen by, before ``holds`` chooses."""
        return min(self.alert, *self.by_list.values()) if self.by_list else self.alert

    def threshold(self, designation: Designation) -> float:
        """Of several regimes of an entry, the widest."""
        publisher = designation.publisher
        regimes = [f"{publisher}/{regime}" for regime in designation.regimes]
        own = [self.by_list[key] for key in regimes if key in self.by_list]
        return min(own) if own else self.by_list.get(publisher, self.alert)

    def holds(self, hit: Hit) -> bool:
        """Whether a hit is to be shown."""
        return hit.score >= self.threshold(hit.designation)


def only(threshold: float) -> Pack:
    """One threshold for everything, that somebody chose."""
    return Pack(name="", edition="", source="", alert=threshold)


@cache
def packs() -> Mapping[str, Pack]:
    """The packs of the house, by name."""
    path = files("qaitaru.screening") / "packs" / "thresholds.toml"
    return {pack.name: pack for pack in packs_in(path.read_text(encoding="utf-8"))}


def packs_in(text: str) -> list[Pack]:
    """The packs of a TOML text, in its order.

    Raises: ValueError for a text that is none, or a threshold outside 0 to 1.
    """
    return [_pack(told) for told in tomllib.loads(text).get("pack", [])]


def _pack(told: Mapping[str, Any]) -> Pack:
    missing = [name for name in _TEXTS if not isinstance(told.get(name), str)]
    if missing:
        raise ValueError(", ".join(missing))
    by_list = {str(key): _score(value) for key, value in told.get("by_list", {}).items()}
    texts = {name: told[name] for name in _TEXTS}
    return Pack(**texts, alert=_score(told.get("alert")), by_list=by_list)


def _score(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1:
        raise ValueError(str(value))
    return float(value)
