"""The member accounts of a 1C file: one statement for each account section, or named account."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from qaitaru.facts.accounts import account_key
from qaitaru.facts.bookings import Statement
from qaitaru.facts.currencies import CURRENCIES
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.onec.sections import Exchange, Section
from qaitaru.ingest.text.values import currency_of, date_of, minor_of

ACCOUNT: Final = "РасчСчет"
DATES: Final = ("%d.%m.%Y", "%d.%m.%Y %H:%M:%S", "%Y-%m-%d")
SIDES: Final = ("Плательщик", "Получатель")
ACCOUNT_KEYS: Final = ("ИИК", "Счет", "РасчСчет", "ИК")
NAME_KEYS: Final = ("Наименование", "1", "")
CODE_KEYS: Final = ("БИН_ИИН", "БИНИИН", "БИН", "ИИН", "ИНН", "РНН")
BANK_KEYS: Final = ("БанкБИК", "БИК")
BANK_NAME_KEYS: Final = ("БанкНаименование", "Банк1")
CURRENCY_KEYS: Final = ("Валюта", "ВалютаСчета", "КодВалюты")
_BALANCES: Final = ("НачальныйОстаток", "КонечныйОстаток")
_TURNOVER: Final = ("ВсегоПоступило", "ВсегоСписано")
_RUSSIAN: Final = re.compile(r"[0-9]{5}([0-9]{3})[0-9]{12}")  # digits 6 to 8 are the currency
_KAZAKH: Final = re.compile(r"KZ[0-9]{2}[0-9A-Z]{16}")


@dataclass(frozen=True, slots=True)
class Own:
    """An account of the file's owner with the section that states it."""

    statement: Statement
    section: Section  # the header, for an account that is only named there
    assumed: bool  # the currency is stated nowhere and follows from the country of the account


class Mention:
    """What a file's documents say of one of its own accounts: the first word on each matter."""

    def __init__(self) -> None:
        self.said = dict.fromkeys((NAME_KEYS, CODE_KEYS, BANK_KEYS, BANK_NAME_KEYS), "")
        self.currencies: set[str] = set()

    def take(self, document: Section, side: str) -> None:
        """Add what a document says of the account on one side."""
        for keys, text in self.said.items():
            if not text:
                self.said[keys] = document.peek(*(f"{side}{key}" for key in keys))
        currency = document.peek(*CURRENCY_KEYS)
        if currency:
            self.currencies.add(currency_of(currency) or currency)


def own_accounts(exchange: Exchange, mark: str) -> Iterator[Own | Problem]:
    """The statements of a file, numbered in its order; accounts with no section come last."""
    sections = [(section.peek(ACCOUNT), section) for section in exchange.accounts]
    stated = {account_key(text) for text, _ in sections}
    named = [one for one in exchange.header.fields if one.key.casefold() == ACCOUNT.casefold()]
    for one in named:
        one.taken = True
    bare = {account_key(one.text): one.text for one in named if account_key(one.text)}
    accounts = [*sections, *((text, None) for key, text in bare.items() if key not in stated)]
    mentions = _mentions(exchange.documents, {account_key(text) for text, _ in accounts})
    number = 0
    for text, section in accounts:
        mention = mentions.get(account_key(text), Mention())
        own = _own(text, section or exchange.header, mention, mark=mark, number=number + 1)
        number += isinstance(own, Own)
        yield own


def account_problems(own: Own, mark: str) -> Iterator[Problem]:
    """An assumed currency, and figures of the section that cannot be read."""
    if own.assumed:
        where, currency = own.statement.place, own.statement.currency
        found = own.statement.account_text
        yield Problem("currency_assumed", Severity.DOUBTFUL, where, found, currency)
    for key in (*_BALANCES, *_TURNOVER):
        figure = own.section.find(key)
        if figure and minor_of(figure.text, mark, own.statement.currency) is None:
            yield Problem("balance_unreadable", Severity.DOUBTFUL, figure.place, figure.text)


def day(text: str) -> date | None:
    """A date as the format writes it."""
    return date_of(text, DATES)


def _mentions(documents: Sequence[Section], accounts: set[str]) -> dict[str, Mention]:
    """What the documents say of the own accounts."""
    found = {account: Mention() for account in accounts}
    for document in documents:
        for side in SIDES:
            for account in accounts.intersection(side_accounts(document, side)):
                found[account].take(document, side)
        document.forget()
    return found


def _own(text: str, section: Section, mention: Mention, *, mark: str, number: int) -> Own | Problem:
    account = account_key(text)
    if not account:
        return Problem("message_without_account", Severity.SKIPPED, section.place, text)
    stated = _stated_currency(section, mention) or _by_number(account)
    currency = stated or ("KZT" if _KAZAKH.fullmatch(account) else "")
    if currency not in CURRENCIES:
        return Problem("message_without_currency", Severity.SKIPPED, section.place, text)
    figures = {key: _figure(section, key, mark, currency) for key in (*_BALANCES, *_TURNOVER)}
    section.take(ACCOUNT)
    statement = Statement(
        statement_no=number,
        account=account,
        account_text=text,
        currency=currency,
        holder_name=mention.said[NAME_KEYS],
        holder_code=mention.said[CODE_KEYS],
        bank_name=mention.said[BANK_NAME_KEYS],
        bank_code=mention.said[BANK_KEYS],
        from_on=day(section.take("ДатаНачала")),
        to_on=day(section.take("ДатаКонца")),
        opening_minor=figures[_BALANCES[0]],
        closing_minor=figures[_BALANCES[1]],
        credits_minor=figures[_TURNOVER[0]],
        debits_minor=figures[_TURNOVER[1]],
        place=section.place,
    )
    return Own(statement, section, assumed=not stated)


def _figure(section: Section, key: str, mark: str, currency: str) -> int | None:
    text = section.take(key)
    return minor_of(text, mark, currency) if text else None


def side_accounts(document: Section, side: str) -> Iterator[str]:
    """The keys of the accounts a document names for one side."""
    for key in ACCOUNT_KEYS:
        account = account_key(document.peek(f"{side}{key}"))
        if account:
            yield account


def _stated_currency(section: Section, mention: Mention) -> str:
    """The currency a section states, else the one that all its documents agree on."""
    stated = section.take(*CURRENCY_KEYS)
    if stated:
        return currency_of(stated) or stated
    return next(iter(mention.currencies)) if len(mention.currencies) == 1 else ""


def _by_number(account: str) -> str:
    """The currency that a Russian account number holds."""
    found = _RUSSIAN.fullmatch(account)
    return (currency_of(found[1]) or "") if found else ""
