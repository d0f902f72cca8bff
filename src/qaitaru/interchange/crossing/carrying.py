"""A form carried into another: what is taken is carried, what is left is told.

The source is a record that is emptied text by text, as a reader empties a file; so no field can be
forgotten in silence: at the end ``done`` tells every text that nobody took.
"""

from collections.abc import Sequence
from typing import Final

from lxml import etree

from qaitaru.ingest.xml.records import Record
from qaitaru.interchange.crossing.codes import CodeCrossing
from qaitaru.interchange.letters import possible
from qaitaru.interchange.losses import Loss, changed, not_carried, not_guessed
from qaitaru.interchange.nodes import Node, Part, parts_of
from qaitaru.interchange.written import written

NOWHERE: Final = Record(etree.Element("nowhere"))
"""Stands for an element that is not there: it says nothing."""


def record_of(form: Node, name: str) -> Record:
    """A form as a record to be emptied."""

    def saying(_: str, text: str, __: Part) -> str:
        return possible(text)

    return Record(written(form, name, saying))


class Carrying:
    """One form on its way into another."""

    def __init__(self, source: Record, codes: CodeCrossing) -> None:
        """Begin with nothing lost."""
        self.source = source
        self.codes = codes
        self.losses: list[Loss] = []

    def part(self, record: Record, route: str) -> Record:
        """The element at a route, or the one that says nothing."""
        return record.child(route) or NOWHERE

    def text(self, record: Record, route: str) -> str | None:
        """A text that goes over as it is."""
        return record.take(route) or None

    def to_goaml(self, record: Record, tag: str, target: str, *, route: str = "") -> str | None:
        """A code of FM-1 as goAML's; that nobody says which it is, is told."""
        code = record.take(route or tag)
        found = self.codes.to_goaml(tag, code) if code else None
        if code and found is None:
            path = f"{record.path}/{route or tag}"
            self.losses.append(not_guessed("no_code", path, code, target=target))
        return found

    def to_fm1(self, record: Record, route: str, tag: str) -> str | None:
        """A code of goAML as FM-1's; that none or several lead there is told."""
        code = record.take(route)
        found = self.codes.to_fm1(tag, code) if code else None
        if code and found is None:
            path = record.path if route == "." else f"{record.path}/{route}"
            self.losses.append(not_guessed("no_code", path, code, target=tag))
        return found

    def wanted(self, form: Node, names: Sequence[str], where: str) -> None:
        """Tell which fields the other side asks for and nobody said."""
        for part in parts_of(type(form)):
            if part.field in names and getattr(form, part.field) in {None, ()}:
                self.losses.append(not_guessed("wanted", f"{where}/{part.name}"))

    def became(self, code: str, record: Record, route: str, *, found: str, into: str) -> None:
        """Tell that a text stands on the other side otherwise."""
        self.losses.append(changed(code, f"{record.path}/{route}", found, into))

    def done(self) -> list[Loss]:
        """Everything that did not come across, what nobody took last."""
        rest = [not_carried("no_place", leaf.path, leaf.text) for leaf in self.source.rest()]
        return list(dict.fromkeys([*self.losses, *rest]))
