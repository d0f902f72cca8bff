"""PDFs for tests: statements set by typst, and small ones written byte by byte."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typst

HEADINGS = (
    "№",
    "Дата",
    "Счёт корреспондента",
    "Корреспондент",
    "Назначение платежа",
    "Дебет",
    "Кредит",
    "Остаток",
)
ROWS = (
    (
        "1",
        "05.01.2025",
        "KZ11 1111",
        "ТОО «Ақжол-Сервис»",
        "Оплата по договору поставки № 15 от 03.01.2025 за строительные материалы",
        "1 250 000,00",
        "",
        "8 750 000,00",
    ),
    (
        "2",
        "06.01.2025",
        "KZ22 2222",
        "Қайратов Ә. Б.",
        "Қызметтер үшін төлем",
        "",
        "500 000,50",
        "9 250 000,50",
    ),
    ("3", "07.01.2025", "KZ33 3333", "АО «Нұр Банк»", "Комиссия", "150,00", "", "9 249 850,50"),
)
MAPPING = r"""
kind = "statement"
ignored = ["№"]
[columns]
booked_on = "Дата"
counterparty_account = "Счёт корреспондента"
counterparty_name = "Корреспондент"
purpose = "Назначение платежа"
debit = "Дебет"
credit = "Кредит"
balance = "Остаток"
[lines]
account = "счёту ({number})"
period = "с ({date}) по ({date})"
currency = 'валюта: (\w+)'
opening = "входящий остаток: ({amount})"
closing = "исходящий остаток: ({amount})"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a bank might set its table."""

    stroke: str = "0.5pt"
    across: str = "top"  # or horizon: texts stand in the middle of their cells
    inset: str = "5pt"
    repeats: bool = True  # the header on every page
    total: Sequence[str] = ()


def statement(rows: Sequence[Sequence[str]] = ROWS, layout: Layout = Layout()) -> bytes:
    """A statement as a bank prints it."""
    head = ", ".join(f"[*{text}*]" for text in HEADINGS)
    body = "".join(", ".join(f"[{cell}]" for cell in row) + ",\n" for row in rows)
    total = "".join(f"[{cell}], " for cell in layout.total)
    return _set(f"""
#set page(width: 297mm, height: 210mm, margin: 15mm, footer: context [
  Страница #counter(page).display() из #counter(page).final().first()])
#set text(size: 8pt, lang: "ru")
*АО «Пример Банк»*

Выписка по счёту KZ86125KZT5004100100 с 01.01.2025 по 31.01.2025

Клиент: ТОО «Проба» #h(3cm) Валюта: KZT

Входящий остаток: 10 000 000,00
#table(
  columns: (8mm, 20mm, 27mm, 36mm, 1fr, 27mm, 27mm, 28mm),
  stroke: {layout.stroke}, inset: {layout.inset},
  align: (column, row) => (if column > 4 {{right}} else {{left}}) + {layout.across},
  {f"table.header({head})" if layout.repeats else head},
  {body}{total}
)
Исходящий остаток: 9 249 850,50
""")


def picture(text: str = "") -> bytes:
    """A page that is one picture, as a scanner makes it; with text upon it if any is given."""
    return _set(f"""
#set page(margin: 0pt)
#place(image(bytes((0, 255, 255, 0)), width: 100%, height: 100%,
  format: (encoding: "luma8", width: 2, height: 2)))
{text}
""")


def blank() -> bytes:
    """A page with nothing on it."""
    return _set("#set page(margin: 0pt)\n#hide[x]\n#pagebreak()\nx")


def _set(source: str) -> bytes:
    pdf: bytes = typst.compile(source.encode(), ignore_system_fonts=True)
    return pdf


def written(*objects: str, trailer: str = "", content: str = "") -> bytes:
    """A PDF of one page, byte by byte: objects 5 and on, and what the catalogue says of them."""
    stream = f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"
    catalogue, resources, *more = objects or ("", "")
    drawn = f"/Resources << {resources} >>"
    bodies = [
        f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R {drawn} >>",
        stream,
        *more,
    ]
    pdf = "%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(pdf))
        pdf += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(pdf)
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    pdf += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}"
    pdf += (
        f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF"
    )
    return pdf.encode("latin-1")


def saved(folder: Path, pdf: bytes, name: str = "statement.pdf") -> Path:
    """The file, for a reader that wants a path."""
    path = folder / name
    path.write_bytes(pdf)
    return path
