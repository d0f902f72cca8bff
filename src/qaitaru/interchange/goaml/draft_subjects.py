"""Accounts and parties of the ledger as goAML's subjects, each value with where it stands.

Source: goAML schema 5.0.2, t_account, t_account_my_client; ISO 13616-1, ISO 9362.
"""

from collections.abc import Iterable
from typing import Any, Final, TypeAlias

from qaitaru.facts.identifiers.checks import IdentifierKind, check
from qaitaru.interchange.case import CaseAccount
from qaitaru.interchange.goaml import draft_scalars
from qaitaru.interchange.goaml.draft import Drafting, Tie, numbered
from qaitaru.interchange.goaml.draft_ends import BIC, DraftEnd, kind_of, name_of, named_at
from qaitaru.interchange.goaml.draft_people import (
    entity_of,
    lacking,
    named_ties,
    person_of,
    role_said,
)
from qaitaru.interchange.goaml.subjects import Account, Entity, Person, Signatory

Subject: TypeAlias = Account | Person | Entity
_CODES: Final = frozenset({"institution_code", "swift"})
_WANTED: Final = ("institution_name", "institution_code|swift")
_CLIENT: Final = (
    *("non_bank_institution", "branch", "currency_code", "personal_account_type|account_type"),
    *("signatory|related_persons", "opened", "status_code", "beneficiary"),
)
"""What must be said of an account that the reporting entity keeps, beyond any other.

Source: goAML schema 5.0.2, t_account_my_client.
"""


def subject_of(
    d: Drafting, end: DraftEnd, at: str, *, client: bool = False, mark: str = ""
) -> tuple[str, Subject] | None:
    """The end's account, else the party where its kind is known; with the kind's name.

    Args:
        d: the draft.
        end: of the transfer.
        at: the path up to the kind's name: ``.../t_from/from_``.
        client: whether the reporting entity keeps the account.
        mark: what follows the kind's name: ``_my_client``.
    """
    if end.account:
        return "account", _account(d, end, f"{at}account{mark}", client=client)
    kind = kind_of(d.known, end.party)
    if kind == "person":
        return kind, person_of(d, end, f"{at}person{mark}", client=client)
    if kind == "entity":
        return kind, entity_of(d, end, f"{at}entity{mark}", client=client)
    end_of = at.rpartition("/")[2]
    names = f"{at}account|{end_of}person|{end_of}entity"
    d.lacks(names, "kind", name_of(d.known, end))
    return None


def _account(d: Drafting, end: DraftEnd, at: str, *, client: bool) -> Account:
    stated = _stated(d, end, at)
    unsaid = {
        tag: term
        for tag, term in draft_scalars.ACCOUNT.items()
        if tag not in stated and not (tag in _CODES and _CODES & set(stated))
    }
    holder = kind_of(d.known, end.party)
    found = Account(
        t_entity=entity_of(d, end, f"{at}/t_entity", client=client) if holder == "entity" else None,
        signatory=_signatories(d, end, holder, f"{at}/signatory", client=client),
        **stated,
        **draft_scalars.scalars(d, d.known.account_sheets.get(end.account, ()), unsaid, at),
    )
    lacking(d, found, (*_WANTED, *(_CLIENT if client else ())), at)
    return found


def _stated(d: Drafting, end: DraftEnd, at: str) -> dict[str, Any]:
    """What the statements of an account and its number say; a code of a BIC's form is one."""
    account = d.known.accounts.get(end.account) or CaseAccount(account=end.account)
    code = "swift" if BIC.fullmatch(account.bank_code.upper()) else "institution_code"
    said = {
        "institution_name": account.bank,
        code: account.bank_code,
        "account": end.account,
        "currency_code": account.currencies[0] if len(account.currencies) == 1 else "",
        "account_name": name_of(d.known, end),
        "iban": end.account if check(IdentifierKind.IBAN, end.account).valid else "",
    }
    standing = dict.fromkeys(said, account.standing or end.standing)
    standing["account_name"] = named_at(d.known, end)
    return {tag: d.say(f"{at}/{tag}", text, standing[tag]) for tag, text in said.items() if text}


def _signatories(
    d: Drafting, end: DraftEnd, holder: str, at: str, *, client: bool
) -> tuple[Signatory, ...]:
    """Who disposes of an account: those of whom it is said, and the person who holds it."""
    ties: Iterable[Tie] = d.known.signatories.get(end.account, ())
    if holder == "person":
        ties = (Tie(party=end.party, standing=end.standing), *ties)
    found = named_ties(d, ties, at)
    return tuple(
        _signatory(d, one, numbered(at, number, len(found)), client=client)
        for number, one in enumerate(found, 1)
    )


def _signatory(d: Drafting, tie: Tie, at: str, *, client: bool) -> Signatory:
    end = DraftEnd(party=tie.party, standing=tie.standing)
    return Signatory(
        t_person=person_of(d, end, f"{at}/t_person", client=client), role=role_said(d, tie, at)
    )
