"""What an MT940 or MT942 message says of its account: balances, period, turnover, and the rest."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qaitaru.facts.accounts import account_key
from qaitaru.facts.bookings import Statement
from qaitaru.facts.claims import Claim
from qaitaru.facts.currencies import CURRENCIES
from qaitaru.facts.money import plain
from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.mt940.details import non_swift_parts
from qaitaru.ingest.readers.mt940.fields import (
    Account,
    Balance,
    account_of,
    amount_minor,
    balance_of,
    limit_currency,
    sum_of,
)
from qaitaru.ingest.readers.mt940.tags import Message, Tag

LONGEST_QUOTE: Final = 200
_OPENING: Final = ("60F", "60M")
_CLOSING: Final = ("62F", "62M")
_ONCE: Final = (("20",), ("25", "25P"), ("28", "28C"), _OPENING, _CLOSING, ("90C",), ("90D",))
_CLAIMED: Final = {
    "20": "message_reference",
    "21": "related_reference",
    "13": "created",
    "13D": "created",
    "34F": "floor_limit",
    "64": "available_balance",
    "65": "forward_balance",
    "86": "information",
    "90C": "credit_sum",
    "90D": "debit_sum",
}
_HOLDER: Final = "22"  # the line of a non-SWIFT field that names the account's holder


@dataclass(frozen=True, slots=True)
class Head:
    """The fields of a message that are not of its bookings, cut into their parts."""

    account: Account
    currency: str
    opening: Balance | None
    closing: Balance | None
    tags: tuple[Tag, ...]  # of the whole message, less those of its bookings
    place: str


def head_of(message: Message, own_tags: tuple[Tag, ...]) -> Head | Problem:
    """The head of a message, or why nothing in it can be booked: no account, no currency."""
    where = place(line=message.tags[0].line if message.tags else message.line)
    account_tag = message.first("25", "25P")
    account = account_of(account_tag) if account_tag else Account("")
    if not account_key(account.number):
        return Problem("message_without_account", Severity.SKIPPED, where, quoted(message))
    opening, closing = (_balance(message, names) for names in (_OPENING, _CLOSING))
    stated = [balance.currency for balance in (opening, closing) if balance]
    stated += [account.currency, limit_currency(message.first("34F"))]
    currency = next((text for text in stated if text), "")
    if currency not in CURRENCIES:
        found = currency or account.number
        return Problem("message_without_currency", Severity.SKIPPED, where, found)
    return Head(account, currency, opening, closing, own_tags, where)


def statement_of(head: Head, number: int) -> Statement:
    """The statement a head makes."""
    opening, closing = head.opening, head.closing
    return Statement(
        statement_no=number,
        account=account_key(head.account.number),
        account_text=head.account.number,
        currency=head.currency,
        holder_name=_holder(head),
        bank_code=head.account.bank,
        from_on=opening.day if opening else None,
        to_on=closing.day if closing else None,
        opening_minor=_minor(opening, head.currency),
        closing_minor=_minor(closing, head.currency),
        credits_minor=_turnover(head, "90C"),
        debits_minor=_turnover(head, "90D"),
        reference=next((tag.head for tag in head.tags if tag.name in {"28", "28C"}), ""),
        place=head.place,
    )


def claims_of(head: Head, number: int, header: list[str]) -> Iterator[Claim]:
    """What the ledger has no column for, as claims about the statement."""
    subject = f"statement:{number}"
    for line in header:
        yield Claim(subject=subject, field="header", value=line.strip(), place=head.place)
    for tag in head.tags:
        where = place(line=tag.line)
        if tag.name in _CLAIMED and tag.said:
            plain_text, name = _plain(tag, head.currency), _CLAIMED[tag.name]
            value, original = (plain_text, tag.said) if plain_text else (tag.said, "")
            yield Claim(subject=subject, field=name, value=value, original=original, place=where)
        for kind, text in non_swift_parts(tag) if tag.name == "NS" else []:
            if kind == _HOLDER:
                continue
            yield Claim(subject=subject, field=f"NS:{kind}", value=text, place=where)


def head_problems(head: Head) -> Iterator[Problem]:
    """Fields that stand twice, have not their shape, or speak of another currency."""
    for names in _ONCE:
        for tag in [tag for tag in head.tags if tag.name in names][1:]:
            yield _problem("field_misplaced", tag, expected=f":{names[0]}:")
    for tag in head.tags:
        if tag.name in {*_OPENING, *_CLOSING, "64", "65"}:
            yield from _balance_problems(tag, head.currency)


def quoted(message: Message) -> str:
    """The beginning of a message as it stands, for a Problem."""
    lines = [f":{tag.name}:{text}" for tag in message.tags for text in tag.lines[:1]]
    return " ".join([*message.header, *lines])[:LONGEST_QUOTE]


def _balance(message: Message, names: tuple[str, ...]) -> Balance | None:
    tag = message.first(*names)
    return balance_of(tag) if tag else None


def _minor(balance: Balance | None, currency: str) -> int | None:
    if balance is None or balance.currency not in {"", currency}:
        return None
    return balance.minor(currency)


def _turnover(head: Head, name: str) -> int | None:
    tag = next((tag for tag in head.tags if tag.name == name), None)
    stated = sum_of(tag) if tag else None
    return amount_minor(stated[1], head.currency) if stated and stated[0] == head.currency else None


def _holder(head: Head) -> str:
    parts = [part for tag in head.tags if tag.name == "NS" for part in non_swift_parts(tag)]
    return next((text for kind, text in parts if kind == _HOLDER), "")


def _plain(tag: Tag, currency: str) -> str:
    """A balance as a plain decimal; empty where the field is none."""
    balance = balance_of(tag) if tag.name in {"64", "65"} else None
    amount = _minor(balance, currency)
    return "" if amount is None else plain(amount, currency)


def _balance_problems(tag: Tag, currency: str) -> Iterator[Problem]:
    balance = balance_of(tag)
    if balance is not None and balance.currency not in {"", currency}:
        yield _problem("currency_differs", tag, expected=currency)
    elif balance is None or balance.minor(currency) is None:
        yield _problem("balance_unreadable", tag, expected=currency)
    elif balance.day is None:
        yield _problem("date_unreadable", tag)


def _problem(code: str, tag: Tag, expected: str = "") -> Problem:
    found = f":{tag.name}:{tag.said}"[:LONGEST_QUOTE]
    return Problem(code, Severity.DOUBTFUL, place(line=tag.line), found, expected)
