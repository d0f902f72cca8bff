"""One paper at the desk: what was said of it, how it would stand, and what is still wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.draw_up_paper import DrawnPaper, draw_up_paper
from qaitaru.acts.casework.fill_paper import PaperAsked, about_of
from qaitaru.acts.casework.make_request import CHANGEABLE
from qaitaru.acts.casework.paper_facts.filled import HANDOVER
from qaitaru.acts.casework.paper_facts.items_said import items_in, items_text
from qaitaru.acts.casework.paper_facts.limited_items import items_of
from qaitaru.acts.casework.paper_facts.paper_fields import PaperField
from qaitaru.acts.casework.papers_at_hand import every_paper
from qaitaru.acts.documents.said_of_paper import (
    keep_said,
    said_of_paper,
    said_of_papers,
)
from qaitaru.acts.intake.look_at_evidence import look_at_evidence
from qaitaru.casework.requests.request_at import request_at
from qaitaru.documents.facts.parts import Text
from qaitaru.facts.errors import SettingFaulty
from qaitaru.law.request_fields import RequestField
from qaitaru.web.casework.paper_form import (
    EXHIBITS,
    PaperInput,
    inputs_of,
    is_own,
    is_shared,
    lacks,
    said_by,
    seems_other,
    translations_of,
)
from qaitaru.web.casework.paper_lacks import Lack, at_fault, lacks_of
from qaitaru.web.casework.paper_place import Place
from qaitaru.web.view import View

IN: Final = "in"
"""What of an address says the paper's language."""


@dataclass(frozen=True)
class PaperDesk:
    """A paper of a thing, in a language, for a member; without slots: it is drawn up once."""

    desk: Desk
    view: View
    place: Place
    document: str
    language: str
    is_draft: bool = False
    sent: Mapping[str, str] | None = None  # a form that came back; None where none did

    @property
    def at(self) -> str:
        """Where this paper stands, whatever the language."""
        return f"{self.place.papers_address}/{self.document}"

    @property
    def address(self) -> str:
        """Of this paper, in this language."""
        return self.address_in(self.language)

    def address_in(self, language: str) -> str:
        """Of the same paper in a language."""
        return f"{self.at}?{self.place.query}{IN}={language}"

    @property
    def about(self) -> str:
        """What its issues are about."""
        return about_of(self._bare)

    @cached_property
    def said(self) -> Mapping[str, Text]:
        """What was said last, of it or of papers that share it; then what a form says."""
        kept = said_of_paper(self.desk, self.document, self.about)
        if self.document == HANDOVER and EXHIBITS.name not in kept:
            kept[EXHIBITS.name] = self._items_of_case
        every = {**self._shared, **kept}
        if self.sent is None:
            return every
        fields = draw_up_paper(self.desk, replace(self._bare, said=_texts(every))).filled.fields
        asked = (*fields, EXHIBITS)
        return said_by(kept, asked, self.sent, self.language, shared=self._shared)

    def keep(self) -> None:
        """Keep what is said, for whoever comes next."""
        keep_said(self.desk, self.document, self.about, self.said)

    @property
    def wanted(self) -> PaperAsked:
        """The paper as it is asked for."""
        items, _ = self._items
        return replace(self._bare, said=_texts(self.said), exhibits=items, is_draft=self.is_draft)

    @cached_property
    def drawn(self) -> DrawnPaper:
        """How it would stand."""
        return draw_up_paper(self.desk, self.wanted)

    def to_issue(self, basis: str) -> PaperAsked:
        """The same, to be issued on a basis."""
        return replace(self.drawn.asked, basis=basis)

    @cached_property
    def inputs(self) -> tuple[PaperInput, ...]:
        """What the record does not fill."""
        asked = (*self.drawn.filled.fields, *self._exhibits)
        return inputs_of(asked, self.language, self.view.words, in_record=self._in_record)

    @cached_property
    def translations(self) -> tuple[PaperInput, ...]:
        """What the record tells in one language."""
        return translations_of(self.drawn.filled.fields, self.language, self.view.words)

    @cached_property
    def lacks(self) -> tuple[Lack, ...]:
        """What keeps it from going out."""
        found = lacks_of(self.drawn, self.place, self.inputs, self.view, back=self.address)
        _, fault = self._items
        return (*found, Lack(text=fault, field=EXHIBITS.name)) if fault else found

    @property
    def wanted_now(self) -> frozenset[str]:
        """The fields that something is wrong with."""
        return frozenset(one.field for one in self.lacks if one.field)

    def fault_of(self, name: str) -> str:
        """What is wrong with a field; empty where nothing is."""
        return next((one.text for one in self.lacks if one.field == name), "")

    def missing_in(self, language: str) -> int:
        """How many fields of the form wait for their text in a language."""
        return sum(lacks(one.field, language) for one in self.inputs)

    @property
    def may_be_draft(self) -> bool:
        """Whether all that is wrong is what a draft may go without."""
        if self.is_draft or self.place.of != "requests":
            return False
        return not replace(self, is_draft=True).lacks

    @property
    def says_more(self) -> bool:
        """Whether something is said that need not be."""
        return any(one.value or one.elsewhere for one in self.inputs if not one.field.is_needed)

    @property
    def translates(self) -> bool:
        """Whether something of the record is translated, or waits for it."""
        return bool(self.untranslated) or any(one.value for one in self.translations)

    @property
    def untranslated(self) -> int:
        """How many texts of the record stand as they were told, and seem to be in another."""
        return sum(
            not one.value and seems_other(one.field.recorded, self.language)
            for one in self.translations
        )

    @property
    def faulty(self) -> frozenset[str]:
        """The fields whose value cannot be read."""
        _, fault = self._items
        return at_fault(self.drawn) | ({EXHIBITS.name} if fault else frozenset())

    @cached_property
    def _shared(self) -> dict[str, Text]:
        """What other papers say of the same: facts, translations; who signs the member's own."""
        own = self.place.own
        abouts = {one.about for one in every_paper(own.seen)} if own else set()
        like = "" if own else self.document  # of an account: the letters about others
        said = said_of_papers(self.desk, abouts, document=like)
        by_me = said_of_papers(self.desk, abouts, document=like, own=True)
        return {
            **{
                name: text
                for name, text in said.items()
                if is_shared(name) and not (self._in_record and name in set(RequestField))
            },
            **{name: text for name, text in by_me.items() if is_own(name)},
        }

    @property
    def _in_record(self) -> bool:
        """Whether fields of a request are told to the request, and not of its paper alone."""
        own, number = self.place.own, self.place.number
        told = request_at(own.seen.case, number) if own and self.place.of == "requests" else None
        return bool(told and told.stage in CHANGEABLE)

    @cached_property
    def _bare(self) -> PaperAsked:
        return self.place.asked(self.document, self.language)

    @cached_property
    def _items(self) -> tuple[tuple[int, ...], str]:
        """The evidence items said, and what is wrong with them."""
        told = str(self.said.get(EXHIBITS.name, ""))
        if self.document != HANDOVER or not told:
            return (), ""
        words = self.view.words
        try:
            asked = items_in(told)
        except SettingFaulty as fault:
            return (), words("web.paper.items_faulty", expected=fault.expected)
        known = {one.exhibit for one in look_at_evidence(self.desk)}
        missing = items_text(one for one in asked if one not in known)
        return tuple(one for one in asked if one in known), (
            words("web.paper.items_missing", items=missing) if missing else ""
        )

    @property
    def _exhibits(self) -> tuple[PaperField, ...]:
        if self.document != HANDOVER:
            return ()
        return (replace(EXHIBITS, said=self.said.get(EXHIBITS.name, "")),)

    @property
    def _items_of_case(self) -> str:
        """The evidence items that the record stands on."""
        own = self.place.own
        record = own.seen.record if own else None
        every = frozenset(one.number for one in record.entries) if record else frozenset()
        return items_text(items_of(record, every)) if record else ""


def _texts(said: Mapping[str, Text]) -> Mapping[str, Text]:
    """What is said without the evidence items, which are no text of the paper."""
    return {name: one for name, one in said.items() if name != EXHIBITS.name}
