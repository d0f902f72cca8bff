"""Coming in: the journal tells of it, and remembers where the member's last stay began."""

from dataclasses import dataclass

from qaitaru.acts.act import Desk, act, consult
from qaitaru.evidence import journal
from qaitaru.evidence.journal import JournalEntry

ENTERING = "enter_workspace"
_READS = "look_at_"  # every read's verb begins so
_MOST = 50
_SEEN = 5_000  # of the journal's entries: a page may not wait for all of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One act that changed something, as the journal tells it."""

    entry: int
    verb: str  # the act's name; ``.failed`` at its end where it did not come to pass
    member: str
    at: str
    told: dict[str, object]  # empty once erased


def enter_workspace(desk: Desk) -> None:
    """Begin a stay."""
    with act(desk, ENTERING):
        pass


def changes_since_last_stay(desk: Desk) -> list[Change]:
    """What was done since the member's stay before this one began, newest first, 50 at most.

    Reads are left out; with no earlier stay among the journal's last entries, it is all they tell.
    """
    with consult(desk, "look_at_changes") as connection:
        number, _ = journal.head(connection)
        entries = list(journal.entries(connection, start=max(number - _SEEN, 0)))
    stays = [one.entry for one in entries if _is_stay(one, desk.member)]
    start = stays[-2] if len(stays) > 1 else -1
    done = [_change(one) for one in entries if one.entry > start and _changes(one)]
    return done[: -_MOST - 1 : -1]


def _is_stay(entry: JournalEntry, member: str) -> bool:
    return entry.fields["act"] == ENTERING and entry.fields["member"] == member


def _changes(entry: JournalEntry) -> bool:
    verb = str(entry.fields["act"])
    return verb != ENTERING and not verb.startswith(_READS)


def _change(entry: JournalEntry) -> Change:
    fields = entry.fields
    return Change(
        entry=entry.entry,
        verb=str(fields["act"]),
        member=str(fields["member"]),
        at=str(fields["at"]),
        told=entry.payload or {},
    )
