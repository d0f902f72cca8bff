"""A claim laid on a ledger of any size by the engine's SQL, for the compiled rules."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from qaitaru.acts.books.ledger_at import LedgerView
from qaitaru.acts.tracing.trace_scope import account_name, named_accounts, roots_of
from qaitaru.facts.errors import AccountMissing, ClaimFaulty, ClaimNotCompiled
from qaitaru.ledger import claiming_store, walking_store
from qaitaru.ledger.claiming_store import Asked, Claimed, Unsure, Wanted
from qaitaru.ledger.walking_store import Columns, Pocket, number_of
from qaitaru.tracing.claim import Receipt, ReceiptQuery, TraceClaim
from qaitaru.tracing.order import SameDay
from qaitaru.tracing.parts import OWN, UNKNOWN
from qaitaru.tracing.rules.names import Between

if TYPE_CHECKING:  # needs the extra
    from qaitaru.tracing.kernels.claimed import LaidClaim

_NO_ROW: Final = 0
"""The number of no row and of no import."""

_BEYOND: Final[Mapping[str, Callable[[TraceClaim], bool]]] = {
    "[[asset]]": lambda claim: bool(claim.assets),
    "[[sale]]": lambda claim: bool(claim.sales),
    "[[cash]]": lambda claim: bool(claim.cash),
    "[[election]]": lambda claim: bool(claim.elections),
    "[[coordination]]": lambda claim: bool(claim.coordinations),
    "[[opening]]": lambda claim: bool(claim.openings),
    "interest": lambda claim: bool(claim.interest),
    'same_day = "bounds"': lambda claim: claim.same_day is SameDay.BOUNDS,
    'between = "fifo"': lambda claim: claim.between is Between.FIFO,
}
"""What no compiled rule knows, by the key of a claim that asks for it."""


@dataclass(frozen=True, slots=True)
class ClaimAtScale:
    """A claim laid on all that its money may have reached."""

    laid: "LaidClaim"
    received_minor: Mapping[str, Mapping[str, int]]  # claimant -> currency -> what came in


def refuse_uncompiled(claim: TraceClaim) -> None:
    """Refuse by name what no compiled rule knows.

    Raises: ClaimNotCompiled.
    """
    beyond = [key for key, asks in _BEYOND.items() if asks(claim)]
    if beyond:
        raise ClaimNotCompiled(", ".join(beyond))


def laid_at_scale(view: LedgerView, claim: TraceClaim) -> ClaimAtScale:
    """The claim laid on the ledger.

    Raises: ClaimNotCompiled, ClaimFaulty, AccountMissing.
    """
    refuse_uncompiled(claim)
    connection = view.connection
    pockets = walking_store.reach(connection, roots_of(view, claim))
    if not pockets:
        raise AccountMissing(", ".join(named_accounts(claim)) or "[[query]]")
    _lay_claimed(view, claim)
    found = walking_store.columns(connection)
    links = _with_reversals(view, claim, walking_store.links(connection))
    openings = walking_store.openings(connection)
    sources = _sources(claim)
    parts = claiming_store.parts(connection, sources)
    walking_store.forget(connection)
    return _laid(claim, pockets, sources, (found, links, openings, parts))


def _sources(claim: TraceClaim) -> list[str]:
    claimants = {one.claimant for one in claim.receipts}
    claimants |= {one.claimant for one in claim.queries}
    return [OWN, UNKNOWN, *sorted(claimants - {OWN, UNKNOWN})]


def _lay_claimed(view: LedgerView, claim: TraceClaim) -> None:
    claiming_store.begin(view.connection)
    claiming_store.claim(view.connection, list(_receipts(view, claim)))
    for part, query in enumerate(claim.queries, start=len(claim.receipts)):
        _claim_query(view, query, part)
    entry = claiming_store.overclaimed(view.connection)
    if entry:
        raise ClaimFaulty(entry, "claimed > amount")


def _receipts(view: LedgerView, claim: TraceClaim) -> Iterator[Claimed]:
    """The receipts that are named one by one; exactly one row answers to each."""
    wanted = [_wanted(view, nth, one) for nth, one in enumerate(claim.receipts)]
    rows: dict[int, list[claiming_store.Answering]] = {one.nth: [] for one in wanted}
    for row in claiming_store.answering(view.connection, wanted):
        rows[row.nth].append(row)
    for nth, receipt in enumerate(claim.receipts):
        if len(rows[nth]) != 1:
            raise ClaimFaulty(receipt.told(), f"{len(rows[nth])} bookings")
        (row,) = rows[nth]
        if row.amount_minor <= 0:
            raise ClaimFaulty(receipt.told(), "amount <= 0")
        minor = row.amount_minor if receipt.claimed_minor is None else receipt.claimed_minor
        yield Claimed(row.place, nth, receipt.claimant, minor)


def _wanted(view: LedgerView, nth: int, receipt: Receipt) -> Wanted:
    read = [no for no in view.imports if view.item_of(no).name == receipt.file]
    number = number_of(receipt.entry) if receipt.entry else None
    return Wanted(
        nth=nth,
        number=_NO_ROW if receipt.entry and number is None else number,
        account=receipt.account,
        currency=receipt.currency,
        reference=receipt.reference,
        booked_on=receipt.booked_on,
        amount_minor=receipt.amount_minor,
        imports=(read or [_NO_ROW]) if receipt.file else [],
    )


def _claim_query(view: LedgerView, query: ReceiptQuery, part: int) -> None:
    asked = Asked(
        account=query.account,
        currency=query.currency,
        counterparty=query.counterparty.casefold(),
        purpose=query.purpose.casefold(),
        first_on=query.first_on,
        last_on=query.last_on,
    )
    unsure = claiming_store.claim_asked(view.connection, asked, part, query.claimant)
    sure = [one for one in unsure if _says(asked, one)]
    claimed = [Claimed(one.place, part, query.claimant, one.amount_minor) for one in sure]
    claiming_store.claim(view.connection, claimed)
    if not claiming_store.has_part(view.connection, part):
        raise ClaimFaulty(f"query {query.claimant}", "0 bookings")


def _says(asked: Asked, one: Unsure) -> bool:
    """The plain rule's comparison of texts; see ``ReceiptQuery.answers``."""
    counterparty, purpose = one.counterparty.casefold(), one.purpose.casefold()
    return asked.counterparty in counterparty and asked.purpose in purpose


def _with_reversals(view: LedgerView, claim: TraceClaim, links: Columns) -> Columns:
    """The transfers of which the receipt is not claimed, and what the claim says was given back."""
    claimed = claiming_store.claimed_places(view.connection)
    kept = ~np.isin(links["credit"], claimed)
    credit, debit = links["credit"][kept], links["debit"][kept]
    if not claim.reversals:
        return {"credit": credit, "debit": debit}
    taken = {*debit.tolist(), *claimed.tolist()}
    given = [_given_back(view, one.receipt, one.outflow, taken) for one in claim.reversals]
    back = np.array(given, dtype=np.int64)
    other = ~np.isin(credit, back[:, 0])
    return {
        "credit": np.concatenate((credit[other], back[:, 0])),
        "debit": np.concatenate((debit[other], back[:, 1])),
    }


def _given_back(view: LedgerView, receipt: str, outflow: str, taken: set[int]) -> tuple[int, int]:
    """The rows of a reversal.

    Raises: ClaimFaulty where they are none, or in another link.
    """
    numbers = [number_of(one) or _NO_ROW for one in (receipt, outflow)]
    rows = walking_store.places(view.connection, numbers)
    credit = [at for no, at, minor in rows if no == numbers[0] and minor > 0]
    debit = [at for no, at, minor in rows if no == numbers[1] and minor < 0]
    if len(credit) != 1 or len(debit) != 1 or {credit[0], debit[0]} & taken:
        raise ClaimFaulty(f"reversal {receipt}", outflow)
    return credit[0], debit[0]


_Found = tuple[Columns, Columns, dict[int, int], Columns]


def _laid(
    claim: TraceClaim, pockets: list[Pocket], sources: list[str], found: _Found
) -> ClaimAtScale:
    from qaitaru.tracing.kernels import claimed  # noqa: PLC0415 - needs the extra

    rows, links, openings, parts = found
    evidence = claimed.Evidence(
        no=rows["no"],
        account=rows["pocket"],
        day=rows["day"],
        amount=rows["amount_minor"],
        credit=links["credit"],
        debit=links["debit"],
        openings=openings,
        claimed_row=parts["place"],
        claimed_source=parts["source"],
        claimed_amount=parts["amount_minor"],
    )
    terms = claimed.Terms(
        accounts=[account_name(one.account, one.currency) for one in pockets],
        currencies=[one.currency for one in pockets],
        sources=sources,
        unclaimed=sources.index(claim.unclaimed),
        same_day=claim.same_day,
    )
    return ClaimAtScale(claimed.lay_claim(evidence, terms), claimed.received(evidence, terms))
