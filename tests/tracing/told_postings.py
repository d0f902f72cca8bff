"""Postings as a test writes them, one booking a line or between semicolons."""

from fractions import Fraction

from qaitaru.tracing.parts import Amount, Part, by_source
from qaitaru.tracing.rules.names import Between, rule_of
from qaitaru.tracing.states.state import Paid
from qaitaru.tracing.walk import Kind, Posting, Walked, walk


def postings(text: str) -> list[Posting]:
    """The bookings of a text.

    `A opening own -40`, `A in V 100 + own 20`, `A out shop 30`, to another account
    `A out t 30 -> B` and `A out t 30 -> B as 45`, elected `A out flat 30 by V`, a receipt that
    answers an outflow `A in 30 < t`, interest `A in 3 fruit`. The word after `out` is the entry id;
    a receipt is known by its line: `1` the first.
    """
    lines = [line.split() for line in text.replace(";", "\n").splitlines() if line.strip()]
    return [_posting(str(number), words) for number, words in enumerate(lines, start=1)]


def walked(text: str, rule: str, between: Between = Between.PRO_RATA) -> Walked:
    """The bookings under a rule."""
    return walk(postings(text), rule_of(rule, between))


def held(text: str, rule: str, account: str = "A") -> dict[str, Amount]:
    """What an account holds at the end."""
    return walked(text, rule).balances()[account]


def took(found: Walked, entry_id: str) -> dict[str, Amount]:
    """What an outflow took of each source."""
    return by_source(found.outflows()[entry_id].attributed)


def paid(found: Walked, entry_id: str) -> Paid:
    """An outflow as the rule answered it."""
    return found.outflows()[entry_id]


def _posting(number: str, words: list[str]) -> Posting:
    account, kind, *said = words
    return _outflow(account, said) if kind == "out" else _receipt(number, account, kind, said)


def _outflow(account: str, said: list[str]) -> Posting:
    entry_id, amount, *rest = said
    told = dict(zip(rest[::2], rest[1::2], strict=True))
    return Posting(
        entry_id=entry_id,
        account=account,
        kind=Kind.OUT,
        amount=Fraction(amount),
        to_account=told.get("->", ""),
        received=Fraction(told["as"]) if "as" in told else None,
        converted="as" in told,
        elected=told.get("by", ""),
    )


def _receipt(number: str, account: str, kind: str, said: list[str]) -> Posting:
    told = [one.split() for one in " ".join(said).split("+")]
    parts = tuple(Part(one[0], int(one[1])) for one in told if not one[0].lstrip("-").isdigit())
    amount = sum(part.amount for part in parts) if parts else int(told[0][0])
    negative = amount < 0
    return Posting(
        entry_id=number,
        account=account,
        kind=Kind(kind),
        amount=amount,
        parts=() if negative else parts,
        answers=told[0][2] if "<" in told[0] else "",
        fruit="fruit" in told[0],
    )
