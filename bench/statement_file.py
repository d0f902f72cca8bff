"""A bank statement of any length, as a bank prints it: one account, balances that follow."""

import random
from datetime import date, timedelta
from pathlib import Path

HEADER = (
    "Дата операции;Дата валютирования;Номер документа;Контрагент;БИН/ИИН контрагента;"
    "Счет контрагента;БИК банка контрагента;КНП;Дебет;Кредит;Остаток;Назначение платежа"
)
ACCOUNT = "KZ86ZZZ0000000000001"


def _printed(minor: int) -> str:
    whole, part = divmod(abs(minor), 100)
    sign = "-" if minor < 0 else ""
    return f"{sign}{whole:,}".replace(",", "\u00a0") + f",{part:02d}"


def write_statement(path: Path, rows: int, seed: int = 1) -> None:
    """Write a statement of so many rows and twelve columns, in UTF-8."""
    chance = random.Random(seed)
    balance, first = 0, date(2015, 1, 1)
    lines = []
    for number in range(rows):
        day = f"{first + timedelta(days=number // 300):%d.%m.%Y}"
        minor = chance.randrange(100, 500_000_000)
        out = number % 2 == 1 and minor <= balance
        balance += -minor if out else minor
        debit, credit = (_printed(minor), "") if out else ("", _printed(minor))
        party = number % 5000
        lines.append(
            f"{day};{day};{number};ТОО «Компания {party}»;{party:012d};KZ{party:018d};ZZZZKZK0;"
            f"{number % 1000:03d};{debit};{credit};{_printed(balance)};"
            f"Оплата по договору №{number} за услуги"
        )
    last = f"{first + timedelta(days=max(rows - 1, 0) // 300):%d.%m.%Y}"
    head = [
        f"Выписка по счету {ACCOUNT}",
        "Валюта: KZT",
        f"Период: {first:%d.%m.%Y} - {last}",
        "Входящий остаток: 0,00",
        HEADER,
    ]
    foot = [f"Исходящий остаток: {_printed(balance)}"]
    path.write_text("\n".join([*head, *lines, *foot]) + "\n", encoding="utf-8")
