"""Turan Online Bank: a Kazakh CSV with signed amounts and the balance after each."""

from typing import Final

from qaitaru.training.extracts import Extract, Row
from qaitaru.training.printing.letters import in_encoding, with_comma

_HEADINGS: Final = (
    "Күні;Уақыты;Құжат №;Сомасы;Қалдық;Қарсы тарап;ЖСН/БСН;Қарсы тараптың шоты;Банк БСК;ТМК;"
    "Төлем мақсаты"
)
_LAST_HEAD_LINE: Final = 6


def printed(extract: Extract) -> bytes:
    """The file."""
    lines = [*_head(extract), _HEADINGS, *(_row(row) for row in extract.rows), *_foot(extract)]
    return in_encoding("\r\n".join((*lines, "")), extract.encoding)


def place_of(index: int) -> int:
    """The line a row stands on, from 1."""
    return _LAST_HEAD_LINE + 1 + index + 1


def _head(extract: Extract) -> list[str]:
    account, bank = extract.account, extract.account.bank
    return [
        f"Банк;{bank.names.kk};БСК;{bank.bic}",
        f"Шот;{account.number};Валюта;{account.currency}",
        f"Шот иесі;{account.party.names.kk};ЖСН;{account.party.code}",
        f"Кезең;{extract.from_on:%d.%m.%Y};{extract.to_on:%d.%m.%Y}",
        f"Кіріс қалдық;{with_comma(extract.opening_minor, account.currency)}",
        "",
    ]


def _row(row: Row) -> str:
    cells = (
        f"{row.at:%d.%m.%Y}",
        f"{row.at:%H:%M}",
        row.reference,
        with_comma(row.amount_minor, "KZT"),
        with_comma(row.balance_minor, "KZT"),
        row.other.party.names.kk,
        row.other.party.code,
        row.other.number,
        row.other.bank.bic,
        row.code,
        row.purpose,
    )
    return ";".join(cells)


def _foot(extract: Extract) -> list[str]:
    return [f"Шығыс қалдық;{with_comma(extract.closing_minor, extract.account.currency)}"]
