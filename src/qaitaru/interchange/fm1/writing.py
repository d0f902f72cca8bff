"""An FM-1 written as the format wants it: UTF-16, right names, checked by our own reading.

The signature is made by the sender's provider over these bytes; none is written here, and one that
was read is not carried: it would sign another file.

Source: order No. 13 of 22 February 2022, appendix 2.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec
from lxml import etree
from lxml.etree import _Element

from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.fm1.forms import MISPRINTS
from qaitaru.ingest.readers.fm1.kinds import DOC, kind_of
from qaitaru.ingest.readers.fm1.reader import read_export
from qaitaru.ingest.xml.records import Record
from qaitaru.interchange.fm1.fitting import CodeSaid, Fm1Fitting
from qaitaru.interchange.fm1.form import Fm1, Root
from qaitaru.interchange.fm1.messages import NEEDED
from qaitaru.interchange.goaml.code_lists import CodeLists
from qaitaru.interchange.losses import Loss, not_carried
from qaitaru.interchange.notation import notation_lost
from qaitaru.interchange.taken import left_over, taken
from qaitaru.interchange.written import as_said, written

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-16"?>\n'
_OF_THE_READING: Final = frozenset({"fm1_roles_unverified", "fm1_payer_undecided"})
"""Problems of reading a transfer out of a form, not of the form."""

_NO_LISTS = CodeLists()


@dataclass(frozen=True, slots=True)
class Guids:
    """The numbers a new version of a document goes under; the caller makes them up."""

    version: str
    document: str


@dataclass(frozen=True, slots=True)
class Fm1Written:
    """The document, what of the form it does not say as it was, and what stands against it."""

    document: bytes
    losses: tuple[Loss, ...]
    problems: tuple[Problem, ...]

    @property
    def may_be_sent(self) -> bool:
        """Whether nothing but notes stands against it; the signature is still to be made."""
        return all(one.severity is Severity.NOTED for one in self.problems)


def numbered(form: Fm1, guids: Guids) -> Fm1:
    """The form with its version's and its document's numbers where it states none.

    A message about another one has that one's number, and none of its own.
    """
    signed = form.signed_data
    data = signed.data if signed else None
    if signed is None or data is None or data.root is None or data.root.original_document_guid:
        return form
    root = data.root
    named: Root = msgspec.structs.replace(
        root,
        version=root.version or guids.version,
        document_unique_identifier=root.document_unique_identifier or guids.document,
    )
    held = msgspec.structs.replace(data, root=named)
    return msgspec.structs.replace(form, signed_data=msgspec.structs.replace(signed, data=held))


def fm1_written(form: Fm1, lists: CodeLists = _NO_LISTS) -> Fm1Written:
    """The form as a message, and everything it could not say."""
    fitting = Fm1Fitting()
    root = written(form, "ExportData", fitting.saying)
    document = _document(root)
    problems = (
        *_missing(root),
        *(one for one in _read(root, document) if one.code not in _OF_THE_READING),
        *lists.problems,
        *_codes(fitting.codes, lists),
        Problem("fm1_unsigned", Severity.NOTED, place(xpath="/ExportData/SignedData/Signature")),
    )
    return Fm1Written(document, tuple(fitting.losses), problems)


def fm1_taken(root: _Element) -> tuple[Fm1, list[Loss]]:
    """A form out of a message, misprinted names read as they are meant."""
    record = Record(root)
    form = taken(record, Fm1, lambda name: (name, *MISPRINTS.get(name, ())))
    signed = [
        not_carried("signature_left", leaf.path, leaf.text)
        for holder in record.children("SignedData/Signature")
        for leaf in holder.rest()
    ]
    again = written(form, "ExportData", as_said)
    beside = (*left_over(record), *notation_lost(root, again, _meant))
    return form, [*signed, *(one for one in beside if "/Signature" not in one.field)]


def _meant(name: str) -> str:
    """The right spelling of a name."""
    return next((right for right, wrong in MISPRINTS.items() if name in wrong), name)


def _read(root: _Element, document: bytes) -> Iterator[Problem]:
    yield from (one for one in read_export(Record(root), document) if isinstance(one, Problem))


def _missing(root: _Element) -> Iterator[Problem]:
    """What a message of its kind must say and does not; one of no kind is taken for a form."""
    for route in NEEDED.get(kind_of(Record(root)) or DOC, ()):
        found = root.find(route)
        if found is None or not (len(found) or (found.text or "").strip()):
            where = place(xpath="/ExportData")
            yield Problem("fm1_part_missing", Severity.DOUBTFUL, where, "", route)


def _codes(said: Sequence[CodeSaid], lists: CodeLists) -> Iterator[Problem]:
    """Codes that a list does not define, and, once each, the lists that were not supplied."""
    unsupplied: set[str] = set()
    for one in said:
        codes, where = lists.lists.get(one.codes), place(xpath=one.path)
        if codes is None:
            if one.codes not in unsupplied:
                yield Problem("fm1_codes_not_supplied", Severity.NOTED, where, one.text, one.codes)
            unsupplied.add(one.codes)
        elif one.text not in codes:
            yield Problem("fm1_code_undefined", Severity.DOUBTFUL, where, one.text, one.codes)


def _document(root: _Element) -> bytes:
    etree.indent(root, space="  ")
    text: str = etree.tostring(root, encoding="unicode")
    return ("\ufeff" + _DECLARATION + text + "\n").encode("utf-16-le")
