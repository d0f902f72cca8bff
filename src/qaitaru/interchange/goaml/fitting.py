"""A report made to fit an agency's schema, and every field that does not come through as it was.

Names that a field takes in Latin letters alone are written in Latin, and a person's name in his
own letters is kept beside it where the schema has a place for it. Running text that is too long is
cut; a number or a name never is: the schema refuses it, and that is told.

Source: goAML schema 5.0.2 (name facets, ``full_name_frn`` since 5.2); field guide 3.0.0.
"""

import re
from typing import Final

from lxml import etree
from lxml.etree import _Element

from qaitaru.ingest.schema.limits import ORIGINAL
from qaitaru.interchange.goaml.older_schema import said_older
from qaitaru.interchange.goaml.schema_shape import Facets, SchemaShape
from qaitaru.interchange.letters import in_latin
from qaitaru.interchange.losses import Loss, changed, not_carried, refused

RUNNING_TEXT: Final = frozenset(
    {"reason", "action", "comments", "description", "transaction_description"}
    | {"transmode_comment", "from_funds_comment", "to_funds_comment", "funds_comment"}
    | {"status_comments", "beneficiary_comment", "function_description", "info_text"}
    | {"match_criteria", "sanction_list_attributes"}
)
"""Fields of running text: what is cut from them can still be understood, and is told in full."""

NAMES: Final = ("first_name", "middle_name", "last_name")
_LATIN_ONLY: Final = ("Aisha", "Әлия")
_NOT_IN_NAMES: Final = re.compile(r"[^a-zA-Z0-9 .'-]+")


class Fitting:
    """One report on its way through one schema."""

    def __init__(self, shape: SchemaShape) -> None:
        """Begin with no loss."""
        self._shape = shape
        self.losses: list[Loss] = []

    def fit(self, element: _Element, declared: _Element) -> None:
        """Make an element and all below it fit; what does not is told in ``losses``."""
        below = self._shape.below(declared)
        if not below:
            self._fit_text(element, self._shape.facets(declared))
            return
        spoken = _full_name(element)
        for child in list(element):
            if str(child.tag) in below:
                self.fit(child, below[str(child.tag)])
            else:
                self._older(element, child, below)
        if spoken and _full_name(element) != spoken:
            self._keep_spoken(element, spoken, below)

    def _older(self, element: _Element, child: _Element, below: dict[str, _Element]) -> None:
        """An element the schema does not have is said as it says it, or left out."""
        instead, losses = said_older(element, child, below)
        self.losses += losses
        for one in instead:
            self.fit(one, below[str(one.tag)])
        if not instead:
            self._leave(element, child)

    def _leave(self, element: _Element, child: _Element) -> None:
        """Each text of an element that is left out is told."""
        for one in child.iter("*"):
            if (one.text or "").strip():
                path = _path(one)
                self.losses.append(not_carried("not_in_schema", path, str(one.text)))
        element.remove(child)

    def _fit_text(self, element: _Element, facets: Facets) -> None:
        text = element.text or ""
        if text and _is_latin_only(facets) and not facets.takes_letters(text):
            self._to_latin(element, text, facets)
        text = element.text or ""
        if facets.longest is not None and len(text) > facets.longest:
            self._too_long(element, text, facets.longest)

    def _to_latin(self, element: _Element, text: str, facets: Facets) -> None:
        latin = in_latin(text)
        became = None if latin is None else " ".join(_NOT_IN_NAMES.sub(" ", latin).split())
        if not became or not facets.takes_letters(became):
            self.losses.append(refused("no_latin", _path(element), text))
            return
        element.text = became
        self.losses.append(changed("name_in_latin", _path(element), text, became))

    def _too_long(self, element: _Element, text: str, longest: int) -> None:
        if str(element.tag) not in RUNNING_TEXT:
            self.losses.append(refused("too_long", _path(element), text, str(longest)))
            return
        element.text = text[:longest]
        self.losses.append(
            changed("cut", _path(element), text, text[:longest], target=str(longest))
        )

    def _keep_spoken(self, element: _Element, spoken: str, below: dict[str, _Element]) -> None:
        """The name in its own letters beside the Latin one; that there is no place is told."""
        stated = element.findtext(ORIGINAL)
        path = f"{_path(element)}/{ORIGINAL}"
        if ORIGINAL not in below:
            self.losses.append(not_carried("own_letters_lost", _path(element), spoken, ORIGINAL))
        elif stated is None:
            kept = etree.Element(ORIGINAL)
            kept.text = spoken
            element.insert(_place_of(element, list(below)), kept)
            self.losses.append(changed("own_letters_kept", path, "", spoken, target=ORIGINAL))
            self._fit_text(kept, self._shape.facets(below[ORIGINAL]))
        elif stated != spoken:
            self.losses.append(not_carried("own_letters_taken", path, spoken, stated))


def fitted(report: _Element, shape: SchemaShape) -> list[Loss]:
    """Make a whole report fit its agency's schema; the element given is changed.

    Returns: the losses in the order of the report; empty also where the schema knows no report.
    """
    declared = shape.top("report")
    if declared is None:
        return []
    fitting = Fitting(shape)
    fitting.fit(report, declared)
    return fitting.losses


def _is_latin_only(facets: Facets) -> bool:
    latin, kazakh = _LATIN_ONLY
    return facets.takes_letters(latin) and not facets.takes_letters(kazakh)


def _full_name(element: _Element) -> str:
    """A person's name as his element says it; empty for anything else."""
    return " ".join(text for name in NAMES if (text := element.findtext(name) or ""))


def _place_of(element: _Element, order: list[str]) -> int:
    """Where a name in its own letters stands among what is there."""
    before = set(order[: order.index(ORIGINAL)])
    return sum(1 for child in element if str(child.tag) in before)


def _path(element: _Element) -> str:
    return str(element.getroottree().getpath(element))
