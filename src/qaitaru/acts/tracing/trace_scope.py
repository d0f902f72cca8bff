"""What a claim is followed through: the accounts its money may have reached, and their rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from qaitaru.acts.books.ledger_at import LedgerView
from qaitaru.facts.bookings import Booking
from qaitaru.facts.errors import AccountMissing
from qaitaru.facts.transfers import Transfer
from qaitaru.ledger import following_store, naming_store, store
from qaitaru.ledger.account_statement import Line
from qaitaru.ledger.breaks import BreakKind
from qaitaru.ledger.following import ClaimedRow, Reached
from qaitaru.ledger.legs import claim_id, entry_id
from qaitaru.tracing.claim import TraceClaim
from qaitaru.tracing.network import HeldRows, Link, Row

_WHOLE: Final = 2**62  # every line


@dataclass(frozen=True, slots=True)
class Scope:
    """The accounts with their rows, the transfers between them, and whose the accounts are."""

    held: tuple[HeldRows, ...]
    links: tuple[Link, ...]
    accounts: Mapping[str, Reached]  # by account and currency

    def rows(self) -> list[Row]:
        """Every row, account by account."""
        return [row for one in self.held for row in one.rows]


def account_name(account: str, currency: str) -> str:
    """How a trace names an account: with its currency."""
    return f"{account} {currency}"


def scope_of(view: LedgerView, claim: TraceClaim) -> Scope:
    """All that money of the claim may have reached.

    Raises: AccountMissing where the ledger has none of the claim's accounts.
    """
    connection, roots = view.connection, roots_of(view, claim)
    found = following_store.reached(connection, roots)
    if not found:
        raise AccountMissing(", ".join(named_accounts(claim)) or "[[query]]")
    claimed = following_store.claimed_rows(connection, {one.account_no for one in found})
    reached = _seen_to_pay(found, claimed, roots)
    numbers = {one.account_no for one in reached}
    breaks = following_store.broken_legs(connection, numbers)
    kinds = {entry_id(leg.leg_no): leg.break_kind for leg in breaks}
    by_account = _claimed_rows(view, claimed, reached)
    held = tuple(_held(view, one, by_account, kinds) for one in reached)
    links = [
        Link(entry_id(one.debit_no), entry_id(one.credit_no), one.confidence)
        for one in following_store.joined(connection, numbers)
    ]
    links += _both_sided(claimed, numbers)
    accounts = {account_name(one.account, one.currency): one for one in reached}
    return Scope(tuple(one for one in held if one.rows), tuple(links), accounts)


def _seen_to_pay(
    reached: Iterable[Reached], claimed: Iterable[ClaimedRow], roots: set[int]
) -> list[Reached]:
    """The accounts of which the evidence shows more than what came in.

    Of any other nobody knows what became of the money there: a transfer to it leaves the evidence.
    """
    paying = {one.payer_account_no for one in claimed} | roots
    return [one for one in reached if one.held or one.account_no in paying]


def rows_of(view: LedgerView, account: str, currency: str) -> tuple[Row, ...]:
    """The rows of one account, with the transfers that reports claim of it.

    Raises: AccountMissing.
    """
    connection = view.connection
    numbers = set(following_store.numbers_of(connection, [account]))
    found = [
        one
        for one in following_store.reached(connection, numbers)
        if one.account_no in numbers and one.currency == currency
    ]
    if not found:
        raise AccountMissing(account)
    claimed = _claimed_rows(view, following_store.claimed_rows(connection, numbers), found)
    return tuple(row for one in found for row in _held(view, one, claimed, {}).rows)


def roots_of(view: LedgerView, claim: TraceClaim) -> set[int]:
    """The numbers of the accounts that a claim begins at."""
    keys = [*named_accounts(claim), *_keys_of(view, _entries(claim))]
    found = set(following_store.numbers_of(view.connection, keys))
    for query in claim.queries:
        if not query.account:
            asked = {
                "counterparty": query.counterparty,
                "first_on": query.first_on,
                "last_on": query.last_on,
            }
            found |= set(following_store.roots(view.connection, asked))
    return found


def named_accounts(claim: TraceClaim) -> list[str]:
    """The keys of the accounts that a claim names, in order."""
    named = {one.account for one in claim.receipts} | {one.account for one in claim.queries}
    return sorted((named | {claim.account}) - {""})


def _entries(claim: TraceClaim) -> set[str]:
    """The bookings that a claim names without their account."""
    named = {one.entry for one in claim.receipts if not one.account}
    named |= {entry for one in claim.cash for entry in one.entries} | set(claim.interest)
    named |= {one.receipt for one in claim.sales} | {one.receipt for one in claim.reversals}
    return named - {""}


def _keys_of(view: LedgerView, entries: Iterable[str]) -> Iterable[str]:
    """The accounts of bookings and claimed transfers; none of what is neither."""
    for named in sorted(entries):
        found = naming_store.entry(view.connection, named)
        fact = found and found.fact
        if isinstance(fact, Booking):
            yield fact.account
        elif isinstance(fact, Transfer):
            yield from filter(None, (fact.payer_account, fact.payee_account))


def _both_sided(claimed: Iterable[ClaimedRow], numbers: set[int]) -> list[Link]:
    return [
        Link(claim_id(one.claim_no), claim_id(one.claim_no), "claimed")
        for one in claimed
        if {one.payer_account_no, one.payee_account_no} <= numbers
        and one.payer_account_no != one.payee_account_no
    ]


def _claimed_rows(
    view: LedgerView, claimed: Iterable[ClaimedRow], reached: Sequence[Reached]
) -> Mapping[str, list[Row]]:
    """The claimed transfers as rows of the accounts they touch."""
    known = {(one.account_no, one.currency): one for one in reached}
    rows: dict[str, list[Row]] = defaultdict(list)
    for one in claimed:
        payer = known.get((one.payer_account_no, one.currency))
        payee = known.get((one.payee_account_no, one.currency))
        if payer is not None:
            row = _claimed_row(view, one, payer, paid=True, payee=payee)
            rows[row.account].append(row)
        if payee is not None and payee is not payer:
            row = _claimed_row(view, one, payee, paid=False)
            rows[row.account].append(row)
    return rows


def _break_kind(one: ClaimedRow) -> BreakKind:
    if one.payee_account_no:
        return BreakKind.UNHELD
    return BreakKind.ACCOUNT_NOT_NAMED if one.payee_name else BreakKind.NOTHING_NAMED


def _claimed_row(
    view: LedgerView,
    one: ClaimedRow,
    at: Reached,
    *,
    paid: bool,
    payee: Reached | None = None,
) -> Row:
    item = view.item_of(one.import_no)
    return Row(
        entry_id=claim_id(one.claim_no),
        account=account_name(at.account, at.currency),
        key=at.account,
        currency=at.currency,
        booked_on=one.booked_on,
        amount_minor=-one.amount_minor if paid else one.amount_minor,
        counterparty=one.payee_name if paid else one.payer_name,
        counterparty_account=one.payee_account if paid else one.payer_account,
        purpose=one.purpose,
        reference=one.reference,
        exhibit=item.exhibit,
        file_name=item.name,
        place=one.place,
        break_kind=_break_kind(one) if paid and payee is None else "",
    )


def _held(
    view: LedgerView,
    one: Reached,
    claimed: Mapping[str, list[Row]],
    kinds: Mapping[str, str],
) -> HeldRows:
    name = account_name(one.account, one.currency)
    more = tuple(claimed.get(name, ()))
    if not one.held:
        return HeldRows(account=name, rows=more)
    page = store.statement_page(view.connection, one.account, limit=_WHOLE, currency=one.currency)
    opening = _opening(page.lines)
    balances = accumulate((line.booking.amount_minor for line in page.lines), initial=opening or 0)
    next(balances)
    rows = tuple(
        replace(_row(view, line, name, kinds), follows=line.computed_minor in {None, balance})
        for line, balance in zip(page.lines, balances, strict=True)
    )
    both = tuple(sorted((*rows, *more), key=lambda row: row.booked_on)) if more else rows
    return HeldRows(account=name, rows=both, opening_minor=opening)


def _opening(lines: Sequence[Line]) -> int | None:
    """The balance before the first line; None where its statement gives none."""
    first = lines[0] if lines else None
    if first is None or first.computed_minor is None:
        stated = None if first is None else first.booking.balance_minor
        return None if first is None or stated is None else stated - first.booking.amount_minor
    return first.computed_minor - first.booking.amount_minor


def _row(view: LedgerView, line: Line, name: str, kinds: Mapping[str, str]) -> Row:
    item, booking = view.item_of(line.import_no), line.booking
    return Row(
        entry_id=line.entry_id,
        account=name,
        key=booking.account,
        currency=booking.currency,
        booked_on=booking.booked_on,
        amount_minor=booking.amount_minor,
        counterparty=booking.counterparty_name or booking.counterparty_account,
        counterparty_account=booking.counterparty_account,
        purpose=booking.purpose,
        reference=booking.reference,
        exhibit=item.exhibit,
        file_name=item.name,
        place=booking.place,
        break_kind=kinds.get(line.entry_id, ""),
    )
