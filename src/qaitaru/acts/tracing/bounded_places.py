"""What of a trace is bounded: each account, asset and outflow with the least and the greatest."""

from collections.abc import Iterator, Mapping

from qaitaru.acts.tracing.trace_work import Work, leaving
from qaitaru.acts.tracing.traces import BoundedPlace, PlaceKind
from qaitaru.tracing.arranging import left_open
from qaitaru.tracing.cash import cash_account
from qaitaru.tracing.claim_bounds import Figures, as_shown, claim_bounds
from qaitaru.tracing.following import minor
from qaitaru.tracing.network import asset_account
from qaitaru.tracing.parts import is_claimant
from qaitaru.tracing.walk import Walked


def bounded_places(work: Work, rule: str, walked: Walked) -> tuple[BoundedPlace, ...]:
    """The places where claimed money may be, whatever is not known; none where all is known.

    Of outflows those that lead out of the evidence, with the claimants' parts.

    Args:
        walked: the claim in the order in which it is shown.
    """
    unknown = left_open(work.claim)
    if not unknown:
        return ()
    assets = frozenset(work.network.assets)
    found = claim_bounds(work.postings, unknown, rule, work.claim.between, assets=assets)
    balances, outs = walked.balances(), walked.outflows()
    held = {name: as_shown(one, minor(balances[name])) for name, one in found.held.items()}
    taken = {
        entry: as_shown(one, minor(outs[entry].attributed)) for entry, one in found.outflows.items()
    }
    return (
        *_assets(work, held),
        *_accounts(work, held),
        *_cash(work, held),
        *_outflows(work, taken),
    )


def _assets(work: Work, held: Mapping[str, Figures]) -> Iterator[BoundedPlace]:
    for one in work.claim.assets:
        place = asset_account(one.name)
        yield BoundedPlace(
            kind=PlaceKind.ASSET,
            name=one.name,
            currency=work.network.assets[place],
            by_source=held.get(place, {}),
        )


def _accounts(work: Work, held: Mapping[str, Figures]) -> Iterator[BoundedPlace]:
    for one in work.scope.held:
        figures = held.get(one.account, {})
        if any(map(is_claimant, figures)):
            at = work.scope.accounts[one.account]
            yield BoundedPlace(
                kind=PlaceKind.ACCOUNT,
                name=at.account,
                currency=at.currency,
                holder=at.holder,
                by_source=figures,
            )


def _cash(work: Work, held: Mapping[str, Figures]) -> Iterator[BoundedPlace]:
    rows = {row.entry_id: row for row in work.scope.rows()}
    for one in {one.holder: one for one in work.claim.cash if one.entries}.values():
        figures = held.get(cash_account(one.holder), {})
        if any(map(is_claimant, figures)):
            yield BoundedPlace(
                kind=PlaceKind.CASH,
                name=one.holder,
                currency=rows[one.entries[0]].currency,
                by_source=figures,
            )


def _outflows(work: Work, outflows: Mapping[str, Figures]) -> Iterator[BoundedPlace]:
    on = work.followed_on()
    for entry, row in leaving(work).items():
        figures = outflows.get(entry, {}) if entry not in on else {}
        claimed = {source: one for source, one in figures.items() if is_claimant(source)}
        if claimed:
            yield BoundedPlace(
                kind=PlaceKind.OUTFLOW, name=entry, currency=row.currency, by_source=claimed
            )
