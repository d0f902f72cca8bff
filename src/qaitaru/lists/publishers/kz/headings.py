"""The headings of a Russian text about a designated person, and what stands under each.

Source: lists of the Security Council in Russian (resolutions 1718 and 2231), as the Agency for
Financial Monitoring of Kazakhstan publishes them.
"""

import re
from typing import Final

_HEADINGS: Final = {
    "Вымышленные названия": "alias",
    "Вымышленные имена": "alias",
    "Другие названия": "alias",
    "На основании достоверных источников также известен как": "alias",
    "На основании менее достоверных источников также известен как": "weak_alias",
    "Р.И.К.": "former_name",
    "Обращение": "title",
    "Должность": "position",
    "Дата рождения": "birth_date",
    "Место рождения": "birth_place",
    "Гражданство": "nationality",
    "Паспорт №": "passport",
    "Национальный идентификационный номер": "national_number",
    "Адрес эл. почты": "email",
    "Адрес": "address",
    "Местонахождение": "location",
    "Дата внесения в перечень": "un_listed_on",
    "Номер ИМО": "imo",
    "Присвоенный ИМО номер компании": "imo_company",
    "Номера телефонов": "phone",
    "Тел.": "phone",
    "Номер факса": "fax",
    "Факс": "fax",
    "СВИФТ/БИК-код": "bic",
    "СВИФТ-код": "bic",
    "Пол": "gender",
    "Прочая информация": "note",
}
ALIASES: Final = ("alias", "weak_alias", "former_name")
NUMBERS: Final = {
    "passport": "passport",
    "national_number": "national_id",
    "imo": "imo",
    "imo_company": "registration",
    "bic": "bic",
}
SAID: Final = {term: heading for heading, term in reversed(_HEADINGS.items())}
"""The first heading of each term."""
_TERMS: Final = {heading.lower(): term for heading, term in _HEADINGS.items()}
_HEADING: Final = re.compile(
    rf"(?<!\w)({'|'.join(map(re.escape, sorted(_HEADINGS, key=len, reverse=True)))})\s*:",
    re.IGNORECASE,
)
_MARK: Final = re.compile(r"(?:^|[\s,;]+)[a-zа-я]\)\s*|;\s*", re.IGNORECASE)
_NOTHING: Final = ("", "д/о", "д/о.", "нет", "н/д", "-")


def sections(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What stands before the first heading, and (term, text) of each heading in order.

    A heading with nothing under it (``д/о``) is left out of the terms.
    """
    first, *rest = _HEADING.split(text)
    pairs = zip(rest[::2], rest[1::2], strict=True)
    told = tuple((_TERMS[heading.lower()], said.strip(" ,")) for heading, said in pairs)
    return first.strip(" ,"), tuple((term, said) for term, said in told if _says(said))


def items(text: str) -> list[str]:
    """The values of a list: lettered ``a)``, ``б)``, or parted by semicolons."""
    pieces = (piece.strip(" ,.") for piece in _MARK.split(text))
    return [piece for piece in pieces if _says(piece)]


def _says(text: str) -> bool:
    return text.strip(" .,").lower() not in _NOTHING
