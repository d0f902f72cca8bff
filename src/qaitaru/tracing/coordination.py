"""Backward tracing: a receipt that paid for what had been bought before it came in.

It is no other attribution but another order: a receipt that is proved to have been coordinated with
an earlier outflow is taken as if it had come in directly before it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from qaitaru.facts.errors import ClaimFaulty
from qaitaru.tracing.parts import OWN, Amount, Part, Parts, total
from qaitaru.tracing.walk import Kind, Posting


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordination:
    """A recorded proof that an outflow was made in expectation of a receipt.

    Attributes:
        receipt: entry id of a receipt that came in after the outflow, on the same account.
        evidence: exhibit and page that show the coordination; never empty.
        reason: why it shows that.
    """

    receipt: str
    outflow: str
    evidence: str
    reason: str


def coordinated(postings: Sequence[Posting], proofs: Sequence[Coordination]) -> list[Posting]:
    """The postings with each proved receipt directly before the outflow it was to pay for.

    It is moved to the amount of that outflow which no other coordinated receipt has taken; the rest
    stays at its own place. Of a receipt with several parts the first ones are moved. Both pieces
    keep its entry id; the one that is moved has the day of the outflow.

    Args:
        postings: in the order in which they are to be taken; none is put in another order after it.
        proofs: in the order in which they are to be served.
    Raises: ClaimFaulty for a proof without evidence, or of a receipt that is none, or is no receipt
        of the same account after that outflow, or is itself the answer to another outflow or fruit.
    Source: Federal Republic of Brazil v Durant International Corp [2015] UKPC 35: the claimant
        must show coordination between the depletion of the fund and the acquisition.
    """
    moving = _Moving({posting.entry_id: at for at, posting in enumerate(postings)}, [*postings])
    for proof in proofs:
        moving.serve(proof)
    ordered: list[Posting] = []
    for at, posting in enumerate(moving.postings):
        ordered += moving.before[at]
        if posting.amount or not postings[at].amount:
            ordered.append(posting)
    return ordered


@dataclass(slots=True)
class _Moving:
    places: Mapping[str, int]
    postings: list[Posting]
    before: dict[int, list[Posting]] = field(default_factory=lambda: defaultdict(list))

    def serve(self, proof: Coordination) -> None:
        if not proof.evidence.strip():
            raise ClaimFaulty(proof.receipt, 'evidence = "..."')
        receipt, outflow = self._found(proof.receipt), self._found(proof.outflow)
        _refuse(receipt, outflow, later=self.places[proof.receipt] > self.places[proof.outflow])
        there = self.before[self.places[proof.outflow]]
        room = outflow.amount - sum((piece.amount for piece in there), start=0)
        moved, left = _split(receipt, min(receipt.amount, room))
        if moved.amount:
            there.append(replace(moved, day=outflow.day))
            self.postings[self.places[proof.receipt]] = left

    def _found(self, entry_id: str) -> Posting:
        if entry_id not in self.places:
            raise ClaimFaulty(entry_id, "0 bookings")
        return self.postings[self.places[entry_id]]


def _refuse(receipt: Posting, outflow: Posting, *, later: bool) -> None:
    if receipt.kind is not Kind.IN:
        raise ClaimFaulty(receipt.entry_id, "amount <= 0")
    if outflow.kind is not Kind.OUT:
        raise ClaimFaulty(outflow.entry_id, "amount >= 0")
    if receipt.account != outflow.account:
        raise ClaimFaulty(receipt.entry_id, f"{receipt.account} != {outflow.account}")
    if not later:
        raise ClaimFaulty(receipt.entry_id, f"{receipt.entry_id} < {outflow.entry_id}")
    if receipt.answers or receipt.fruit:
        raise ClaimFaulty(receipt.entry_id, "answers | fruit")


def _split(receipt: Posting, amount: Amount) -> tuple[Posting, Posting]:
    """The first part of a receipt, to an amount, and the rest."""
    rest = receipt.amount - total(receipt.parts)
    first, second = _cut((*receipt.parts, Part(OWN, rest)), amount)
    return (
        replace(receipt, amount=amount, parts=first),
        replace(receipt, amount=receipt.amount - amount, parts=second),
    )


def _cut(parts: Parts, amount: Amount) -> tuple[Parts, Parts]:
    first: list[Part] = []
    second: list[Part] = []
    for source, each in parts:
        taken = min(each, amount)
        amount -= taken
        first.append(Part(source, taken))
        second.append(Part(source, each - taken))
    return tuple(p for p in first if p.amount), tuple(p for p in second if p.amount)
