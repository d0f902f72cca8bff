"""The whole draft: the head a member gave, transactions or an activity, and what is still missing.

What the ledger cannot know, a member states once in a form: the head of the report, and in its one
transaction or report party what holds for each. What the ledger says always wins over the form.

Source: goAML schema 5.0.2, element report; the agency's profile.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from qaitaru.ingest.readers.goaml.profile import Profile, Shape
from qaitaru.interchange.case import CaseTransfer
from qaitaru.interchange.goaml.draft import (
    Drafting,
    DraftKnown,
    DraftMoney,
    GoamlDraft,
    numbered,
)
from qaitaru.interchange.goaml.draft_ends import DraftEnd, is_client
from qaitaru.interchange.goaml.draft_overlay import MARK, meant, overlaid
from qaitaru.interchange.goaml.draft_subjects import subject_of
from qaitaru.interchange.goaml.draft_transactions import ends_of, transaction_of
from qaitaru.interchange.goaml.draft_wants import is_said, wanted_of
from qaitaru.interchange.goaml.report import Activity, GoamlReport, ReportParty, Transaction


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
    for path in wanted_of(report, kind):
        d.lacks(path, "unsaid")
    missing = tuple(one for one in d.missing if not is_said(report, one))
    return GoamlDraft(report, tuple(d.notes), tuple(dict.fromkeys(missing)))


def _transactions(
    d: Drafting,
    stated: Sequence[Transaction],
    transfers: Sequence[CaseTransfer],
) -> tuple[Transaction, ...]:
    each = stated[0] if stated else None
    made = (
        transaction_of(d, one, numbered("/report/transaction", at, len(transfers)))
        for at, one in enumerate(transfers, 1)
    )
    return tuple(overlaid(one, meant(each, one)) for one in made)


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
        mark = MARK if is_client(d.known, end) else ""
        found = subject_of(d, end, f"{path}/", client=bool(mark), mark=mark)
        party = ReportParty(**({f"{found[0]}{mark}": found[1]} if found else {}))  # type: ignore[arg-type]  # the subject's own field
        parties.append(overlaid(party, meant(each, party)))
    return overlaid(Activity(report_parties=tuple(parties)), stated)
