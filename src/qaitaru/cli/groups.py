"""Commands that go together under one word: ``mapping``, ``goaml``, ``rates``."""

from collections.abc import Callable

import typer

from qaitaru.cli.face import WORDS
from qaitaru.cli.goaml import check
from qaitaru.cli.mapping import confirm, list_mappings, show
from qaitaru.cli.mapping_proposal import propose
from qaitaru.cli.rates import add, list_rates

_GROUPS: dict[str, dict[str, Callable[..., None]]] = {
    "mapping": {"list": list_mappings, "show": show, "propose": propose, "confirm": confirm},
    "goaml": {"check": check},
    "rates": {"add": add},
}


def add_groups(app: typer.Typer) -> None:
    """Every group with its commands, and their help in the language spoken."""
    for name, commands in _GROUPS.items():
        group = typer.Typer(help=WORDS(f"cli.{name}.help"), rich_markup_mode=None)
        for verb, command in commands.items():
            group.command(verb, help=WORDS(f"cli.{name}.{verb}.help"))(command)
        if name == "rates":
            group.callback(invoke_without_command=True, help=WORDS("cli.rates.help"))(list_rates)
        app.add_typer(group, name=name, no_args_is_help=name != "rates")
