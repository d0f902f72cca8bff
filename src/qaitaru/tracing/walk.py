"""Following value through many accounts: every booking once, in one order.

In order of time there are no loops to cut: money that comes back to an account arrives with the
sources it left with.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from qaitaru.tracing.parts import (
    OWN,
    UNKNOWN,
    Amount,
    Part,
    Parts,
    coarsened,
    ratio,
    scaled,
    shares_of,
    total,
)
from qaitaru.tracing.states.proportional import owners_in_common
from qaitaru.tracing.states.state import Paid, Rule, State


class Kind(StrEnum):
    """What a posting does to its account."""

    OPENING = "opening"
    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One booking as the walk takes it, in minor units of its account's currency.

    Attributes:
        amount: not negative, but an opening may be: an overdraft.
        parts: whose a receipt is; what they leave unsaid is the holder's own.
        answers: the outflow whose money this receipt brings: a transfer's other leg, a reversal.
        fruit: the receipt is interest: it belongs to those whose money earned it.
        to_account: an outflow goes there in the same moment.
        received: what arrives there, where it is not the amount itself.
        converted: that is in another currency.
        sold: the part of an asset that is sold; the amount is then its cost.
        elected: the claimant who elects what this outflow bought.
        day: when it was booked; None: not known, it keeps its place whatever the order of a day.
    """

    entry_id: str
    account: str
    kind: Kind
    amount: Amount = 0
    parts: Parts = ()
    answers: str = ""
    fruit: bool = False
    to_account: str = ""
    received: Amount | None = None
    converted: bool = False
    sold: Fraction | None = None
    elected: str = ""
    day: date | None = None


class Step(NamedTuple):
    """One account after one posting."""

    entry_id: str
    account: str
    balance: Amount
    held: Mapping[str, Amount]
    came: Parts = ()  # whose the receipt is
    paid_off: Parts = ()  # of it, what ended in an overdraft
    paid: Paid | None = None  # of an outflow


@dataclass(frozen=True, slots=True)
class Walked:
    """What a rule says of all accounts."""

    steps: tuple[Step, ...]  # a transfer inside the ledger has one on each side
    accounts: Mapping[str, State]
    coarse: int = 0  # fractions that grew too long and were put on the grid: parts.coarsened

    def balances(self) -> dict[str, dict[str, Amount]]:
        """What every account holds at the end, by source."""
        return {name: state.held() for name, state in self.accounts.items()}

    def outflows(self) -> dict[str, Paid]:
        """What every outflow took, by its entry."""
        return {step.entry_id: step.paid for step in self.steps if step.paid is not None}


def walk(
    postings: Iterable[Posting],
    rule: Rule,
    assets: frozenset[str] = frozenset(),
    *,
    answered: frozenset[str] | None = None,
) -> Walked:
    """Trace all postings under a rule.

    Args:
        postings: in the order they are to be taken, across all accounts.
        assets: accounts that are things: their owners hold in common whatever the rule.
        answered: outflows whose money a receipt brings; None: a receipt among the postings.
    """
    taken = list(postings)
    walking = Walking(rule, assets, answered_in(taken) if answered is None else answered)
    steps = tuple([step for posting in taken for step in walking.take(posting)])
    coarse = sum(state.coarse for state in walking.accounts.values())
    return Walked(steps, walking.accounts, coarse + walking.coarse)


def answered_in(postings: Iterable[Posting]) -> frozenset[str]:
    """The outflows whose money a receipt among the postings brings."""
    return frozenset(posting.answers for posting in postings if posting.answers)


@dataclass(slots=True)
class Walking:
    """All accounts in the middle of a walk."""

    rule: Rule
    assets: frozenset[str]
    answered: frozenset[str] = frozenset()  # outflows whose money a receipt of the ledger brings
    accounts: dict[str, State] = field(default_factory=dict)
    carried: dict[str, tuple[Amount, Parts]] = field(default_factory=dict)  # of each outflow
    coarse: int = 0  # fractions of transfers put on the grid

    def after(self, posting: Posting) -> tuple["Walking", tuple[Step, ...]]:
        """The accounts after one more posting, and its steps; these here stay as they are."""
        touched = (posting.account, posting.to_account)
        copies = {name: self.accounts[name].copy() for name in touched if name in self.accounts}
        accounts, carried = {**self.accounts, **copies}, dict(self.carried)
        then = Walking(self.rule, self.assets, self.answered, accounts, carried)
        return then, then.take(posting)

    def key(self) -> Hashable:
        """What decides all that may follow."""
        states = frozenset((name, state.key()) for name, state in self.accounts.items())
        return states, frozenset(self.carried.items())

    def take(self, posting: Posting) -> tuple[Step, ...]:
        """Book one posting where it belongs."""
        state = self._account(posting.account)
        if posting.kind is Kind.OUT:
            return self._pay(state, posting)
        if posting.amount < 0:
            state.pay(-posting.amount)
            return (Step(posting.entry_id, posting.account, state.balance, state.held()),)
        came = self._came(state, posting)
        return (self._receive(posting, posting.account, posting.amount, came),)

    def _pay(self, state: State, posting: Posting) -> tuple[Step, ...]:
        entry_id, to_account = posting.entry_id, posting.to_account
        amount = posting.amount if posting.sold is None else state.balance * posting.sold
        answered = entry_id in self.answered
        paid = state.pay(amount, posting.elected, moves=bool(to_account) or answered)
        self.carried[entry_id] = (amount, paid.carried)
        left = Step(entry_id, posting.account, state.balance, state.held(), paid=paid)
        if not to_account:
            return (left,)
        arrives = amount if posting.received is None else posting.received
        came = arriving(arrives, amount, paid.carried, converted=posting.converted)
        return left, self._receive(posting, to_account, arrives, came)

    def _receive(self, posting: Posting, name: str, amount: Amount, came: Parts) -> Step:
        state = self._account(name)
        came, long = coarsened(came)
        self.coarse += long
        paid_off = state.receive(amount, came)
        return Step(posting.entry_id, name, state.balance, state.held(), came, paid_off)

    def _account(self, name: str) -> State:
        state = self.accounts.get(name)
        if state is None:
            state = owners_in_common() if name in self.assets else self.rule()
            self.accounts[name] = state
        return state

    def _came(self, state: State, posting: Posting) -> Parts:
        if posting.answers:
            sent, carried = self.carried[posting.answers]
            return arriving(posting.amount, sent, carried, converted=posting.converted)
        if posting.fruit and state.balance > 0:
            return shares_of(posting.amount, state.held(), state.balance)
        rest = posting.amount - total(posting.parts)
        return (*posting.parts, Part(OWN, rest)) if rest else posting.parts


def arriving(amount: Amount, sent: Amount, carried: Parts, *, converted: bool) -> Parts:
    """What a transfer's parts are where they arrive.

    Each part is in proportion, so that what was lost on the way is lost by all alike; what arrives
    beyond what was sent, in one currency, is of unknown source.
    """
    if not sent:
        return (Part(UNKNOWN, amount),) if amount else ()
    if amount > sent and not converted:
        return (*carried, Part(UNKNOWN, amount - sent))
    return scaled(carried, ratio(amount, sent)) if amount != sent else carried
