"""Which typologies are not asked, and for want of which facts beside transfers."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from qaitaru.detection.known import AccountKind, Kind, Needs, missing
from qaitaru.detection.typology import Typology


@dataclass(frozen=True, slots=True)
class Lacking:
    """A typology that is not asked, and what it would have to know: of each set one kind."""

    typology: str
    needs: Needs


def lacking(typologies: Iterable[Typology], known: Collection[Kind]) -> tuple[Lacking, ...]:
    """The typologies that are not asked where only these kinds are known."""
    needed = ((one.name, missing(one.needs, known)) for one in typologies)
    return tuple(Lacking(name, needs) for name, needs in needed if needs)


def answerable(typologies: Iterable[Typology], known: Collection[Kind]) -> Sequence[Typology]:
    """The others."""
    return [one for one in typologies if not missing(one.needs, known)]


def kind_key(kind: Kind) -> str:
    """The key of a kind's name in the catalogues."""
    of = "account" if isinstance(kind, AccountKind) else "row"
    return f"known.{of}.{kind.name.lower()}"
