"""1CClientBankExchange: the text that banks of the region hand to bookkeeping programs."""

import re
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Final

from qaitaru.facts.bookings import Booking
from qaitaru.facts.claims import Claim
from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.closing import closing_problems
from qaitaru.ingest.readers.onec.accounts import Own, account_problems, own_accounts
from qaitaru.ingest.readers.onec.documents import booked
from qaitaru.ingest.readers.onec.sections import SIGNATURE, Exchange, exchange_of
from qaitaru.ingest.reading import Choices, Fact, Reader, ReadWith, Source
from qaitaru.ingest.text.stated_encoding import decode_stated

_BOMS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_STATED: Final = (  # the header field Кодировка; the three of Windows differ in Kazakh letters
    (b"=DOS", ("cp866",)),
    (b"=Windows", ("cp1251", "kz1048", "ptcp154")),
)
_HEADER_BYTES: Final = 1024
_SUM_KEYS: Final = re.compile(
    r"(?im)^\s*(?:сумма\w*|всего\w+|\w+остаток)\s*=\s*[-\d\s]*([.,])\d{1,2}\s*$"
)


def recognises(_source: Source, head: bytes) -> bool:
    """By the mark every such file begins with."""
    for bom in _BOMS:
        head = head.removeprefix(bom)
    return head.replace(b"\0", b"").lstrip().startswith(SIGNATURE.encode())


def read(source: Source, choices: Choices, _work: Path) -> Iterator[Fact]:
    """The statements of a file, its bookings and what is wrong with them."""
    raw = source.path.read_bytes()
    stated = next((names for word, names in _STATED if word in raw[:_HEADER_BYTES]), ())
    decoded = decode_stated(raw, choices.encoding, stated)
    if isinstance(decoded, Problem):
        yield decoded
        return
    exchange = exchange_of(decoded.text)
    mark = decimal_mark(decoded.text)
    accounts = list(own_accounts(exchange, mark))
    if not accounts:
        yield Problem("no_statement_in_file", Severity.REFUSED, WHOLE_FILE, source.name)
        return
    yield ReadWith(encoding=decoded.encoding)
    yield from exchange.problems
    for section in (exchange.header, *exchange.accounts):
        yield from section.strays()
    yield from _facts(exchange, accounts, mark)


def decimal_mark(text: str) -> str:
    """The mark before the last one or two digits of the file's sums: a comma only where all agree.

    The standard writes a point.
    """
    return "," if set(_SUM_KEYS.findall(text)) == {","} else "."


def _facts(exchange: Exchange, accounts: Sequence[Own | Problem], mark: str) -> Iterator[Fact]:
    owned: dict[str, list[Own]] = {}
    for own in accounts:
        if isinstance(own, Problem):
            yield own
            continue
        owned.setdefault(own.statement.account, []).append(own)
        yield own.statement
        yield from account_problems(own, mark)
    owns = [own for of_account in owned.values() for own in of_account]
    currencies = {own.statement.statement_no: own.statement.currency for own in owns}
    amounts: dict[int, list[int]] = {}
    numbers = count(1)
    for document in exchange.documents:
        for fact in booked(document, owned, mark, numbers):
            if isinstance(fact, Booking) and fact.currency == currencies[fact.statement_no]:
                amounts.setdefault(fact.statement_no, []).append(fact.amount_minor)
            yield fact
        document.forget()
    for own in owns:
        yield from closing_problems(own.statement, amounts.get(own.statement.statement_no, []))
    yield from _claims(exchange, owns)


def _claims(exchange: Exchange, owns: Sequence[Own]) -> Iterator[Claim]:
    """What the header and the account sections say beside what is used."""
    header = [("report:1", exchange.header)]
    sections = [(f"statement:{own.statement.statement_no}", own.section) for own in owns]
    for subject, section in (
        *header,
        *(pair for pair in sections if pair[1] is not exchange.header),
    ):
        for one in section.rest():
            yield Claim(subject=subject, field=one.key, value=one.text, place=one.place)


READER = Reader("1c", 1, recognises, read)
