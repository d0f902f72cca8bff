"""The tracing rules by the names they are asked for with."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from qaitaru.tracing.rules.election import election
from qaitaru.tracing.rules.fifo import fifo
from qaitaru.tracing.rules.libr import libr
from qaitaru.tracing.rules.lifo import lifo
from qaitaru.tracing.rules.own_first import own_first, own_first_oldest
from qaitaru.tracing.rules.pari_passu import pari_passu
from qaitaru.tracing.rules.poison import poison
from qaitaru.tracing.rules.rolling import rolling
from qaitaru.tracing.rules.static_cap import static_cap
from qaitaru.tracing.rules.tainted_first import tainted_first, tainted_first_oldest
from qaitaru.tracing.states.state import Rule


class Between(StrEnum):
    """How claimants bear what must be borne among them."""

    PRO_RATA = "pro_rata"  # each by what it has left at that moment
    FIFO = "fifo"  # the oldest first


RULES: Final[Mapping[str, Rule]] = {
    "fifo": fifo,
    "lifo": lifo,
    "rolling": rolling,
    "pari-passu": pari_passu,
    "own-first": own_first,
    "libr": libr,
    "tainted-first": tainted_first,
    "election": election,
    "static-cap": static_cap,
    "poison": poison,
}
_OLDEST: Final = {"own-first": own_first_oldest, "tainted-first": tainted_first_oldest}

EXPOSURE: Final = frozenset({"poison"})
"""Rules that say what is exposed, not whose it is."""
OVERLAPPING: Final = frozenset({"libr", "poison"})
"""Rules under which parts of several claimants may be more than the whole."""
UNATTRIBUTED: Final = frozenset({"pari-passu", "static-cap"})
"""Rules that share a balance, and attribute no outflow."""


def rule_of(name: str, between: Between = Between.PRO_RATA) -> Rule:
    """The rule of a name in ``RULES``; ``between`` matters where claimants rank together."""
    return _OLDEST.get(name, RULES[name]) if between is Between.FIFO else RULES[name]
