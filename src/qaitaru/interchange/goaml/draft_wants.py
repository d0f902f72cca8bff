"""What a report of a kind must say of its head and its parts, and what is said after all.

Source: goAML schema 5.0.2, element report; the agency's profile.
"""

from collections.abc import Iterator
from typing import Final

from qaitaru.ingest.readers.goaml.profile import ReportKind
from qaitaru.interchange.goaml.draft import Missing, numbered
from qaitaru.interchange.goaml.draft_overlay import MARK
from qaitaru.interchange.goaml.report import GoamlReport
from qaitaru.interchange.nodes import Node, parts_of

_HEAD: Final = (
    *("rentity_id", "submission_code", "entity_reference", "submission_date"),
    *("currency_code_local", "report_indicators"),
)
_OF_TRANSACTION: Final = ("transaction_location", "transmode_code")
_OF_SIDES: Final = ("from", "to")
_OF_SIDE: Final = ("funds_code", "country")
_OF_PARTY: Final = ("reason",)


def wanted_of(report: GoamlReport, kind: ReportKind | None) -> Iterator[str]:
    """What a report of this kind must say, of the head and of each of its parts."""
    yield from (f"/report/{name}" for name in (*_HEAD, *(kind.needs if kind else ())))
    for at, one in enumerate(report.transaction, 1):
        path = numbered("/report/transaction", at, len(report.transaction))
        yield from (f"{path}/{name}" for name in _OF_TRANSACTION)
        for side in _OF_SIDES:
            name = f"t_{side}{MARK}" if getattr(one, f"t_{side}{MARK}") else f"t_{side}"
            yield from (f"{path}/{name}/{side}_{field}" for field in _OF_SIDE)
    parties = report.activity.report_parties if report.activity else ()
    for at in range(1, len(parties) + 1):
        path = numbered("/report/activity/report_parties/report_party", at, len(parties))
        yield from (f"{path}/{name}" for name in _OF_PARTY)


def is_said(report: GoamlReport, one: Missing) -> bool:
    """Whether a field is stated after all; of names with ``|`` any one will do."""
    if one.code == "payments":
        return False
    *above, last = one.path.removeprefix("/report/").split("/")
    found: object = report
    for step in above:
        found = _below(found, step)
    values = [getattr(found, name, None) for name in last.split("|")]
    return any(value is not None and value != () for value in values)


def _below(found: object, step: str) -> object:
    """What stands at a step of a path: ``transaction[2]``, ``report_parties``, ``t_from``."""
    name, _, number = step.rstrip("]").partition("[")
    if isinstance(found, Node):
        part = next((one for one in parts_of(type(found)) if one.name == name), None)
        found = getattr(found, name, None)
        if part is None or part.item:
            return found
    return found[int(number or 1) - 1] if isinstance(found, tuple) else found
