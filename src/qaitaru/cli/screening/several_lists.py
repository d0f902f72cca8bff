"""``--list A B C``: several files after one option, as well as the option several times."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from typer.core import TyperGroup

_OPTION: Final = "--list"


class SeveralLists(TyperGroup):
    """A group of which every ``--list`` takes every file that stands behind it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The options, once the files of a list stand each behind an option."""
        return super().parse_args(ctx, list(spread(args)))


def spread(words: Sequence[str]) -> Iterator[str]:
    """The words of a call with the option repeated before each file that it is said for once."""
    files = 0  # said since the option, or none where another option came
    for word in words:
        if word.startswith("-"):
            files = 1 if word == _OPTION else 0
        elif files:
            if files > 1:
                yield _OPTION
            files += 1
        yield word
