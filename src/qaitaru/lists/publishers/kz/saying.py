"""What the Agency's list says of an entry, whichever format it comes in.

Names stand joined by ``;``, the first of them first. How a row gets its reference is told in
``references.py``.
"""

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Final

from qaitaru.facts.designations import DesignatedKind, ListedName, ListedNumber, NameKind
from qaitaru.facts.identifiers.kazakhstan import is_number, looks_like_bin
from qaitaru.lists.content import squashed
from qaitaru.lists.entry import Entry
from qaitaru.lists.publishers.kz.notes import birth_said, day_said, excluded_on, included_on
from qaitaru.lists.publishers.kz.references import included
from qaitaru.lists.publishers.kz.said import Said, pieces

PUBLISHER: Final = "kz"
FINANCING: Final = "financing"
TERRORISM: Final = "terrorism"
WEAPONS: Final = "weapons"
_ROLES: Final = ("family", "given", "patronymic")
MOST_SPELLINGS: Final = 12


def entry_of(said: Said, reference: str) -> Entry:
    """The entry of a row, without its claims."""
    entry = Entry(publisher=PUBLISHER, reference=reference, place=said.place, kind=said.kind)
    for name in _names(said):
        entry.name(name)
    if squashed(said.birth):
        birth = birth_said(said.birth)
        if birth is None:
            entry.doubt("list_date_unreadable", said.birth, said.place)
        else:
            entry.born_in(birth)
    _say_iin(entry, squashed(said.iin))
    _say_days(entry, said)
    return entry


def is_excluded(said: Said) -> bool:
    """Whether the row's own notes say that the entry has left the list, and not come back."""
    left = [day for note in said.notes if (day := excluded_on(note))]
    back = [day for note in said.notes if (day := included_on(note))]
    return bool(left) and max(left) >= max(back, default=max(left))


def _names(said: Said) -> Iterable[ListedName]:
    if said.whole:
        yield from _wholes(said.whole, NameKind.PRIMARY, said.place)
    parts = [pieces(text) for text in (said.family, said.given, said.patronymic)]
    if any(parts):
        yield from _parted(parts, said.place)
    yield from _wholes(said.foreign, NameKind.ALIAS, said.place)


def _wholes(text: str, kind: NameKind, place: str) -> Iterable[ListedName]:
    for at, name in enumerate(pieces(text)):
        own = kind if at == 0 else NameKind.ALIAS
        yield ListedName(text=name, kind=own, parts=(("whole", name),), place=place)


def _parted(parts: Sequence[list[str]], place: str) -> Iterable[ListedName]:
    """A name in its three parts; a part with several spellings gives as many names."""
    for at, chosen in enumerate(product(*(one or [""] for one in parts))):
        if at == MOST_SPELLINGS:
            return
        told = tuple((role, text) for role, text in zip(_ROLES, chosen, strict=True) if text)
        text = " ".join(one for _, one in told)
        kind = NameKind.PRIMARY if at == 0 else NameKind.ALIAS
        yield ListedName(text=text, kind=kind, parts=told, place=place)


def _say_iin(entry: Entry, iin: str) -> None:
    if not iin:
        return
    if not is_number(iin):
        entry.doubt("list_iin_faulty", iin, entry.place)
    of_firm = len(iin) == 12 and entry.kind is not DesignatedKind.PERSON and looks_like_bin(iin)
    kind = "bin" if of_firm else "iin"
    said = kind.upper()
    entry.number(ListedNumber(kind=kind, number=iin, said=said, country="kz", place=entry.place))


def _say_days(entry: Entry, said: Said) -> None:
    entry.listed_on = included(said)
    if squashed(said.added) and day_said(said.added) is None:
        entry.doubt("list_date_unreadable", said.added, said.place)
