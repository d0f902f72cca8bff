"""FollowTheMoney JSON lines: payments as transfers, everything else as claims about subjects.

The file is read twice: once to number the entities and note what payments need of them, once to
say everything, so that a payment may name a party that stands below it.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from qaitaru.facts.claims import Claim
from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.ftm.entities import Entity, Known, entity_of, known_of
from qaitaru.ingest.readers.ftm.payment import left_of, transfer_of
from qaitaru.ingest.readers.ftm.terms import ENDS, KINDS, PAYMENT, TERMS
from qaitaru.ingest.reading import Choices, Fact, Reader, Source
from qaitaru.ingest.text.json_lines import lines_of

_SIDES: Final = ("payer", "payerAccount", "beneficiary", "beneficiaryAccount")
_FIRST_LINE_BYTES: Final = 8192


def recognises(_source: Source, head: bytes) -> bool:
    """By a first line that is an object with a schema and an id."""
    line = head[:_FIRST_LINE_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    return line.startswith(b"{") and b'"schema"' in line and b'"id"' in line


def read(source: Source, _choices: Choices, _work: Path) -> Iterator[Fact]:
    """The transfers and claims of a file, and what is wrong with it."""
    known = _known(source.path)
    if not known:
        yield Problem("no_entity_in_file", Severity.REFUSED, WHOLE_FILE, source.name)
        return
    seen: set[str] = set()
    schemata: set[str] = set()
    for found in _entities(source.path):
        if isinstance(found, Problem):
            yield found
            continue
        if found.schema not in KINDS and found.schema not in schemata:
            schemata.add(found.schema)
            yield Problem("schema_unknown", Severity.NOTED, found.place, found.schema)
        if found.schema == PAYMENT:
            yield from _payment(found, known, repeated=found.id in seen)
        else:
            yield from _claims(found, found.properties, known)
        seen.add(found.id)


def _entities(path: Path) -> Iterator[Entity | Problem]:
    for line in lines_of(path):
        yield line if isinstance(line, Problem) else entity_of(line)


def _known(path: Path) -> dict[str, Known]:
    """Every entity by its id, numbered among its kind; an id that comes twice is one entity."""
    numbers = Counter[str]()
    known: dict[str, Known] = {}
    for entity in _entities(path):
        if isinstance(entity, Entity) and entity.id not in known:
            numbers[entity.kind] += 1
            known[entity.id] = known_of(entity, f"{entity.kind}:{numbers[entity.kind]}")
    return known


def _payment(entity: Entity, known: dict[str, Known], *, repeated: bool) -> Iterator[Fact]:
    """The transfer of a payment, once an id; what it names that the file does not hold is noted."""
    seq = int(known[entity.id].subject.partition(":")[2])
    if repeated:
        yield Problem("entity_repeated", Severity.DOUBTFUL, entity.place, entity.id)
    else:
        yield transfer_of(entity, known, seq)
    for side in _SIDES:
        for id_ in entity.properties.get(side, ()):
            if id_ not in known:
                yield Problem("entity_not_in_file", Severity.NOTED, entity.place, id_, side)
    yield from _claims(entity, entity.properties if repeated else left_of(entity), known)


def _claims(
    entity: Entity, properties: dict[str, tuple[str, ...]], known: dict[str, Known]
) -> Iterator[Claim]:
    """Each value under the house's term, or its own name; an id in the file becomes its subject."""
    subject, place = known[entity.id].subject, entity.place
    yield Claim(subject=subject, field="schema", value=entity.schema, place=place)
    yield Claim(subject=subject, field="source_id", value=entity.id, place=place)
    terms = TERMS | ENDS.get(entity.schema, {})
    if entity.schema in ENDS:
        yield Claim(subject=subject, field="kind", value=entity.schema, place=place)
    for name, texts in properties.items():
        for text in (text for text in texts if text):
            value = known[text].subject if text in known else text
            original = text if value != text else ""
            field = terms.get(name, name)
            yield Claim(subject=subject, field=field, value=value, original=original, place=place)
    for name, text in entity.envelope.items():
        yield Claim(subject=subject, field=name, value=text, place=place)


READER = Reader("ftm", 1, recognises, read)
