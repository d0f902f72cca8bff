"""A problem of a file that no workspace holds: what became of it, where, what, and the mend."""

from rich.markup import escape

from qaitaru.cli.face import OUT, WORDS
from qaitaru.facts.problems import Problem
from qaitaru.wording.places import place_text


def tell_problem(problem: Problem) -> None:
    """The problem in a heading and two sentences."""
    fields = {
        "place": place_text(problem.place, WORDS),
        "found": problem.found,
        "expected": problem.expected,
    }
    severity, key = WORDS(f"severity.{problem.severity}"), f"problem.{problem.code}"
    OUT.print(f"\n{escape(severity)}, {escape(fields['place'])}", style="bold", highlight=False)
    for part in (key, f"{key}.mend"):
        OUT.print(f"  {escape(WORDS(part, **fields))}", highlight=False, soft_wrap=True)
