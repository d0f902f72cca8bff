"""A case out of the workspace in another's format; the journal tells of it, and why, first.

What leaves may be read by anybody who has the file, so it is sharing: an item that a partner gave
goes only to an agency that is named and that the limitation, or the partner's consent, lets have
it. Any other is left out with all that was read from it, as if it were not in hand, and told.

Source: UNCAC art. 46(19); Egmont Principles for Information Exchange (2013), 32-33.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import msgspec

from qaitaru.acts.act import Desk, act
from qaitaru.acts.books.ledger_at import LedgerView, reckoned_ledger_at
from qaitaru.acts.casework.use_marks import look_at_use_marks
from qaitaru.casework.requests.use_limits import Use
from qaitaru.casework.requests.use_marks import UseMark
from qaitaru.documents.gexf import gexf
from qaitaru.documents.graphml import Facts, graphml
from qaitaru.documents.use_words import limits_text
from qaitaru.engine.imports import Import
from qaitaru.evidence import store
from qaitaru.facts.moments import instant_text
from qaitaru.facts.money import plain
from qaitaru.interchange.bods import bods_statements
from qaitaru.interchange.case import Case, Reading, names_of, parties_told
from qaitaru.interchange.case_store import case_accounts, case_transfers
from qaitaru.interchange.case_uco import case_graph
from qaitaru.interchange.ftm import ftm_lines
from qaitaru.interests.claimed import claimed_interests
from qaitaru.ledger.behind_store import imports_of_transfers
from qaitaru.ledger.known_party_store import all_known_parties, names_called
from qaitaru.ledger.relation_store import relation_claims
from qaitaru.wording import forms_for, words_for

_UNNAMED: Final = "unnamed"
_DRAWN: Final = frozenset({"graphml", "gexf"})  # sums of transfers, of no other fact
_NUMBERS: Final = msgspec.json.Encoder(order="deterministic", decimal_format="number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A case as a file, how much of each kind it holds, and what of it is of limited use."""

    content: bytes
    counts: Mapping[str, int]
    goes_out: tuple[UseMark, ...]  # of the items that went: whoever has the file must know
    left_out: tuple[UseMark, ...]  # of those that did not


def export_case(
    desk: Desk, form: str, *, purpose: str, to: str = "", as_of: datetime | None = None
) -> Exported:
    """The case in a form of FORMS.

    Args:
        to: the agency it is for; items of limited use go to none that is not named.
    Raises: KeyError for a form that is none; the caller's mistake.
    """
    write, marks = FORMS[form], look_at_use_marks(desk)
    left_out = marks.refusing(marks.by_exhibit, Use.SHARING, to)
    without = {one.exhibit for one in left_out}
    with act(desk, "export_case", purpose=purpose) as deed:
        deed.told.update(form=form)
        if to:
            deed.told.update(to=to)
        if without:
            deed.told.update(left_out=sorted(without))
        at = as_of or deed.at
    with reckoned_ledger_at(desk, "look_at_case", as_of=as_of, without=without) as view:
        case = _case(desk, view, at)
        drawn = imports_of_transfers(view.connection) if form in _DRAWN and marks else set()
    items = marks.of(one.exhibit for one in case.items)
    goes_out = marks.of_imports(drawn) if form in _DRAWN else items
    return Exported(
        content=write(case, _note(desk, goes_out)),
        counts=_counted(case),
        goes_out=goes_out,
        left_out=left_out,
    )


def _case(desk: Desk, view: LedgerView, at: datetime) -> Case:
    exhibits = {number: one.exhibit for number, one in view.imports.items()}
    files = {number: view.item_of(number).name for number in view.imports}
    claimed = claimed_interests(relation_claims(view.connection), files)
    with desk.workspace.record.read() as record:
        items = [one for one in view.items.values() if one.sealed_at <= instant_text(at)]
        custody = [one for item in items for one in store.custody(record, item.exhibit)]
    return Case(
        title=desk.workspace.settings.title,
        agency=desk.workspace.settings.agency_name or desk.workspace.settings.agency,
        at=instant_text(at),
        parties=tuple(all_known_parties(view.connection)),
        names=tuple((names_called(view.connection) | dict(claimed.names)).items()),
        accounts=case_accounts(view.connection, exhibits),
        transfers=case_transfers(view.connection, exhibits),
        interests=claimed.interests,
        items=tuple(items),
        custody=tuple(one for one in custody if one.at <= instant_text(at)),
        readings=tuple(_reading(one) for one in view.imports.values()),
    )


def _reading(one: Import) -> Reading:
    version, member = one.reader_version, one.committed_by
    return Reading(one.number, one.exhibit, one.reader, version, member, one.committed_at)


def _note(desk: Desk, goes_out: Iterable[UseMark]) -> str:
    """What whoever opens a drawing of the case must know, in the workspace's language."""
    language = desk.workspace.settings.language
    return "\n".join(limits_text(goes_out, words_for(language), forms_for(language)))


def _counted(case: Case) -> dict[str, int]:
    return {
        "parties": len(parties_told(case)),
        "accounts": len(case.accounts),
        "transfers": len(case.transfers),
        "interests": len(case.interests),
        "exhibits": len(case.items),
    }


def _ftm(case: Case, _: str) -> bytes:
    return b"".join(ftm_lines(case))


def _bods(case: Case, _: str) -> bytes:
    return _json(bods_statements(case))


def _uco(case: Case, _: str) -> bytes:
    return _json(case_graph(case))


def _json(found: object) -> bytes:
    return msgspec.json.format(_NUMBERS.encode(found), indent=2) + b"\n"


def _graphml(case: Case, note: str) -> bytes:
    return graphml(*_network(case), note).encode()


def _gexf(case: Case, note: str) -> bytes:
    return gexf(*_network(case), note).encode()


def _network(case: Case) -> tuple[list[tuple[str, Facts]], list[tuple[str, str, Facts]]]:
    """Everybody who pays or is paid, and the sums between each two, one for each currency.

    An end that nobody names is one of its own for each transfer: two unknown ones are not made one.
    """
    called = names_of(parties_told(case))
    sums, payments = Counter[tuple[str, str, str]](), Counter[tuple[str, str, str]]()
    for one in case.transfers:
        payer = one.payer or one.payer_account or f"{_UNNAMED}:{one.number}:payer"
        payee = one.payee or one.payee_account or f"{_UNNAMED}:{one.number}:payee"
        key = (payer, payee, one.currency)
        sums[key] += one.amount_minor
        payments[key] += one.payments
    links: list[tuple[str, str, Facts]] = [
        (payer, payee, _facts(amount, payments[payer, payee, currency], currency))
        for (payer, payee, currency), amount in sorted(sums.items())
    ]
    met = sorted({end for payer, payee, _ in links for end in (payer, payee)})
    return [(key, {"name": called.get(key, key)}) for key in met], links


def _facts(amount: int, payments: int, currency: str) -> Facts:
    return {"amount": plain(amount, currency), "currency": currency, "payments": payments}


FORMS: Final[Mapping[str, Callable[[Case, str], bytes]]] = {
    "ftm": _ftm,
    "bods": _bods,
    "case": _uco,
    "graphml": _graphml,
    "gexf": _gexf,
}
"""What a case is written as."""
