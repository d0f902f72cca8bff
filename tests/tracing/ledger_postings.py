"""Generated ledgers as the walk takes them, with reversals and interest strewn in."""

import random
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from tests.tracing.ledgers import Ledger

from qaitaru.tracing.parts import Part
from qaitaru.tracing.walk import Kind, Posting

ASSETS = frozenset({"D"})


def postings_of(case: Ledger, *, extras: bool = False) -> list[Posting]:
    """The bookings of a generated ledger; with extras, some receipts answer outflows or are fruit.

    A receipt that answers an outflow brings that outflow's money; account D is then a thing, of
    which parts are sold.
    """
    postings = [_posting(case, number) for number in range(len(case.entries))]
    return list(_with_extras(postings, random.Random(case.seed))) if extras else postings  # noqa: S311


def _posting(case: Ledger, number: int) -> Posting:
    entry = case.entries[number]
    brings = () if entry.direction == "out" or entry.amount < 0 else entry.brings()
    return Posting(
        entry_id=entry.entry_id,
        account=entry.account,
        kind=Kind(entry.direction),
        amount=entry.amount,
        parts=tuple(Part(source, amount) for source, amount in brings),
        to_account=entry.to_account or "",
        received=entry.received,
        converted=entry.received is not None and number % 2 == 0,
        elected=case.elections.get(entry.entry_id, ""),
        day=None,
    )


def _with_extras(postings: list[Posting], dice: random.Random) -> Iterator[Posting]:
    unanswered: list[str] = []
    for posting in postings:
        kind, chance = posting.kind, dice.random()
        if kind is Kind.IN and unanswered and chance < 0.5:
            answered = unanswered.pop(dice.randrange(len(unanswered)))
            yield replace(posting, answers=answered, parts=(), converted=chance < 0.2)
        elif kind is Kind.IN and chance < 0.6:
            yield replace(posting, fruit=True)
        elif kind is Kind.OUT and posting.account in ASSETS:
            yield replace(posting, sold=Fraction(dice.randint(1, 4), 4))
        else:
            yield posting
            if kind is Kind.OUT and not posting.to_account:
                unanswered.append(posting.entry_id)
