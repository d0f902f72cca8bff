"""``qaitaru duty delist|verify|release|right|letter``: who is affected, and what becomes of it."""

from pathlib import Path
from typing import Annotated, Final

import typer

from qaitaru.acts.duty.release_assets import request_release, verify_person
from qaitaru.acts.duty.seek_delisting import seek_delisting
from qaitaru.acts.duty.weigh_right import weigh_right
from qaitaru.acts.duty.write_letter import (
    LETTERS,
    NEUTRAL,
    LetterAsked,
    letter_file,
    write_letter,
)
from qaitaru.cli.desk import desk_at
from qaitaru.cli.duty.duty_exempt import day_must
from qaitaru.cli.duty.duty_given import (
    AtOption,
    DutyArgument,
    ExhibitOption,
    RemarkOption,
    tell_entry,
)
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption, tell_json
from qaitaru.cli.given import day_of, instant_given, one_of
from qaitaru.duty.bodies import Compared, Petition, Release, RightWeighed, Verification
from qaitaru.duty.releasing import CONCLUSIONS, GROUNDS
from qaitaru.duty.rights import TOPICS
from qaitaru.facts.errors import SettingFaulty
from qaitaru.wording import LANGUAGES

_COMPARED: Final = "birth=1991-02-03|1968-04-01|no"
_FILES: Final = (".pdf", ".html")
_AGREES: Final = {"yes": True, "no": False, "unknown": None}


def delist(
    duty: DutyArgument,
    *,
    route: Annotated[str, typer.Option(help=WORDS("cli.duty.route"))],
    petitioner: Annotated[str, typer.Option(help=WORDS("cli.duty.petitioner"))],
    grounds: Annotated[str, typer.Option(help=WORDS("cli.duty.grounds"))],
    at: AtOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Tell that a petition was filed."""
    told = Petition(route=route, petitioner=petitioner, grounds=grounds, exhibit=exhibit)
    with desk_at(workspace) as desk:
        entry = seek_delisting(desk, duty, told, instant_given("--at", at))
    tell_entry(entry, as_json=as_json)


def verify(
    duty: DutyArgument,
    conclusion: Annotated[
        str, typer.Argument(help=WORDS("cli.duty.conclusion", all=", ".join(CONCLUSIONS)))
    ],
    *,
    compared: Annotated[list[str], typer.Option(help=WORDS("cli.duty.compared"))],
    at: AtOption = "",
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Tell by what the person affected is, or is not, the one listed."""
    told = Verification(
        compared=tuple(map(_compared, compared)),
        conclusion=conclusion,
        remark=remark,
        exhibit=exhibit,
    )
    with desk_at(workspace) as desk:
        entry = verify_person(desk, duty, told, instant_given("--at", at))
    tell_entry(entry, as_json=as_json)


def release(
    duty: DutyArgument,
    *,
    ground: Annotated[str, typer.Option(help=WORDS("cli.duty.ground", all=", ".join(GROUNDS)))],
    asset: Annotated[list[int] | None, typer.Option(help=WORDS("cli.duty.assets_released"))] = None,
    remark: RemarkOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Ask that assets be let go."""
    told = Release(ground=ground, assets=tuple(asset or ()), remark=remark)
    with desk_at(workspace) as desk:
        entry = request_release(desk, duty, told)
    tell_entry(entry, as_json=as_json)


def right(
    duty: DutyArgument,
    topic: Annotated[str, typer.Argument(help=WORDS("cli.duty.topic", all=", ".join(TOPICS)))],
    text: Annotated[str, typer.Argument(help=WORDS("cli.duty.right_text"))],
    *,
    review_on: Annotated[str, typer.Option(help=WORDS("cli.duty.review_on"))] = "",
    at: AtOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Add to the rights log."""
    day = day_of("--review-on", review_on)
    told = RightWeighed(topic=topic, text=text, review_on=day, exhibit=exhibit)
    with desk_at(workspace) as desk:
        entry = weigh_right(desk, duty, told, instant_given("--at", at))
    tell_entry(entry, as_json=as_json)


def letter(
    duty: DutyArgument,
    *,
    kind: Annotated[
        str, typer.Option(help=WORDS("cli.duty.letter", all=", ".join(LETTERS)))
    ] = NEUTRAL,
    language: Annotated[str, typer.Option(help=WORDS("cli.duty.language"))] = "ru",
    on: Annotated[str, typer.Option("--on", help=WORDS("cli.duty.letter_on"))],
    own: Annotated[str, typer.Option(help=WORDS("cli.duty.letter_own"))] = "",
    out: Annotated[Path | None, typer.Option(help=WORDS("cli.duty.letter_out"))] = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Write a letter to the customer that says no more than it may."""
    spoken = one_of("--language", language, LANGUAGES) or "ru"
    if out is not None and out.suffix.lower() not in _FILES:
        raise SettingFaulty("--out", str(out), " | ".join(_FILES))
    with desk_at(workspace) as desk:
        asked = LetterAsked(letter=kind, language=spoken, on=day_must("--on", on), own=own)
        written = write_letter(desk, duty, asked)
        if out is not None:
            out.write_bytes(letter_file(desk, written, out.suffix.removeprefix(".").lower()))
    if as_json:
        tell_json(written)
    else:
        typer.echo(written.text)


def _compared(text: str) -> Compared:
    name, _, values = text.partition("=")
    parts = [part.strip() for part in values.split("|")]
    if not name.strip() or len(parts) != 3 or parts[2] not in _AGREES:
        raise SettingFaulty("--compared", text, _COMPARED)
    return Compared(
        discriminator=name.strip(), ours=parts[0], listed=parts[1], agrees=_AGREES[parts[2]]
    )
