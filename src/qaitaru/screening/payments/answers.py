"""What the lists answer to the questions of payments, and how little of it is asked again.

A side is a party: of it only what changed is asked, on either side. A free text is looked through
for all listed names at once, so that a changed list has all texts asked again, and new payments
only the texts that nobody asked.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from qaitaru.facts.designations import Designation
from qaitaru.screening.asked import Asked
from qaitaru.screening.found_hits import (
    Ask,
    Before,
    EntryKey,
    FoundHit,
    Screened,
    ask,
    found_hit,
    key_of,
    rescreened,
    screened,
)
from qaitaru.screening.hits import Hit
from qaitaru.screening.payments.numbers import numbers_in
from qaitaru.screening.payments.questions import Questions
from qaitaru.screening.payments.screening import PaymentScreener
from qaitaru.screening.screener import Screener


@dataclass(frozen=True, slots=True, kw_only=True)
class TextHit:
    """A hit of a free text; ``words`` are those it is for, ``found.party`` the mark of the text."""

    words: str
    is_number: bool
    found: FoundHit


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What was asked and what it came to: sides as parties are, texts by their marks."""

    sides: Screened
    texts: tuple[str, ...]
    in_texts: tuple[TextHit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredBefore:
    """An earlier screening with the same rules, thresholds and code, and the entries it asked."""

    answers: Answers
    entries: frozenset[EntryKey]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """The scores from which sides, and words of free texts, are hits."""

    sides: float
    texts: float


def answered(
    questions: Questions,
    entries: list[Designation],
    thresholds: Thresholds,
    before: AnsweredBefore | None = None,
    *,
    ask: Ask = ask,
) -> Answers:
    """The answers to all questions; the same whatever was asked before."""
    sides, texts = questions.asked_sides(), questions.asked_texts()
    if before is None:
        found = screened(sides, entries, thresholds.sides, ask=ask)
    else:
        earlier = Before(screened=before.answers.sides, entries=before.entries)
        found = rescreened(sides, entries, thresholds.sides, earlier, ask=ask)
    kept = _same_texts(texts, entries, before)
    known = set(kept.texts) if kept else set()
    wanted = {mark: text for mark, text in texts.items() if mark not in known}
    hits = [*(kept.in_texts if kept else ()), *_in_texts(wanted, entries, thresholds.texts)]
    in_order = sorted(hits, key=lambda one: one.found.order)
    return Answers(sides=found, texts=tuple(texts), in_texts=tuple(in_order))


def text_asked(words: str, text: str, *, is_number: bool) -> Asked:
    """What is asked for words found in a text."""
    return Asked(
        "", () if is_number else (words,), numbers=(words,) if is_number else (), text=text
    )


def _same_texts(
    texts: Mapping[str, str], entries: list[Designation], before: AnsweredBefore | None
) -> Answers | None:
    """What was answered of texts that are still asked, of the very same entries."""
    if before is None or before.entries != {key_of(one) for one in entries}:
        return None
    answers = before.answers
    hits = tuple(one for one in answers.in_texts if one.found.party in texts)
    return replace(answers, in_texts=hits)


def _in_texts(
    texts: Mapping[str, str], entries: list[Designation], threshold: float
) -> Iterator[TextHit]:
    if not texts:
        return
    asking = PaymentScreener(Screener(entries))
    for mark, text in texts.items():
        for words, hit in asking.in_text(text, threshold):
            yield _text_hit(mark, text, words, hit)


def _text_hit(mark: str, text: str, words: str, hit: Hit) -> TextHit:
    said, found = " ".join(words.split()), found_hit(mark, "", hit)
    return TextHit(words=said, is_number=words in numbers_in(text), found=found)
