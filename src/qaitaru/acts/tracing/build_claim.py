"""Build a claim from what the ledger shows: ticked receipts, all that answer, things bought."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from qaitaru.acts.act import Desk, act, consult
from qaitaru.acts.books.ledger_at import reckoned_ledger_at
from qaitaru.acts.tracing.claims import checked_name
from qaitaru.acts.tracing.trace_scope import rows_of
from qaitaru.acts.tracing.trace_work import work_of
from qaitaru.facts.accounts import account_key
from qaitaru.facts.errors import ClaimChanged, EntryMissing, QaitaruError
from qaitaru.facts.money import plain
from qaitaru.tracing import claim_store, claim_text
from qaitaru.tracing.claim import Bought, Receipt, ReceiptQuery
from qaitaru.tracing.claim_file import parse_claim
from qaitaru.tracing.claim_store import SavedClaim
from qaitaru.tracing.network import Row

Change = Callable[[str], str]


class Side(StrEnum):
    """Which rows of an account are to be chosen from."""

    RECEIPTS = "receipts"
    OUTFLOWS = "outflows"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class PickRows:
    """The rows of an account that answer, some of them, how many, and what they come to."""

    rows: tuple[Row, ...]
    total: int
    sum_minor: int


def look_at_rows_to_pick(
    desk: Desk,
    wanted: ReceiptQuery,
    *,
    side: Side = Side.RECEIPTS,
    offset: int = 0,
    limit: int = 100,
) -> PickRows:
    """The receipts of an account that answer a query; or the outflows, or all rows.

    Raises: AccountMissing.
    """
    found = [row for row in _rows(desk, wanted) if _answers(row, wanted, side)]
    total = sum(row.amount_minor for row in found)
    return PickRows(tuple(found[offset : offset + limit]), len(found), total)


def make_claim(desk: Desk, name: str, settings: Mapping[str, str], change: Change) -> SavedClaim:
    """A new claim; ``change`` puts into it what it names.

    Raises: ClaimChanged where there is one of that name; ClaimFaulty, SettingFaulty.
    """
    checked_name(name)
    return _saved(desk, name, 0, change(claim_text.new_claim(settings)))


def change_claim(desk: Desk, name: str, seen: int, change: Change) -> SavedClaim:
    """A claim changed: its newest version, if that is the one seen.

    Raises: ClaimMissing, ClaimChanged, ClaimFaulty.
    """
    return _saved(desk, name, seen, change(_latest(desk, name)))


def put_part(desk: Desk, name: str, seen: int, change: Change) -> SavedClaim:
    """A claim changed as change_claim does, where the ledger still bears it out.

    A claim that the ledger did not bear out before is changed all the same.
    Raises: ClaimMissing, ClaimChanged, ClaimFaulty; what else the ledger does not bear out.
    """
    was = _latest(desk, name)
    text = change(was)
    parse_claim(text)
    fault = _not_borne_out(desk, text)
    if fault is not None and _not_borne_out(desk, was) is None:
        raise fault
    return _saved(desk, name, seen, text)


def adding_receipts(desk: Desk, where: ReceiptQuery, entries: Collection[str]) -> Change:
    """What puts ticked receipts of an account into a claim.

    A receipt is named by what its bank says of it, where no other row says the same: that holds
    after a statement is read again. Else by its number in the ledger.

    Raises: EntryMissing.
    """
    rows = _rows(desk, where)
    said = Counter(map(_said, rows))
    picked = _picked(rows, entries)
    told = [(_receipt(row, where, alone=said[_said(row)] == 1), remark(row)) for row in picked]
    return lambda text: claim_text.with_receipts(text, [(_owned(r, text), t) for r, t in told])


def adding_query(query: ReceiptQuery) -> Change:
    """What puts all receipts that answer into a claim."""

    def change(text: str) -> str:
        same = query.claimant == _head_claimant(text)
        return claim_text.with_query(text, replace(query, claimant="") if same else query)

    return change


def adding_asset(
    desk: Desk, where: ReceiptQuery, entries: Collection[str], asset: Bought
) -> Change:
    """What puts something bought with ticked outflows into a claim.

    Raises: EntryMissing.
    """
    picked = _picked(_rows(desk, where), entries)
    named = replace(asset, entries=tuple(row.entry_id for row in picked), currency=where.currency)
    remarks = "\n".join(map(remark, picked))
    return lambda text: claim_text.with_asset(text, named, remarks)


def _latest(desk: Desk, name: str) -> str:
    with consult(desk, "look_at_claims", name=name) as connection:
        return claim_store.find_claim(connection, name).text


def _not_borne_out(desk: Desk, text: str) -> QaitaruError | None:
    try:
        with reckoned_ledger_at(desk, "look_at_claim") as view:
            work_of(view, text)
    except QaitaruError as fault:
        return fault
    return None


def _saved(desk: Desk, name: str, seen: int, text: str) -> SavedClaim:
    parse_claim(text)
    with act(desk, "save_claim") as deed:
        last = next(iter(claim_store.versions(deed.connection, name)), None)
        if last is not None and last.version != seen:
            raise ClaimChanged(name, str(last.version), last.saved_by)
        saved = claim_store.save_claim(deed.connection, name, text, member=deed.member, at=deed.at)
        deed.told.update(name=name, version=saved.version, sha256=saved.sha256)
    return saved


def _rows(desk: Desk, where: ReceiptQuery) -> tuple[Row, ...]:
    key = account_key(where.account)
    with reckoned_ledger_at(desk, "look_at_statement", account=key) as view:
        return rows_of(view, key, where.currency)


def _answers(row: Row, wanted: ReceiptQuery, side: Side) -> bool:
    sizes = {Side.OUTFLOWS: -row.amount_minor, Side.BOTH: abs(row.amount_minor)}
    return wanted.answers(replace(row, amount_minor=sizes.get(side, row.amount_minor)))


def _picked(rows: Iterable[Row], entries: Collection[str]) -> Sequence[Row]:
    picked = [row for row in rows if row.entry_id in entries]
    missing = set(entries) - {row.entry_id for row in picked}
    if missing:
        raise EntryMissing(", ".join(sorted(missing)))
    return picked


def _said(row: Row) -> tuple[object, ...]:
    return row.reference, row.booked_on, row.amount_minor


def _receipt(row: Row, where: ReceiptQuery, *, alone: bool) -> Receipt:
    named = Receipt(claimant=where.claimant, account=row.key, currency=row.currency)
    if not row.reference or not alone:
        return replace(named, entry=row.entry_id)
    return replace(
        named, reference=row.reference, booked_on=row.booked_on, amount_minor=row.amount_minor
    )


def _owned(receipt: Receipt, text: str) -> Receipt:
    """With no claimant of its own where the claim's head names the same."""
    same = receipt.claimant == _head_claimant(text)
    return replace(receipt, claimant="") if same else receipt


def _head_claimant(text: str) -> str:
    return claim_text.head(text).get("claimant", "")


def remark(row: Row) -> str:
    """A row as a remark of a claim tells it to people."""
    amount = f"{plain(row.amount_minor, row.currency)} {row.currency}"
    told = (row.entry_id, row.booked_on.isoformat(), amount, row.counterparty, row.purpose)
    return " · ".join(" ".join(one.split()) for one in told if one)
