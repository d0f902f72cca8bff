"""``qaitaru documents issues``: the papers issued of a thing, with what each says otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Annotated, Final

import typer

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.look_at_investigation import look_at_investigation, look_at_thing
from qaitaru.acts.casework.papers_at_hand import every_paper
from qaitaru.acts.documents.look_at_issues import PastIssue, changes, look_at_issues
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption, table, tell, tell_json
from qaitaru.cli.local_time import told_at
from qaitaru.documents.differences import Difference
from qaitaru.documents.fact_words import fact_words
from qaitaru.facts.errors import FactsFaulty, SettingFaulty

_COLUMNS: Final = tuple(
    f"cli.column.{name}"
    for name in ("paper", "paper_language", "number", "at", "member", "exhibit", "sha256")
)
_CHANGED: Final = tuple(f"cli.column.{name}" for name in ("paper_field", "was", "became"))

Told = tuple[PastIssue, tuple[Difference, ...]]


def issues(
    *,
    investigation: Annotated[
        int, typer.Option(min=0, help=WORDS("cli.documents.investigation"))
    ] = 0,
    measure: Annotated[int, typer.Option(min=0, help=WORDS("cli.documents.measure"))] = 0,
    request: Annotated[int, typer.Option(min=0, help=WORDS("cli.documents.request"))] = 0,
    account: Annotated[str, typer.Option(help=WORDS("cli.documents.account"))] = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Every paper issued of an investigation and its things, of one of them, or of an account."""
    with desk_at(workspace) as desk:
        abouts = _abouts(desk, investigation, measure=measure, request=request) or {account}
        if abouts == {""}:
            raise SettingFaulty("--investigation", "", "1")
        told = list(_told(desk, look_at_issues(desk, abouts)))
    if as_json:
        tell_json([{**asdict(one), "differences": list(map(asdict, diff))} for one, diff in told])
    elif told:
        _tell(told)
    else:
        tell("cli.documents.no_issues")


def _abouts(desk: Desk, investigation: int, *, measure: int, request: int) -> set[str]:
    """What the papers are about, once the member may see it; nothing for an account."""
    if investigation:
        view = look_at_investigation(desk, investigation)
        return {one.about for one in every_paper(view)} | {f"investigation-{investigation}"}
    for name, number in (("measure", measure), ("request", request)):
        if number:
            look_at_thing(desk, number)
            return {f"{name}-{number}"}
    return set()


def _told(desk: Desk, found: Sequence[PastIssue]) -> Iterator[Told]:
    """Each with what it says otherwise than the one before it of the same paper."""
    last: dict[tuple[str, str], PastIssue] = {}
    for one in found:
        before = last.get((one.document, one.about))
        yield one, _changes(desk, before, one) if before else ()
        last[one.document, one.about] = one


def _changes(desk: Desk, was: PastIssue, now: PastIssue) -> tuple[Difference, ...]:
    try:
        return changes(desk, was, now, now.language)
    except FactsFaulty:
        return ()


def _tell(told: Sequence[Told]) -> None:
    rows = [
        (
            f"{WORDS(f'paper.document.{one.document}')} ({one.about})",
            one.language,
            WORDS(
                "web.papers.draft_no" if one.is_draft else "web.papers.issued_no", number=one.number
            ),
            told_at(one.at),
            one.member,
            ", ".join(str(file.exhibit) for file in one.files),
            one.facts_sha256[:16],
        )
        for one, _ in told
    ]
    table(WORDS("cli.documents.issues", count=len(rows)), _COLUMNS, rows)
    for one, diff in told:
        if diff:
            changed = [(fact_words(each.field, WORDS), each.was, each.now) for each in diff]
            title = WORDS("cli.documents.changed_in", number=one.number, count=len(changed))
            table(title, _CHANGED, changed)


def _number(one: PastIssue) -> str:
    key = "web.papers.draft_no" if one.is_draft else "web.papers.issued_no"
    return WORDS(key, number=one.number)
