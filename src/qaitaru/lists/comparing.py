"""What changed between two versions of a list: added, removed, relisted, and changed by field.

An entry is known by the publisher's reference. It has changed when, and only when, some text of
it differs after white space is squashed, the publisher's bookkeeping left out of account. Between
two formats of one list it has changed when its facts have (``formats_compared.py``).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from qaitaru.facts.claims import Claim
from qaitaru.facts.designations import Designation
from qaitaru.lists.content import said
from qaitaru.lists.formats_compared import facts_of


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of one entry: what went and what came, each in the order of the file.

    Where both are empty the same values stand in another order.
    """

    field: str
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDifference:
    """References in order; ``relisted`` are those of ``added`` that an earlier version had.

    ``formats`` are those of the two versions where they are not the same, else empty.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    relisted: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    fields: dict[str, tuple[FieldChange, ...]] = field(default_factory=dict)
    formats: tuple[str, ...] = ()


def difference(
    old: Sequence[Designation],
    new: Sequence[Designation],
    earlier: Collection[str] = frozenset(),
    *,
    formats: tuple[str, str] = ("", ""),
) -> ListDifference:
    """What changed from ``old`` to ``new``.

    Args:
        old: the version before.
        new: the version after.
        earlier: every reference that a version before ``old`` had.
        formats: in which the two came; two formats are compared by the facts of each entry.
    """
    before, after = by_reference(old), by_reference(new)
    added = sorted(after.keys() - before.keys())
    one_format = formats[0] == formats[1]
    changed = sorted(
        reference
        for reference in before.keys() & after.keys()
        if not is_same(before[reference], after[reference], one_format=one_format)
    )
    told = _text_changes if one_format else _fact_changes
    return ListDifference(
        added=tuple(added),
        removed=tuple(sorted(before.keys() - after.keys())),
        relisted=tuple(one for one in added if one in earlier),
        changed=tuple(changed),
        fields={one: told(before[one], after[one]) for one in changed},
        formats=() if one_format else formats,
    )


def is_same(old: Designation, new: Designation, *, one_format: bool) -> bool:
    """Whether two states of an entry say the same."""
    if one_format or old.content_sha256 == new.content_sha256:
        return old.content_sha256 == new.content_sha256
    return facts_of(old) == facts_of(new)


def by_reference(designations: Iterable[Designation]) -> Mapping[str, Designation]:
    """Designations by the publisher's reference."""
    return {one.reference: one for one in designations}


def _fact_changes(old: Designation, new: Designation) -> tuple[FieldChange, ...]:
    """The facts in which two states of one entry differ that came in two formats."""
    pairs = zip(facts_of(old), facts_of(new), strict=True)
    return tuple(
        FieldChange(field=name, old=_less([*was], [*is_]), new=_less([*is_], [*was]))
        for (name, was), (_, is_) in pairs
        if was != is_
    )


def _text_changes(old: Designation, new: Designation) -> tuple[FieldChange, ...]:
    return field_changes(old.claims, new.claims)


def field_changes(old: Iterable[Claim], new: Iterable[Claim]) -> tuple[FieldChange, ...]:
    """The fields in which two states of one entry differ, in the order of the older file.

    A value that stands in both is in neither list, however its neighbours moved.
    """
    before, after = _by_field(old), _by_field(new)
    changes = []
    for name in dict.fromkeys((*before, *after)):
        was, became = before.get(name, []), after.get(name, [])
        if was != became:
            changes.append(FieldChange(field=name, old=_less(was, became), new=_less(became, was)))
    if not changes and said(old) != said(new):
        return (FieldChange(field=""),)
    return tuple(changes)


def _by_field(claims: Iterable[Claim]) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for name, value in said(claims):
        fields.setdefault(name, []).append(value)
    return fields


def _less(values: list[str], others: list[str]) -> tuple[str, ...]:
    """The values that the others do not have, each as often as it has no partner there."""
    left = Counter(others)
    kept = []
    for value in values:
        if left[value]:
            left[value] -= 1
        else:
            kept.append(value)
    return tuple(kept)
