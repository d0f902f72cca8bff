"""Kokzhiek Bank's savings accounts: an OpenDocument sheet, with one heading row.

Written part by part, for the library at hand remembers what it wrote before, and its bytes differ.
Source: OpenDocument 1.2, part 1 (office, table, text) and part 3 (packages).
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Final
from zipfile import ZipFile

from lxml import etree

from qaitaru.facts.money import plain
from qaitaru.training.extracts import Extract, Row
from qaitaru.training.printing.archive import timeless

_HEADINGS: Final = (
    "Күні",
    "Құжат нөмірі",
    "Дебет",
    "Кредит",
    "Қалдық",
    "Қарсы тарап атауы",
    "Қарсы тарап шоты",
    "Төлем мақсаты",
)
_OFFICE: Final = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE: Final = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT: Final = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_MANIFEST: Final = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_PREFIXES: Final = {"office": _OFFICE, "table": _TABLE, "text": _TEXT}
_KIND: Final = "application/vnd.oasis.opendocument.spreadsheet"
Cells = tuple[str | Decimal | date, ...]


def printed(extract: Extract) -> bytes:
    """The document, one sheet."""
    written = BytesIO()
    with ZipFile(written, "w") as package:
        package.writestr("mimetype", _KIND)
        package.writestr("content.xml", _content(extract))
        package.writestr("META-INF/manifest.xml", _manifest())
    return timeless(written.getvalue())


def _content(extract: Extract) -> bytes:
    root = etree.Element(f"{{{_OFFICE}}}document-content", nsmap=_PREFIXES)
    root.set(f"{{{_OFFICE}}}version", "1.2")
    body = etree.SubElement(root, f"{{{_OFFICE}}}body")
    sheet = _add(etree.SubElement(body, f"{{{_OFFICE}}}spreadsheet"), "table")
    sheet.set(f"{{{_TABLE}}}name", "Жинақ шоты")
    for cells in _rows(extract):
        line = _add(sheet, "table-row")
        for value in cells:
            _cell(_add(line, "table-cell"), value)
    return _xml(root)


def _manifest() -> bytes:
    root = etree.Element(f"{{{_MANIFEST}}}manifest", nsmap={"manifest": _MANIFEST})
    root.set(f"{{{_MANIFEST}}}version", "1.2")
    for path, kind in (("/", _KIND), ("content.xml", "text/xml")):
        entry = etree.SubElement(root, f"{{{_MANIFEST}}}file-entry")
        entry.set(f"{{{_MANIFEST}}}full-path", path)
        entry.set(f"{{{_MANIFEST}}}media-type", kind)
    return _xml(root)


def _rows(extract: Extract) -> Iterator[Cells]:
    account, bank = extract.account, extract.account.bank
    yield (f"{bank.names.kk}, БСК {bank.bic}",)
    yield ("Шот", account.number, "Валюта", account.currency)
    yield ("Шот иесі", account.party.names.kk, "ЖСН", account.party.code)
    yield ("Кезең", f"{extract.from_on:%d.%m.%Y} - {extract.to_on:%d.%m.%Y}")
    yield ("Кіріс қалдық", _amount(extract.opening_minor))
    yield _HEADINGS
    yield from (_row(row) for row in extract.rows)
    yield ("Айналым жиыны", "", _amount(extract.debits_minor), _amount(extract.credits_minor))
    yield ("Шығыс қалдық", _amount(extract.closing_minor))


def _row(row: Row) -> Cells:
    return (
        row.at.date(),
        row.reference,
        _amount(-row.amount_minor) if row.amount_minor < 0 else "",
        _amount(row.amount_minor) if row.amount_minor > 0 else "",
        _amount(row.balance_minor),
        row.other.party.names.kk,
        row.other.number,
        row.purpose,
    )


def _cell(cell: etree._Element, value: str | Decimal | date) -> None:
    text = value.strftime("%d.%m.%Y") if isinstance(value, date) else str(value)
    if isinstance(value, Decimal):
        _typed(cell, "float", value=text)
    elif isinstance(value, date):
        _typed(cell, "date", **{"date-value": value.isoformat()})
    elif value:
        _typed(cell, "string")
    if text:
        etree.SubElement(cell, f"{{{_TEXT}}}p").text = text


def _typed(cell: etree._Element, kind: str, **values: str) -> None:
    for name, text in {"value-type": kind, **values}.items():
        cell.set(f"{{{_OFFICE}}}{name}", text)


def _add(parent: etree._Element, name: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{_TABLE}}}{name}")


def _xml(root: etree._Element) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written


def _amount(amount_minor: int) -> Decimal:
    return Decimal(plain(amount_minor, "KZT"))
