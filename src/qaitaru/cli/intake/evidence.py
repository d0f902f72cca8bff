"""``qaitaru evidence`` and ``qaitaru verify``: what is sealed, who had it, and that it holds."""

from functools import partial
from typing import Annotated

import msgspec
import typer
from rich.progress import Progress

from qaitaru.acts.casework.use_marks import UseMarks, look_at_use_marks
from qaitaru.acts.intake.look_at_evidence import look_at_custody, look_at_evidence
from qaitaru.acts.intake.verify_evidence import ItemProof, Proof, verify_evidence
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import (
    ERR,
    FORMS,
    HERE,
    WORDS,
    JsonOption,
    WorkspaceOption,
    finish,
    table,
    tell,
    tell_json,
)
from qaitaru.cli.local_time import told_at
from qaitaru.cli.use_limits import Row, limits_json, marked, tell_limits
from qaitaru.evidence.items import CustodyEntry, EvidenceItem


def evidence(
    *,
    exhibit: Annotated[int, typer.Option(help=WORDS("cli.evidence.exhibit"))] = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """The evidence list, or one item's custody."""
    with desk_at(workspace) as desk:
        marks = look_at_use_marks(desk)
        if exhibit:
            item, entries = look_at_custody(desk, exhibit)
            _tell_custody(item, entries, marks, as_json=as_json)
            return
        items = look_at_evidence(desk)
    if as_json:
        tell_json([_item_json(one, marks) for one in items])
        return
    rows: list[Row] = [
        (
            i.exhibit,
            i.name,
            FORMS.number(i.size_bytes),
            told_at(i.sealed_at),
            i.legal_basis,
            i.sha256,
        )
        for i in items
    ]
    columns, rows = marked(_ITEMS, rows, [marks.of([one.exhibit]) for one in items])
    table(WORDS("cli.evidence.title", count=len(items)), columns, rows, right=(0, 2))


def verify(
    *,
    head: Annotated[str, typer.Option(help=WORDS("cli.verify.kept_head"))] = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Prove evidence, ledger and journal again."""
    with desk_at(workspace) as desk, Progress(console=ERR, transient=True) as shown:
        task = shown.add_task(WORDS("cli.verify.hashing"), total=None)
        how_far = partial(shown.advance, task)
        proof = verify_evidence(desk, kept_head=head, progress=how_far)
    if as_json:
        tell_json(proof)
    else:
        _tell_proof(proof)
    finish(problems=not proof.holds)


_ITEMS = tuple(
    f"cli.column.{name}" for name in ("exhibit", "name", "bytes", "sealed_at", "basis", "sha256")
)
_CUSTODY = tuple(f"cli.column.{name}" for name in ("at", "event", "member", "sha256", "remark"))


def _item_json(item: EvidenceItem, marks: UseMarks) -> object:
    limits = limits_json(marks, [item.exhibit])
    return {**msgspec.to_builtins(item), **limits} if limits else item


def _tell_custody(
    item: EvidenceItem, entries: list[CustodyEntry], marks: UseMarks, *, as_json: bool
) -> None:
    if as_json:
        limits = limits_json(marks, [item.exhibit])
        tell_json({"item": item, "custody": entries, **limits})
        return
    rows = [
        (told_at(e.at), WORDS(f"cli.custody.{e.event}"), e.member, e.sha256, e.remark)
        for e in entries
    ]
    table(f"{item.exhibit}  {item.name}", _CUSTODY, rows)
    tell_limits(marks.of([item.exhibit]))


def _tell_proof(proof: Proof) -> None:
    for item in proof.items:
        if not item.holds:
            _tell_altered(item)
    for number in proof.altered_imports:
        tell("cli.verify.import_altered", number=number)
    for number in proof.altered_withdrawals:
        tell("cli.verify.withdrawal_altered", number=number)
    for rows in proof.altered_rows:
        tell("cli.verify.rows_altered", table=rows.table, rows=rows.named, entry=rows.entry)
    for left in proof.untold_rows:
        tell("cli.verify.rows_untold", table=left.table, rows=left.named)
    if proof.journal_broken_at is not None:
        tell("cli.verify.journal_broken", entry=proof.journal_broken_at)
    if proof.kept_head:
        had = proof.kept_head_at is not None
        key = "cli.verify.head_had" if had else "cli.verify.head_never"
        tell(key, head=proof.kept_head, entry=proof.kept_head_at)
    if proof.holds:
        tell("cli.verify.holds", count=len(proof.items), entries=proof.journal_entries)
        tell("cli.verify.head", head=proof.journal_head)


def _tell_altered(item: ItemProof) -> None:
    key = "cli.verify.altered" if item.found_sha256 else "cli.verify.missing"
    tell(
        key,
        exhibit=item.exhibit,
        name=item.name,
        sealed=item.sealed_sha256,
        found=item.found_sha256,
    )
