"""What stands inside a goAML party or account: holders, directors, signatories, related ones.

Source: goAML schema 5.0.2, types t_account, t_person, t_entity and the related_*_type family.
"""

from dataclasses import dataclass
from typing import Final

from qaitaru.facts.parties import PartyKind
from qaitaru.ingest.readers.goaml.forms import CODE
from qaitaru.ingest.readers.goaml.parts import RANGE
from qaitaru.ingest.readers.goaml.terms import ACCOUNT_SHAPE, ENTITY, PERSON
from qaitaru.ingest.reports.forms import AMOUNT, FLAG
from qaitaru.ingest.reports.shapes import Field, Group, Shape


@dataclass(frozen=True, slots=True)
class Link:
    """A party or account that stands inside another: which way there, and what it is to it.

    ``inner`` is where the linked one stands under the route; empty where the two are one element,
    as a director is the person himself.
    """

    route: str
    kind: str
    inner: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class Node:
    """What a subject of one kind says, and whom it leads to."""

    subject: str  # party or account
    kind: str  # of facts.parties.PartyKind; empty for an account
    shape: Shape
    links: tuple[Link, ...]


_HOLDER: Final[Shape] = {}
_ROLE: Final[Shape] = {"role": Field("role", CODE)}
_RELATION: Final[Shape] = {
    "role": Field("role", CODE),
    "is_primary": Field("primary", FLAG),
    "account_entity_relation": Field("relation", CODE),
    "person_person_relation": Field("relation", CODE),
    "entity_entity_relation": Field("relation", CODE),
    "account_account_relation": Field("relation", CODE),
    "relation_date_range": Group("period", RANGE),
    "share_percentage": Field("share_percentage", AMOUNT),
    "voting_percentage": Field("voting_percentage", AMOUNT),
    "comments": Field("comments"),
}
_PERSON: Final = Node(
    "party",
    PartyKind.NATURAL,
    PERSON,
    (Link("related_persons/person_related_person", "related_person", "person", _RELATION),),
)
_ENTITY: Final = Node(
    "party",
    PartyKind.LEGAL,
    ENTITY,
    (
        Link("director_id", "director", "", _ROLE),
        Link("related_persons/entity_related_person", "related_person", "person", _RELATION),
        Link("related_entities/entity_related_entity", "related_entity", "entity", _RELATION),
    ),
)
_ACCOUNT: Final = Node(
    "account",
    "",
    ACCOUNT_SHAPE,
    (
        Link("t_entity", "holder", "", _HOLDER),
        Link("related_entities/account_related_entity", "related_entity", "entity", _RELATION),
        Link("signatory", "signatory", "t_person", _RELATION),
        Link("related_persons/account_related_person", "related_person", "t_person", _RELATION),
        Link("related_accounts/account_related_account", "related_account", "account", _RELATION),
    ),
)
_NODES: Final = {"person": _PERSON, "entity": _ENTITY, "account": _ACCOUNT}
_BY_PART: Final = {"director_id": _PERSON, "t_conductor": _PERSON}


def node_of(name: str) -> Node:
    """What an element's name says it is: ``from_person``, ``t_entity``, ``account_my_client``.

    Raises: KeyError for a name that says none of the three; the caller's mistake.
    """
    plain = name.removesuffix("_my_client").rpartition("_")[2]
    return _BY_PART.get(name) or _NODES[plain]
