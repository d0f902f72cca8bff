"""``qaitaru documents issue``: a paper made, sealed as evidence, compared with its last issue."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.issue_paper import PaperAsked, issue_paper
from qaitaru.acts.documents.bank_letter import LetterAsked, bank_letter
from qaitaru.acts.documents.hand_over import copy_issue
from qaitaru.acts.documents.issue_document import Issue, ToIssue, issue_document
from qaitaru.cli.desk import desk_at
from qaitaru.cli.documents.case_said import document_of, said_of
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
from qaitaru.cli.given import PeriodOption, currency_of, day_of, period_of, text_of
from qaitaru.documents.facts.reading import read_facts
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
    draft: Annotated[bool, typer.Option("--draft", help=WORDS("cli.documents.draft"))] = False,
    to: Annotated[Path | None, typer.Option(help=WORDS("cli.documents.to"))] = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Issue a paper from a file of facts, from the ledger, or from an investigation's record."""
    with desk_at(workspace) as desk:
        tongue = language or desk.workspace.settings.language
        if tongue not in LANGUAGES:
            raise SettingFaulty("--language", tongue, ", ".join(LANGUAGES))
        of = (request, measure, investigation)
        if any(of):
            own = {"number": number, "signed": signed, "contact": contact, "answer_by": answer_by}
            paper = PaperAsked(
                document=document_of(document, of),
                language=tongue,
                request=request,
                measure=measure,
                investigation=investigation,
                exhibits=tuple(exhibit or ()),
                said=said_of(
                    said, (*(f"{key}={one}" for key, one in own.items() if one), *(say or ()))
                ),
                is_draft=draft,
                basis=basis,
            )
            done = issue_paper(desk, paper)
            copies = copy_issue(desk, done, to) if to and done.files else []
            _tell_outcome(done, copies, as_json=as_json)
            return
        if facts is not None:
            told = read_facts(document, text_of(facts).encode())
        elif document == _FROM_LEDGER and account:
            position, _, name = signed.partition("|")
            asked = LetterAsked(
                account=account,
                bank=bank,
                number=number,
                case_number=case,
                basis=basis,
                answer_by=_until(answer_by),
                signed_position=position.strip(),
                signed_name=name.strip(),
                currency=currency_of(currency) or "",
                span=period_of("--period", period),
                bank_address=address,
                contact=contact,
            )
            told, about = bank_letter(desk, asked), about or account
        else:
            raise SettingFaulty("--facts", "", f"{document}.json")
        about = about or str(getattr(told, "number", ""))
        wanted = ToIssue(document=document, language=tongue, about=about, facts=told, basis=basis)
        done = _issue(desk, wanted)
        copies = copy_issue(desk, done, to) if to and done.files else []
    _tell_outcome(done, copies, as_json=as_json)


def _until(text: str) -> date:
    """The day by which to answer; it is asked for, never supposed."""
    until = day_of("--answer-by", text)
    if until is None:
        raise SettingFaulty("--answer-by", "", "2026-12-02")
    return until


def _tell_outcome(done: Issue, copies: Sequence[Path], *, as_json: bool) -> None:
    if done.problems:
        tell_not_made(done.problems, as_json=as_json)
    elif as_json:
        tell_json(done)
    else:
        _tell(done)
        for path in copies:
            tell("cli.documents.rendered", path=path)


def _issue(desk: Desk, wanted: ToIssue) -> Issue:
    if not wanted.about:
        raise SettingFaulty("--about", "", "12-3/45")
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
