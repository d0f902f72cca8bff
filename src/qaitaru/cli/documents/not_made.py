"""A paper that was not made: every reason, by field and line."""

from collections.abc import Iterable

import typer
from rich.markup import escape

from qaitaru.cli.face import CANNOT, OUT, tell, tell_json
from qaitaru.cli.intake.problem_words import problem_texts, problem_told
from qaitaru.facts.problems import Problem


def tell_not_made(problems: Iterable[Problem], *, as_json: bool) -> None:
    """Tell what keeps a paper from being made, and leave with the code of what cannot be done."""
    if as_json:
        tell_json({"problems": [problem_told(one) for one in problems]})
        raise typer.Exit(CANNOT)
    tell("cli.documents.not_made")
    once: dict[tuple[str, str], Problem] = {}
    for one in problems:
        once.setdefault((one.code, one.found), one)
    for one in once.values():
        for text in problem_texts(one):
            OUT.print(f"  {escape(text)}", highlight=False, soft_wrap=True)
    raise typer.Exit(CANNOT)
