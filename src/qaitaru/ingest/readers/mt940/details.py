"""Field 86, information to the account owner, in the spellings banks give it a structure in.

What a spelling has no place for stays in the purpose or is handed on under its own name.
Source: DFÜ-Abkommen, Anlage 3, 8.2 (``?20``, with any sign); SWIFT MT 940 code words
(``/NAME/``), with those of the interbank messages of Kazakhstan (``/IDN/``, ``/KNP/``,
``/ASSIGN/``); the numbered lines of German non-SWIFT files (``:NS:``).
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from qaitaru.ingest.readers.mt940.tags import Tag, joined

_NUMBERED: Final = re.compile(r"(?P<code>[0-9]{3})(?P<sign>[^\w\s])(?=[0-9]{2})")
_END_TO_END: Final = re.compile(r"(?:^|\s)EREF[+:]\s*(\S.*?)(?=\s[A-Z]{4}[+:]|$)")
_FULL_PART: Final = range(27, 28)  # characters of a numbered part that was cut inside a word
_PURPOSE: Final = frozenset(map(str, (*range(20, 30), *range(60, 66))))
_PLACED: Final = _PURPOSE | {"00", "30", "31", "32", "33"}
_NAMES: Final = {"10": "journal_number", "34": "text_key"}

_CODED: Final = re.compile(
    "/(ACCW|ADDR|ASSIGN|BENM|BIC|CHGS|CNTP|CSID|DATE|EREF|EXCH|IBAN|ID|IDN|IREF|IRS|ISDT|KNP|KREF"
    "|MARF|NAME|NUM|OCMT|ORDP|PREF|PURP|REMI|RTRN|SECO|SVCL|TRTP|UCRD|UDTR)/"
)
_PLACES: Final = {
    "NAME": "name",
    "IBAN": "account",
    "ACCW": "account",
    "BIC": "bank",
    "EREF": "reference",
    "IDN": "number",
    "KNP": "code",
}
_FREE: Final = frozenset({"REMI", "ASSIGN"})
_COUNTERPARTY: Final = ("IBAN", "BIC", "NAME", "ADDR")  # how /CNTP/ is cut

_NON_SWIFT: Final = re.compile(r"([0-9]{2}|)(.*)")


@dataclass(frozen=True, slots=True)
class Details:
    """What field 86 says, by its place in a booking; the rest under the bank's own names."""

    name: str = ""
    account: str = ""
    bank: str = ""
    purpose: str = ""
    code: str = ""
    reference: str = ""
    number: str = ""  # IIN, BIN or another state's number of the counterparty
    others: tuple[tuple[str, str], ...] = ()


def details_of(tags: tuple[Tag, ...]) -> Details:
    """The details of one booking from the fields 86 and NS under its statement line."""
    found = _of_86([tag for tag in tags if tag.name == "86"])
    for tag in tags:
        if tag.name == "NS":
            found = _with_non_swift(found, non_swift_parts(tag))
    return found


def non_swift_parts(tag: Tag) -> list[tuple[str, str]]:
    """The numbered lines of an NS field that say something; a line with no number has none."""
    found = [match for line in tag.lines if (match := _NON_SWIFT.fullmatch(line.strip()))]
    return [(match[1], match[2].strip()) for match in found if match[2].strip()]


def _of_86(tags: list[Tag]) -> Details:
    whole = "".join(tag.whole for tag in tags)
    numbered = _NUMBERED.match(whole)
    if numbered:
        return _numbered(whole[numbered.end() - 1 :], numbered["code"], numbered["sign"])
    said = " ".join(tag.said for tag in tags if tag.said)
    return _coded(said) if _CODED.match(said) else Details(purpose=said)


def _numbered(text: str, code: str, sign: str) -> Details:
    """``?00`` words, ``?20``-``?29`` and ``?60``-``?65`` purpose, ``?30``-``?33`` counterparty."""
    pieces = re.split(rf"{re.escape(sign)}([0-9]{{2}})", text)
    parts = list(zip(pieces[1::2], pieces[2::2], strict=True))
    purpose = _joined(parts, _PURPOSE)
    reference = _END_TO_END.search(purpose)
    others = [(_NAMES.get(number, f"86:{number}"), part) for number, part in parts]
    unplaced = zip(parts, others, strict=True)
    return Details(
        name=_joined(parts, {"32", "33"}),
        account=_joined(parts, {"31"}),
        bank=_joined(parts, {"30"}),
        purpose=_spaced(_joined(parts, {"00"}), purpose),
        code=code,
        reference=reference[1].strip() if reference else "",
        others=tuple(other for (number, part), other in unplaced if part and number not in _PLACED),
    )


def _joined(parts: list[tuple[str, str]], numbers: frozenset[str] | set[str]) -> str:
    return joined([part for number, part in parts if number in numbers], _FULL_PART)


def _coded(text: str) -> Details:
    """``/NAME/..`` and its like go to their places; other code words stay in the purpose."""
    pieces = _CODED.split(text)
    placed: dict[str, str] = {}
    purpose = []
    for word, value in _words(list(zip(pieces[1::2], pieces[2::2], strict=True))):
        place = _PLACES.get(word)
        if place and place not in placed:
            placed[place] = value
        else:
            purpose.append(value if word in _FREE else f"{word} {value}")
    account, _, bank = placed.pop("account", "").partition(",")
    return Details(
        name=placed.get("name", ""),
        account=account.strip(),
        bank=placed.get("bank", bank.strip()),
        purpose=" ".join(purpose),
        reference=placed.get("reference", ""),
        number=placed.get("number", ""),
        code=placed.get("code", ""),
    )


def _words(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Code words with a value, ``/CNTP/account/bank/name/town/`` cut into four."""
    words: list[tuple[str, str]] = []
    for word, value in pairs:
        if word == "CNTP":
            words += zip(_COUNTERPARTY, value.split("/", 3), strict=False)
        else:
            words.append((word, value.removeprefix("USTD//")))
    cleaned = [(word, value.strip().strip("/").strip()) for word, value in words]
    return [(word, value) for word, value in cleaned if value]


def _with_non_swift(found: Details, parts: list[tuple[str, str]]) -> Details:
    """``01``-``14`` purpose, ``15``-``16`` counterparty, ``17`` words; others keep their number."""
    words = [text for number, text in parts if number in {"", "17"}]
    purpose = [text for number, text in parts if "01" <= number <= "14"]
    names = [text for number, text in parts if number in {"15", "16"}]
    others = [(f"NS:{number}", text) for number, text in parts if number > "17" or number == "00"]
    return replace(
        found,
        purpose=_spaced(*words, found.purpose, *purpose),
        name=_spaced(found.name, *names),
        others=(*found.others, *others),
    )


def _spaced(*texts: str) -> str:
    return " ".join(text for text in texts if text)
