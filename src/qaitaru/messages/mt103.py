"""SWIFT MT103: the parties with their numbered lines, and every free field.

A file may hold several messages, each with its blocks ``{1:..}{2:..}{4:..-}`` or its bare fields.
Of a party with free lines the first is its name; the others are screened as free text, where a
name that goes on is found too.

Source: SWIFT Standards MT, Category 1: MT 103 Single Customer Credit Transfer; party options A
(code), D and K (free lines), F (numbered lines), no letter (free lines).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.messages.mt_parties import party_of, texts_of
from qaitaru.screening.payments.payment import Payment, PaymentField, PaymentParty, PaymentText

_TAG: Final = re.compile(r":(\d{2}[A-Z]?):(.*)", re.DOTALL)
_START: Final = re.compile(r"\{1:|^:20:", re.MULTILINE)
_UETR: Final = re.compile(r"\{121:([^}]+)\}")
_END: Final = re.compile(r"^-\}?.*$")
_AMOUNT: Final = re.compile(r"(\d{6})([A-Z]{3})([\d,]+)")
_PARTIES: Final = {
    "50": PaymentField.DEBTOR,
    "59": PaymentField.CREDITOR,
    "51": PaymentField.OTHER_AGENT,
    "52": PaymentField.DEBTOR_AGENT,
    "53": PaymentField.OTHER_AGENT,
    "54": PaymentField.OTHER_AGENT,
    "55": PaymentField.OTHER_AGENT,
    "56": PaymentField.INTERMEDIARY_AGENT,
    "57": PaymentField.CREDITOR_AGENT,
}
_TEXTS: Final = {
    "70": PaymentField.REMITTANCE,
    "72": PaymentField.INSTRUCTION,
    "23": PaymentField.INSTRUCTION,
}
_PLAIN: Final = frozenset({"13", "20", "32", "33", "36", "71"})  # no room for a name in them
_NEEDED: Final = ("20", "32", "50", "59")


@dataclass(frozen=True, slots=True)
class _Field:
    tag: str
    lines: tuple[str, ...]
    line: int

    @property
    def number(self) -> str:
        return self.tag[:2]

    @property
    def place(self) -> str:
        return place(line=self.line, field=self.tag)


def is_mt(text: str) -> bool:
    """Whether a text holds messages of this form."""
    return bool(_START.search(text[:65_536])) and ":20:" in text


def mt103_payments(text: str) -> tuple[list[Payment], list[Problem]]:
    """The payments of a text in its order, and the fields that messages lack."""
    payments: list[Payment] = []
    problems: list[Problem] = []
    for line, body in _bodies(text):
        fields = list(_fields(body, line))
        told = {one.number for one in fields}
        missing = [tag for tag in _NEEDED if tag not in told]
        if len(missing) == len(_NEEDED):
            found = body.strip()[:60]
            problems.append(Problem("message_empty", Severity.SKIPPED, place(line=line), found))
            continue
        problems += [
            Problem("message_field_missing", Severity.DOUBTFUL, place(line=line), tag)
            for tag in missing
        ]
        payments.append(_payment(fields, body, line))
    return payments, problems


def _bodies(text: str) -> Iterator[tuple[int, str]]:
    """Each message with the line it begins on: by its first block, else by its reference."""
    mark = "{1:" if "{1:" in text else ":20:"
    pattern = re.compile(rf"^.*?{re.escape(mark)}", re.MULTILINE)
    starts = [found.start() for found in pattern.finditer(text)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield text.count("\n", 0, start) + 1, text[start:end]


def _fields(body: str, first: int) -> Iterator[_Field]:
    tag, lines, began = "", list[str](), first
    for number, line in enumerate(body.splitlines(), first):
        said = line.rpartition("{4:")[2] if "{4:" in line else line
        found = _TAG.match(said)
        if found or _END.match(said):
            if tag:
                yield _Field(tag, tuple(lines), began)
            tag, lines, began = (found[1], [found[2]], number) if found else ("", [], number)
        elif tag:
            lines.append(said)
    if tag:
        yield _Field(tag, tuple(lines), began)


def _payment(fields: list[_Field], body: str, line: int) -> Payment:
    parties: list[PaymentParty] = []
    texts: list[PaymentText] = []
    for one in fields:
        if one.number in _PARTIES:
            party, rest = party_of(one.tag, one.lines, _PARTIES[one.number], one.place)
            parties += party
            texts += rest
        elif one.number not in _PLAIN:
            field = _TEXTS.get(one.number, PaymentField.OTHER)
            texts += texts_of("\n".join(one.lines), field, one.place)
    uetr = _UETR.search(body)
    amount = next((f for one in fields if (f := _AMOUNT.match(_head(one, "32")))), None)
    reference = next((head for one in fields if (head := _head(one, "20"))), "")
    return Payment(
        message=reference,
        reference=uetr[1] if uetr else reference,
        day=amount[1] if amount else "",
        amount=amount[3] if amount else "",
        currency=amount[2] if amount else "",
        parties=tuple(parties),
        texts=tuple(texts),
        place=place(line=line),
    )


def _head(one: _Field, number: str) -> str:
    return one.lines[0].strip() if one.number == number else ""
