"""The fields of a form as a table: what each asks, and the law's words beside a choice."""

from collections.abc import Iterable
from dataclasses import dataclass

from qaitaru.web.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value a field may take, in words, with the article it stands on where it has one."""

    value: str
    words: str
    law: str = ""
    remark: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One field of a form; its label stands in the catalogue under the field's name.

    ``sort`` is how it is asked: text, long, day, instant, sum, code, count, select, radio, checks.
    """

    name: str
    sort: str = "text"
    needed: bool = True
    value: str = ""
    choices: tuple[Choice, ...] = ()


def worded(view: View, prefix: str, values: Iterable[str]) -> tuple[Choice, ...]:
    """Values with their words; a value without words stands for itself."""
    words = view.words
    return tuple(
        Choice(value=one, words=words(f"{prefix}{one}") if f"{prefix}{one}" in words else one)
        for one in values
    )
