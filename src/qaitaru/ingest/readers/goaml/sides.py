"""The two ends of a goAML transaction, and the parties of a multi-party one.

Source: goAML schema 5.0.2, elements t_from, t_to and type t_party; 4.x alike.
"""

from typing import Final

from qaitaru.facts.accounts import account_key
from qaitaru.facts.parties import PartyKind, name_key
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.goaml.forms import CODE, CURRENCY, UNKNOWN
from qaitaru.ingest.readers.goaml.links import node_of
from qaitaru.ingest.readers.goaml.parts import DEVICE
from qaitaru.ingest.readers.goaml.subjects import person_name, subject_said
from qaitaru.ingest.reports.forms import AMOUNT, FLAG
from qaitaru.ingest.reports.shapes import Field, Group, Shape, said
from qaitaru.ingest.reports.sides import Side
from qaitaru.ingest.reports.subjects import Said, Subjects, derived, related
from qaitaru.ingest.xml.records import Record

PAYER_ROLES: Final = frozenset({"RMITR", "PYER"})
PAYEE_ROLES: Final = frozenset({"BNFCR", "PYEE"})
BYSTANDER_ROLES: Final = frozenset({"ACCNT", "ASSOC", "AUTHP", "GRNTR", "LAWR", "REP", "WITN"})
"""Party roles that say who pays, who is paid, and who does neither: United Arab Emirates (remitter,
beneficiary ...) and Sri Lanka (payer, payee). Any other code leaves a transaction undecided."""

_KINDS: Final = ("account", "person", "entity")
_FOREIGN: Final[Shape] = {
    "foreign_currency_code": Field("currency", CURRENCY),
    "foreign_amount": Field("amount", AMOUNT),
    "foreign_exchange_rate": Field("rate", AMOUNT),
}
_ADDITIONAL: Final[Shape] = {
    "network_device": Group("device", DEVICE),
    "block_number": Field("block_number", AMOUNT),
    "virtual_address": Field("virtual_address"),
}


def _end_shape(prefix: str) -> Shape:
    return {
        f"{prefix}funds_code": Field("funds_code", CODE),
        f"{prefix}funds_comment": Field("funds_comment"),
        f"{prefix}transaction_additional_info": Group("additional", _ADDITIONAL),
        f"{prefix}foreign_currency": Group("foreign", _FOREIGN),
        f"{prefix}country": Field("country", CODE),
        f"{prefix}is_suspected": Field("suspected", FLAG),
        "conductor_is_suspected": Field("conductor_suspected", FLAG),
        "role": Field("role", CODE),
        "significance": Field("significance"),
        "reason": Field("reason"),
        "comments": Field("comments"),
    }


_SHAPES: Final = {prefix: _end_shape(prefix) for prefix in ("from_", "to_", "")}


def ends(record: Record, prefix: str) -> list[Record]:
    """The accounts, persons and entities that stand at one end; the rule is: exactly one."""
    names = [f"{prefix}{kind}{client}" for kind in _KINDS for client in ("", "_my_client")]
    return [found for name in names for found in record.children(name)]


def end_said(record: Record, prefix: str, kind: str, *, target: str, subjects: Subjects) -> Said:
    """All that one end says: who stands there, and how he takes part.

    Args:
        record: ``t_from``, ``t_to_my_client``, ``party`` or ``report_party``.
        prefix: of its elements' names: ``from_``, ``to_`` or none.
        kind: of the relation: payer, payee, involved_party, report_party.
        target: the transfer or report he takes part in.
        subjects: the report's numbering.
    """
    relation = subjects.number("relation", record)
    yield derived(relation, "kind", kind, record)
    yield derived(relation, "target", target, record)
    yield from said(record, _SHAPES[prefix], relation)
    found = ends(record, prefix)
    if len(found) != 1:
        names = ", ".join(end.name for end in found)
        yield Problem("goaml_not_one_subject", Severity.DOUBTFUL, record.place, names, "1")
    client = record.name.endswith("_my_client")
    for end in found:
        subject = subjects.number(node_of(end.name).subject, end)
        yield derived(relation, "source", subject, end)
        yield from subject_said(end, subjects, subject, client=client)
    for conductor in record.children("t_conductor"):
        yield from person_said(conductor, "conductor", target, subjects, client=client)


def person_said(
    record: Record, kind: str, target: str, subjects: Subjects, *, client: bool = False
) -> Said:
    """A natural person who takes part otherwise: the conductor, the reporting person."""
    subject = subjects.number("party", record)
    yield from related(record, kind, subject, target=target, subjects=subjects)
    yield from subject_said(record, subjects, subject, client=client)


def side_of(record: Record, prefix: str) -> Side:
    """The end as a transfer names it, if exactly one stands there."""
    found = ends(record, prefix)
    country = record.take(f"{prefix}country").replace(UNKNOWN, "")
    if len(found) != 1:
        return Side(country=country)
    return _SIDES[node_of(found[0].name).kind](found[0], country)


def _person_side(person: Record, country: str) -> Side:
    code = person.first("ssn", "id_number", "tax_number")
    return Side(name=person_name(person), code=code, country=country)


def _entity_side(entity: Record, country: str) -> Side:
    code = entity.first("incorporation_number", "tax_number")
    return Side(name=entity.take("name"), code=code, country=country)


def _account_side(account: Record, country: str) -> Side:
    holder = _holder(account)
    return Side(
        name=account.first("t_entity/name", "account_name") or holder.name,
        account=account_key(account.first("iban", "account")),
        code=holder.code,
        bank=account.first("institution_name", "swift", "institution_code"),
        country=country,
    )


def _holder(account: Record) -> Side:
    """Who holds the account: its entity, else the one signatory whose very name it bears."""
    entity = account.child("t_entity")
    if entity is not None:
        return _entity_side(entity, "")
    routes = ("signatory/t_person", "related_persons/account_related_person/t_person")
    people = [person for route in routes for person in account.children(route)]
    named = _words(account.take("account_name"))
    bearing = [person for person in people if named and _words(person_name(person)) == named]
    return _person_side(bearing[0], "") if len(bearing) == 1 else Side()


def _words(name: str) -> list[str]:
    """The words of a name whatever their order."""
    return sorted(name_key(name).split())


_SIDES: Final = {
    "": _account_side,
    PartyKind.NATURAL: _person_side,
    PartyKind.LEGAL: _entity_side,
}
