"""What speaks against a package whose signature is sound: a partner may err, or be broken into.

Who told an entry is believed by the key of the workspace it was first told in: nobody tells
something in our name, or in that of an agency whose key is known, and nobody gives roles here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

from qaitaru.sharing.choosing import KEPT_HOME
from qaitaru.sharing.known_values import unknown_values
from qaitaru.sharing.leaves import Leaves
from qaitaru.sharing.package import VERSION, Package, PackedDecision, PackedEntry

LONGEST_CODE: Final = 64
"""Of an agency and a member together, as the record keeps them: ``agency/member``."""

_PATH: Final = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|\x00")
"""A name that leads out of a folder: no item was ever sealed under one."""

_Fault: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """By whom and when a package is read: the agency that reads, and whose the known keys are.

    ``sender`` and ``own`` are the keys it comes from and goes to.
    """

    home: str
    agencies: Mapping[str, str]
    at: datetime
    sender: str
    own: str


def package_faults(package: Package, reading: Reading) -> Iterator[_Fault]:
    """Each fault as field, found and expected; nothing for a sound package."""
    if package.version != VERSION:
        yield "version", str(package.version), str(VERSION)
    if not package.confirmed_by.strip() or package.confirmed_by == package.sent_by:
        yield "confirmed_by", package.confirmed_by, f"≠ {package.sent_by}"
    if package.sent_at > reading.at:
        yield "sent_at", package.sent_at.isoformat(), f"<= {reading.at.isoformat()}"
    yield from _twice("entries.number", (str(one.number) for one in package.entries))
    yield from _twice("entries.origin", (str(one.origin) for one in package.entries))
    yield from _twice("exhibits.number", (str(one.number) for one in package.exhibits))
    yield from _twice("decisions.entry", (str(one.entry) for one in package.decisions))
    exhibits = {one.number for one in package.exhibits}
    for one in package.exhibits:
        if _PATH.search(one.name) or not one.name.strip():
            yield f"exhibit {one.number}: name", one.name, "…"
    for entry in package.entries:
        yield from _of_entry(entry, exhibits, reading)
    entries = {one.number: one for one in package.entries}
    for decision in package.decisions:
        yield from _of_decision(decision, entries, reading)


def without_leave(package: Package, reading: Reading) -> Iterator[PackedEntry]:
    """The entries of a third that the third did not let go on, or not so long.

    What the sender told itself, and what comes back to who reads, needs no leave.
    """
    given = Leaves(package.leaves)
    for entry in package.entries:
        key, number = entry.origin
        is_thirds = key not in {reading.sender, reading.own}
        if is_thirds and not given.let(key, number, package.terms.until):
            yield entry


def _of_entry(entry: PackedEntry, exhibits: set[int], reading: Reading) -> Iterator[_Fault]:
    place = f"entry {entry.number}"
    if isinstance(entry.body, KEPT_HOME):
        yield f"{place}: kind", str(entry.body.__struct_config__.tag), "–"
    for field, value in unknown_values(entry.body):
        yield f"{place}: {field}", value, "…"
    if entry.body.exhibit and entry.body.exhibit not in exhibits:
        yield f"{place}: exhibit", str(entry.body.exhibit), "exhibits"
    if not entry.at <= entry.made_at <= reading.at:
        yield f"{place}: made_at", entry.made_at.isoformat(), f"<= {reading.at.isoformat()}"
    yield from _of_code(place, entry.agency, entry.made_by)
    owner = reading.agencies.get(entry.origin[0])
    if owner is None and entry.agency == reading.home:
        yield f"{place}: agency", entry.agency, f"≠ {reading.home}"
    if owner is not None and entry.agency != owner:
        yield f"{place}: agency", entry.agency, owner


def _of_decision(
    decision: PackedDecision, entries: Mapping[int, PackedEntry], reading: Reading
) -> Iterator[_Fault]:
    place = f"decision on {decision.entry}"
    entry = entries.get(decision.entry)
    if entry is None:
        yield place, str(decision.entry), "entries"
    elif (decision.agency, decision.decided_by) == (entry.agency, entry.made_by):
        yield f"{place}: decided_by", decision.decided_by, f"≠ {entry.made_by}"
    if decision.decided_at > reading.at:
        yield f"{place}: decided_at", decision.decided_at.isoformat(), reading.at.isoformat()
    yield from _of_code(place, decision.agency, decision.decided_by)


def _of_code(place: str, agency: str, member: str) -> Iterator[_Fault]:
    """Codes that the record can bear, so that ``agency/member`` reads one way."""
    whole = f"{agency}/{member}"
    if not agency or not member or whole.count("/") > 1 or len(whole) > LONGEST_CODE:
        yield f"{place}: member", whole, f"agency/member, <= {LONGEST_CODE}"


def _twice(field: str, told: Iterable[str]) -> Iterator[_Fault]:
    for one, count in Counter(told).items():
        if count > 1:
            yield field, f"{one} × {count}", "1"
