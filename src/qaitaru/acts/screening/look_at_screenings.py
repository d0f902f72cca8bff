"""See the screenings that were kept: what was asked of which lists, by which code, and what it met.

Each can be made again (``rescreen``); what that came to stands in the journal, and is told here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.screening.payment_results import PAYMENTS_RULE, payment_screening_of
from qaitaru.acts.screening.screening_results import FAMILY, AskedList, lists_of, screening_of
from qaitaru.engine import kept_analyses
from qaitaru.engine.kept_analyses import AnalysisHead
from qaitaru.evidence import journal
from qaitaru.screening import hit_store
from qaitaru.screening.found_hits import FoundHit
from qaitaru.screening.hits import HitKind

PAGE = 50  # screenings shown at once where nobody chose another number


@dataclass(frozen=True, slots=True, kw_only=True)
class Remade:
    """A screening was made again, and came to the same bytes or did not."""

    at: str
    member: str
    sha256: str
    equal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningHit:
    """A hit of a screening; ``number`` is the one it is kept and decided under."""

    number: int
    found: FoundHit


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptScreening:
    """A screening whole, of parties or of payments: enough to make it again.

    ``as_of`` is how its lists were chosen, empty for those in force; ``text_threshold`` is that of
    words in free texts, None where parties were asked.
    """

    number: int
    kind: HitKind
    as_of: str
    threshold: float
    text_threshold: float | None
    lists: tuple[AskedList, ...]
    asked: int
    designations: int
    hits: tuple[ScreeningHit, ...]
    result_sha256: str
    data_version: str
    code_version: str
    made_by: str
    made_at: str
    remade: tuple[Remade, ...]


@dataclass(frozen=True, slots=True)
class ScreeningsKept:
    """Some of the screenings, the latest first, of how many there are."""

    screenings: tuple[KeptScreening, ...]
    count: int


def look_at_screenings(desk: Desk, *, offset: int = 0, limit: int = PAGE) -> ScreeningsKept:
    """Some of the screenings that were kept, the latest first.

    Raises: AnalysisAltered.
    """
    with consult(desk, "look_at_screenings") as connection:
        heads = kept_analyses.heads(connection, FAMILY)[::-1]
        shown = _kept(connection, heads[offset : offset + limit])
    return ScreeningsKept(shown, len(heads))


def look_at_screening(desk: Desk, number: int) -> KeptScreening:
    """One of them.

    Raises: AnalysisMissing, AnalysisAltered.
    """
    with consult(desk, "look_at_screening", analysis=number) as connection:
        (found,) = _kept(connection, [kept_analyses.head(connection, FAMILY, number)])
    return found


def _kept(connection: Connection, heads: Sequence[AnalysisHead]) -> tuple[KeptScreening, ...]:
    numbers, remade = hit_store.numbers(connection), _remade(connection)
    return tuple(_told(connection, head, numbers, remade.get(head.number, ())) for head in heads)


def _remade(connection: Connection) -> dict[int, tuple[Remade, ...]]:
    """What the journal tells of screenings made again, by number."""
    found: dict[int, tuple[Remade, ...]] = {}
    for entry in journal.telling(connection, "rescreened", "equal"):
        told, fields = entry.payload or {}, entry.fields
        one = Remade(
            at=str(fields["at"]),
            member=str(fields["member"]),
            sha256=str(told["sha256"]),
            equal=bool(told["equal"]),
        )
        number = int(str(told["analysis"]))
        found[number] = (*found.get(number, ()), one)
    return found


def _told(
    connection: Connection,
    head: AnalysisHead,
    numbers: Mapping[hit_store.PairKey, int],
    remade: tuple[Remade, ...],
) -> KeptScreening:
    kind, asked, designations, found = _result(connection, head)
    return KeptScreening(
        number=head.number,
        kind=kind,
        as_of=head.parameters["as_of"],
        threshold=head.parameters["threshold"],
        text_threshold=head.parameters.get("text_threshold"),
        lists=lists_of(head),
        asked=asked,
        designations=designations,
        hits=tuple(
            ScreeningHit(number=numbers[hit_store.pair_of(one)], found=one) for one in found
        ),
        result_sha256=head.result_sha256,
        data_version=head.data_version,
        code_version=head.code_version,
        made_by=head.made_by,
        made_at=head.made_at,
        remade=remade,
    )


def _result(
    connection: Connection, head: AnalysisHead
) -> tuple[HitKind, int, int, tuple[FoundHit, ...]]:
    """Of what, how many were asked, of how many designations, and what was met."""
    result = kept_analyses.result_text(connection, head.number)
    if head.rule == PAYMENTS_RULE:
        paid = payment_screening_of(head, result)
        met = tuple(one.found for one in paid.pairs)
        return HitKind.PAYMENT, paid.payments, paid.designations, met
    one = screening_of(head, result)
    return HitKind.PARTY, one.parties, one.designations, one.hits
