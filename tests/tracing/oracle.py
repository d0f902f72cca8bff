"""The independent check of the tracing rules: from a ledger to balances and outflows.

Written from the definitions page alone, in another shape than the rules: whole histories and
closed formulas instead of lots that are carried along.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.tracing.oracle_claims import Libr, PariPassu, Poison, StaticCap
from tests.tracing.oracle_election import Election
from tests.tracing.oracle_history import Amount, Entry, History
from tests.tracing.oracle_lots import Fifo, Lifo, Options, OwnFirst, Rolling, Rule, TaintedFirst

__all__ = ["RULES", "Amount", "Entry", "History", "Options", "Traced", "trace", "trace_history"]

RULES: dict[str, type[Rule]] = {
    "fifo": Fifo,
    "lifo": Lifo,
    "rolling": Rolling,
    "pari-passu": PariPassu,
    "own-first": OwnFirst,
    "libr": Libr,
    "tainted-first": TaintedFirst,
    "election": Election,
    "poison": Poison,
    "static-cap": StaticCap,
}

PLAIN = Options()


@dataclass(frozen=True, slots=True)
class Traced:
    """What a rule says of a whole ledger; sources without money are left out."""

    balances: dict[str, dict[str, Amount]]
    outflows: dict[str, tuple[dict[str, Amount], Amount]]
    """Entry id -> what of it is each source's, and the shortfall."""


def trace(entries: Sequence[Entry], rule: str, options: Options = PLAIN) -> Traced:
    """What the rule says of the ledger, its entries in the order in which they are taken."""
    return trace_history(History(entries), rule, options)


def trace_history(history: History, rule: str, options: Options = PLAIN) -> Traced:
    """The same, of a ledger laid out before."""
    asked = RULES[rule](history, options)
    outflows = {t.entry.entry_id: (asked.attributed(t), t.shortfall()) for t in history.outflows}
    return Traced({account: asked.standing(account) for account in history.accounts}, outflows)
