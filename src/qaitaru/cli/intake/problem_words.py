"""A problem of a file that no workspace holds: what became of it, where, what, and the mend."""

from dataclasses import asdict

from rich.markup import escape

from qaitaru.cli.face import OUT, WORDS
from qaitaru.facts.problems import Problem
from qaitaru.wording.places import place_text


def tell_problem(problem: Problem) -> None:
    """The problem in a heading and two sentences."""
    severity, where = WORDS(f"severity.{problem.severity}"), place_text(problem.place, WORDS)
    OUT.print(f"\n{escape(severity)}, {escape(where)}", style="bold", highlight=False)
    for text in problem_texts(problem):
        OUT.print(f"  {escape(text)}", highlight=False, soft_wrap=True)


def problem_texts(problem: Problem) -> tuple[str, str]:
    """What is wrong, and the mend."""
    fields = {
        "place": place_text(problem.place, WORDS),
        "found": problem.found,
        "expected": problem.expected,
        "named": _named(problem),
    }
    key = f"problem.{problem.code}"
    return WORDS(key, **fields), WORDS(f"{key}.mend", **fields)


def _named(problem: Problem) -> str:
    """What a problem of a paper quotes by its key, by its name; as it stands where it has none."""
    keys = (
        f"law.request_field.{problem.found}",
        f"paper.field.{problem.found}",
        f"casework.lint.{problem.found}",
        f"casework.use.{problem.expected}",
    )
    return next((WORDS(key) for key in keys if key in WORDS), problem.found)


def problem_told(problem: Problem) -> dict[str, str]:
    """A problem for a machine, with what is wrong and the mend in words."""
    told, mend = problem_texts(problem)
    fields = {name: str(value) for name, value in asdict(problem).items()}
    return {**fields, "told": told, "mend": mend}
