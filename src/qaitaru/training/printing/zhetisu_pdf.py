"""Zhetisu Nesie Bank: a printed statement over many pages, in Kazakh and Russian, with text."""

import json
from typing import Final

import typst

from qaitaru.training.extracts import Extract, Row
from qaitaru.training.printing.letters import grouped

_HEADINGS: Final = (
    "Күні\nДата",
    "Құжат №\nДокумент",
    "Дебет",
    "Кредит",
    "Қалдық\nОстаток",
    "Қарсы тарап\nКонтрагент",
    "Шоты\nСчёт",
    "ТМК\nКНП",
    "Төлем мақсаты\nНазначение платежа",
)
_PAGE: Final = """
#let told = json(bytes(sys.inputs.told))
#set document(title: told.title, date: none)
#set page(
  paper: "a4", flipped: true, margin: (x: 12mm, y: 14mm),
  footer: context [
    #set text(size: 7pt)
    #told.bank #h(1fr) #counter(page).display("1 / 1", both: true)
  ],
)
#set text(font: "Libertinus Serif", size: 8pt, lang: "kk")
#text(size: 12pt, weight: "bold", told.title)
#v(2mm)
#for line in told.head [#line \\ ]
#v(2mm)
#set par(leading: 0.45em)
#table(
  columns: (17mm, 21mm, 25mm, 25mm, 26mm, 45mm, 40mm, 10mm, 1fr),
  align: (left, left, right, right, right, left, left, left, left),
  inset: (x: 1.5mm, y: 1.2mm), stroke: 0.3pt,
  table.header(..told.headings.map(it => strong(it))),
  ..told.rows.flatten().map(it => [#it]),
)
#v(2mm)
#for line in told.foot [#line \\ ]
"""


def printed(extract: Extract) -> bytes:
    """The document; no date of its own and no system font, so that its bytes repeat."""
    told = json.dumps(_told(extract), ensure_ascii=False)
    written: bytes = typst.compile(
        _PAGE.encode(), format="pdf", sys_inputs={"told": told}, ignore_system_fonts=True
    )
    return written


def _told(extract: Extract) -> dict[str, object]:
    account, bank = extract.account, extract.account.bank
    return {
        "title": "Шот бойынша үзінді көшірме / Выписка по счёту",
        "bank": f"{bank.names.kk} · {bank.names.ru}",
        "head": [
            f"Банк: {bank.names.kk}, БСК/БИК: {bank.bic}",
            f"Шот/Счёт: {account.number}, валюта: {account.currency}",
            f"Шот иесі/Владелец: {account.party.names.kk}, ЖСН/ИИН: {account.party.code}",
            f"Кезең/Период: {extract.from_on:%d.%m.%Y} - {extract.to_on:%d.%m.%Y}",
            f"Кіріс қалдық/Входящий остаток: {_amount(extract.opening_minor)}",
        ],
        "headings": _HEADINGS,
        "rows": [_row(row) for row in extract.rows],
        "foot": [
            f"Дебет айналымы/Оборот по дебету: {_amount(extract.debits_minor)}",
            f"Кредит айналымы/Оборот по кредиту: {_amount(extract.credits_minor)}",
            f"Шығыс қалдық/Исходящий остаток: {_amount(extract.closing_minor)}",
        ],
    }


def _row(row: Row) -> list[str]:
    return [
        f"{row.at:%d.%m.%Y}",
        row.reference,
        _amount(-row.amount_minor) if row.amount_minor < 0 else "",
        _amount(row.amount_minor) if row.amount_minor > 0 else "",
        _amount(row.balance_minor),
        row.other.party.names.kk,
        row.other.number,
        row.code,
        row.purpose,
    ]


def _amount(amount_minor: int) -> str:
    return grouped(amount_minor, "KZT")
