"""Put every payment of the workspace to the lists in force, and keep what they answer.

What is met stands in the queue of hits, each pair once with the payments behind it. After a first
screening only what changed is asked; the result is that of a full one, and ``rescreen`` proves it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qaitaru.acts.act import Deed, Desk, act, consult
from qaitaru.acts.code_version import code_version
from qaitaru.acts.lists.look_at_lists import NOW, AsOf, lists_in_force, versions_in_force
from qaitaru.acts.screening.payment_results import (
    PAYMENTS_RULE,
    answers_of,
    payment_analysis,
    payment_parameters,
    thresholds_of,
)
from qaitaru.acts.screening.payments_met import PaymentsMet, payments_met
from qaitaru.acts.screening.screen_parties import as_of_text, entries_of, versions_of
from qaitaru.acts.screening.screening_results import asked_lists, lists_of
from qaitaru.engine import imports, kept_analyses
from qaitaru.engine.analyses import keep
from qaitaru.lists.versions import ListVersion
from qaitaru.screening import hit_payment_store, hit_store
from qaitaru.screening.found_hits import EntryKey, entries_once, key_of
from qaitaru.screening.hit_store import MetHit, PairKey
from qaitaru.screening.hits import HitKind
from qaitaru.screening.payments.answers import AnsweredBefore, Thresholds
from qaitaru.screening.payments.pairs import PaymentPair
from qaitaru.screening.payments.screening import TEXT_ALERT, PaymentHit
from qaitaru.screening.screener import ALERT


@dataclass(frozen=True, slots=True)
class ScreenedPayments:
    """What the payments in sight came to: the lists asked, how many rows, and the hits in order.

    ``versions`` are the numbers of the list versions that the entries of hits stand in; ``pairs``
    what each hit is of, in the same order: by it the hit is kept and decided.
    """

    lists: tuple[ListVersion, ...]
    payments: int
    hits: tuple[PaymentHit, ...]
    versions: Mapping[EntryKey, int]
    pairs: tuple[PairKey, ...]


@dataclass(frozen=True, slots=True)
class KeptPayments:
    """A screening that was kept: ``met`` pairs were never met before, and ``behind`` payments.

    ``after`` is the earlier screening from which only changes were asked, 0 for a full one.
    """

    screened: ScreenedPayments
    number: int
    pairs: int
    met: int
    behind: int
    after: int


def screen_payments(
    desk: Desk, as_of: AsOf = NOW, *, threshold: float = ALERT, text_threshold: float = TEXT_ALERT
) -> KeptPayments:
    """Screen every booking and claimed transfer against the lists in force as of then.

    Args:
        as_of: a day chooses the lists by publication; an instant chooses lists and rows as the
            workspace had them.
        threshold: the score from which a side is a hit.
        text_threshold: the same of words in a free text.
    Raises: ListMissing where no list was in force; ListAltered.
    """
    thresholds = Thresholds(sides=threshold, texts=text_threshold)
    before = _earlier(desk, thresholds)
    screened, met = _screened(desk, as_of, thresholds, before)
    told = payment_parameters(asked_lists(screened.lists), thresholds, as_of_text(as_of))
    analysis = payment_analysis(told, met)
    with act(desk, "keep_payment_screening") as deed:
        kept = keep(deed.connection, analysis, member=deed.member, at=deed.at)
        hits = _as_met(met.pairs, screened.versions)
        fresh = hit_store.add(deed.connection, hits, analysis=kept.number, at=deed.at)
        behind = _kept_behind(deed, met.pairs, kept.number)
        deed.told.update(
            analysis=kept.number,
            sha256=kept.result_sha256,
            payments=met.payments,
            hits=len(met.pairs),
            met=fresh,
        )
    return KeptPayments(
        screened, kept.number, len(met.pairs), fresh, behind, before.number if before else 0
    )


def look_at_payments(
    desk: Desk, as_of: AsOf = NOW, *, threshold: float = ALERT, text_threshold: float = TEXT_ALERT
) -> ScreenedPayments:
    """The same row by row, without keeping it.

    Raises: ListMissing where no list was in force; ListAltered.
    """
    thresholds = Thresholds(sides=threshold, texts=text_threshold)
    return _screened(desk, as_of, thresholds, _earlier(desk, thresholds))[0]


def what_payments_meet(desk: Desk, as_of: AsOf = NOW) -> tuple[tuple[int, ...], str]:
    """The list versions and the rows that a screening as of then meets: the same give the same."""
    versions = tuple(one.number for one in versions_in_force(desk, as_of))
    with consult(desk, "look_at_payments", lists_as_of=as_of_text(as_of)) as connection:
        return versions, imports.data_version(imports.visible(connection, as_of=as_of.instant))


def kept_numbers(desk: Desk, pairs: Sequence[PairKey]) -> list[int]:
    """The number of the hit that each pair is kept as; 0 where it was never kept."""
    with consult(desk, "look_at_hits") as connection:
        known = hit_store.numbers(connection)
    return [known.get(one, 0) for one in pairs]


@dataclass(frozen=True, slots=True)
class _Earlier:
    number: int
    asked: AnsweredBefore


def _screened(
    desk: Desk, as_of: AsOf, thresholds: Thresholds, before: _Earlier | None
) -> tuple[ScreenedPayments, PaymentsMet]:
    lists = lists_in_force(desk, as_of)
    met = payments_met(
        desk,
        entries_once(one for each in lists for one in each.designations),
        thresholds,
        before.asked if before else None,
        at=as_of.instant,
        lists_as_of=as_of_text(as_of),
    )
    wanted = {key_of(one.hit.designation) for one in met.hits}
    versions = {key: number for key, number in versions_of(lists).items() if key in wanted}
    told = tuple(one.version for one in lists)
    return ScreenedPayments(told, met.payments, met.hits, versions, met.pairs_of_hits), met


def _earlier(desk: Desk, thresholds: Thresholds) -> _Earlier | None:
    """The latest screening by this code at these thresholds."""
    with consult(desk, "look_at_screening") as connection:
        usable = [
            one
            for one in kept_analyses.heads(connection, PAYMENTS_RULE)
            if one.code_version == code_version() and thresholds_of(one) == thresholds
        ]
        if not usable:
            return None
        head = usable[-1]
        numbers = [one.number for one in lists_of(head)]
        entries = frozenset(map(key_of, entries_of(desk, connection, numbers)))
        answers = answers_of(kept_analyses.result_text(connection, head.number))
        return _Earlier(head.number, AnsweredBefore(answers=answers, entries=entries))


def _as_met(pairs: Sequence[PaymentPair], versions: Mapping[EntryKey, int]) -> list[MetHit]:
    return [
        MetHit(
            kind=HitKind.PAYMENT,
            asked=one.asked,
            found=one.found,
            list_version=versions[one.found.entry],
        )
        for one in pairs
    ]


def _kept_behind(deed: Deed, pairs: Sequence[PaymentPair], analysis: int) -> int:
    numbers = hit_store.numbers(deed.connection)
    behind = {numbers[hit_store.pair_of(one.found)]: one.mentions for one in pairs}
    return hit_payment_store.add(deed.connection, behind, analysis=analysis)
