"""How a refusal of the record or the law reads: what it names is told in words."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from qaitaru.facts.errors import CaseRefused
from qaitaru.wording.catalogues import Words
from qaitaru.wording.forms import forms_for

_ROOMS: Final = (
    "casework.need",
    "casework.phase",
    "casework.role",
    "casework.verb",
    "casework.order",
    "casework.stage",
    "casework.step_need",
    "casework.use",
    "law.actor",
    "law.event",
)
"""Where a word is looked for, the first that has it."""
_FOUND: Final = ("casework.phase", *_ROOMS)
"""What is found is where something stands before it is what something needs: *traced* is both."""
_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "no_way": ("casework.phase",),
    "rung_unknown": (),
    "stage_not_next": ("casework.stage",),
    "step_wanting": (
        "casework.stage",
        "casework.step_need",
        "law.request_field",
        "casework.lint",
    ),
    "use_limited": ("casework.use",),
    "value_unknown": (),
}
"""Where a refusal has rooms of its own; what is to be typed as it stands has none."""
_TYPED: Final = frozenset(
    {
        "authority_may_not",
        "court_order_wanting",
        "no_way",
        "order_step",
        "stage_not_next",
        "step_unknown",
    }
)
"""Of these, what would be right is told with the key that is to be typed."""
_SAID: Final = {
    (False, False): "error.CaseRefused.bare",
    (True, False): "error.CaseRefused.found",
    (False, True): "error.CaseRefused.expected",
    (True, True): "error.CaseRefused",
}
_INSTANT: Final = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)")


def case_refusal_text(fault: CaseRefused, words: Words) -> str:
    """A refusal by its rule, what was found, and what would be right, where there is such."""
    rooms = _OF.get(fault.reason, _ROOMS)
    found_in = _OF.get(fault.reason, _FOUND)
    told = {
        "found": _listed(fault.found, found_in, words, is_typed=False),
        "expected": _listed(fault.expected, rooms, words, is_typed=fault.reason in _TYPED),
    }
    told["reason"] = words(f"casework.refused.{fault.reason}")
    return words(_SAID[bool(fault.found), bool(fault.expected)], **told)


def _listed(text: str, rooms: tuple[str, ...], words: Words, *, is_typed: bool) -> str:
    """A list of keys as the catalogue tells each; what it does not know stays as it is written."""
    each = (_moved(one, rooms, words, is_typed=is_typed) for one in text.split(", "))
    return _in_moments(", ".join(each), words)


def _moved(text: str, rooms: tuple[str, ...], words: Words, *, is_typed: bool) -> str:
    """From one to another: ``suspected → identified``; or one alone."""
    return " → ".join(_word(one, rooms, words, is_typed=is_typed) for one in text.split(" → "))


def _word(key: str, rooms: tuple[str, ...], words: Words, *, is_typed: bool) -> str:
    known = (f"{room}.{key}" for room in rooms)
    told = next((words(one) for one in known if one in words), key)
    return f"{told} ({key})" if is_typed and told != key else told


def _in_moments(text: str, words: Words) -> str:
    """A text with each instant in it as the language writes them."""
    forms = forms_for(words.language)

    def told(found: re.Match[str]) -> str:
        return forms.instant(datetime.fromisoformat(found[0]).astimezone(UTC))

    return _INSTANT.sub(told, text)
