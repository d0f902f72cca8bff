"""Follow claimed receipts through the account they came into, under one rule or several."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import msgspec

from qaitaru.acts.act import Desk, act
from qaitaru.acts.code_version import code_version
from qaitaru.acts.ledger_at import LedgerView, reckoned_ledger_at
from qaitaru.engine.analyses import Analysis, keep
from qaitaru.facts.errors import SettingFaulty
from qaitaru.ledger import store as ledger
from qaitaru.ledger.account_statement import Line
from qaitaru.tracing.account import Movement, Standing, TracedAccount
from qaitaru.tracing.claim import TraceClaim, claimed_movements, parse_claim
from qaitaru.tracing.fifo import fifo
from qaitaru.tracing.lots import Opening
from qaitaru.tracing.lowest_balance import lowest_balance

_WHOLE: Final = 2**62  # every line
RULES: Final[Mapping[str, Callable[[Sequence[Movement], Opening], TracedAccount]]] = {
    "fifo": fifo,
    "lowest_balance": lowest_balance,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedRow:
    """One booking of the traced account, and what stood on the account after it."""

    entry_id: str
    exhibit: int
    file_name: str
    place: str
    booked_on: date
    amount_minor: int
    counterparty: str
    purpose: str
    reference: str
    balance_minor: int
    follows: bool  # whether the statement's own balance agrees: if not, evidence is missing before
    claimed: Mapping[str, int]  # of this credit, by claimant
    held: Mapping[str, int]  # after it, by source
    left: Mapping[str, int]  # with it, by source


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What one rule says of one claim."""

    rule: str
    parameters: Mapping[str, str]
    analysis: int
    result_sha256: str
    data_version: str
    code_version: str
    account: str
    currency: str
    opening_minor: int
    rows: tuple[TracedRow, ...]
    lowest: Mapping[str, tuple[int, str]]  # claimant -> lowest balance since, and where

    def tainted_outflows(self) -> list[TracedRow]:
        """The bookings that took claimed money out, in order."""
        claimants = set(self.lowest)
        return [row for row in self.rows if row.amount_minor < 0 and claimants & row.left.keys()]


@dataclass(frozen=True, slots=True)
class _Booked:
    """A line of the account's statement as a claim asks for it."""

    line: Line
    file_name: str

    @property
    def entry_id(self) -> str:
        return self.line.entry_id

    @property
    def booked_on(self) -> date:
        return self.line.booking.booked_on

    @property
    def amount_minor(self) -> int:
        return self.line.booking.amount_minor

    @property
    def reference(self) -> str:
        return self.line.booking.reference


def trace_funds(desk: Desk, claim_text: str, rules: Sequence[str] = tuple(RULES)) -> list[Trace]:
    """Trace a claim under each rule named, keep the results, and return them in that order.

    Raises: ClaimFaulty, AccountMissing, SettingFaulty for a rule that does not exist.
    """
    for rule in rules:
        if rule not in RULES:
            raise SettingFaulty("rule", rule, ", ".join(RULES))
    claim = parse_claim(claim_text)
    with reckoned_ledger_at(desk, "trace_funds", account=claim.account, rules=list(rules)) as view:
        work = _work(view, claim)
        traced = [RULES[rule](work.movements, Opening(work.opening_minor)) for rule in rules]
        return [_kept(desk, work, one) for one in traced]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What is traced: the account's bookings in order, with the claim laid on them."""

    view: LedgerView
    claim: TraceClaim
    booked: list[_Booked]
    movements: list[Movement]
    opening_minor: int
    opening_known: bool


def _work(view: LedgerView, claim: TraceClaim) -> _Work:
    page = ledger.statement_page(
        view.connection, claim.account, limit=_WHOLE, currency=claim.currency
    )
    booked = [_Booked(line, view.item_of(line.import_no).name) for line in page.lines]
    first = page.lines[0]
    after = first.booking.balance_minor if first.computed_minor is None else first.computed_minor
    return _Work(
        view=view,
        claim=claim,
        booked=booked,
        movements=claimed_movements(claim, booked),
        opening_minor=0 if after is None else after - first.booking.amount_minor,
        opening_known=after is not None,
    )


def _kept(desk: Desk, work: _Work, traced: TracedAccount) -> Trace:
    """Keep the analysis, and give it back with its number and hash."""
    rows = tuple(
        _row(work.view, booked.line, movement, step)
        for booked, movement, step in zip(work.booked, work.movements, traced.steps, strict=True)
    )
    parameters = {**traced.parameters, "opening": "stated" if work.opening_known else "unknown"}
    result = {
        "rows": msgspec.to_builtins(rows),
        "lowest": {who: [low.balance_minor, low.entry_id] for who, low in traced.lowest.items()},
    }
    analysis = Analysis(
        rule=traced.rule,
        parameters={**parameters, "claim": msgspec.to_builtins(work.claim)},
        data_version=work.view.data_version,
        code_version=code_version(),
        result=result,
    )
    with act(desk, "keep_analysis") as deed:
        kept = keep(deed.connection, analysis, member=deed.member, at=deed.at)
        deed.told.update(analysis=kept.number, sha256=kept.result_sha256, rule=traced.rule)
    return Trace(
        rule=traced.rule,
        parameters=parameters,
        analysis=kept.number,
        result_sha256=kept.result_sha256,
        data_version=analysis.data_version,
        code_version=analysis.code_version,
        account=work.claim.account,
        currency=work.claim.currency,
        opening_minor=work.opening_minor,
        rows=rows,
        lowest={who: (low.balance_minor, low.entry_id) for who, low in traced.lowest.items()},
    )


def _row(view: LedgerView, line: Line, movement: Movement, step: Standing) -> TracedRow:
    item, booking = view.item_of(line.import_no), line.booking
    return TracedRow(
        entry_id=line.entry_id,
        exhibit=item.exhibit,
        file_name=item.name,
        place=booking.place,
        booked_on=booking.booked_on,
        amount_minor=booking.amount_minor,
        counterparty=booking.counterparty_name or booking.counterparty_account,
        purpose=booking.purpose,
        reference=booking.reference,
        balance_minor=step.balance_minor,
        follows=line.computed_minor in {None, step.balance_minor},
        claimed=dict(movement.sources),
        held=step.held,
        left=step.left,
    )
