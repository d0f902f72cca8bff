"""A case out of the workspace in another's format; the journal tells of it, and why, first."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

import msgspec

from qaitaru.acts.act import Desk, act
from qaitaru.acts.books.ledger_at import LedgerView, reckoned_ledger_at
from qaitaru.documents.gexf import gexf
from qaitaru.documents.graphml import Facts, graphml
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
from qaitaru.ledger.known_party_store import all_known_parties, names_called
from qaitaru.ledger.relation_store import relation_claims

_NUMBERS: Final = msgspec.json.Encoder(order="deterministic", decimal_format="number")


def export_case(
    desk: Desk, form: str, *, purpose: str, as_of: datetime | None = None
) -> tuple[bytes, Mapping[str, int]]:
    """The case in a form of FORMS as a file, and how much of each kind it holds.

    Raises: KeyError for a form that is none; the caller's mistake.
    """
    write = FORMS[form]
    with act(desk, "export_case", purpose=purpose) as deed:
        deed.told.update(form=form)
        at = as_of or deed.at
    with reckoned_ledger_at(desk, "look_at_case", as_of=as_of) as view:
        case = _case(desk, view, at)
    return write(case), _counted(case)


def _case(desk: Desk, view: LedgerView, at: datetime) -> Case:
    exhibits = {number: one.exhibit for number, one in view.imports.items()}
    files = {number: view.item_of(number).name for number in view.imports}
    claimed = claimed_interests(relation_claims(view.connection), files)
    with desk.workspace.record.read() as record:
        items = [one for one in store.items(record) if one.sealed_at <= instant_text(at)]
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


def _counted(case: Case) -> dict[str, int]:
    return {
        "parties": len(parties_told(case)),
        "accounts": len(case.accounts),
        "transfers": len(case.transfers),
        "interests": len(case.interests),
        "exhibits": len(case.items),
    }


def _ftm(case: Case) -> bytes:
    return b"".join(ftm_lines(case))


def _bods(case: Case) -> bytes:
    return _json(bods_statements(case))


def _uco(case: Case) -> bytes:
    return _json(case_graph(case))


def _json(found: object) -> bytes:
    return msgspec.json.format(_NUMBERS.encode(found), indent=2) + b"\n"


def _graphml(case: Case) -> bytes:
    return graphml(*_network(case)).encode()


def _gexf(case: Case) -> bytes:
    return gexf(*_network(case)).encode()


def _network(case: Case) -> tuple[list[tuple[str, Facts]], list[tuple[str, str, Facts]]]:
    """Everybody who pays or is paid, and the sums between each two, one for each currency."""
    called = names_of(parties_told(case))
    sums, payments = Counter[tuple[str, str, str]](), Counter[tuple[str, str, str]]()
    for one in case.transfers:
        key = (one.payer or one.payer_account, one.payee or one.payee_account, one.currency)
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


FORMS: Final[Mapping[str, Callable[[Case], bytes]]] = {
    "ftm": _ftm,
    "bods": _bods,
    "case": _uco,
    "graphml": _graphml,
    "gexf": _gexf,
}
"""What a case is written as."""
