"""A call that cannot be understood, told in the language spoken like any other fault."""

from typing import Final

import typer
from rich.markup import escape

from qaitaru.cli.face import ERR, WORDS
from qaitaru.facts.errors import SettingFaulty
from qaitaru.wording.faults import fault_text

WRONG_CALL: Final[type[Exception]] = typer.BadParameter.__mro__[1]
"""The class above it, which the library raises for every wrong call and gives no public name."""

_HELP: Final = "NoArgsIsHelpError"  # its message is the command's help

_WANTED: Final = {
    "greater_than_equal": "≥ {ge}",
    "int_parsing": "1, 2, 3 …",
    "int_parsing_size": "1, 2, 3 …",
    "less_than_equal": "≤ {le}",
}
"""What a number may be, by what the library says is wrong with it."""


def tell_wrong_call(fault: Exception) -> str:
    """What is wrong with the call, and which command tells how it is made; the former returned."""
    kind, context = type(fault).__name__, getattr(fault, "ctx", None)
    if kind == _HELP:
        told = str(getattr(fault, "message", ""))
        typer.echo(told, err=True)
        return told
    key = f"cli.wrong_call.{kind}"
    told = WORDS(key if key in WORDS else "cli.wrong_call.UsageError", **_fields(fault))
    told = _number_told(fault) or told
    ERR.print(escape(told), style="bold red", soft_wrap=True)
    command = context.command_path if context else "qaitaru"
    ERR.print(escape(WORDS("cli.wrong_call.help", command=command)), soft_wrap=True)
    return told


def _number_told(fault: Exception) -> str:
    """What a number may be, in words of the house; empty where it is not that which is wrong."""
    errors = getattr(fault.__cause__, "errors", None)
    found = errors()[0] if errors else {}
    wanted = _WANTED.get(str(found.get("type", "")), "")
    if not wanted:
        return ""
    expected = wanted.format(**found.get("ctx", {}))
    name = _fields(fault)["name"]
    return fault_text(SettingFaulty(name, str(found.get("input", "")), expected), WORDS)


def _fields(fault: Exception) -> dict[str, str]:
    """The option or argument meant, and what was found; the library's own words are quoted."""
    parameter = getattr(fault, "param", None)
    name = getattr(fault, "option_name", "")
    if parameter is not None:
        is_option = parameter.param_type_name == "option"
        name = parameter.opts[0] if is_option else str(parameter.name).upper()
    return {"name": name, "found": str(getattr(fault, "message", "") or "")}
