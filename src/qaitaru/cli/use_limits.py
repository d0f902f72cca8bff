"""What a partner lets be done with a row, as every command tells it; and what a paper is for."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Final

import msgspec
import typer

from qaitaru.acts.casework.use_marks import PAPER_USES, UseMarks
from qaitaru.casework.requests.use_limits import Use
from qaitaru.casework.requests.use_marks import UseMark
from qaitaru.cli.face import FORMS, OUT, WORDS
from qaitaru.cli.given import one_of
from qaitaru.documents.use_words import limit_short, limits_text

UseOption = Annotated[str, typer.Option("--use", help=WORDS("cli.option.use"))]
USE_COLUMN: Final = "cli.column.use_limit"
Row = Sequence[object]


def use_given(use: str) -> Use:
    """What a paper is for.

    Raises: SettingFaulty.
    """
    return Use(one_of("--use", use, PAPER_USES) or Use.EVIDENCE)


def marked(
    columns: Sequence[str], rows: Iterable[Row], marks: Iterable[Sequence[UseMark]]
) -> tuple[tuple[str, ...], list[Row]]:
    """A table with a column more that tells what each row may be used for; where any is limited."""
    every = list(marks)
    if not any(every):
        return tuple(columns), list(rows)
    told = (limit_short(own, WORDS) for own in every)
    return (*columns, USE_COLUMN), [(*row, one) for row, one in zip(rows, told, strict=True)]


def tell_limits(marks: Iterable[UseMark]) -> None:
    """A line for each item of limited use: partner, request, uses, until when."""
    for line in limits_text(marks, WORDS, FORMS):
        OUT.print(line, highlight=False, soft_wrap=True, markup=False)


def with_limits(told: object, marks: Sequence[UseMark]) -> object:
    """What a machine is told, with the limitations beside it; as it is where there are none."""
    if not marks:
        return told
    plain: dict[str, object] = msgspec.to_builtins(told, str_keys=True)
    return {**plain, "use_limits": marks}


def limits_json(marks: UseMarks, exhibits: Iterable[int]) -> dict[str, object]:
    """The limitations for a machine; nothing at all where there are none."""
    found = marks.of(exhibits)
    return {"use_limits": found} if found else {}


def exhibits_text(marks: Iterable[UseMark]) -> str:
    """The exhibits of some marks, each once."""
    return ", ".join(dict.fromkeys(str(one.exhibit) for one in marks))
