"""Claims as their pages show them: who claims how much, what was traced, where a text is faulty."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from qaitaru.acts.tracing.claims import KnownClaim, claimants
from qaitaru.acts.tracing.look_at_claim import ClaimView
from qaitaru.acts.tracing.look_at_traces import KeptTrace
from qaitaru.facts.accounts import account_key
from qaitaru.facts.errors import ClaimFaulty, QaitaruError
from qaitaru.tracing.claim import ReceiptQuery, TraceClaim
from qaitaru.tracing.claim_file import parse_claim
from qaitaru.web import values
from qaitaru.web.forms import field
from qaitaru.web.view import View

_AT_LINE: Final = re.compile(r"at line (\d+)")
_TICK: Final = "tick-"
_REASONS: Final[Mapping[str, str]] = {
    "0 bookings": "nowhere",
    "amount <= 0": "no_receipt",
    "amount >= 0": "no_outflow",
    "claimed > amount": "too_much",
    "answers | fruit": "answered",
}
"""What a fault says is wrong with a booking, and the word it is told by."""


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """A claim in the list of claims."""

    known: KnownClaim
    claim: TraceClaim
    claimants: list[str]
    trace: KeptTrace | None  # the latest of the latest version


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a claim's text, and the line it is about; 0 where none can be named."""

    words: str
    line: int = 0
    text: str = ""


def told_claims(known: Iterable[KnownClaim], traces: Sequence[KeptTrace]) -> list[ToldClaim]:
    """The claims with the latest trace of each."""
    found = []
    for one in known:
        claim = parse_claim(one.latest.text)
        trace = next((t for t in traces if t.claim_sha256 == one.latest.sha256), None)
        found.append(ToldClaim(one, claim, claimants(claim), trace))
    return found


def fault_of(view: View, fault: QaitaruError, text: str = "") -> Fault:
    """A fault in words, with the line of the text that it is about."""
    if not isinstance(fault, ClaimFaulty):
        return Fault(view.words(f"error.{type(fault).__name__}", **fault.details()))
    words = _words_of(view, fault)
    number = _line_of(fault, text)
    lines = text.splitlines()
    return Fault(words, number, lines[number - 1] if 0 < number <= len(lines) else "")


def _words_of(view: View, fault: ClaimFaulty) -> str:
    """By the key at fault; by the part it stands in; by what is wrong with a booking."""
    part, _, what = fault.entry_id.partition(" ")
    reason = _REASONS.get(fault.reason, "")
    for key in (
        f"claim.fault.{fault.entry_id}",
        f"claim.fault.of.{part}",
        f"claim.fault.because.{reason}",
    ):
        if key in view.words:
            return view.words(key, reason=fault.reason, what=what or fault.entry_id)
    return view.words("error.ClaimFaulty", **fault.details())


def _line_of(fault: ClaimFaulty, text: str) -> int:
    """The line that a fault names, or the first that speaks of the key or value at fault."""
    told = _AT_LINE.search(fault.reason)
    if told:
        return int(told[1])
    wanted = re.compile(
        rf'^\s*"?(\[\[)?\s*{re.escape(fault.entry_id)}\b|"{re.escape(fault.entry_id)}"'
    )
    found = (n for n, line in enumerate(text.splitlines(), 1) if wanted.search(line))
    return next(found, 0)


def sums_of(shown: ClaimView) -> dict[tuple[str, str], int]:
    """What is claimed, by claimant and currency."""
    sums: dict[tuple[str, str], int] = {}
    for row, parts in shown.receipts:
        for who, amount in parts:
            key = (who, row.currency)
            sums[key] = sums.get(key, 0) + int(amount)
    return sums


def wanted_of(view: View) -> ReceiptQuery:
    """The rows an address asks for, of one account."""
    return query_of(view.asked)


def wanted_of_fields(fields: Mapping[str, str]) -> ReceiptQuery:
    """The rows a form was about, with the claimant it names."""
    query = query_of(lambda name: field(fields, name))
    return replace(query, claimant=field(fields, "claimant"))


def ticked(fields: Mapping[str, str]) -> list[str]:
    """The rows ticked in a form."""
    return [name.removeprefix(_TICK) for name in fields if name.startswith(_TICK)]


def query_of(asked: Callable[[str], str]) -> ReceiptQuery:
    """The rows that an address or a form asks for."""
    account = asked("account")
    return ReceiptQuery(
        claimant="",
        account=account_key(account) if account else "",
        currency=asked("currency"),
        counterparty=asked("counterparty"),
        purpose=asked("purpose"),
        first_on=values.day(asked("from")),
        last_on=values.day(asked("until")),
    )
