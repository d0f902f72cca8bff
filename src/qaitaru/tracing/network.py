"""Accounts and the transfers between them, made into postings that a rule can walk."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from qaitaru.facts.errors import ClaimFaulty
from qaitaru.tracing.claim import Bought, OpeningBetween, Sale, TraceClaim
from qaitaru.tracing.parts import OWN, UNKNOWN, Part, Parts, total
from qaitaru.tracing.walk import Kind, Posting


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One booking of one account as it is followed; the account has one currency.

    ``account`` names it with its currency; ``key`` is the account's own.
    """

    entry_id: str
    account: str
    key: str
    currency: str
    booked_on: date
    amount_minor: int  # receipts are positive
    counterparty: str = ""
    counterparty_account: str = ""
    purpose: str = ""
    reference: str = ""
    exhibit: int = 0
    file_name: str = ""
    place: str = ""
    follows: bool = True  # whether the statement's own balance agrees with all before it
    break_kind: str = ""  # why the other side is not in the evidence; empty where it is


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRows:
    """An account's bookings in the order of its statements, and what stood there before.

    ``opening_minor`` is None where no statement gives a balance: what must have stood there, for
    its outflows to be paid, is then taken to be of unknown source, or the least the claim says.
    """

    account: str
    rows: tuple[Row, ...]
    opening_minor: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Two rows that are one transfer: the receipt brings what the outflow took."""

    debit: str
    credit: str
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """Each account's postings in the order of its statements, ready to be merged."""

    accounts: tuple[tuple[Posting, ...], ...]
    assets: Mapping[str, str]  # account of an asset -> the currency it was bought in


def asset_account(name: str) -> str:
    """The account that stands for an asset."""
    return f"asset:{name}"


def network(
    held: Sequence[HeldRows],
    links: Iterable[Link],
    claim: TraceClaim,
    claimed: Mapping[str, Parts],
) -> Network:
    """The postings of all accounts.

    Args:
        links: between rows of ``held`` only; each row stands in one link at most. A transfer that
            stands in both accounts as one entry links to itself.
        claimed: of each claimed receipt the parts, by its entry.
    Raises: ClaimFaulty for what the claim names and the accounts do not have, or have in several
        currencies where there can be one.
    """
    answers = {link.credit: link.debit for link in links if link.credit not in claimed}
    rows = [row for one in held for row in one.rows]
    debits = {row.entry_id: row for row in rows if row.amount_minor < 0}
    receipts = {row.entry_id: row for row in rows if row.amount_minor > 0}
    _refuse_unknown(claim, debits, receipts)
    answers |= _given_back(claim, debits, receipts, {*answers.values(), *claimed})
    bought = _bought(claim, debits, answers)
    sold = _sold(claim, receipts, {*answers, *claimed})
    making = _Making(
        claim=claim,
        claimed=claimed,
        answers=answers | {receipt: sale_entry(receipt) for receipt in sold},
        debits=debits,
        there=bought,
        elected=_elected(claim, debits),
        sold=sold,
    )
    opened = _opened(claim, held)
    accounts = tuple(
        (*_opening(one, opened.get(one.account)), *making.postings(one.rows)) for one in held
    )
    assets = {name: debits[entry].currency for entry, name in bought.items()}
    return Network(accounts, assets)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Making:
    claim: TraceClaim
    claimed: Mapping[str, Parts]
    answers: Mapping[str, str]  # credit -> debit
    debits: Mapping[str, Row]
    there: Mapping[str, str]
    elected: Mapping[str, str]
    sold: Mapping[str, Sale]  # by the entry of the receipt

    def postings(self, rows: Iterable[Row]) -> Iterator[Posting]:
        for row in rows:
            if row.entry_id in self.sold:
                yield _leaves_asset(self.sold[row.entry_id], row)
            yield self._posting(row)

    def _posting(self, row: Row) -> Posting:
        if row.amount_minor < 0:
            return Posting(
                entry_id=row.entry_id,
                account=row.account,
                kind=Kind.OUT,
                amount=-row.amount_minor,
                to_account=self.there.get(row.entry_id, ""),
                elected=self.elected.get(row.entry_id, ""),
                day=row.booked_on,
            )
        claimed = self.claimed.get(row.entry_id, ())
        debit = self.answers.get(row.entry_id, "")
        rest = row.amount_minor - total(claimed)
        unclaimed = (Part(self.claim.unclaimed, rest),) if rest and not debit else ()
        return Posting(
            entry_id=row.entry_id,
            account=row.account,
            kind=Kind.IN,
            amount=row.amount_minor,
            parts=(*claimed, *unclaimed),
            answers=debit,
            converted=row.entry_id in self.sold
            or (bool(debit) and self.debits[debit].currency != row.currency),
            fruit=row.entry_id in self.claim.interest,
            day=row.booked_on,
        )


def _refuse_unknown(
    claim: TraceClaim, debits: Mapping[str, Row], receipts: Mapping[str, Row]
) -> None:
    for entry in claim.interest:
        if entry not in receipts:
            raise ClaimFaulty("interest", entry)
    holders: dict[str, list[Row]] = {}
    for one in claim.cash:
        for entry in one.entries:
            row = debits.get(entry) or receipts.get(entry)
            if row is None:
                raise ClaimFaulty(f"cash {one.holder}", entry)
            holders.setdefault(one.holder, []).append(row)
    for holder, rows in holders.items():
        _refuse_currencies(f"cash {holder}", rows)


def _refuse_currencies(what: str, rows: Iterable[Row]) -> None:
    """Two currencies never add."""
    found = sorted({row.currency for row in rows})
    if len(found) > 1:
        raise ClaimFaulty(what, ", ".join(found))


def _opened(claim: TraceClaim, held: Iterable[HeldRows]) -> dict[str, OpeningBetween]:
    """The openings that the claim puts between two amounts, by account."""
    stated = {one.account: one.opening_minor for one in held}
    for one in claim.openings:
        if one.name not in stated:
            raise ClaimFaulty("opening_missing", one.name)
        if stated[one.name] is not None:
            raise ClaimFaulty("opening_stated", one.name)
    return {one.name: one for one in claim.openings}


def _opening(held: HeldRows, between: OpeningBetween | None) -> tuple[Posting, ...]:
    """What stood there before: as stated; else the least it may be, or that its outflows need."""
    minor, source = held.opening_minor, OWN
    if between is not None:
        minor, source = between.low_minor, between.source
    elif minor is None:
        balances = accumulate((row.amount_minor for row in held.rows), initial=0)
        minor, source = -min(balances), UNKNOWN
    if not minor:
        return ()
    entry = f"opening:{held.account}"
    parts = (Part(source, minor),) if minor > 0 else ()
    opening = Posting(
        entry_id=entry, account=held.account, kind=Kind.OPENING, amount=minor, parts=parts
    )
    return (opening,)


def _bought(
    claim: TraceClaim, debits: Mapping[str, Row], answers: Mapping[str, str]
) -> dict[str, str]:
    linked = set(answers.values())
    there: dict[str, str] = {}
    for asset in claim.assets:
        for entry in _paid_by(asset, debits):
            if entry not in debits or entry in linked or entry in there:
                raise ClaimFaulty(f"asset {asset.name}", entry)
            there[entry] = asset_account(asset.name)
        _refuse_currencies(
            f"asset {asset.name}",
            (debits[entry] for entry in there if there[entry] == asset_account(asset.name)),
        )
    return there


def _paid_by(asset: Bought, debits: Mapping[str, Row]) -> Iterator[str]:
    yield from asset.entries
    for reference in asset.references:
        found = [entry for entry, row in debits.items() if row.reference == reference]
        if len(found) != 1:
            raise ClaimFaulty(f"asset {asset.name}", f"{reference}: {len(found)} bookings")
        yield from found


def sale_entry(receipt: str) -> str:
    """The entry by which an asset is left for a receipt."""
    return f"{receipt}/sale"


def _leaves_asset(sale: Sale, row: Row) -> Posting:
    return Posting(
        entry_id=sale_entry(sale.receipt),
        account=asset_account(sale.asset),
        kind=Kind.OUT,
        sold=sale.part,
        day=row.booked_on,
    )


def _sold(claim: TraceClaim, receipts: Mapping[str, Row], taken: set[str]) -> dict[str, Sale]:
    names = {asset.name for asset in claim.assets}
    for sale in claim.sales:
        if sale.asset not in names:
            raise ClaimFaulty("sale", sale.asset)
        if sale.receipt not in receipts or sale.receipt in taken:
            raise ClaimFaulty(f"sale {sale.asset}", sale.receipt)
    return {sale.receipt: sale for sale in claim.sales}


def _given_back(
    claim: TraceClaim, debits: Mapping[str, Row], receipts: Mapping[str, Row], taken: set[str]
) -> dict[str, str]:
    for one in claim.reversals:
        known = one.receipt in receipts and one.outflow in debits
        if not known or one.outflow in taken or one.receipt in taken:
            raise ClaimFaulty(f"reversal {one.receipt}", one.outflow)
    return {one.receipt: one.outflow for one in claim.reversals}


def _elected(claim: TraceClaim, debits: Mapping[str, Row]) -> dict[str, str]:
    for one in claim.elections:
        if one.entry not in debits:
            raise ClaimFaulty("election", one.entry)
    return {one.entry: one.claimant for one in claim.elections}
