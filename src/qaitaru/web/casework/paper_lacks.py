"""What keeps a paper from going out, in words, each with the way to mend it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from qaitaru.acts.casework.draw_up_paper import DrawnPaper
from qaitaru.documents.fact_words import fact_words
from qaitaru.facts.problems import Problem
from qaitaru.law.request_fields import RequestField
from qaitaru.web.casework.paper_form import PaperInput, label_of, lacks
from qaitaru.web.casework.paper_place import Place
from qaitaru.web.view import View
from qaitaru.wording import Words
from qaitaru.wording.places import place_text

_WANTING, _FAULTY = "paper_field_wanting", "paper_field_faulty"
_ENDED: Final = "paper_measure_ended"
_OF_ASSET: Final = {"asset_owner": "owner?by=record", "asset_link": "prove"}
_OF_CASE: Final = {
    "assets": "asset",
    "offence": "predicate",
    RequestField.FINAL_ORDER: "order",
}
_OF_REQUEST: Final = {"asked": "ask", "theirs": "conduct"}
_OF_ASKED: Final = frozenset({"asked_about", "asked_why", "asked_element"})
_SAID_AS: Final = {"signatory": "signed", "giver": "signed"}
_TEXT: Final = frozenset({"document_field_empty", "document_not_in_language"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """One thing that is wrong: what, and where it is mended; ``field`` where it is of an input."""

    text: str
    address: str = ""
    way: str = ""  # what is done there
    field: str = ""


def lacks_of(
    drawn: DrawnPaper, place: Place, inputs: Iterable[PaperInput], view: View, *, back: str
) -> tuple[Lack, ...]:
    """Everything, each once; what an input of the page mends leads to it.

    Args:
        back: where a form of the record goes when it is done.
    """
    by_name = {one.field.name: one for one in inputs}
    language = drawn.asked.language
    unsaid = [name for name, one in by_name.items() if lacks(one.field, language)]
    teller = _Teller(place, by_name, view.words, f"back={quote(back, safe='')}")
    told = (one for one in drawn.problems if not _is_of_input(one, unsaid))
    found = [lack for one in told for lack in teller.tell(one)]
    named = {one.field for one in found}
    found += (
        teller.of_input(name, "web.paper.not_in_language") for name in unsaid if name not in named
    )
    once: dict[str, Lack] = {}
    for one in found:
        once.setdefault(one.address if one.way else one.text, one)
    return tuple(once.values())


def _is_of_input(problem: Problem, unsaid: Iterable[str]) -> bool:
    """Whether a text wanting in the paper's language is one that an input of the page asks for."""
    head = problem.found.partition(".")[0].partition(" ")[0]
    return problem.code in _TEXT and _SAID_AS.get(head, head) in unsaid


def at_fault(drawn: DrawnPaper) -> frozenset[str]:
    """The fields whose value cannot be read."""
    return frozenset(one.found for one in drawn.filled.problems if one.code == _FAULTY)


@dataclass(frozen=True, slots=True)
class _Teller:
    place: Place
    inputs: dict[str, PaperInput]
    words: Words
    back: str

    def tell(self, problem: Problem) -> Iterator[Lack]:
        if self._is_asked(problem):
            yield self.of_input(problem.found, f"web.paper.{problem.code}", problem.expected)
        elif problem.code == _WANTING:
            yield self._of_record(problem)
        elif problem.code in _TEXT:
            name = fact_words(problem.found, self.words)
            yield Lack(text=self.words(f"web.paper.{problem.code}", name=name))
        else:
            yield self._plain(problem)

    def _is_asked(self, problem: Problem) -> bool:
        """Whether an input mends it; what the law asks of a request is told in the request."""
        of_law = problem.code == _WANTING and bool(problem.expected)
        known = problem.code in {_WANTING, _FAULTY} and problem.found in self.inputs
        return known and not of_law

    def of_input(self, name: str, key: str, expected: str = "") -> Lack:
        one = self.inputs[name]
        told = self.words(key, name=one.label, expected=expected)
        return Lack(text=told, address=f"#{one.name}", field=name)

    def _of_record(self, problem: Problem) -> Lack:
        """What the record does not tell, and the form that tells it."""
        name, of = problem.found, problem.expected
        text = self.words("web.paper.paper_field_wanting", name=label_of(name, self.words))
        address, form = self._way(name, of.removeprefix("№ "))
        way = self.words(f"web.case.form.{form.partition('?')[0]}") if form else ""
        return Lack(text=f"{text} ({of})" if of else text, address=address, way=way)

    def _way(self, name: str, of: str) -> tuple[str, str]:
        """The address where a field is told, and the form it is told by, where one is."""
        if name in _OF_ASKED:
            return f"/requests/{self.place.key}#asked", ""
        own, request = self.place.own, f"requests/{self.place.key}"
        case = f"investigations/{own.number}" if own else ""
        ways = {
            **{key: (f"assets/{of}", form) for key, form in _OF_ASSET.items()},
            **{key: (case, form) for key, form in _OF_CASE.items()},
            **{key: (request, form) for key, form in _OF_REQUEST.items()},
            "asset_location": (case, f"correct?entry={of}"),
        }
        if self.place.of == "requests" and name in set(RequestField):
            ways.setdefault(name, (request, f"field?field={name}"))
        thing, form = ways.get(name, ("", ""))
        return self._form(f"/case/{thing}/new", form) if form else (self.place.address, "")

    def _form(self, at: str, form: str) -> tuple[str, str]:
        return f"{at}/{form}{'&' if '?' in form else '?'}{self.back}", form

    def _ended(self, problem: Problem) -> str:
        """How and when a measure ended, in words."""
        how, _, at = problem.found.partition(" ")
        return self.words(f"casework.ended.{how}", at=at)

    def _plain(self, problem: Problem) -> Lack:
        """A problem in its own words; an item of limited use leads to what limits it."""
        found = self._ended(problem) if problem.code == _ENDED else problem.found
        named = next((self.words(key) for key in _names(problem) if key in self.words), found)
        text = self.words(
            f"problem.{problem.code}",
            place=place_text(problem.place, self.words),
            found=found,
            expected=problem.expected,
            named=named,
        )
        if problem.code.startswith("paper_item_"):
            return Lack(text=text, address=f"/evidence/{problem.found}")
        asked = problem.code == "paper_request_fishes"
        return Lack(text=text, address=f"{self.place.address}#asked" if asked else "")


def _names(problem: Problem) -> tuple[str, ...]:
    """The keys that may name what a problem quotes."""
    return (
        f"paper.field.{problem.found}",
        f"law.request_field.{problem.found}",
        f"casework.lint.{problem.found}",
        f"casework.use.{problem.expected}",
    )
