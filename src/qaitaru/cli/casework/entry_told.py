"""What a command did to an investigation, told: the entry it made, or what was decided."""

from qaitaru.casework.four_eyes import waits
from qaitaru.casework.record import CaseDecision, CaseEntry
from qaitaru.cli.face import WORDS, tell, tell_json


def told(entry: CaseEntry, *, as_json: bool) -> None:
    """That an entry was made, with its number: later ones name it.

    One that means nothing until a second member says yes is told as one that waits.
    """
    is_waiting = waits(entry)
    if as_json:
        tell_json({**_plain(entry), "waits": is_waiting})
    else:
        key = "cli.case.waits" if is_waiting else "cli.case.told"
        tell(key, kind=WORDS(f"casework.kind.{entry.kind}"), entry=entry.number)


def told_decision(decision: CaseDecision, *, as_json: bool) -> None:
    """What was decided."""
    if as_json:
        tell_json(decision)
    else:
        key = "cli.case.granted" if decision.granted else "cli.case.refused"
        tell(key, entry=decision.entry, member=decision.decided_by)


def _plain(entry: CaseEntry) -> dict[str, object]:
    return {
        "number": entry.number,
        "investigation": entry.investigation or None,
        "about": entry.about or None,
        "kind": entry.kind,
        "at": entry.at,
        "body": entry.body,
        "corrects": entry.corrects or None,
        "made_by": entry.made_by,
        "made_at": entry.made_at,
    }
