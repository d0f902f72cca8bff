"""All commands, put together."""

import sys
from collections.abc import Callable

import typer

from qaitaru.cli.accounts import accounts
from qaitaru.cli.coverage import coverage
from qaitaru.cli.demo import demo
from qaitaru.cli.evidence import evidence, verify
from qaitaru.cli.face import CANNOT, DONE, WORDS, tell_fault
from qaitaru.cli.flows import flows
from qaitaru.cli.groups import add_groups
from qaitaru.cli.imports import withdraw
from qaitaru.cli.ingest import ingest
from qaitaru.cli.init import init
from qaitaru.cli.problems import problems
from qaitaru.cli.report import report
from qaitaru.cli.serve import serve
from qaitaru.cli.statement import statement
from qaitaru.cli.trace import trace
from qaitaru.cli.transfers import transfers
from qaitaru.cli.wrong_call import WRONG_CALL, tell_wrong_call
from qaitaru.facts.errors import QaitaruError

_COMMANDS: dict[str, Callable[..., None]] = {
    "init": init,
    "ingest": ingest,
    "problems": problems,
    "evidence": evidence,
    "verify": verify,
    "withdraw": withdraw,
    "coverage": coverage,
    "accounts": accounts,
    "statement": statement,
    "flows": flows,
    "transfers": transfers,
    "trace": trace,
    "report": report,
    "serve": serve,
    "demo": demo,
}


def make_app() -> typer.Typer:
    """The program's commands, with their help in the language spoken."""
    app = typer.Typer(
        name="qaitaru",
        help=WORDS("cli.help"),
        no_args_is_help=True,
        rich_markup_mode=None,
        context_settings={"max_content_width": 120},
        pretty_exceptions_enable=False,
    )
    for name, command in _COMMANDS.items():
        app.command(name, help=WORDS(f"cli.{name}.help"))(command)
    add_groups(app)
    return app


def main() -> None:
    """Run the command line; a wrong call or an error of the house is told, and leaves with 2."""
    try:
        left = make_app()(prog_name="qaitaru", standalone_mode=False)
    except QaitaruError as fault:
        tell_fault(fault)
        left = CANNOT
    except WRONG_CALL as fault:
        tell_wrong_call(fault)
        left = CANNOT
    sys.exit(left if isinstance(left, int) else DONE)
