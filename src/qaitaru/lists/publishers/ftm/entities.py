"""Lists as FollowTheMoney entities, one a line: OpenSanctions and its kin.

An entity is on the list where it is marked as a target, or where a sanction or the topic
``sanction`` says so; where no line of the file says anything of the kind, every one of them is.
What belongs to a target on lines of its own (sanctions, passports, crypto addresses) is brought
to it, whether it stands inside it or names it by id.

Source: FollowTheMoney model; OpenSanctions, ``entities.ftm.json`` and ``targets.nested.json``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from qaitaru.facts.places import WHOLE_FILE, place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.lists.publishers.ftm.saying import entry_of
from qaitaru.lists.publishers.ftm.shape import Entity, entities_in
from qaitaru.lists.publishers.ftm.terms import DOCUMENTS, HOLDERS, KINDS
from qaitaru.lists.publishers.json_tree import parsed
from qaitaru.lists.reading import WHOLE, ListChoices, ListReader, ListReading, Part
from qaitaru.lists.rows import text_of

PUBLISHER: Final = "ftm"
_SANCTION: Final = "Sanction"
_TOPIC: Final = "sanction"


@dataclass(slots=True)
class _File:
    """The entities of a file by id, what belongs to which, and what could not be read."""

    entities: dict[str, Entity] = field(default_factory=dict)
    belongings: dict[str, list[Entity]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def role_of(_name: str, head: bytes) -> str:
    """By the first line: an object with an id, a schema and properties."""
    first = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    keys = (b'"id"', b'"schema"', b'"properties"')
    line = first.partition(b"\n")[0]
    return WHOLE if line.startswith(b"{") and all(key in line for key in keys) else ""


def read(parts: Sequence[tuple[str, Part]], choices: ListChoices) -> ListReading:
    """The designations of the file."""
    text = text_of(parts[0][1].raw, choices.encoding)
    if isinstance(text, Problem):
        return ListReading(publisher=PUBLISHER, list_name="", problems=(text,))
    found = _file(text)
    targets = _targets(found)
    entries = [entry_of(one, found.belongings.get(one.id, [])) for one in targets]
    problems = [*found.problems, *(one for entry in entries for one in entry.problems)]
    left = len(found.entities) - len(targets) - _brought(found, targets)
    if left:
        problems.append(Problem("list_entities_left_out", Severity.NOTED, WHOLE_FILE, str(left)))
    return ListReading(
        publisher=PUBLISHER,
        list_name=_list_name(targets),
        designations=tuple(entry.frozen() for entry in entries),
        problems=tuple(problems),
    )


def _file(text: str) -> _File:
    found = _File()
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        said = parsed(line, "")
        if isinstance(said, Problem):
            where = place(line=number)
            found.problems.append(
                Problem("json_unreadable", Severity.REFUSED, where, said.found, "{...}")
            )
            continue
        for entity in entities_in(said, number):
            if isinstance(entity, Problem):
                found.problems.append(entity)
            else:
                found.entities.setdefault(entity.id, entity)
    for entity in found.entities.values():
        for holder in _holders(entity):
            found.belongings.setdefault(holder, []).append(entity)
    return found


def _holders(entity: Entity) -> Iterator[str]:
    """Whose an entity is: that of a sanction, a document or a crypto address."""
    if entity.schema == _SANCTION:
        yield from entity.all("entity")
    elif entity.schema in DOCUMENTS:
        yield from entity.all(*HOLDERS)


def _targets(found: _File) -> list[Entity]:
    things = [one for one in found.entities.values() if one.schema in KINDS]
    marked = [one for one in things if _is_target(one, found)]
    told = marked or any(one.envelope.get("target") is not None for one in things)
    return marked if told else [one for one in things if one.schema != "CryptoWallet"]


def _is_target(entity: Entity, found: _File) -> bool:
    stated = entity.envelope.get("target")
    if stated is not None:
        return stated is True
    sanctioned = any(o.schema == _SANCTION for o in found.belongings.get(entity.id, ()))
    return sanctioned or _TOPIC in entity.all("topics")


def _brought(found: _File, targets: Sequence[Entity]) -> int:
    """How many entities came to a target as what belongs to it."""
    known = {one.id for one in targets}
    brought = {o.id for one in targets for o in found.belongings.get(one.id, ())}
    return len(brought - known)


def _list_name(targets: Sequence[Entity]) -> str:
    """The one dataset of all, or what stands for several."""
    named: set[Any] = {name for one in targets for name in one.envelope.get("datasets") or ()}
    return str(named.pop()) if len(named) == 1 else "entities"


READER = ListReader("ftm_lines", 1, role_of, read)
