"""Commands that go together under one word: ``mapping``, ``claim``, ``lists`` and the like."""

import sys
from typing import Final

import typer

from qaitaru.cli.called import ALL, command, is_called, only_named
from qaitaru.cli.face import WORDS
from qaitaru.cli.several_lists import SeveralLists

_GROUPS: Final[dict[str, dict[str, str]]] = {
    "mapping": {
        "list": "mapping:list_mappings",
        "show": "mapping:show",
        "propose": "mapping_proposal:propose",
        "confirm": "mapping:confirm",
    },
    "claim": {"save": "claim:save", "list": "claim:list_claims", "show": "claim:show"},
    "goaml": {"check": "goaml:check"},
    "rates": {"add": "rates:add"},
    "hits": {
        "list": "hits:list_hits",
        "show": "hits:show",
        "decide": "hits:decide",
        "confirm": "hits:confirm",
        "refuse": "hits:refuse",
        "withdraw": "hits:withdraw",
    },
    "screen": {
        "ownership": "screen_ownership:ownership_of_files",
        "payments": "screen_payments:payments",
    },
    "duty": {
        "open": "duty:open_",
        "event": "duty:event",
        "show": "duty:show",
        "list": "duty:list_duties",
        "freeze": "duty_freeze:freeze",
        "credit": "duty_freeze:credit",
        "attempt": "duty_freeze:attempt",
        "exempt": "duty_exempt:exempt",
        "decide": "duty_exempt:decide",
        "pay": "duty_exempt:pay",
        "permit": "duty_exempt:permit",
        "delist": "duty_rights:delist",
        "verify": "duty_rights:verify",
        "release": "duty_rights:release",
        "right": "duty_rights:right",
        "letter": "duty_rights:letter",
        "report": "duty_report:report",
    },
    "law": {"clocks": "law:clocks", "due": "law:due"},
    "lists": {
        "add": "lists:add",
        "fetch": "lists:fetch",
        "list": "lists:list_versions",
        "show": "lists_show:show",
        "diff": "lists_diff:diff",
    },
}
_ALONE: Final = {"hits": "hits:hits", "rates": "rates:list_rates", "screen": "screen:screen"}
"""What a group does where none of its commands is called."""
_CLASS: Final = {"screen": SeveralLists}


def add_groups(app: typer.Typer, wanted: str) -> None:
    """Every group with its commands, and their help in the language spoken."""
    for name, commands in _GROUPS.items():
        read = is_called(name, wanted)
        group = typer.Typer(
            cls=_CLASS.get(name), help=WORDS(f"cli.{name}.help"), rich_markup_mode=None
        )
        for verb, where in commands.items():
            named = read and (wanted == ALL or verb in sys.argv)
            done = command(where) if named else only_named
            group.command(verb, help=WORDS(f"cli.{name}.{verb}.help"))(done)
        if name in _ALONE:
            done = command(_ALONE[name]) if read else only_named
            group.callback(invoke_without_command=True, help=WORDS(f"cli.{name}.help"))(done)
        app.add_typer(group, name=name, no_args_is_help=name not in _ALONE)
