"""Interests from a file, whatever its form: a table, a JSON list, BODS, or FollowTheMoney lines."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from qaitaru.facts.errors import SourceUnreadable
from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.text.encodings import decode
from qaitaru.interests.ftm import ftm_interests, is_ftm
from qaitaru.interests.said import Said, interest_of
from qaitaru.interests.statements import bods_interests, is_bods, plain_interests
from qaitaru.interests.table import table_interests
from qaitaru.screening.asked import Asked
from qaitaru.screening.ownership.interests import Interest

LARGEST_BYTES: Final = 100 * 2**20


@dataclass(frozen=True, slots=True)
class InterestReading:
    """What a file of interests says: the interests, the parties it describes, and what is wrong.

    A party is named in an interest by its key: its name in a table, its id in BODS and
    FollowTheMoney; ``parties`` describes each that the file describes, by its key.
    """

    interests: tuple[Interest, ...]
    parties: dict[str, Asked]
    problems: tuple[Problem, ...]


def read_interests(path: Path) -> InterestReading:
    """The interests in a file; a row that says none is a Problem.

    Raises: SourceUnreadable.
    """
    raw = _bytes_of(path)
    if len(raw) > LARGEST_BYTES:
        return _refused(Problem("file_too_large", Severity.REFUSED, WHOLE_FILE, str(len(raw))))
    decoded = decode(raw)
    if isinstance(decoded, Problem):
        return _refused(decoded)
    found = _said(decoded.text)
    return _refused(found) if isinstance(found, Problem) else _reading(found, path.name)


def _said(text: str) -> Said | Problem:
    """What stands in a text, by its first letters."""
    start = text.lstrip()
    if is_ftm(start):
        return ftm_interests(text)
    if not start.startswith(("[", "{")):
        return table_interests(text)
    objects = _objects(text)
    if isinstance(objects, Problem):
        return objects
    return bods_interests(objects) if is_bods(objects) else plain_interests(objects)


def _objects(text: str) -> list[Any] | Problem:
    """A JSON list, or one object a line."""
    try:
        found = json.loads(text, parse_float=Decimal)
    except ValueError as whole:
        try:
            lines = [line for line in text.splitlines() if line.strip()]
            return [json.loads(line, parse_float=Decimal) for line in lines]
        except ValueError:
            expected = str(whole)
            return Problem("json_unreadable", Severity.REFUSED, WHOLE_FILE, text[:60], expected)
    if isinstance(found, dict):
        inner = next((one for one in found.values() if isinstance(one, list)), None)
        return [found] if inner is None else inner
    return found if isinstance(found, list) else [found]


def _reading(said: Said, source: str) -> InterestReading:
    problems = list(said.problems)
    interests = []
    for row in said.rows:
        interest, faults = interest_of(row, source)
        problems += faults
        if interest is not None:
            interests.append(interest)
    if not interests and not problems:
        problems.append(Problem("interests_none", Severity.REFUSED, WHOLE_FILE, source))
    return InterestReading(tuple(interests), said.parties, tuple(problems))


def _refused(problem: Problem) -> InterestReading:
    return InterestReading((), {}, (problem,))


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise SourceUnreadable(str(path), fault.strerror or "") from fault


def joined(readings: Iterable[InterestReading]) -> InterestReading:
    """Several files as one."""
    found = list(readings)
    parties = {key: one for reading in found for key, one in reading.parties.items()}
    return InterestReading(
        tuple(one for reading in found for one in reading.interests),
        parties,
        tuple(one for reading in found for one in reading.problems),
    )
