"""Which parties of a file of interests are designated: named by a member, or found on lists."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Final

from qaitaru.facts.parties import name_key
from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.interests.reading import InterestReading
from qaitaru.screening.asked import Asked
from qaitaru.screening.hits import Hit
from qaitaru.screening.ownership.answering import Designated
from qaitaru.screening.screener import ALERT, Screener

_HEADER: Final = {"party", "name"}


def parties_of(reading: InterestReading) -> dict[str, Asked]:
    """Every party at an end of an interest, as it is put to lists; by its key."""
    keys = dict.fromkeys(key for one in reading.interests for key in (one.owner, one.owned))
    return {key: reading.parties.get(key) or Asked(key, (key,)) for key in keys}


def names_of(parties: Mapping[str, Asked]) -> dict[str, str]:
    """What each party is called; its key where nothing names it."""
    return {key: one.names[0] if one.names else key for key, one in parties.items()}


def named_in(text: str, parties: Mapping[str, Asked]) -> tuple[list[Designated], list[Problem]]:
    """The parties that a member's file names as designated: ``party[,reference]`` a line.

    A party is named by its key or by one of its names, case and punctuation aside.
    """
    by_name: dict[str, list[str]] = {}
    for key, one in parties.items():
        for name in {key, *one.names}:
            by_name.setdefault(name_key(name), []).append(key)
    found: dict[str, Designated] = {}
    problems: list[Problem] = []
    for number, cells in enumerate(csv.reader(io.StringIO(text, newline="")), 1):
        name = cells[0].strip() if cells else ""
        if not name or (number == 1 and name.lower() in _HEADER):
            continue
        keys = [name] if name in parties else by_name.get(name_key(name), [])
        if not keys:
            where = place(row=number)
            problems.append(Problem("designated_without_interest", Severity.NOTED, where, name))
        reference = cells[1].strip() if len(cells) > 1 else ""
        found |= {key: Designated(key, reference) for key in keys}
    return list(found.values()), problems


def found_on_lists(
    parties: Mapping[str, Asked], screener: Screener, threshold: float = ALERT
) -> dict[str, Hit]:
    """The best hit of each party that has one: possibly the listed one until somebody decided."""
    answers = ((key, screener.screen(one, threshold=threshold)) for key, one in parties.items())
    return {key: hits[0] for key, hits in answers if hits}


def designated_by(named: Iterable[Designated], hits: Mapping[str, Hit]) -> tuple[Designated, ...]:
    """Those named, proved; and those hit on lists, possible. A party that is both is proved."""
    found = {
        key: Designated(key, hit.designation.reference, proved=False) for key, hit in hits.items()
    }
    for one in named:
        reference = one.reference or (found[one.party].reference if one.party in found else "")
        found[one.party] = Designated(one.party, reference)
    return tuple(found[key] for key in sorted(found))
