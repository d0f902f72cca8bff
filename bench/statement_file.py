"""A bank statement of any length, as a bank prints it: one account, balances that follow."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

HEADER = (
    "Дата операции;Дата валютирования;Номер документа;Контрагент;БИН/ИИН контрагента;"
    "Счет контрагента;БИК банка контрагента;КНП;Дебет;Кредит;Остаток;Назначение платежа"
)
ACCOUNT = "KZ48002DEMO000005322"


def _printed(minor: int) -> str:
    whole, part = divmod(abs(minor), 100)
    sign = "-" if minor < 0 else ""
    return f"{sign}{whole:,}".replace(",", "\u00a0") + f",{part:02d}"


def write_statement(path: Path, rows: int, seed: int = 1) -> None:
    """Write a statement of so many rows and twelve columns, in UTF-8."""
    first = date(2015, 1, 1)
    last = first + timedelta(days=max(rows - 1, 0) // 300)
    head = (
        "Выписка по счёту",
        f"Счёт: {ACCOUNT}",
        "Валюта: KZT",
        f"Период: {first:%d.%m.%Y} - {last:%d.%m.%Y}",
        "Входящий остаток: 0,00",
        HEADER,
    )
    balance = 0
    with path.open("w", encoding="utf-8") as target:
        target.writelines(f"{line}\n" for line in head)
        for line, after in _lines(rows, first, random.Random(seed)):
            target.write(f"{line}\n")
            balance = after
        target.write(f"Исходящий остаток: {_printed(balance)}\n")


def _lines(rows: int, first: date, chance: random.Random) -> Iterator[tuple[str, int]]:
    """Each row as printed, and the balance after it."""
    balance = 0
    for number in range(rows):
        day = f"{first + timedelta(days=number // 300):%d.%m.%Y}"
        minor = chance.randrange(100, 500_000_000)
        out = number % 2 == 1 and minor <= balance
        balance += -minor if out else minor
        debit, credit = (_printed(minor), "") if out else ("", _printed(minor))
        party = number % 5000
        yield (
            (
                f"{day};{day};{number};ТОО «Компания {party}»;{party:012d};KZ{party:018d};ZZZZKZK0;"
                f"{number % 1000:03d};{debit};{credit};{_printed(balance)};"
                f"Оплата по договору №{number} за услуги"
            ),
            balance,
        )
