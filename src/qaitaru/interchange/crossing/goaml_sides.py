"""The participants of an FM-1 as the two sides of a goAML transaction, or as its parties.

Who pays and who is paid stands in ``MemberId``, a code whose list was not found; only where the
agency's crosswalk of codes says it of every participant does a transaction have two sides.
"""

from collections.abc import Sequence
from typing import Final, TypeAlias

from msgspec.structs import replace

from qaitaru.ingest.xml.records import Record
from qaitaru.interchange.crossing.carrying import Carrying
from qaitaru.interchange.crossing.goaml_subjects import subject
from qaitaru.interchange.goaml.parts import ForeignCurrency
from qaitaru.interchange.goaml.report import Party, ReportParty, Source, Target
from qaitaru.interchange.goaml.subjects import Account, Entity, Person
from qaitaru.interchange.losses import not_guessed

FROM, TO = "from", "to"
_CLIENT: Final = {"1": False, "2": True}  # 1 says "not a client"
Subject: TypeAlias = "Account | Person | Entity"
SourceSide: TypeAlias = "tuple[bool, Source] | None"
TargetSide: TypeAlias = "tuple[bool, Target] | None"


def sides(
    c: Carrying, participants: Sequence[Record], foreign: ForeignCurrency | None
) -> tuple[SourceSide, TargetSide]:
    """The payer's and the payee's side, each with whether he is a client; none if undecided."""
    ends = [c.codes.to_goaml("MemberId", one.peek("MemberId")) for one in participants]
    if sorted(end or "" for end in ends) != [FROM, TO]:
        return None, None
    payer, payee = (participants[ends.index(end)] for end in (FROM, TO))
    for one in (payer, payee):
        one.take("MemberId")
    source: Source = replace(
        Source(from_foreign_currency=foreign, from_country=payer.take("Residence") or None),
        **_named(subject(c, payer), "from_"),
    )
    target: Target = replace(
        Target(to_country=payee.take("Residence") or None), **_named(subject(c, payee), "to_")
    )
    c.wanted(source, ("from_funds_code", "from_country"), "/report/transaction/t_from")
    c.wanted(target, ("to_funds_code", "to_country"), "/report/transaction/t_to")
    return (_is_client(c, payer), source), (_is_client(c, payee), target)


def parties(
    c: Carrying, participants: Sequence[Record], foreign: ForeignCurrency | None
) -> tuple[Party, ...]:
    """Everybody as a party of the transaction, his part by the agency's code or not at all."""
    return tuple(
        replace(
            Party(
                role=_role(c, one),
                foreign_currency=foreign if number == 0 else None,
                country=one.take("Residence") or None,
            ),
            **_marked(c, one),
        )
        for number, one in enumerate(participants)
    )


def report_parties(c: Carrying, participants: Sequence[Record]) -> tuple[ReportParty, ...]:
    """Everybody as one whom an activity is about."""
    return tuple(
        replace(
            ReportParty(role=_role(c, one), country=one.take("Residence") or None),
            **_marked(c, one),
        )
        for one in participants
    )


def _role(c: Carrying, participant: Record) -> str | None:
    """The role by either of the two codes that say it; each that leads nowhere is told."""
    view = c.to_goaml(participant, "ParticipantsView", "role")
    member = participant.take("MemberId")
    if member:
        path = f"{participant.path}/MemberId"
        c.losses.append(not_guessed("side_unsaid", path, member, target="role"))
    return view


def _is_client(c: Carrying, participant: Record) -> bool:
    said = participant.take("IsClientSubject")
    if said not in _CLIENT:
        c.losses.append(not_guessed("client_unsaid", f"{participant.path}/IsClientSubject", said))
    return _CLIENT.get(said, False)


def _marked(c: Carrying, participant: Record) -> dict[str, Subject]:
    client = "_my_client" if _is_client(c, participant) else ""
    return {f"{_kind(who)}{client}": who for who in [subject(c, participant)]}


def _named(who: Subject, prefix: str) -> dict[str, Subject]:
    return {f"{prefix}{_kind(who)}": who}


def _kind(who: Subject) -> str:
    if isinstance(who, Account):
        return "account"
    return "entity" if isinstance(who, Entity) else "person"
