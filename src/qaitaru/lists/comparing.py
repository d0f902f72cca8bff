"""What changed between two versions of a list: added, removed, relisted, and changed by field.

An entry is known by the publisher's reference. It has changed when, and only when, some text of
it differs after white space is squashed, the publisher's bookkeeping left out of account.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from qaitaru.facts.claims import Claim
from qaitaru.facts.designations import Designation
from qaitaru.lists.content import said


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
    """References in order; ``relisted`` are those of ``added`` that an earlier version had."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    relisted: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    fields: dict[str, tuple[FieldChange, ...]] = field(default_factory=dict)


def difference(
    old: Sequence[Designation],
    new: Sequence[Designation],
    earlier: Collection[str] = frozenset(),
) -> ListDifference:
    """What changed from ``old`` to ``new``.

    Args:
        old: the version before.
        new: the version after.
        earlier: every reference that a version before ``old`` had.
    """
    before, after = by_reference(old), by_reference(new)
    added = sorted(after.keys() - before.keys())
    changed = sorted(
        reference
        for reference in before.keys() & after.keys()
        if before[reference].content_sha256 != after[reference].content_sha256
    )
    return ListDifference(
        added=tuple(added),
        removed=tuple(sorted(before.keys() - after.keys())),
        relisted=tuple(one for one in added if one in earlier),
        changed=tuple(changed),
        fields={one: field_changes(before[one].claims, after[one].claims) for one in changed},
    )


def by_reference(designations: Iterable[Designation]) -> Mapping[str, Designation]:
    """Designations by the publisher's reference."""
    return {one.reference: one for one in designations}


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
