"""``qaitaru screen`` in a workspace: every party and payment against the lists in force."""

from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from qaitaru.acts.screening.rescreen import rescreen
from qaitaru.acts.screening.screen_parties import Screenings, screen_parties
from qaitaru.acts.screening.screen_payments import KeptPayments, screen_payments
from qaitaru.acts.screening.screening_results import AskedList
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import FORMS, WORDS, finish, table, tell, tell_json
from qaitaru.cli.lists.as_of import as_of_of
from qaitaru.cli.screening.screen_payments_here import tell_kept
from qaitaru.cli.tracing.trace_again import tell_again
from qaitaru.screening.found_hits import FoundHit

_HITS = tuple(
    f"cli.column.{name}" for name in ("hit_score", "name", "publisher", "reference", "hit_party")
)
_LISTS = tuple(f"cli.column.{name}" for name in ("list_version", "publisher", "list", "published"))


def screen_workspace(
    workspace: Path, *, as_of: str, threshold: float, limit: int | None, as_json: bool
) -> None:
    """Screen the workspace's parties and payments; leave with 1 where there are hits.

    Raises: ListMissing, SettingFaulty.
    """
    with desk_at(workspace) as desk:
        made = screen_parties(desk, as_of_of(as_of), threshold=threshold)
        paid = screen_payments(desk, as_of_of(as_of), threshold=threshold)
    if as_json:
        tell_json(_json(made, paid))
    else:
        _tell(made, limit)
        tell_kept(paid)
    finish(problems=bool(made.screening.hits or paid.pairs))


def screen_again(workspace: Path, number: int, *, as_json: bool) -> None:
    """Make a kept screening again, and leave with the exit code: 1 where it is another.

    Raises: AnalysisMissing.
    """
    with desk_at(workspace) as desk:
        found = rescreen(desk, number)
    tell_again(found, WORDS("cli.screen_here.rule"), as_json=as_json)


def _json(made: Screenings, paid: KeptPayments) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(made, str_keys=True)
    kept = {
        "number": paid.number,
        "payments": paid.screened.payments,
        "hits": paid.pairs,
        "met": paid.met,
        "behind": paid.behind,
        "after": paid.after,
    }
    return told | {"payments": kept}


def _tell(made: Screenings, limit: int | None) -> None:
    one = made.screening
    title = WORDS("cli.screen_here.lists", count=len(one.lists))
    table(title, _LISTS, [_list_row(each) for each in one.lists])
    tell(
        "cli.screen_here.done",
        number=one.number,
        parties=FORMS.number(one.parties),
        designations=FORMS.number(one.designations),
        hits=FORMS.number(len(one.hits)),
        met=FORMS.number(made.met),
    )
    if made.after:
        tell("cli.screen_here.after", number=made.after)
    shown = one.hits[:limit]
    if shown:
        title = WORDS("cli.screen_here.hits", shown=len(shown), count=len(one.hits))
        table(title, _HITS, [_hit_row(hit) for hit in shown], right=(0,))
        tell("cli.screen_here.next")


def _list_row(one: AskedList) -> tuple[object, ...]:
    published = FORMS.day(date.fromisoformat(one.published_on))
    return one.number, one.publisher, one.list_name, published


def _hit_row(hit: FoundHit) -> tuple[object, ...]:
    asked = next((one.asked for one in hit.reasons if one.asked), "")
    name = f"{asked}\n≈ {hit.matched_name}" if asked else hit.matched_name
    return FORMS.score(hit.score), name, hit.publisher, hit.reference, hit.party
