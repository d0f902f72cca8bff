"""``qaitaru documents issue``: a paper made, sealed as evidence, compared with its last issue."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from qaitaru.acts.act import Desk
from qaitaru.acts.documents.hand_over import copy_issue
from qaitaru.acts.documents.issue_document import Issue, ToIssue, issue_document
from qaitaru.cli.desk import desk_at
from qaitaru.cli.documents.issue_given import Given, OfCase, OfLedger, from_case, letter_facts
from qaitaru.cli.documents.not_made import tell_not_made
from qaitaru.cli.face import (
    HERE,
    WORDS,
    JsonOption,
    WorkspaceOption,
    table,
    tell,
    tell_json,
)
from qaitaru.cli.given import PeriodOption, text_of
from qaitaru.documents.facts.reading import read_facts
from qaitaru.documents.templating.shelf import HOME
from qaitaru.facts.errors import SettingFaulty
from qaitaru.wording import LANGUAGES

_FROM_LEDGER = "bank_letter"
_FILES = tuple(f"cli.column.{name}" for name in ("exhibit", "name", "sha256"))
_CHANGED = tuple(f"cli.column.{name}" for name in ("paper_field", "was", "became"))


def issue(
    document: Annotated[str, typer.Argument(help=WORDS("cli.documents.document"))],
    *,
    facts: Annotated[Path | None, typer.Option(help=WORDS("cli.documents.facts"))] = None,
    about: Annotated[str, typer.Option(help=WORDS("cli.documents.about"))] = "",
    language: Annotated[str, typer.Option(help=WORDS("cli.documents.language"))] = "",
    basis: Annotated[str, typer.Option(help=WORDS("cli.documents.basis"))] = "",
    account: Annotated[str, typer.Option(help=WORDS("cli.documents.account"))] = "",
    currency: Annotated[str, typer.Option(help=WORDS("cli.option.currency"))] = "",
    period: PeriodOption = "",
    bank: Annotated[str, typer.Option(help=WORDS("cli.documents.bank"))] = "",
    address: Annotated[str, typer.Option(help=WORDS("cli.documents.address"))] = "",
    number: Annotated[str, typer.Option(help=WORDS("cli.documents.number"))] = "",
    case: Annotated[str, typer.Option(help=WORDS("cli.documents.case"))] = "",
    answer_by: Annotated[str, typer.Option(help=WORDS("cli.documents.answer_by"))] = "",
    signed: Annotated[str, typer.Option(help=WORDS("cli.documents.signed"))] = "",
    contact: Annotated[str, typer.Option(help=WORDS("cli.documents.contact"))] = "",
    request: Annotated[int, typer.Option(min=0, help=WORDS("cli.documents.request"))] = 0,
    measure: Annotated[int, typer.Option(min=0, help=WORDS("cli.documents.measure"))] = 0,
    investigation: Annotated[
        int, typer.Option(min=0, help=WORDS("cli.documents.investigation"))
    ] = 0,
    exhibit: Annotated[list[int] | None, typer.Option(help=WORDS("cli.documents.exhibits"))] = None,
    say: Annotated[list[str] | None, typer.Option(help=WORDS("cli.documents.say"))] = None,
    said: Annotated[Path | None, typer.Option(help=WORDS("cli.documents.said"))] = None,
    kept: Annotated[bool, typer.Option("--kept", help=WORDS("cli.documents.kept"))] = False,
    draft: Annotated[bool, typer.Option("--draft", help=WORDS("cli.documents.draft"))] = False,
    to: Annotated[Path | None, typer.Option(help=WORDS("cli.documents.to"))] = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Issue a paper from a file of facts, from the ledger, or from an investigation's record."""
    place, _, paper = document.rpartition("/")
    given = Given(paper, language, basis, number, signed, contact, answer_by, is_draft=draft)
    thing = OfCase(
        request,
        measure,
        investigation,
        tuple(exhibit or ()),
        tuple(say or ()),
        said,
        with_kept=kept,
    )
    ledger = OfLedger(account, currency, period, bank, address, case)
    with desk_at(workspace) as desk:
        asked = replace(given, language=_tongue(desk, language))
        if any(thing.thing):
            done = from_case(desk, replace(asked, document=document), thing)
        else:
            told = _facts(desk, asked, ledger, facts)
            name = about or account or str(getattr(told, "number", ""))
            done = _issue(desk, asked, told, name, place=place or HOME)
        copies = copy_issue(desk, done, to) if to and done.files else []
    _tell_outcome(done, copies, as_json=as_json)


def _tongue(desk: Desk, language: str) -> str:
    tongue = language or desk.workspace.settings.language
    if tongue not in LANGUAGES:
        raise SettingFaulty("--language", tongue, ", ".join(LANGUAGES))
    return tongue


def _facts(desk: Desk, given: Given, ledger: OfLedger, file: Path | None) -> object:
    """The facts in a file, or those of the letter that the ledger fills."""
    if file is not None:
        return read_facts(given.document, text_of(file).encode())
    if given.document == _FROM_LEDGER and ledger.account:
        return letter_facts(desk, given, ledger)
    raise SettingFaulty("--facts", "", f"{given.document}.json")


def _tell_outcome(done: Issue, copies: Sequence[Path], *, as_json: bool) -> None:
    if done.problems:
        tell_not_made(done.problems, as_json=as_json)
    elif as_json:
        tell_json(done)
    else:
        _tell(done)
        for path in copies:
            tell("cli.documents.rendered", path=path)


def _issue(desk: Desk, given: Given, told: object, about: str, *, place: str) -> Issue:
    if not about:
        raise SettingFaulty("--about", "", "12-3/45")
    wanted = ToIssue(
        document=given.document,
        language=given.language,
        about=about,
        facts=told,
        jurisdiction=place,
        basis=given.basis,
        is_draft=given.is_draft,
    )
    return issue_document(desk, wanted)


def _tell(done: Issue) -> None:
    rows = [(one.exhibit, one.name, one.sha256) for one in done.files]
    table(
        WORDS("cli.documents.issued", document=WORDS(f"paper.document.{done.document}")),
        _FILES,
        rows,
    )
    if not done.replaces:
        return
    if done.differences:
        changed = [(one.field, one.was, one.now) for one in done.differences]
        table(WORDS("cli.documents.changed", count=len(changed)), _CHANGED, changed)
    else:
        tell("cli.documents.same")
