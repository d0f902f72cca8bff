"""Writes the reference pages from the program itself: commands, rules with their sources, problems.

A house test holds the pages equal to what this writes, so that they cannot fall behind.
"""

import ast
import os
from collections.abc import Iterator
from pathlib import Path

os.environ["QAITARU_LANG"] = "en"

from typer.main import get_command  # after the language is set

from qaitaru.cli.app import make_app
from qaitaru.wording import words_for

HERE = Path(__file__).parent
SOURCE = HERE.parent / "src" / "qaitaru"
RULE_ROOMS = (
    "casework",
    "detection",
    "duty",
    "ledger",
    "networks",
    "resolution",
    "screening",
    "tracing",
    "wealth",
)


def commands() -> str:
    """Every command with its arguments and options."""
    root = get_command(make_app())
    pages = ["# Commands", "", str(root.help), ""]
    for name, command in sorted(root.commands.items()):  # type: ignore[attr-defined]  # a group has them
        pages += _command(f"qaitaru {name}", command)
    return "\n".join(pages)


def _command(name: str, command: object) -> list[str]:
    below = getattr(command, "commands", None)
    if below:
        parts = [line for part in sorted(below) for line in _command(f"{name} {part}", below[part])]
        alone = getattr(command, "invoke_without_command", False)
        return [*_told(name, command), *parts] if alone else parts
    return _told(name, command)


def _told(name: str, command: object) -> list[str]:
    lines = [f"## `{name}`", "", str(getattr(command, "help", "")), "", "| | means |", "|---|---|"]
    for one in command.params:  # type: ignore[attr-defined]  # click's own
        spelled = (
            " ".join(f"`{text}`" for text in one.opts)
            if one.opts[0][0] == "-"
            else f"`{one.name.upper()}`"
        )
        if one.name != "help":
            lines.append(f"| {spelled} | {getattr(one, 'help', '') or ''} |")
    return [*lines, ""]


def rules() -> str:
    """Every rule that names its source, with what it does."""
    rows = ["# Rules and their sources", ""]
    for room in RULE_ROOMS:
        for path in sorted((SOURCE / room).rglob("*.py")):
            rows += [line for entry in _sourced(path) for line in entry]
    return "\n".join(rows)


def _sourced(path: Path) -> Iterator[list[str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef):
            continue
        text = ast.get_docstring(node) or ""
        if "Source:" in text and not (isinstance(node, ast.Module) and node is not tree):
            name = "" if isinstance(node, ast.Module) else f".{node.name}"
            module = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
            head = f"## `{module}{name}`"
            summary, _, source = text.partition("Source:")
            yield [
                head,
                "",
                summary.split("\n\n")[0].replace("\n", " "),
                "",
                f"*Source:* {' '.join(source.split())}",
                "",
            ]


def problems() -> str:
    """Every problem a reader may name, and its mend."""
    words = words_for("en").texts
    keys = sorted(key for key in words if key.startswith("problem.") and not key.endswith(".mend"))
    rows = ["# Problems", "", "| code | text | mend |", "|---|---|---|"]
    for key in keys:
        mend = words.get(f"{key}.mend", ("",))[0]
        rows.append(
            f"| `{key.removeprefix('problem.')}` | {words[key][0]} | {mend} |".replace("\n", " ")
        )
    return "\n".join([*rows, ""])


PAGES = {"commands.md": commands, "rules.md": rules, "problems.md": problems}


def main() -> None:
    """Write the pages."""
    for name, page in PAGES.items():
        (HERE / name).write_text(page().rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
