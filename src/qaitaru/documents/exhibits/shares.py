"""Rules that share an outflow in proportion to what each source holds, as formulas.

The same text as tracing/states/shares.py, for one row: an outflow takes from the row above; what
pays off an overdraft takes from the receipt itself.
"""

from collections.abc import Iterator
from typing import NamedTuple

from qaitaru.documents.exhibits.places import At
from qaitaru.tracing.parts import OWN, UNKNOWN


class Sharing(NamedTuple):
    """What is shared: an amount, by what the sources had in a row of a group."""

    amount: str
    had: str
    row: int
    taken: str  # the group of what each bears


Written = Iterator[tuple[str, str, str]]
"""Column, source, formula."""


def _shared(amount: str, one: str, whole: str) -> str:
    return f"IF({whole}>0,({amount})*{one}/{whole},0)"


def rolling(at: At, what: Sharing) -> Written:
    """Every source in proportion."""
    amount, had, row, taken = what
    whole = f"SUM({at.across(had, at.book.sources, row)})"
    for source in at.book.sources:
        yield taken, source, _shared(amount, at.across(had, (source,), row), whole)


def own_first(at: At, what: Sharing) -> Written:
    """Own money, then all others in proportion."""
    amount, had, row, taken = what
    yield taken, OWN, f"MIN({amount},{at.across(had, at.own, row)})"
    rest, whole = f"{amount}-{at.here(taken, OWN)}", f"SUM({at.across(had, at.others, row)})"
    for source in at.others:
        yield taken, source, _shared(rest, at.across(had, (source,), row), whole)


def tainted_first(at: At, what: Sharing) -> Written:
    """The claimants in proportion, then own and unknown money in proportion."""
    amount, had, row, taken = what
    rest = amount
    if at.claimants:
        whole = f"SUM({at.across(had, at.claimants, row)})"
        for source in at.claimants:
            one = at.across(had, (source,), row)
            yield taken, source, _shared(f"MIN({amount},{whole})", one, whole)
        rest = f"{amount}-SUM({at.across(taken, at.claimants)})"
    own, unknown = at.across(had, at.own, row), at.across(had, (UNKNOWN,), row)
    for source, one in ((OWN, own), (UNKNOWN, unknown)):
        yield taken, source, _shared(rest, one, f"({own}+{unknown})")


def election(at: At, what: Sharing) -> Written:
    """The money of the claimant who elects, then as own money first."""
    amount, had, row, taken = what
    elects, first = at.here("elected"), at.here("elected_part")
    named = f"{at.heads(had, at.book.sources)}={elects}"
    all_held = at.across(had, at.book.sources, row)
    yield "elected_part", "", f"MIN({amount},SUMPRODUCT(({named})*{all_held}))"
    own = f"MIN({amount}-{first},{at.across(had, at.own, row)})"
    yield taken, OWN, f"IF({elects}={at.head(OWN, had)},{first},{own})"
    elected_other = f"({at.heads(had, at.others)}={elects})*{at.across(had, at.others, row)}"
    whole = f"(SUM({at.across(had, at.others, row)})-SUMPRODUCT({elected_other}))"
    rest = f"{amount}-{first}-{at.here(taken, OWN)}*({elects}<>{at.head(OWN, had)})"
    for source in at.others:
        share = _shared(rest, at.across(had, (source,), row), whole)
        yield taken, source, f"IF({elects}={at.head(source, had)},{first},{share})"


RULES = {"rolling": rolling, "own-first": own_first, "tainted-first": tainted_first}
"""Those whose receipts pay off an overdraft as their outflows are shared."""


def receipt(at: At, rule: str) -> Written:
    """What of a receipt pays off an overdraft, and what each source holds then."""
    share = RULES.get(rule, own_first)
    yield from share(at, Sharing(at.here("overdraft"), "came", at.row, "paid_off"))
    for source in at.book.sources:
        came, gone = at.here("came", source), at.here("paid_off", source)
        yield "held", source, f"{at.before('held', source)}+{came}-{gone}"


def outflow(at: At, rule: str, *, elected: bool) -> Written:
    """What an outflow takes of each source, and what each holds then."""
    share = election if elected else RULES.get(rule, own_first)
    yield from share(at, Sharing(at.here("covered"), "held", at.row - 1, "left"))
    for source in at.book.sources:
        yield "held", source, f"MAX(0,{at.before('held', source)}-{at.here('left', source)})"
