"""A goAML report out of the facts its reading left: each claim goes back to where it was said.

An import keeps of a report what its texts said, each with its XPath. From these alone the report
is made again, so that what was taken in can be sent on without the file.
"""

import re
from collections.abc import Iterable
from typing import Final

from lxml import etree
from lxml.etree import _Element

from qaitaru.facts.claims import Claim
from qaitaru.facts.places import parts
from qaitaru.ingest.reports.subjects import SILENT
from qaitaru.interchange.goaml.report import GoamlReport
from qaitaru.interchange.goaml.writing import goaml_taken
from qaitaru.interchange.losses import Loss

_STEP: Final = re.compile(r"([^\[\]/]+)(?:\[(\d+)\])?")


def report_of_claims(claims: Iterable[Claim]) -> tuple[GoamlReport, list[Loss]]:
    """The report, and what of the claims its form has no field for.

    Claims without a text of their own (what the shape of the report made) are passed over: the
    shape makes them again. Of these, one that tells of an element without a text makes it again.
    """
    root = etree.Element("report")
    for claim in claims:
        path = parts(claim.place).get("xpath", "")
        if path and (claim.original or claim.field == SILENT):
            _set(root, path, claim.original)
    return goaml_taken(root)


def _set(root: _Element, path: str, text: str) -> None:
    """Put a text at its path, making the elements on the way."""
    element = root
    above, _, attribute = path.partition("/@")
    for step in above.strip("/").split("/")[1:]:
        found = _STEP.fullmatch(step)
        if found is not None:
            element = _below(element, found[1], int(found[2] or 1))
    if attribute:
        element.set(attribute, text)
    else:
        element.text = text


def _below(element: _Element, name: str, number: int) -> _Element:
    """The ``number``-th element of a name; those before it are made too, in the file's order."""
    same = element.findall(name)
    while len(same) < number:
        same.append(etree.SubElement(element, name))
    return same[number - 1]
