"""Where money came from: the chain of postings behind an outflow, under the rule of a trace."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.books.ledger_at import reckoned_ledger_at
from qaitaru.acts.made_again import as_it_was
from qaitaru.acts.tracing.kept_claim import claim_of
from qaitaru.acts.tracing.trace_results import FAMILY
from qaitaru.acts.tracing.trace_work import Work, work_of
from qaitaru.engine import kept_analyses
from qaitaru.engine.kept_analyses import AnalysisHead
from qaitaru.facts.errors import EntryMissing
from qaitaru.tracing.chains import Chain, of_balance, of_outflow
from qaitaru.tracing.network import Row
from qaitaru.tracing.receipts import follow
from qaitaru.tracing.rules.names import rule_of
from qaitaru.tracing.upstream import upstream
from qaitaru.tracing.walk import Kind, answered_in, walk


@dataclass(frozen=True, slots=True)
class ChainView:
    """A chain, and the bookings it names.

    Openings and cash in hand stand in a chain and are no bookings: ``rows`` has none of them.
    """

    rule: str
    chain: Chain
    rows: Mapping[str, Row]  # by entry
    currencies: Mapping[str, str]  # by account, as the chain names it


def look_at_chain(desk: Desk, number: int, source: str, *, entry: str) -> ChainView:
    """The chain of what an outflow took of a source, by the rule of a kept trace.

    Raises: AnalysisMissing; EntryMissing for what is no outflow of the trace.
    """
    return _look(desk, number, source, entry=entry, account="")


def look_at_chain_of_balance(desk: Desk, number: int, source: str, *, account: str) -> ChainView:
    """The chain of what an account holds of a source at the end.

    Raises: AnalysisMissing.
    """
    return _look(desk, number, source, entry="", account=account)


def _look(desk: Desk, number: int, source: str, *, entry: str, account: str) -> ChainView:
    head, at = _head(desk, number)
    text = claim_of(head)
    asked = entry or account
    with reckoned_ledger_at(desk, "look_at_chain", as_of=at, analysis=number, entry=asked) as view:
        work = work_of(view, text, regardless=True)
    rule = head.rule.removeprefix(FAMILY)
    found = _chain(work, rule, source, entry=entry, account=account)
    return ChainView(rule, found, _rows(work, found), _currencies(work))


def _chain(work: Work, rule: str, source: str, *, entry: str, account: str) -> Chain:
    """Walks again no more than what leads to the amount asked for."""
    assets, between = frozenset(work.network.assets), work.claim.between
    leading = upstream(work.postings, account or _left(work, entry), entry)
    answered = answered_in(work.postings)
    walked = walk(leading, rule_of(rule, between), assets, answered=answered)
    followed = follow(leading, walked, rule, between=between, assets=assets, answered=answered)
    return of_outflow(followed, entry, source) if entry else of_balance(followed, account, source)


def _left(work: Work, entry: str) -> str:
    """The account that an outflow left."""
    for posting in work.postings:
        if posting.entry_id == entry and posting.kind is Kind.OUT:
            return posting.account
    raise EntryMissing(entry)


def _head(desk: Desk, number: int) -> tuple[AnalysisHead, datetime]:
    with consult(desk, "look_at_trace", analysis=number) as connection:
        head = kept_analyses.head(connection, FAMILY, number)
        return head, as_it_was(connection, head)[0]


def _rows(work: Work, chain: Chain) -> dict[str, Row]:
    named = {chain.entry_id} | {one.entry_id for one in chain.steps}
    named |= {one.entry_id for one in chain.origins}
    return {row.entry_id: row for row in work.scope.rows() if row.entry_id in named}


def _currencies(work: Work) -> dict[str, str]:
    of_accounts = {name: one.currency for name, one in work.scope.accounts.items()}
    return of_accounts | dict(work.network.assets)
