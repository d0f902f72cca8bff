"""Put a part into a claim: what an asset was sold for, an election, cash, a proof, and the like."""

from collections.abc import Collection, Iterable
from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.books.ledger_at import LedgerView, ledger_at
from qaitaru.acts.tracing.build_claim import Change, remark
from qaitaru.acts.tracing.trace_scope import account_name
from qaitaru.facts.bookings import Booking
from qaitaru.facts.transfers import Transfer
from qaitaru.ledger import naming_store
from qaitaru.tracing import claim_text
from qaitaru.tracing.claim import TraceClaim
from qaitaru.tracing.claim_stanzas import Told
from qaitaru.tracing.network import Row

CASH_DAYS: Final = "cash_days"
INTEREST: Final = "interest"


def adding_part(table: str, told: Told, rows: Collection[Row], index: int | None) -> Change:
    """What puts a part into a claim, or in the place of one, under a remark for each of its rows.

    Args:
        told: by key of the table; ``cash_days`` and ``interest`` stand at the head of a claim.
        index: of the part whose place it takes, from 0; None: it is one more.
    """
    head = {name: told[name] or None for name in (INTEREST,) if name in told}
    head |= {name: told[name] for name in (CASH_DAYS,) if name in told}
    rest = {name: value for name, value in told.items() if name not in head}
    remarks = "\n".join(map(remark, rows))

    def change(text: str) -> str:
        changed = claim_text.with_settings(text, head) if head else text
        if table == INTEREST:
            return changed
        same = rest.get("claimant") == claim_text.head(text).get("claimant")
        said = {**rest, "claimant": None} if same else rest
        return claim_text.with_table(changed, table, said, remarks, index=index)

    return change


def look_at_named_rows(desk: Desk, entries: Iterable[str]) -> dict[str, Row]:
    """Rows by their entries; one that is not in the ledger is left out."""
    with ledger_at(desk, "look_at_claim") as view:
        return named_rows(view, entries)


def named_rows(view: LedgerView, entries: Iterable[str]) -> dict[str, Row]:
    """Rows by their entries; a claimed transfer has no account of its own, and no sign."""
    found = {entry: naming_store.entry(view.connection, entry) for entry in dict.fromkeys(entries)}
    return {entry: _row(entry, one.fact) for entry, one in found.items() if one is not None}


def named_in(claim: TraceClaim) -> list[str]:
    """The bookings that the rarer parts of a claim name, in order."""
    told: list[str] = [*claim.interest]
    told += [one.receipt for one in claim.sales]
    told += [one.entry for one in claim.elections]
    told += [entry for one in claim.reversals for entry in (one.receipt, one.outflow)]
    told += [entry for one in claim.cash for entry in one.entries]
    told += [entry for one in claim.coordinations for entry in (one.receipt, one.outflow)]
    return told


def _row(entry: str, fact: Booking | Transfer) -> Row:
    if isinstance(fact, Booking):
        key, other = fact.account, fact.counterparty_name or fact.counterparty_account
    else:
        key, other = "", f"{fact.payer_name} → {fact.payee_name}"
    return Row(
        entry_id=entry,
        account=account_name(key, fact.currency),
        key=key,
        currency=fact.currency,
        booked_on=fact.booked_on,
        amount_minor=fact.amount_minor,
        counterparty=other,
        purpose=fact.purpose,
        reference=fact.reference,
        place=fact.place,
    )
