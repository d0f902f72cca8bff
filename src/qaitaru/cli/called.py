"""Which command is called: its file is read, those of the others are not.

A command may need the ledger's engine, a web server or a typesetter; whoever asks for help, or for
a quick answer of another command, does not wait for them.
"""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any, Final

from qaitaru.cli.whole_numbers import within_bounds

ALL: Final = "*"
_COMPLETION: Final = "_COMPLETE"  # ends the name by which a shell asks for any command's options

Command = Callable[..., Any]


def called(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The name of the command called; empty where none is, as in ``qaitaru --help``."""
    if any(name.endswith(_COMPLETION) for name in environment):
        return ALL
    return next((word for word in arguments if not word.startswith("-")), "")


def is_called(name: str, wanted: str) -> bool:
    """Whether a command of that name is to be read."""
    return wanted in {ALL, name}


def command(where: str) -> Command:
    """A command by its file and name: ``evidence:verify``."""
    file, _, name = where.partition(":")
    found: Command = getattr(import_module(f"qaitaru.cli.{file}"), name)
    return within_bounds(found)


def only_named() -> None:
    """Stands in the help for a command that is not called."""
