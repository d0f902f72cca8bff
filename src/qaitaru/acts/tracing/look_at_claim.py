"""A claim laid on the ledger: the bookings it names, or what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.books.ledger_at import reckoned_ledger_at
from qaitaru.acts.tracing.build_part import look_at_named_rows, named_in
from qaitaru.acts.tracing.claims import KnownClaim
from qaitaru.acts.tracing.trace_work import Work, work_of
from qaitaru.facts.errors import QaitaruError
from qaitaru.tracing import claim_store
from qaitaru.tracing.claim import Bought, TraceClaim
from qaitaru.tracing.claim_file import parse_claim
from qaitaru.tracing.claim_store import SavedClaim
from qaitaru.tracing.network import Row, asset_account
from qaitaru.tracing.parts import Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """One version of a claim, and what it names.

    ``fault`` says why it cannot be traced as the ledger stands; then nothing is named.
    """

    known: KnownClaim
    saved: SavedClaim
    claim: TraceClaim
    receipts: tuple[tuple[Row, Parts], ...] = ()
    assets: tuple[tuple[Bought, tuple[Row, ...]], ...] = ()
    accounts: int = 0  # that its money may reach
    fault: QaitaruError | None = None
    named: Mapping[str, Row] = field(default_factory=dict)  # by entry, of the rarer parts


def look_at_claim(desk: Desk, name: str, version: int | None = None) -> ClaimView:
    """A claim and its bookings.

    Raises: ClaimMissing.
    """
    with consult(desk, "look_at_claims", name=name) as connection:
        versions = tuple(claim_store.versions(connection, name))
        saved = claim_store.find_claim(connection, name, version)
    known, claim = KnownClaim(name, versions), parse_claim(saved.text)
    entries = named_in(claim)
    named = look_at_named_rows(desk, entries) if entries else {}
    try:
        with reckoned_ledger_at(desk, "look_at_claim", name=name) as view:
            work = work_of(view, saved.text)
    except QaitaruError as fault:
        return ClaimView(known=known, saved=saved, claim=claim, fault=fault, named=named)
    return ClaimView(
        known=known,
        saved=saved,
        claim=claim,
        receipts=tuple(sorted(work.claimed_rows(), key=lambda one: one[0].booked_on)),
        assets=tuple((one, _paid(work, one)) for one in claim.assets),
        accounts=len(work.scope.held),
        named=named,
    )


def _paid(work: Work, asset: Bought) -> tuple[Row, ...]:
    """The outflows that paid for a thing."""
    place = asset_account(asset.name)
    entries = {one.entry_id for one in work.postings if one.to_account == place}
    return tuple(row for row in work.scope.rows() if row.entry_id in entries)
