"""Small parties for the tests of the room: made-up people with valid numbers."""

from datetime import date, timedelta

from qaitaru.facts.designations import BirthDate
from qaitaru.facts.identifiers.kazakhstan import check_digit
from qaitaru.facts.moments import Period
from qaitaru.facts.parties import PartyKind
from qaitaru.resolution.records import NameWord, PartyNumber, PartyRecord


def read_name(name: str) -> tuple[NameWord, ...]:
    """Words as they stand; a father's name ends in ``uly``, an initial is one letter."""
    return tuple(map(_word, name.lower().split()))


def _word(text: str) -> NameWord:
    if text.endswith("uly"):
        return NameWord(text[:-3], text[:3], gender="male", is_patronymic=True)
    return NameWord(text, text[:3], is_initial=len(text) == 1)


def number(first_eleven: str) -> PartyNumber:
    """A valid number that begins so."""
    for last in range(10):
        eleven = f"{first_eleven[:10]}{(int(first_eleven[10]) + last) % 10}"
        digit = check_digit(eleven)
        if digit is not None:
            return PartyNumber("iin", f"{eleven}{digit}")
    raise AssertionError(first_eleven)


def born(year: int, month: int = 0, day: int = 0) -> BirthDate:
    """A birth on a day, or in a year."""
    if not month:
        return BirthDate(period=Period(date(year, 1, 1), date(year + 1, 1, 1)))
    start = date(year, month, day)
    return BirthDate(period=Period(start, start + timedelta(days=1)))


def person(record_no: int, name: str, *births: BirthDate, **said: object) -> PartyRecord:
    """A natural person as one source tells it."""
    return PartyRecord(
        record_no=record_no,
        kind=PartyKind.NATURAL,
        names=(name,),
        births=births,
        **said,  # type: ignore[arg-type]  # the fields of the record, as the case names them
    )


SERIK = number("80010130011")
MARAT = number("75050530022")
