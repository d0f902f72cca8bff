"""All commands, put together."""

import os
import sys
from typing import Final

import typer

from qaitaru.cli.called import ALL, called, command, is_called, only_named
from qaitaru.cli.face import CANNOT, DONE, WORDS, tell_fault, tell_fault_json
from qaitaru.cli.groups import add_groups
from qaitaru.cli.wrong_call import WRONG_CALL, tell_wrong_call
from qaitaru.facts.errors import QaitaruError, SystemRefused
from qaitaru.wording.faults import fault_text

_JSON: Final = "--json"
_OUT: Final = "/dev/stdout"

_COMMANDS: Final[dict[str, str]] = {
    "init": "init:init",
    "ingest": "intake.ingest:ingest",
    "problems": "intake.problems:problems",
    "evidence": "intake.evidence:evidence",
    "verify": "intake.evidence:verify",
    "withdraw": "intake.imports:withdraw",
    "coverage": "books.coverage:coverage",
    "accounts": "books.accounts:accounts",
    "statement": "books.statement:statement",
    "flows": "books.flows:flows",
    "transfers": "books.transfers:transfers",
    "trace": "tracing.trace:trace",
    "exhibit": "tracing.exhibit:exhibit",
    "typologies": "detection.typologies:typologies",
    "paths": "networks.paths:paths",
    "network": "networks.network:network",
    "wealth": "wealth.wealth:wealth",
    "clocks": "casework.clocks:clocks",
    "report": "report:report",
    "export": "interchange.export:export",
    "serve": "serve:serve",
    "demo": "demo:demo",
}


def make_app(wanted: str = ALL) -> typer.Typer:
    """The program's commands, with their help in the language spoken.

    Args:
        wanted: the command that is called; the others are only named.
    """
    app = typer.Typer(
        name="qaitaru",
        help=WORDS("cli.help"),
        no_args_is_help=True,
        rich_markup_mode=None,
        context_settings={"max_content_width": 120},
        pretty_exceptions_enable=False,
    )
    for name, where in _COMMANDS.items():
        done = command(where) if is_called(name, wanted) else only_named
        app.command(name, help=WORDS(f"cli.{name}.help"))(done)
    add_groups(app, wanted)
    return app


def main() -> None:
    """Run the command line; a wrong call or an error of the house is told, and leaves with 2."""
    wanted = called(sys.argv[1:], os.environ)
    try:
        left = make_app(wanted)(prog_name="qaitaru", standalone_mode=False)
    except QaitaruError as fault:
        tell_fault(fault)
        if _JSON in sys.argv:
            told = fault_text(fault, WORDS)
            tell_fault_json(type(fault).__name__, **fault.details(), told=told)
        left = CANNOT
    except OSError as fault:
        left = _system_refused(fault)
    except WRONG_CALL as fault:
        told = tell_wrong_call(fault)
        if _JSON in sys.argv:
            tell_fault_json(type(fault).__name__, told=told)
        left = CANNOT
    sys.exit(left if isinstance(left, int) else DONE)


def _system_refused(fault: OSError) -> int:
    """The system's refusal told on standard error: standard output may be what it refused."""
    tell_fault(SystemRefused(str(fault.filename or _OUT), fault.strerror or str(fault)))
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
    return CANNOT
