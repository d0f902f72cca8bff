"""The hits of a screening as they are kept, and how what changed is joined to what did not.

A hit depends on its party and its designation alone, never on what else is on the list: what was
found for an unchanged pair is found again. So after a change only the pairs that have a changed
side are asked, and the result is that of a full screening.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from qaitaru.facts.designations import BirthDate, Designation
from qaitaru.screening.asked import Asked
from qaitaru.screening.fingerprint import fingerprint
from qaitaru.screening.hits import Hit, Reason
from qaitaru.screening.screener import Screener

_MARK: Final = 16  # letters of a hash that tell whether one party is still asked the same
_PLACES: Final = 6  # decimals of scores: beyond them machines differ

EntryKey = tuple[str, str, str]
"""Publisher, reference, and the hash of what the entry says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundHit:
    """One hit of a screening; ``party`` is the key of the party in the register.

    Of a payment it is the key that its side has there, empty for a bank and for a free text.
    """

    party: str
    fingerprint: str
    publisher: str
    reference: str
    content_sha256: str
    score: float
    evidence: float
    matched_name: str
    weak: bool  # the name that agreed is called weak by the publisher
    reasons: tuple[Reason, ...]

    @property
    def entry(self) -> EntryKey:
        """The designation as it was."""
        return self.publisher, self.reference, self.content_sha256

    @property
    def order(self) -> tuple[float, float, str, EntryKey, str]:
        """Best first; no two alike."""
        return -self.score, -self.evidence, self.party, self.entry, self.fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """What a screening came to: each party's mark, and the hits, best first."""

    parties: Mapping[str, str]
    hits: tuple[FoundHit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """An earlier screening with the same rule, threshold and code, and the entries it asked."""

    screened: Screened
    entries: Collection[EntryKey]


def ask(
    asked: Sequence[Asked], entries: Sequence[Designation], threshold: float
) -> Iterable[FoundHit]:
    """The hits of some parties and some designations, in the order of the parties."""
    return asked_of(Screener(entries), asked, threshold)


def asked_of(screener: Screener, asked: Sequence[Asked], threshold: float) -> Iterator[FoundHit]:
    """The same, of designations that are ready to be asked."""
    answers = screener.screen_many(asked, threshold=threshold)
    for one, hits in zip(asked, answers, strict=True):
        if hits:
            print_ = fingerprint(one)
            yield from (found_hit(one.query_id, print_, hit) for hit in hits)


Ask = Callable[[Sequence[Asked], Sequence[Designation], float], Iterable[FoundHit]]
"""How some parties are put to some designations: ``ask``, or the same on several cores."""


def screened(
    asked: Sequence[Asked],
    entries: Sequence[Designation],
    threshold: float,
    *,
    ask: Ask = ask,
) -> Screened:
    """Every party against every designation."""
    marks = {one.query_id: mark_of(one) for one in asked}
    return _sorted(marks, ask(asked, entries, threshold))


def rescreened(
    asked: Sequence[Asked],
    entries: Sequence[Designation],
    threshold: float,
    before: Before,
    *,
    ask: Ask = ask,
) -> Screened:
    """The same as ``screened``, asking only the pairs that have a side not asked before."""
    marks = {one.query_id: mark_of(one) for one in asked}
    known = before.screened.parties
    same = {party for party, mark in marks.items() if known.get(party) == mark}
    now = {key_of(one) for one in entries}
    kept = [hit for hit in before.screened.hits if hit.party in same and hit.entry in now]
    fresh = [one for one in entries if key_of(one) not in before.entries]
    found = list(kept)
    if fresh:
        unchanged = [one for one in asked if one.query_id in same]
        found += ask(unchanged, fresh, threshold)
    changed = [one for one in asked if one.query_id not in same]
    if changed:
        found += ask(changed, entries, threshold)
    return _sorted(marks, found)


def entries_once(entries: Iterable[Designation]) -> list[Designation]:
    """Each designation once, though several lists in force have it."""
    return list({key_of(one): one for one in entries}.values())


def key_of(one: Designation) -> EntryKey:
    """What tells a designation, as it was, from every other."""
    return one.publisher, one.reference, one.content_sha256


def mark_of(asked: Asked) -> str:
    """Changes when, and only when, what is asked of a party does; its key apart."""
    births = [_birth(one) for one in asked.births]
    told = repr((replace(asked, query_id="", births=()), births))
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK]


def _birth(one: BirthDate) -> tuple[str, str, bool, str]:
    return str(one.period.start), str(one.period.end), one.approximate, one.original


def found_hit(party: str, print_: str, hit: Hit) -> FoundHit:
    """A hit as it is kept."""
    publisher, reference, content = key_of(hit.designation)
    return FoundHit(
        party=party,
        fingerprint=print_,
        publisher=publisher,
        reference=reference,
        content_sha256=content,
        score=round(hit.score, _PLACES),
        evidence=round(hit.evidence, _PLACES),
        matched_name=hit.matched_name,
        weak=hit.name.weak,
        reasons=tuple(replace(one, effect=round(one.effect, _PLACES)) for one in hit.reasons),
    )


def _sorted(marks: Mapping[str, str], hits: Iterable[FoundHit]) -> Screened:
    return Screened(parties=marks, hits=tuple(sorted(hits, key=lambda one: one.order)))
