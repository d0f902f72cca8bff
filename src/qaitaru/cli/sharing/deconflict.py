"""``qaitaru deconflict ask|answer|read``: hit or no hit, with no name or number revealed."""

import csv
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from qaitaru.acts.sharing.deconflict import Asking, answer_partner, ask_partner, read_answer
from qaitaru.cli.casework.case_given import day_needed
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption, tell, tell_json
from qaitaru.cli.given import text_of
from qaitaru.facts.errors import SettingFaulty, SharingRefused
from qaitaru.sharing.deconfliction import BITS, MOST_ASKED
from qaitaru.sharing.identifiers import Identifier, Sort
from qaitaru.sharing.signing import Signed

InvestigationOption = Annotated[int, typer.Option(min=0, help=WORDS("cli.deconflict.of"))]
IdentifiersOption = Annotated[Path | None, typer.Option(help=WORDS("cli.deconflict.identifiers"))]
OutOption = Annotated[Path, typer.Option(help=WORDS("cli.deconflict.out"))]
QuestionArgument = Annotated[Path, typer.Argument(help=WORDS("cli.deconflict.question"))]


def ask(
    *,
    to: Annotated[str, typer.Option(help=WORDS("cli.share.to"))],
    purpose: Annotated[str, typer.Option(help=WORDS("cli.share.purpose"))],
    until: Annotated[str, typer.Option(help=WORDS("cli.deconflict.until"))],
    out: OutOption,
    investigation: InvestigationOption = 0,
    identifiers: IdentifiersOption = None,
    bits: Annotated[int, typer.Option(help=WORDS("cli.deconflict.bits"))] = BITS,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Write a question for a partner."""
    asking = Asking(
        agency=to,
        purpose=purpose,
        until=day_needed("--until", until),
        investigation=investigation,
        identifiers=_read(identifiers),
        bits=bits,
    )
    with desk_at(workspace) as desk:
        signed = ask_partner(desk, asking)
    _write(out, signed, as_json=as_json)


def answer(
    question: QuestionArgument,
    *,
    out: OutOption,
    most: Annotated[int, typer.Option(min=1, help=WORDS("cli.deconflict.most"))] = MOST_ASKED,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Answer a trusted partner's question from every investigation here."""
    with desk_at(workspace) as desk:
        signed = answer_partner(desk, _signed(question), most=most)
    _write(out, signed, as_json=as_json)


def read(
    question: QuestionArgument,
    answered: Annotated[Path, typer.Argument(help=WORDS("cli.deconflict.answer"))],
    *,
    investigation: InvestigationOption = 0,
    identifiers: IdentifiersOption = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Which of the identifiers asked about the partner holds."""
    given, asked, told = _read(identifiers), _signed(question), _signed(answered)
    with desk_at(workspace) as desk:
        found = read_answer(desk, asked, told, investigation=investigation, identifiers=given)
    if as_json:
        tell_json(
            {
                "answered_by": found.answered_by,
                "hits": found.hits,
                "misses": found.misses,
                "unasked": found.unasked,
                "chance": {"of": found.chance.numerator, "in": found.chance.denominator},
            }
        )
        return
    for one in found.hits:
        tell("cli.deconflict.hit", sort=WORDS(f"sharing.sort.{one.sort}"), text=one.text)
    for one in found.unasked:
        tell("cli.deconflict.unasked", sort=WORDS(f"sharing.sort.{one.sort}"), text=one.text)
    tell(
        "cli.deconflict.found",
        hits=len(found.hits),
        count=len(found.hits) + len(found.misses),
        agency=found.answered_by,
        chance=f"{float(found.chance):.1e}",
    )


def _read(path: Path | None) -> tuple[Identifier, ...]:
    """Identifiers of a CSV with the columns ``sort`` and ``identifier``.

    Raises: SourceUnreadable; SettingFaulty.
    """
    if path is None:
        return ()
    rows = list(csv.reader(text_of(path).splitlines()))
    if not rows or rows[0] != ["sort", "identifier"]:
        raise SettingFaulty("--identifiers", ",".join(rows[0]) if rows else "", "sort,identifier")
    return tuple(_identifier(number, row) for number, row in enumerate(rows[1:], start=2) if row)


def _identifier(line: int, row: list[str]) -> Identifier:
    if len(row) != 2 or row[0] not in set(Sort):
        raise SettingFaulty(f"--identifiers:{line}", ",".join(row), ", ".join(Sort))
    return Identifier(Sort(row[0]), row[1])


def _signed(path: Path) -> Signed:
    """A signed message from a file.

    Raises: SourceUnreadable; SharingRefused.
    """
    try:
        return msgspec.json.decode(text_of(path), type=Signed)
    except msgspec.DecodeError as fault:
        raise SharingRefused("message_altered", str(fault), path.name) from fault


def _write(out: Path, signed: Signed, *, as_json: bool) -> None:
    out.write_bytes(msgspec.json.encode(signed))
    if as_json:
        tell_json({"file": str(out), "kind": signed.kind})
    else:
        tell("cli.deconflict.written", file=out)
