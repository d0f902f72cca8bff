"""``qaitaru hits screening``: the screenings that were kept, or one of them whole."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Final

import typer

from qaitaru.acts.screening.look_at_screenings import (
    PAGE,
    KeptScreening,
    Remade,
    look_at_screening,
    look_at_screenings,
)
from qaitaru.acts.screening.screening_results import AskedList
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import FORMS, HERE, WORDS, JsonOption, WorkspaceOption, table, tell, tell_json
from qaitaru.cli.given import LimitOption, OffsetOption
from qaitaru.cli.local_time import told_at, told_when

_COLUMNS: Final = (
    "cli.column.analysis",
    "cli.column.hit_when",
    "cli.column.screening_of",
    "cli.column.screening_as_of",
    "cli.column.screening_lists",
    "cli.column.screening_asked",
    "cli.column.screening_hits",
    "cli.column.screening_remade",
)
_LISTS: Final = tuple(
    f"cli.column.{name}" for name in ("list_version", "publisher", "list", "published", "sha256")
)
_HITS: Final = tuple(
    f"cli.column.{name}" for name in ("hit", "hit_score", "matched_name", "publisher", "reference")
)


def screening(
    number: Annotated[int, typer.Argument(min=0, help=WORDS("cli.hits.screening.number"))] = 0,
    *,
    limit: LimitOption = PAGE,
    offset: OffsetOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """The screenings that were kept, or one by its number."""
    with desk_at(workspace) as desk:
        found = (
            look_at_screening(desk, number)
            if number
            else look_at_screenings(desk, offset=offset, limit=limit)
        )
    if as_json:
        tell_json(found)
    elif isinstance(found, KeptScreening):
        _tell(found)
    else:
        table(WORDS("web.screenings"), _COLUMNS, map(_row, found.screenings), right=(0, 5, 6))


def _row(one: KeptScreening) -> tuple[object, ...]:
    return (
        one.number,
        f"{told_at(one.made_at)}\n{one.made_by}",
        WORDS(f"screening.of.{one.kind.value}"),
        told_when(one.as_of) or "—",
        "\n".join(f"{each.publisher}/{each.list_name} {each.number}" for each in one.lists),
        FORMS.number(one.asked),
        FORMS.number(len(one.hits)),
        _remade(one.remade[-1]) if one.remade else "",
    )


def _tell(one: KeptScreening) -> None:
    of = WORDS(f"screening.of.{one.kind.value}")
    tell("screening.title", number=one.number, of=of)
    for key, text in _facts(one):
        typer.echo(f"  {WORDS(f'screening.{key}')}: {text}")
    table(WORDS("screening.lists"), _LISTS, map(_list_row, one.lists), right=(0,))
    hits = [
        (
            each.number,
            FORMS.score(each.found.score),
            each.found.matched_name,
            each.found.publisher,
            each.found.reference,
        )
        for each in one.hits
    ]
    table(WORDS("screening.hits_met"), _HITS, hits, right=(0, 1))
    tell("cli.hits.screening.next", number=one.number)


def _facts(one: KeptScreening) -> Iterator[tuple[str, str]]:
    """What makes a screening what it is, by the keys of ``screening.<key>``."""
    yield "made", f"{told_at(one.made_at)}, {one.made_by}"
    asked, designations = FORMS.number(one.asked), FORMS.number(one.designations)
    told = WORDS(f"screening.asked.{one.kind.value}", asked=asked, designations=designations)
    yield "asked", told
    yield "as_of", told_when(one.as_of) or WORDS("screening.as_of.now")
    yield "threshold", _threshold(one)
    yield "hits", FORMS.number(len(one.hits))
    yield "data", one.data_version
    yield "code", one.code_version
    yield "result", one.result_sha256
    for each in one.remade:
        yield "remade", _remade(each)
    if not one.remade:
        yield "remade", WORDS("screening.remade.not")


def _threshold(one: KeptScreening) -> str:
    """The score from which a pair is a hit; of payments, that of free texts beside it."""
    told = FORMS.score(one.threshold)
    if one.text_threshold is None:
        return told
    texts = WORDS("screening.text_threshold", score=FORMS.score(one.text_threshold))
    return f"{told}, {texts}"


def _list_row(one: AskedList) -> tuple[object, ...]:
    published = FORMS.day(date.fromisoformat(one.published_on))
    return one.number, one.publisher, one.list_name, published, one.content_sha256


def _remade(one: Remade) -> str:
    verdict = WORDS("screening.remade.equal" if one.equal else "screening.remade.differs")
    return f"{told_at(one.at)}, {one.member}: {verdict}"
