"""Values of a body that every reader must know: a word it does not is refused, not stumbled over.

What is law (a ground, a status, a sort of asset) may be younger at a partner, and is shown as it is
written. What the program reckons with is not: a currency whose minor units nobody knows, a channel,
a stage, a phase. Taken in once it would stand for ever, and no page of it could be read.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from qaitaru.casework.bodies.every import EveryBody
from qaitaru.casework.phases import Phase
from qaitaru.casework.requests.stages import Stage
from qaitaru.casework.requests.use_limits import Use
from qaitaru.facts.currencies import CURRENCIES
from qaitaru.law.elements import Element
from qaitaru.law.request_fields import Assistance, Channel, RequestField

_CURRENCY: Final = "currency"
_PARTS: Final = "parts"  # of how many a share is one or more: nothing is divided by none
_KNOWN: Final[Mapping[str, frozenset[str]]] = {
    "asked.assistance": frozenset(Assistance),
    "asked.element": frozenset(Element),
    "answer.limitation.uses": frozenset(Use),
    "move.to": frozenset(Phase),
    "paper.field": frozenset(RequestField),
    "request.channel": frozenset(Channel),
    "request_field.field": frozenset(RequestField),
    "request_step.to": frozenset(Stage),
    "use_consent.use": frozenset(Use),
    "used.use": frozenset(Use),
}
"""By the kind and the path to the field; nothing told is always known."""


def unknown_values(body: EveryBody) -> Iterator[tuple[str, str]]:
    """Each value that nobody could reckon with, by its field and as it is told."""
    told: dict[str, Any] = msgspec.to_builtins(body)
    for path, value in _leaves(told["kind"], told):
        if path.rpartition(".")[2] == _PARTS and int(value) < 1:
            yield path, value
        is_known = value in _KNOWN.get(path, (value,))
        if path.rpartition(".")[2] == _CURRENCY:
            is_known = value in CURRENCIES
        if value and not is_known:
            yield path, value


def _leaves(path: str, told: Any) -> Iterator[tuple[str, str]]:
    """Every text of a body, and what a share is of, by its path; those of a list have one path."""
    if isinstance(told, Mapping):
        for name, value in told.items():
            yield from _leaves(f"{path}.{name}", value)
    elif isinstance(told, list | tuple):
        for one in told:
            yield from _leaves(path, one)
    elif isinstance(told, str) or path.rpartition(".")[2] == _PARTS:
        yield path, str(told)
