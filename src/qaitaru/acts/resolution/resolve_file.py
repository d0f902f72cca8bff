"""Resolve the records of a plain table; nothing is kept, and no workspace is needed."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from qaitaru.acts.resolution.name_words import name_words
from qaitaru.acts.resolution.party_records import record_of_asked
from qaitaru.acts.resolution.resolution_results import LEARN, Estimate
from qaitaru.facts.errors import SourceUnreadable
from qaitaru.facts.problems import Problem
from qaitaru.ingest.text.encodings import decode
from qaitaru.lists.party_file import PartyFile, party_file
from qaitaru.resolution.outcome import Outcome, ToldPair
from qaitaru.resolution.resolving import JOIN_FROM_BITS, resolve
from qaitaru.resolution.telling import Asked, outcome_of
from qaitaru.resolution.weighing import Waterfall, waterfall

_STDIN: Final = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedFile:
    """What a table came to; records are told by their ``party_id``. None where it is refused."""

    outcome: Outcome | None
    problems: tuple[Problem, ...]
    why: Callable[[ToldPair], Waterfall | None]
    names: Mapping[str, str] = field(default_factory=dict)  # by party_id


def resolve_file(path: Path, estimate: Estimate = Estimate.OWN, encoding: str = "") -> ResolvedFile:
    """The parties of the records in a table.

    Args:
        path: of the table; ``-`` for standard input.
        estimate: who weighs what agrees.
        encoding: of the table, as a member names it; empty where its bytes decide.
    Raises: SourceUnreadable; ExtraMissing where Splink is asked for and is not installed.
    """
    told = _read(path, encoding)
    if told.is_refused:
        return ResolvedFile(outcome=None, problems=told.problems, why=lambda _: None)
    rows = sorted(told.rows, key=lambda row: row.asked.query_id)
    keys = [row.asked.query_id for row in rows]
    records = [
        record_of_asked(
            number,
            row.asked,
            phones=row.phones,
            addresses=row.addresses,
            accounts=row.accounts,
        )
        for number, row in enumerate(rows)
    ]
    resolution = resolve(records, name_words, learn=LEARN[estimate])
    asked = Asked(keys=keys, payments=[0] * len(keys), judgements=(), join_from_bits=JOIN_FROM_BITS)
    outcome = outcome_of(resolution, asked)
    by_key = dict(zip(keys, records, strict=True))

    def why(pair: ToldPair) -> Waterfall | None:
        first, second = by_key[pair.first], by_key[pair.second]
        learned = resolution.companies if pair.of_companies else resolution.persons
        return waterfall(first, second, pair.levels, learned) if pair.levels else None

    names = {row.asked.query_id: "; ".join(row.asked.names) for row in rows}
    return ResolvedFile(outcome=outcome, problems=told.problems, why=why, names=names)


def _read(path: Path, encoding: str) -> PartyFile:
    try:
        raw = sys.stdin.buffer.read() if str(path) == _STDIN else path.read_bytes()
    except OSError as fault:
        raise SourceUnreadable(str(path), str(fault.strerror)) from fault
    decoded = decode(raw, encoding)
    return PartyFile((), (decoded,)) if isinstance(decoded, Problem) else party_file(decoded.text)
