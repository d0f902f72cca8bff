"""What every act on a duty shares: the law of the workspace, the record, and the next entry."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from qaitaru.acts.act import Deed, Desk, act
from qaitaru.duty import store
from qaitaru.duty.bodies import Body, FrozenAsset
from qaitaru.duty.record import DutyRecord, Entry
from qaitaru.engine.schema import DUTY_ENTRIES
from qaitaru.facts.errors import DutyRefused
from qaitaru.facts.moments import instant_text
from qaitaru.facts.refusals import Refusal
from qaitaru.law.law import Law
from qaitaru.law.packs_shipped import law_with

LAW_FOLDER: Final = "law"
"""Below the workspace: packs of an agency's own, each in a folder of its code."""


def law_of(desk: Desk) -> Law:
    """The law as the workspace knows it.

    Raises: PackFaulty.
    """
    return law_with(desk.workspace.folder / LAW_FOLDER)


@dataclass(frozen=True, slots=True)
class OnDuty:
    """An act on one duty while it goes on."""

    deed: Deed
    record: DutyRecord
    law: Law

    def tell(self, body: Body, at: datetime | None) -> Entry:
        """Add one thing to the record, of an instant that is not to come.

        Raises: DutyRefused.
        """
        when = at or self.deed.at
        if when > self.deed.at:
            refuse(Refusal("in_future", instant_text(when), f"≤ {instant_text(self.deed.at)}"))
        entry = Entry(
            number=store.next_number(self.deed.connection, DUTY_ENTRIES),
            duty=self.record.head.number,
            at=when,
            body=body,
            made_by=self.deed.member,
            made_at=instant_text(self.deed.at),
        )
        store.add_entry(self.deed.connection, entry)
        self.deed.told.update(duty=entry.duty, entry=entry.number)
        return entry

    def must_be_frozen(self, asset: int) -> None:
        """An asset of this duty that was not let go.

        Raises: DutyRefused.
        """
        if self.record.find(asset, FrozenAsset) is None or asset in self.record.released():
            refuse(Refusal("asset_not_frozen", str(asset)))


@contextmanager
def on_duty(desk: Desk, verb: str, number: int) -> Iterator[OnDuty]:
    """Do something on a duty.

    Raises: DutyMissing; PackFaulty.
    """
    law = law_of(desk)
    with act(desk, verb) as deed:
        yield OnDuty(deed, store.find(deed.connection, number), law)


def refuse(refusal: Refusal | None) -> None:
    """Raise what a rule refused; nothing where it did not.

    Raises: DutyRefused.
    """
    if refusal is not None:
        raise DutyRefused(refusal.reason, refusal.found, refusal.expected)
