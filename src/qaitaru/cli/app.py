"""All commands, put together."""

import sys
from collections.abc import Callable

import typer

from qaitaru.cli import evidence, imports, ingest, init, problems
from qaitaru.cli.face import CANNOT, WORDS, tell_fault
from qaitaru.facts.errors import QaitaruError

_COMMANDS: dict[str, Callable[..., None]] = {
    "init": init.init,
    "ingest": ingest.ingest,
    "problems": problems.problems,
    "evidence": evidence.evidence,
    "verify": evidence.verify,
    "withdraw": imports.withdraw,
}


def make_app() -> typer.Typer:
    """The program's commands, with their help in the language spoken."""
    app = typer.Typer(
        name="qaitaru",
        help=WORDS("cli.help"),
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    for name, command in _COMMANDS.items():
        app.command(name, help=WORDS(f"cli.{name}.help"))(command)
    return app


def main() -> None:
    """Run the command line; an error of the house is told in words and leaves with 2."""
    try:
        make_app()()
    except QaitaruError as fault:
        tell_fault(fault)
        sys.exit(CANNOT)
