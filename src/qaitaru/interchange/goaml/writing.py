"""A goAML report written for an agency: fitted to its schema, checked by it, losses told.

The report is checked as the agency would: by the rules of the format as our own reading finds
them, by the agency's code lists, and by its schema through the normaliser.
"""

from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.goaml.profile import Profile
from qaitaru.ingest.schema.goaml_check import GoamlCheck, Verdict, check_root
from qaitaru.ingest.schema.normaliser import normalised
from qaitaru.ingest.xml.records import Record
from qaitaru.interchange.goaml.code_lists import CodeLists, undefined_codes
from qaitaru.interchange.goaml.fitting import fitted
from qaitaru.interchange.goaml.report import GoamlReport
from qaitaru.interchange.goaml.schema_shape import SchemaShape
from qaitaru.interchange.letters import possible
from qaitaru.interchange.losses import Loss, changed
from qaitaru.interchange.nodes import Part
from qaitaru.interchange.notation import notation_lost
from qaitaru.interchange.taken import left_over, taken
from qaitaru.interchange.written import as_said, written

_NO_LISTS = CodeLists()


@dataclass(frozen=True, slots=True)
class GoamlWritten:
    """The document, what of the report it does not say as it was, and what stands against it."""

    document: bytes
    losses: tuple[Loss, ...]
    checked: GoamlCheck
    problems: tuple[Problem, ...]

    @property
    def may_be_sent(self) -> bool:
        """Whether no rule is broken and the schema, if one was given, takes the report."""
        told = [one for one in self.problems if one.severity is not Severity.NOTED]
        schema = self.checked.schema
        return not told and (schema is None or schema.as_normalised.verdict is Verdict.VALID)


def goaml_written(
    report: GoamlReport,
    published: _Element | Problem | None = None,
    lists: CodeLists = _NO_LISTS,
    profile: Profile | None = None,
) -> GoamlWritten:
    """The report as XML in the schema's order.

    Args:
        report: what is reported.
        published: the agency's schema as opened; None writes in the order of 5.0.2, unfitted.
        lists: the agency's code lists.
        profile: the agency's rules; None for those shipped.
    """
    losses: list[Loss] = []

    def saying(path: str, text: str, _: Part) -> str:
        plain = possible(text)
        if plain != text:
            losses.append(changed("letter_impossible", path, text, plain))
        return plain

    root = written(report, "report", saying)
    if isinstance(published, _Element):
        losses += fitted(root, SchemaShape(normalised(published).root))
    checked = check_root(root, published, profile)
    problems = (*checked.problems, *lists.problems, *undefined_codes(Record(root), lists))
    return GoamlWritten(_document(root), tuple(losses), checked, problems)


def goaml_taken(root: _Element) -> tuple[GoamlReport, list[Loss]]:
    """A report out of XML, and what of the document the form does not keep as it stood."""
    record = Record(root)
    report = taken(record, GoamlReport)
    again = written(report, "report", as_said)
    return report, [*left_over(record), *notation_lost(root, again)]


def _document(root: _Element) -> bytes:
    etree.indent(root, space="  ")
    said: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return said
