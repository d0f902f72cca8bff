"""The whole draft: the head a member gave, transactions or an activity, and what is still missing.

What the ledger cannot know, a member states once in a form: the head of the report, and in its one
transaction or report party what holds for each. What the ledger says always wins over the form.

Source: goAML schema 5.0.2, element report; the agency's profile.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import msgspec

from qaitaru.ingest.readers.goaml.profile import Profile, ReportKind, Shape
from qaitaru.interchange.case import CaseTransfer
from qaitaru.interchange.goaml.draft import (
    Drafting,
    DraftKnown,
    DraftMoney,
    GoamlDraft,
    Missing,
    numbered,
)
from qaitaru.interchange.goaml.draft_subjects import DraftEnd, subject_of
from qaitaru.interchange.goaml.draft_transactions import ends_of, transaction_of
from qaitaru.interchange.goaml.report import Activity, GoamlReport, ReportParty, Transaction
from qaitaru.interchange.nodes import Node, parts_of

Part = TypeVar("Part", bound=Node)
_HEAD: Final = (
    *("rentity_id", "submission_code", "entity_reference", "submission_date"),
    *("currency_code_local", "report_indicators"),
)
_OF_TRANSACTION: Final = ("transaction_location", "transmode_code")
_OF_SIDES: Final = (
    ("t_from", ("from_funds_code", "from_country")),
    ("t_to", ("to_funds_code", "to_country")),
)
_OF_PARTY: Final = ("reason",)
_EITHER: Final = (
    frozenset({"institution_code", "swift"}),
    frozenset({"from_account", "from_person", "from_entity"}),
    frozenset({"to_account", "to_person", "to_entity"}),
    frozenset({"account", "person", "entity"}),
)
"""Fields of which a part says one: where the ledger says it, the form's other is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftWanted:
    """What a draft is made of: its code in a profile, what was stated, whom it is about."""

    code: str
    profile: Profile
    stated: GoamlReport
    about: tuple[DraftEnd, ...] = ()  # of an activity; empty: both ends of each transfer


def drafted(
    wanted: DraftWanted,
    transfers: Sequence[CaseTransfer],
    known: DraftKnown,
    money: DraftMoney,
) -> GoamlDraft:
    """The report as far as the ledger and the form say it, and what it still wants."""
    d, kind = Drafting(known, money), wanted.profile.kind(wanted.code)
    head: GoamlReport = msgspec.structs.replace(
        wanted.stated,
        report_code=wanted.code,
        currency_code_local=money.local or wanted.stated.currency_code_local,
        transaction=(),
        activity=None,
    )
    if kind is not None and kind.shape is Shape.ACTIVITY:
        ends = wanted.about or tuple(end for one in transfers for end in ends_of(one))
        activity = _activity(d, wanted.stated.activity, ends)
        report = msgspec.structs.replace(head, activity=activity)
    else:
        report = msgspec.structs.replace(
            head,
            transaction=_transactions(d, wanted.stated.transaction, transfers),
        )
    for path in _wanted(report, kind):
        d.lacks(path, "unsaid")
    missing = tuple(one for one in d.missing if not _is_said(report, one))
    return GoamlDraft(report, tuple(d.notes), tuple(dict.fromkeys(missing)))


def overlaid(drafted_part: Part, stated: Node | None) -> Part:
    """A part of the draft with what a member stated wherever the ledger says nothing."""
    if type(stated) is not type(drafted_part):
        return drafted_part
    return msgspec.structs.replace(
        drafted_part,
        **{
            name: _laid(getattr(drafted_part, name), getattr(stated, name))
            for name in drafted_part.__struct_fields__
            if not _is_said_otherwise(drafted_part, name)
        },
    )


def _is_said_otherwise(part: Node, name: str) -> bool:
    """Whether the ledger says the other field of a choice."""
    others = {other for choice in _EITHER if name in choice for other in choice - {name}}
    return any(getattr(part, other, None) is not None for other in others)


def _laid(own: object, stated: object) -> object:
    if isinstance(own, Node) and isinstance(stated, Node):
        return overlaid(own, stated)
    return stated if own is None or own == () else own


def _transactions(
    d: Drafting,
    stated: Sequence[Transaction],
    transfers: Sequence[CaseTransfer],
) -> tuple[Transaction, ...]:
    each = stated[0] if stated else None
    return tuple(
        overlaid(
            transaction_of(d, one, numbered("/report/transaction", at, len(transfers))),
            each,
        )
        for at, one in enumerate(transfers, 1)
    )


def _activity(d: Drafting, stated: Activity | None, ends: Sequence[DraftEnd]) -> Activity:
    """Whom the activity is about, each once; what was stated of the first party holds for each."""
    each = stated.report_parties[0] if stated and stated.report_parties else None
    met: dict[tuple[str, str], DraftEnd] = {}
    for end in ends:
        if end.account or end.party:
            met.setdefault((end.account, "" if end.account else end.party), end)
    parties: list[ReportParty] = []
    for at, end in enumerate(met.values(), 1):
        path = numbered("/report/activity/report_parties/report_party", at, len(met))
        found = subject_of(d, end, f"{path}/")
        party = ReportParty(**({found[0]: found[1]} if found else {}))  # type: ignore[arg-type]  # the subject's own field
        parties.append(overlaid(party, each))
    return overlaid(Activity(report_parties=tuple(parties)), stated)


def _wanted(report: GoamlReport, kind: ReportKind | None) -> Iterator[str]:
    """What a report of this kind must say, of the head and of each of its parts."""
    yield from (f"/report/{name}" for name in (*_HEAD, *(kind.needs if kind else ())))
    for at in range(1, len(report.transaction) + 1):
        path = numbered("/report/transaction", at, len(report.transaction))
        yield from (f"{path}/{name}" for name in _OF_TRANSACTION)
        for side, names in _OF_SIDES:
            yield from (f"{path}/{side}/{name}" for name in names)
    parties = report.activity.report_parties if report.activity else ()
    for at in range(1, len(parties) + 1):
        path = numbered("/report/activity/report_parties/report_party", at, len(parties))
        yield from (f"{path}/{name}" for name in _OF_PARTY)


def _is_said(report: GoamlReport, one: Missing) -> bool:
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
