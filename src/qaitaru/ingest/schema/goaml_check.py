"""Whether a goAML report holds: by the agency's schema, and by the rules no schema can say.

The schema is the agency's own, given as a file; none is shipped. The answer on validity is given
twice, for the schema as published and as normalised, because a published one may reject every
report there is. A schema that cannot be used never counts as passed.
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, cast

from lxml.etree import XMLSchema, XMLSchemaParseError, _Element, _LogEntry

from qaitaru.facts.errors import SourceUnreadable
from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.goaml.profile import Profile
from qaitaru.ingest.readers.goaml.reader import read_root
from qaitaru.ingest.schema.limits import ORIGINAL, Limit, limits
from qaitaru.ingest.schema.normaliser import Change, line_of, normalised
from qaitaru.ingest.xml.door import open_xml

_XS: Final = "{http://www.w3.org/2001/XMLSchema}"
_XSI: Final = "{http://www.w3.org/2001/XMLSchema-instance}"
_VC: Final = "{http://www.w3.org/2007/XMLSchema-versioning}"
_ELSEWHERE: Final = (f"{_XS}include", f"{_XS}import", f"{_XS}redefine", f"{_XS}override")
_LOSING: Final = {
    "SCHEMAV_CVC_PATTERN_VALID": "pattern",
    "SCHEMAV_CVC_MAXLENGTH_VALID": "length",
    "SCHEMAV_CVC_LENGTH_VALID": "length",
}


class Verdict(StrEnum):
    """What a schema says of a report."""

    VALID = "valid"
    INVALID = "invalid"
    UNUSABLE = "unusable"  # the schema itself cannot be used


@dataclass(frozen=True, slots=True)
class SchemaError:
    """One thing a schema processor says, in its own words, which are quoted and not translated."""

    line: int
    place: str
    message: str
    loss: str = ""  # pattern or length: the value as it stands does not fit into the field
    found: str = ""  # that value


@dataclass(frozen=True, slots=True)
class Answer:
    """One schema's answer; no errors exactly where it is valid."""

    verdict: Verdict
    errors: tuple[SchemaError, ...]


@dataclass(frozen=True, slots=True)
class SchemaCheck:
    """What the agency's schema says of the report, and what is wrong with the schema.

    ``skipped_by_version`` is its ``vc:minVersion`` where that makes a processor of XSD 1.0 that
    heeds it skip the whole schema, empty otherwise; the one used here does not heed it, so its
    answers come from the schema's content.
    """

    as_published: Answer
    as_normalised: Answer
    changes: tuple[Change, ...]
    skipped_by_version: str
    limits: tuple[Limit, ...]

    @property
    def losses(self) -> tuple[SchemaError, ...]:
        """The values of this report that do not fit their field even in the normalised schema."""
        return tuple(error for error in self.as_normalised.errors if error.loss)


@dataclass(frozen=True, slots=True)
class GoamlCheck:
    """The whole answer: our own reading's problems, and the schema's word if one was given."""

    problems: tuple[Problem, ...]
    schema: SchemaCheck | None


@dataclass(frozen=True, slots=True)
class Line:
    """One line to show: its words are under ``goaml_check.<key>`` with these placeholders."""

    key: str
    fields: dict[str, str]
    bad: bool  # something a member must look at


def check(report: Path, schema: Path | None = None, profile: Profile | None = None) -> GoamlCheck:
    """Check a report by our own reading and, if given, by a schema.

    Raises: SourceUnreadable for a path that cannot be opened.
    """
    root = open_xml(_bytes(report))
    if isinstance(root, Problem):
        return GoamlCheck((root,), None)
    published = None if schema is None else open_xml(_bytes(schema))
    return check_root(root, published, profile)


def check_root(
    root: _Element, published: _Element | Problem | None, profile: Profile | None = None
) -> GoamlCheck:
    """Check an opened report.

    Args:
        root: the report.
        published: the schema as opened, the Problem that it cannot be, or None for none.
        profile: the agency's rules; None for those shipped.
    """
    problems = tuple(fact for fact in read_root(root, profile) if isinstance(fact, Problem))
    return GoamlCheck(problems, None if published is None else _by_schema(root, published))


def lines(checked: GoamlCheck) -> list[Line]:
    """The answer as lines in the order a member reads them: verdicts, why, limits, problems."""
    if checked.schema is None:
        shown = [Line("no_schema", {}, bad=False)]
    else:
        shown = list(_schema_lines(checked.schema))
    found = [problem for problem in checked.problems if problem.severity is not Severity.NOTED]
    key = "rules_broken" if found else "rules_hold"
    return [*shown, Line(key, {"count": str(len(found))}, bad=bool(found))]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceUnreadable(str(path), str(error.strerror)) from error


def _by_schema(report: _Element, published: _Element | Problem) -> SchemaCheck:
    if isinstance(published, Problem):
        refusal = _unusable(SchemaError(0, published.place, published.code))
        return SchemaCheck(refusal, refusal, (), "", ())
    bare = _without_hints(report)
    changed = normalised(published)
    return SchemaCheck(
        as_published=_answer(published, bare),
        as_normalised=_answer(changed.root, bare),
        changes=changed.changes,
        skipped_by_version=_version_gate(published),
        limits=limits(changed.root, bare),
    )


def _without_hints(report: _Element) -> _Element:
    """The report without its own word on where a schema lies: a processor would go and fetch it."""
    bare = deepcopy(report)
    for element in bare.iter("*"):
        for hint in ("schemaLocation", "noNamespaceSchemaLocation"):
            element.attrib.pop(f"{_XSI}{hint}", "")
    return bare


def _answer(schema: _Element, report: _Element) -> Answer:
    elsewhere = [one for one in schema.iter(*_ELSEWHERE) if one.get("schemaLocation")]
    if elsewhere:
        location = str(elsewhere[0].get("schemaLocation"))
        return _unusable(SchemaError(line_of(elsewhere[0]), "", location))
    try:
        compiled = XMLSchema(schema)
    except XMLSchemaParseError as fault:
        log = cast("Iterable[_LogEntry]", fault.error_log)
        return _unusable(*(SchemaError(one.line, "", one.message) for one in log))
    if compiled.validate(report):
        return Answer(Verdict.VALID, ())
    log = cast("Iterable[_LogEntry]", compiled.error_log)
    errors = tuple(_error(entry, report) for entry in log)
    return Answer(Verdict.INVALID, errors)


def _unusable(*errors: SchemaError) -> Answer:
    return Answer(Verdict.UNUSABLE, errors)


def _error(entry: _LogEntry, report: _Element) -> SchemaError:
    path = str(entry.path or "")
    loss = _LOSING.get(entry.type_name, "")
    found = _text_at(report, path) if loss and path else ""
    where = place(xpath=path) if path else ""
    return SchemaError(entry.line, where, entry.message, loss, found)


def _text_at(report: _Element, path: str) -> str:
    found = report.getroottree().xpath(path) if ":" not in path and "*" not in path else []
    first = found[0] if isinstance(found, list) and found else None
    return (first.text or "") if isinstance(first, _Element) else ""


def _version_gate(schema: _Element) -> str:
    """The schema's ``vc:minVersion`` where it is above 1.0."""
    stated = str(schema.get(f"{_VC}minVersion", ""))
    return stated if stated and stated.strip() not in {"1", "1.0"} else ""


def _schema_lines(checked: SchemaCheck) -> Iterator[Line]:
    yield from _answer_lines("published", checked.as_published)
    yield from _answer_lines("normalised", checked.as_normalised)
    for loss in checked.losses:
        yield Line(f"loss_{loss.loss}", {"place": loss.place, "found": loss.found}, bad=True)
    if checked.changes:
        yield Line("changed", {"count": str(len(checked.changes))}, bad=False)
    if checked.skipped_by_version:
        yield Line("version_gate", {"version": checked.skipped_by_version}, bad=True)
    yield from map(_limit_line, checked.limits)


def _answer_lines(schema: str, answer: Answer) -> Iterator[Line]:
    is_bad = answer.verdict is not Verdict.VALID
    yield Line(f"{schema}_{answer.verdict}", {"count": str(len(answer.errors))}, bad=is_bad)
    for error in answer.errors:
        told = {"line": str(error.line), "place": error.place, "message": error.message}
        yield Line("schema_error", told, bad=True)


def _limit_line(limit: Limit) -> Line:
    fields = {
        "field": limit.field,
        "declared": str(limit.declared),
        "with_original": str(limit.with_original),
        "original": ORIGINAL,
        "count": str(limit.in_report),
    }
    return Line(limit.kind, fields, bad=limit.in_report > 0)
