"""Altyn Dala Bank: a Russian CSV with debit and credit columns, under a head and over totals."""

from typing import Final

from qaitaru.training.extracts import Extract, Row
from qaitaru.training.printing.letters import grouped, in_encoding

_HEADINGS: Final = (
    "Дата операции;Время;Номер документа;Дебет;Кредит;Остаток;Контрагент;ИИН/БИН контрагента;"
    "Счёт контрагента;БИК банка контрагента;КНП;Назначение платежа"
)


def printed(extract: Extract) -> bytes:
    """The file, lines ended as Windows does."""
    lines = [*_head(extract), _HEADINGS, *(_row(row) for row in extract.rows), *_foot(extract)]
    return in_encoding("\r\n".join((*lines, "")), extract.encoding)


def _head(extract: Extract) -> list[str]:
    account, bank = extract.account, extract.account.bank
    return [
        f"Банк;{bank.names.ru};БИК;{bank.bic}",
        "Выписка по счёту",
        f"Счёт;{account.number};Валюта;{account.currency}",
        f"Владелец;{account.party.names.ru};ИИН;{account.party.code}",
        f"Период;{extract.from_on:%d.%m.%Y};{extract.to_on:%d.%m.%Y}",
        f"Входящий остаток;{_amount(extract.opening_minor)}",
        "",
    ]


def _row(row: Row) -> str:
    debit = _amount(-row.amount_minor) if row.amount_minor < 0 else ""
    credit = _amount(row.amount_minor) if row.amount_minor > 0 else ""
    cells = (
        f"{row.at:%d.%m.%Y}",
        f"{row.at:%H:%M:%S}",
        row.reference,
        debit,
        credit,
        _amount(row.balance_minor),
        row.other.party.names.ru,
        row.other.party.code,
        row.other.number,
        row.other.bank.bic,
        row.code,
        row.purpose,
    )
    return ";".join(cells)


def _foot(extract: Extract) -> list[str]:
    turnover = f"{_amount(extract.debits_minor)};{_amount(extract.credits_minor)}"
    return [
        f"Итого обороты;;;{turnover};;;;;;;",
        f"Исходящий остаток;{_amount(extract.closing_minor)}",
    ]


def _amount(amount_minor: int) -> str:
    return grouped(amount_minor, "KZT")
