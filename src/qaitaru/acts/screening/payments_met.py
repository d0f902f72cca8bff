"""What the payments of the ledger meet on some lists: both sides, banks, and free text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.books.ledger_at import LedgerView, ledger_at
from qaitaru.acts.screening.ask_on_workers import ask_where_settings_say
from qaitaru.facts.designations import DesignatedKind, Designation
from qaitaru.facts.money import plain
from qaitaru.ledger.payment_store import PaymentEnd, PaymentRow, payment_rows
from qaitaru.lists.countries import country_of
from qaitaru.screening.asked import Asked
from qaitaru.screening.found_hits import EntryKey, FoundHit, key_of
from qaitaru.screening.hit_store import PairKey, pair_of
from qaitaru.screening.hits import Hit
from qaitaru.screening.payments.answers import AnsweredBefore, Answers, Thresholds, answered
from qaitaru.screening.payments.pairs import Met, Pairs, PaymentPair
from qaitaru.screening.payments.payment import Payment, PaymentField, PaymentParty, PaymentText
from qaitaru.screening.payments.questions import Questions
from qaitaru.screening.payments.screening import PaymentHit

_SIDES: Final = (
    (PaymentField.DEBTOR, PaymentField.DEBTOR_AGENT),
    (PaymentField.CREDITOR, PaymentField.CREDITOR_AGENT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentsMet:
    """What payments came to: row by row, and as the pairs that are decided."""

    payments: int
    designations: int
    answers: Answers
    pairs: tuple[PaymentPair, ...]
    hits: tuple[PaymentHit, ...]
    pairs_of_hits: tuple[PairKey, ...]  # of each hit, in the same order
    data_version: str


def payments_met(
    desk: Desk,
    entries: Sequence[Designation],
    thresholds: Thresholds,
    before: AnsweredBefore | None = None,
    *,
    at: datetime | None,
    lists_as_of: str,
) -> PaymentsMet:
    """The hits of every booking and claimed transfer in sight.

    Args:
        before: an earlier screening; what it asked is not asked again.
        at: rows as of an instant; None for now.
        lists_as_of: how the lists were chosen, for the journal.
    """
    with ledger_at(desk, "screen_payments", as_of=at, lists_as_of=lists_as_of) as view:
        questions = Questions()
        count = questions.take(_payments(view))
        ask = ask_where_settings_say(desk.workspace.settings)
        answers = answered(questions, [*entries], thresholds, before, ask=ask)
        pairs, listed = Pairs(questions, answers), {key_of(one): one for one in entries}
        found = [(payment, one) for payment in _payments(view) for one in pairs.take(payment)]
        data_version = view.data_version
    return PaymentsMet(
        payments=count,
        designations=len(entries),
        answers=answers,
        pairs=pairs.found(),
        hits=tuple(_hit(payment, one, listed) for payment, one in found),
        pairs_of_hits=tuple(pair_of(one.found) for _, one in found),
        data_version=data_version,
    )


def payment_of(row: PaymentRow, source: str) -> Payment:
    """A row of the ledger as it is screened; its number is the payment's reference."""
    return Payment(
        message=source,
        reference=row.entry_id,
        day=row.booked_on,
        amount=plain(row.amount_minor, row.currency),
        currency=row.currency,
        parties=tuple(_parties(row)),
        texts=(PaymentText(PaymentField.REMITTANCE, row.purpose, row.place),)
        if row.purpose
        else (),
        place=row.place,
    )


def _payments(view: LedgerView) -> Iterator[Payment]:
    for row in payment_rows(view.connection):
        yield payment_of(row, view.item_of(row.import_no).name)


def _hit(payment: Payment, one: Met, listed: Mapping[EntryKey, Designation]) -> PaymentHit:
    hit = _as_hit(one.found, listed[one.found.entry])
    return PaymentHit(payment, one.mention.field, one.place, one.words, one.in_text, hit)


def _as_hit(found: FoundHit, entry: Designation) -> Hit:
    """A kept hit with its designation: the listed name is the one that agreed."""
    alike = (one for one in entry.names if one.text == found.matched_name)
    name = next(alike, replace(entry.names[0], text=found.matched_name))
    return Hit(entry, found.score, found.matched_name, name, found.reasons, found.evidence)


def _parties(row: PaymentRow) -> Iterator[PaymentParty]:
    for (party, agent), end in zip(_SIDES, (row.payer, row.payee), strict=True):
        asked = _asked(end)
        if asked.names or asked.numbers:
            yield PaymentParty(party, asked, row.place)
        if end.bank:
            bank = Asked("", (end.bank,), DesignatedKind.ORGANISATION, numbers=(end.bank,))
            yield PaymentParty(agent, bank, row.place)


def _asked(end: PaymentEnd) -> Asked:
    return Asked(
        query_id="",
        names=(end.name,) if end.name else (),
        countries=(country_of(end.country) or end.country,) if end.country else (),
        numbers=(end.code,) if end.code else (),
    )
