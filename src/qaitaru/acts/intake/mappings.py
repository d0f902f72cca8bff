"""The mappings at hand: those the program ships, and those that members confirmed."""

from dataclasses import dataclass

from qaitaru.acts.act import Desk, act, consult
from qaitaru.ingest.shipped import shipped_mappings
from qaitaru.ingest.store import SavedMapping, latest_mappings, save_mapping
from qaitaru.ingest.tables.mapping import parse_mapping


@dataclass(frozen=True, slots=True)
class KnownMapping:
    """One mapping at hand; version 0 is the program's own."""

    name: str
    version: int
    kind: str
    text: str


def texts_at_hand(desk: Desk) -> dict[str, str]:
    """The mapping texts by name; a member's own stand before the program's and replace them."""
    with desk.workspace.record.read() as connection:
        saved = {name: one.text for name, one in latest_mappings(connection).items()}
    return saved | {name: text for name, text in shipped_mappings().items() if name not in saved}


def known_mappings(desk: Desk) -> list[KnownMapping]:
    """Every mapping at hand, by name; one of an investigation may name an account or a person."""
    with consult(desk, "look_at_mappings") as connection:
        versions = {name: one.version for name, one in latest_mappings(connection).items()}
    return [
        KnownMapping(name, versions.get(name, 0), parse_mapping(name, text).kind, text)
        for name, text in sorted(texts_at_hand(desk).items())
    ]


def confirm_mapping(desk: Desk, name: str, text: str) -> SavedMapping:
    """Keep a mapping that a member has looked at; later ingests try it.

    Raises: MappingFaulty.
    """
    parse_mapping(name, text)
    with act(desk, "confirm_mapping") as deed:
        saved = save_mapping(deed.connection, name, text, member=deed.member, at=deed.at)
        deed.told.update(name=name, version=saved.version, sha256=saved.sha256)
    return saved
