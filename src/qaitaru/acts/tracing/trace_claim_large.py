"""Trace a claim through millions of bookings by the compiled rules, and leave Parquet."""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from qaitaru.acts.act import Desk
from qaitaru.acts.books.ledger_at import LedgerView, reckoned_ledger_at
from qaitaru.acts.code_version import code_version
from qaitaru.acts.tracing.claim_at_scale import ClaimAtScale, laid_at_scale, refuse_uncompiled
from qaitaru.acts.tracing.trace_funds import keep_trace
from qaitaru.acts.tracing.trace_large import need_extra
from qaitaru.acts.tracing.trace_results import claim_parameters
from qaitaru.engine.analyses import Analysis
from qaitaru.facts.errors import PostingRefused, WorkspaceOccupied
from qaitaru.ledger import walking_store
from qaitaru.tracing.claim import TraceClaim
from qaitaru.tracing.claim_file import parse_claim
from qaitaru.tracing.parts import is_claimant

if TYPE_CHECKING:  # needs the extra
    from qaitaru.tracing.kernels.volume_store import Stored

VOLUME: Final = "volume."
"""Of analyses whose answer stands in a folder of the member's: its hash is kept."""

Sums = Mapping[str, Mapping[str, int]]
"""Claimant -> currency -> minor units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeResult:
    """All that is kept of a rule's answer; the rows stand in a folder.

    Attributes:
        entries_sha256: of which booking stands at each ``seq``.
        answer_sha256: of what is held and attributed.
        given_up: receipts booked before what they would answer: not followed.
    """

    bookings: int
    accounts: int
    given_up: int
    attributed_rows: int
    deviation_minor_at_most: int
    received_minor: Sums
    held_minor: Sums
    left_minor: Sums
    entries_sha256: str
    answer_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeRule:
    """What ``summary.json`` says of a rule, and under which number it is kept."""

    rule: str
    analysis: int
    result_sha256: str
    result: VolumeResult


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeTrace:
    """What ``summary.json`` says; every amount in the folder is in minor units."""

    claim_sha256: str
    same_day: str
    data_version: str
    code_version: str
    rules: tuple[VolumeRule, ...]


def trace_claim_large(
    desk: Desk, claim_text: str, rules: Sequence[str], folder: Path
) -> VolumeTrace:
    """Trace a claim under rules, keep what is told of each, and leave the answer in a folder.

    Args:
        rules: of ``large_rules``.
        folder: there must be none yet; it is complete as soon as it is there.
    Raises: ExtraMissing, WorkspaceOccupied, ClaimNotCompiled, PostingRefused; what trace_funds
        raises.
    """
    need_extra()
    claim = parse_claim(claim_text)
    refuse_uncompiled(claim)
    if folder.exists() or folder.is_symlink():
        raise WorkspaceOccupied(str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as place:
        answer = Path(place) / "answer"
        answer.mkdir()
        with reckoned_ledger_at(desk, "trace_funds", rules=list(rules)) as view:
            made = volume_analyses(view, claim_text, rules, answer)
        told = _told(desk, claim, made)
        summary = msgspec.json.format(msgspec.json.encode(told), indent=2)
        (answer / "summary.json").write_bytes(summary + b"\n")
        shutil.move(answer, folder)
    return told


def volume_analyses(
    view: LedgerView, claim_text: str, rules: Sequence[str], folder: Path
) -> list[Analysis]:
    """Trace under rules into a folder that is there; what is kept of each answer.

    Raises: ExtraMissing, ClaimNotCompiled, PostingRefused; what trace_funds raises.
    """
    need_extra()
    from qaitaru.tracing.kernels.volume_store import (  # noqa: PLC0415 - needs the extra
        trace_all_stored,
    )

    claim = parse_claim(claim_text)
    scale = laid_at_scale(view, claim)
    entries = _write_entries(view, scale, folder)
    ledger = scale.laid.ledger
    try:
        stored = trace_all_stored(view.connection, ledger, rules, folder)
    except PostingRefused as fault:
        raise PostingRefused(_entry_at(scale, int(fault.posting)), fault.found) from fault
    return [
        Analysis(
            rule=f"{VOLUME}{one.rule}",
            parameters=claim_parameters(claim, claim_text, view.rates_version),
            data_version=view.data_version,
            code_version=code_version(),
            result=msgspec.to_builtins(_result(scale, one, entries, _held(view, one))),
        )
        for one in stored
    ]


def _write_entries(view: LedgerView, scale: ClaimAtScale, folder: Path) -> str:
    """Write what is booked at each place; the hash of it."""
    placed, accounts = scale.laid.placed, scale.laid.ledger.accounts
    walking_store.write_entries(
        view.connection, placed._asdict(), accounts, folder / "entries.parquet"
    )
    told = sha256(msgspec.json.encode(list(accounts)))
    for column in placed:
        told.update(column.astype("<i8").data)
    return told.hexdigest()


def _entry_at(scale: ClaimAtScale, posting: int) -> str:
    """The entry of a posting; of an opening its account."""
    place = int(scale.laid.ledger.seq[posting])
    number = int(scale.laid.placed.no[place])
    return walking_store.entry_of(number) if number else "opening"


def _held(view: LedgerView, stored: "Stored") -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for claimant, currency, minor in walking_store.held_sums(
        view.connection, stored.folder / "held.parquet"
    ):
        if is_claimant(claimant):
            found.setdefault(claimant, {})[currency] = minor
    return found


def _result(
    scale: ClaimAtScale, stored: "Stored", entries: str, held: Mapping[str, Mapping[str, int]]
) -> VolumeResult:
    left: dict[str, dict[str, int]] = {}
    for (claimant, currency), minor in sorted(stored.left_minor.items()):
        left.setdefault(claimant, {})[currency] = minor
    ledger = scale.laid.ledger
    return VolumeResult(
        bookings=int((scale.laid.placed.no != 0).sum()),
        accounts=len(ledger.accounts),
        given_up=len(scale.laid.given_up),
        attributed_rows=stored.attributed_rows,
        deviation_minor_at_most=stored.deviation_minor_at_most,
        received_minor=scale.received_minor,
        held_minor=held,
        left_minor=left,
        entries_sha256=entries,
        answer_sha256=stored.sha256,
    )


def _told(desk: Desk, claim: TraceClaim, made: Sequence[Analysis]) -> VolumeTrace:
    """Keep each, and say under which number."""
    rules = []
    for one in made:
        head = keep_trace(desk, one)
        result = msgspec.convert(one.result, VolumeResult)
        rule = one.rule.removeprefix(VOLUME)
        rules.append(
            VolumeRule(
                rule=rule, analysis=head.number, result_sha256=head.result_sha256, result=result
            )
        )
    first = made[0]
    return VolumeTrace(
        claim_sha256=first.parameters["claim_sha256"],
        same_day=claim.same_day.value,
        data_version=first.data_version,
        code_version=first.code_version,
        rules=tuple(rules),
    )
