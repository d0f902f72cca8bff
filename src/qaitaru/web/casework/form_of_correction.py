"""The form that corrects an entry: its plain fields as they stand, each to be told anew."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final, get_args

from msgspec import structs

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.correct_entry import correct_entry
from qaitaru.acts.casework.look_at_investigation import look_at_thing
from qaitaru.casework.record import CaseEntry, CaseRecord, standing
from qaitaru.facts.errors import InvestigationMissing, SettingFaulty
from qaitaru.facts.money import plain
from qaitaru.web import values
from qaitaru.web.casework.form import Form, On, Sent
from qaitaru.web.slots import Slot

_MONEY: Final = "amount_minor"
_LONG: Final = frozenset({"text", "remark", "approach", "questions", "conduct", "why"})
"""Fields in which sentences stand."""
_SORTS: Final = {int: "count", date: "day", datetime: "instant"}
_YES: Final = "1"


def _slots(on: On) -> tuple[Slot, ...]:
    """The fields of the entry that the address names, as it stands."""
    entry = _entry(on.own.seen.record, values.number(on.own.view.asked("entry")) or 0)
    every = tuple(_fields(entry))
    return (Slot(name="entry", sort="count", value=str(entry.number)), *every)


def _fields(entry: CaseEntry) -> Iterator[Slot]:
    yield Slot(name="at", sort="instant", needed=False)
    for name, kind in _plain_fields(entry):
        value = getattr(entry.body, name)
        if kind is bool:
            yield Slot(name=name, sort="tick", needed=False, value=_YES if value else "")
            continue
        sort = "long" if name in _LONG else _SORTS.get(kind, "text")
        yield Slot(
            name="amount" if name == _MONEY else name,
            sort="sum" if name == _MONEY else sort,
            needed=False,
            value=_as_told(entry, name),
        )


def _plain_fields(entry: CaseEntry) -> Iterator[tuple[str, type]]:
    """The fields that one value fills, with what it is; lists are corrected by another entry."""
    for one in structs.fields(type(entry.body)):
        known = [one.type, *get_args(one.type)]
        kind = next((each for each in (bool, str, int, datetime, date) if each in known), None)
        if kind is not None and not isinstance(getattr(entry.body, one.name), tuple):
            yield one.name, kind


def _as_told(entry: CaseEntry, name: str) -> str:
    value = getattr(entry.body, name)
    if name == _MONEY and value:
        return plain(value, getattr(entry.body, "currency", ""))
    return "" if value in {None, 0} else str(value)


def _correct(desk: Desk, _: int, sent: Sent) -> object:
    number = sent.number("entry")
    entry = _entry(look_at_thing(desk, number).record, number)
    changed = dict(_changed(entry, sent))
    when = sent.at()
    if not changed and when is None:
        raise SettingFaulty("remark", "", sent.text("entry"))
    return correct_entry(desk, number, changed, when)


def _changed(entry: CaseEntry, sent: Sent) -> Iterator[tuple[str, Any]]:
    """What was told otherwise than it stands."""
    for name, kind in _plain_fields(entry):
        field = "amount" if name == _MONEY else name
        if kind is bool:
            told: Any = bool(sent.text(field))
            if told is not getattr(entry.body, name):
                yield name, told
        elif field in sent.fields and sent.text(field) != _as_told(entry, name):
            yield name, _told(field, kind, sent)


def _told(field: str, kind: type, sent: Sent) -> Any:
    if field == "amount":
        return sent.money()[0]
    if kind is int:
        return sent.number(field)
    if kind is datetime:
        return sent.at(field)
    return sent.day_or_none(field) if kind is date else sent.text(field)


def _entry(record: CaseRecord, number: int) -> CaseEntry:
    """An entry as it stands.

    Raises: InvestigationMissing.
    """
    found = next((one for one in standing(record) if one.number == number), None)
    if found is None:
        raise InvestigationMissing(str(number))
    return found


CORRECT: Final = Form(verb="correct", slots=_slots, does=_correct, place="waiting")
