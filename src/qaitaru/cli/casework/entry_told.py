"""What a command did to an investigation, told: the entry it made, or what was decided."""

from pathlib import Path

from qaitaru.acts.casework.look_at_investigation import look_at_investigation
from qaitaru.casework.four_eyes import waits
from qaitaru.casework.record import CaseDecision, CaseEntry
from qaitaru.cli.casework.case_json import case_clock_json
from qaitaru.cli.casework.case_told import tell_case_clocks
from qaitaru.cli.desk import at_desk
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


def told_next(workspace: Path, entry: CaseEntry, thing: int, *, as_json: bool) -> None:
    """The same, and what is next of the thing it is about: for whom, until when, by which law.

    Args:
        thing: the measure or the request.
    """
    seen = at_desk(workspace, look_at_investigation, entry.investigation)
    clocks = [one for one in seen.next_clocks if one.about == thing]
    if as_json:
        next_ = [case_clock_json(one) for one in clocks]
        tell_json({**_plain(entry), "waits": waits(entry), "next": next_})
        return
    told(entry, as_json=False)
    if clocks:
        tell_case_clocks(clocks)


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
