"""Tranzit Capital Bank: the client-bank exchange text that accounting programs read.

Source: the published exchange format 1CClientBankExchange, version 1.03.
"""

from typing import Final

from qaitaru.facts.money import plain
from qaitaru.training.cast import Account
from qaitaru.training.extracts import Extract, Row
from qaitaru.training.printing.letters import in_encoding

_ENCODING_WORDS: Final = {"cp1251": "Windows", "cp866": "DOS"}


def printed(extract: Extract) -> bytes:
    """The file: its head, the account's section, and one section a document."""
    documents = (line for row in extract.rows for line in _document(extract.account, row))
    lines = [*_head(extract), *_account(extract), *documents, "КонецФайла", ""]
    return in_encoding("\r\n".join(lines), extract.encoding)


def _head(extract: Extract) -> list[str]:
    bank = extract.account.bank
    return [
        "1CClientBankExchange",
        "ВерсияФормата=1.03",
        f"Кодировка={_ENCODING_WORDS[extract.encoding]}",
        f"Отправитель={bank.names.ru}",
        "Получатель=",
        "ДатаСоздания=12.01.2026",
        "ВремяСоздания=09:00:00",
        f"ДатаНачала={extract.from_on:%d.%m.%Y}",
        f"ДатаКонца={extract.to_on:%d.%m.%Y}",
        f"РасчСчет={extract.account.number}",
    ]


def _account(extract: Extract) -> list[str]:
    return [
        "СекцияРасчСчет",
        f"ДатаНачала={extract.from_on:%d.%m.%Y}",
        f"ДатаКонца={extract.to_on:%d.%m.%Y}",
        f"РасчСчет={extract.account.number}",
        f"ВалютаСчета={extract.account.currency}",
        f"НачальныйОстаток={_amount(extract.opening_minor)}",
        f"ВсегоПоступило={_amount(extract.credits_minor)}",
        f"ВсегоСписано={_amount(extract.debits_minor)}",
        f"КонечныйОстаток={_amount(extract.closing_minor)}",
        "КонецРасчСчет",
    ]


def _document(account: Account, row: Row) -> list[str]:
    debit = row.amount_minor < 0
    payer, payee = (account, row.other) if debit else (row.other, account)
    return [
        "СекцияДокумент=Платежное поручение",
        f"Номер={row.reference}",
        f"Дата={row.at:%d.%m.%Y}",
        f"Сумма={_amount(abs(row.amount_minor))}",
        *_side("Плательщик", payer),
        f"{'ДатаСписано' if debit else 'ДатаПоступило'}={row.at:%d.%m.%Y}",
        *_side("Получатель", payee),
        "ВидОплаты=01",
        f"КодНазначенияПлатежа={row.code}",
        f"НазначениеПлатежа={row.purpose}",
        "КонецДокумента",
    ]


def _side(word: str, account: Account) -> list[str]:
    bank = account.bank
    return [
        f"{word}Счет={account.number}",
        f"{word}={account.party.names.ru}",
        f"{word}ИНН={account.party.code}",
        f"{word}Банк1={bank.names.ru}",
        f"{word}БИК={bank.bic}",
    ]


def _amount(amount_minor: int) -> str:
    return plain(amount_minor, "KZT")
