"""A small investigation: two accounts, a missing month, an altered row, a table nobody knows."""

ALPHA = "KZ75125KZT1001300335"
BETA = "KZ86125KZT5004100100"
HOLDERS = {ALPHA: "ТОО «Альфа»", BETA: "ТОО «Бета»"}
HEAD = "Дата;Контрагент;Счет контрагента;Дебет;Кредит;Остаток;Назначение платежа\n"


def statement(account: str, month: int, *, opening: str, rows: str, closing: str) -> str:
    """One month of one account as its bank prints it; rows are as they stand below HEAD."""
    return (
        f"Счет: {account}\nКлиент: {HOLDERS[account]}\nВалюта: KZT\n"
        f"Период: 01.0{month}.2026 - 28.0{month}.2026\nВходящий остаток: {opening}\n"
        f"{HEAD}{rows}Исходящий остаток: {closing}\n"
    )


EVIDENCE: dict[str, str | bytes] = {
    "alpha-01__csv": statement(
        ALPHA,
        1,
        opening="1 000,00",
        rows=f"05.01.2026;ТОО «Бета»;{BETA};400,00;;600,00;Оплата по договору 7\n"
        "09.01.2026;<b>ИП Гамма</b>;KZ00000000000000GAMA;;50,00;650,00;=HYPERLINK(1)\n",
        closing="650,00",
    ),
    "alpha-03__csv": statement(
        ALPHA,
        3,
        opening="650,00",
        rows=f"05.03.2026;ТОО «Бета»;{BETA};100,00;;550,00;Оплата по договору 8\n"
        f"06.03.2026;ТОО «Бета»;{BETA};10,00;;999,00;Оплата по договору 9\n",
        closing="540,00",
    ),
    "beta-01__csv": statement(
        BETA,
        1,
        opening="0,00",
        rows=f"05.01.2026;ТОО «Альфа»;{ALPHA};;400,00;400,00;Оплата по договору 7\n",
        closing="400,00",
    ),
    "unknown__csv": (
        "Когда;Чего;Сколько;Кому отправлено;Осталось\n"
        "03.02.2026;Оплата;-1 500,00;ТОО Альфа;10 000,00\n"
        "05.02.2026;Возврат;500,00;ТОО Бета;10 500,00\n"
    ),
    "photo__jpg": b"\xff\xd8\xff\xe0 no table",
}
