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
from qaitaru.ingest.readers.onec_sections import Exchange, Section
from qaitaru.ingest.values import currency_of, date_of, minor_of

ACCOUNT: Final = "РасчСчет"
DATES: Final = ("%d.%m.%Y", "%d.%m.%Y %H:%M:%S", "%Y-%m-%d")
SIDES: Final = ("Плательщик", "Получатель")
ACCOUNT_KEYS: Final = ("ИИК", "Счет", "РасчСчет", "ИК")
NAME_KEYS: Final = ("Наименование", "1", "")
CODE_KEYS: Final = ("БИН_ИИН", "БИНИИН", "БИН", "ИИН", "ИНН", "РНН")
BANK_KEYS: Final = ("БанкБИК", "БИК")
BANK_NAME_KEYS: Final = ("БанкНаименование", "Банк1")
_CURRENCY: Final = ("Валюта", "ВалютаСчета", "КодВалюты")
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


def own_accounts(exchange: Exchange, mark: str) -> Iterator[Own | Problem]:
    """The statements of a file, numbered in its order; accounts with no section come last."""
    sections = [(section.peek(ACCOUNT), section) for section in exchange.accounts]
    stated = {account_key(text) for text, _ in sections}
    named = [one for one in exchange.header.fields if one.key.casefold() == ACCOUNT.casefold()]
    for one in named:
        one.taken = True
    bare = {account_key(one.text): one.text for one in named if account_key(one.text)}
    accounts = [*sections, *((text, None) for key, text in bare.items() if key not in stated)]
    documents = _by_account(exchange.documents)
    number = 0
    for text, section in accounts:
        of_account = documents.get(account_key(text), [])
        own = _own(text, section or exchange.header, of_account, mark=mark, number=number + 1)
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


def _by_account(documents: Sequence[Section]) -> dict[str, list[Section]]:
    """The documents by every account they name."""
    found: dict[str, list[Section]] = {}
    for document in documents:
        for account in {one for side in SIDES for one in side_accounts(document, side)}:
            found.setdefault(account, []).append(document)
    return found


def _own(
    text: str, section: Section, documents: Sequence[Section], *, mark: str, number: int
) -> Own | Problem:
    account = account_key(text)
    if not account:
        return Problem("message_without_account", Severity.SKIPPED, section.place, text)
    stated = _stated_currency(section, documents) or _by_number(account)
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
        holder_name=_of_owner(account, documents, NAME_KEYS),
        holder_code=_of_owner(account, documents, CODE_KEYS),
        bank_name=_of_owner(account, documents, BANK_NAME_KEYS),
        bank_code=_of_owner(account, documents, BANK_KEYS),
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


def _stated_currency(section: Section, documents: Sequence[Section]) -> str:
    """The currency a section states, else the one that all its documents agree on."""
    stated = section.take(*_CURRENCY)
    if stated:
        return currency_of(stated) or stated
    found = {currency_of(text) or text for one in documents if (text := one.peek(*_CURRENCY))}
    return found.pop() if len(found) == 1 else ""


def _by_number(account: str) -> str:
    """The currency that a Russian account number holds."""
    found = _RUSSIAN.fullmatch(account)
    return (currency_of(found[1]) or "") if found else ""


def _of_owner(account: str, documents: Sequence[Section], keys: tuple[str, ...]) -> str:
    """What the first document that says it says of the account's own side."""
    for document in documents:
        for side in SIDES:
            if account in {*side_accounts(document, side)}:
                text = document.peek(*(f"{side}{key}" for key in keys))
                if text:
                    return text
    return ""
