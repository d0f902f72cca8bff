"""The rooms of the house, grouped by the work, in the order the work goes."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Room:
    """One entry of the navigation; its name is ``web.room.<name>`` in the catalogue."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Wing:
    """Rooms of one kind of work, under the heading ``web.wing.<name>``."""

    name: str
    rooms: tuple[Room, ...]


WINGS: Final = (
    Wing(
        "case",
        (
            Room("home", "/"),
            Room("clocks", "/clocks"),
            Room("investigations", "/investigations"),
            Room("measures", "/measures"),
            Room("assets", "/assets"),
            Room("requests", "/requests"),
            Room("board", "/board"),
            Room("sharing", "/sharing"),
        ),
    ),
    Wing(
        "evidence",
        (
            Room("evidence", "/evidence"),
            Room("problems", "/problems"),
            Room("coverage", "/coverage"),
        ),
    ),
    Wing(
        "money",
        (
            Room("accounts", "/accounts"),
            Room("transfers", "/transfers"),
            Room("flows", "/flows"),
            Room("network", "/network"),
            Room("findings", "/findings"),
            Room("tracing", "/tracing"),
            Room("wealth", "/wealth"),
        ),
    ),
    Wing(
        "names",
        (
            Room("parties", "/parties"),
            Room("hits", "/hits"),
            Room("lists", "/lists"),
            Room("duty", "/duty"),
        ),
    ),
    Wing("law", (Room("law", "/law"),)),
)
"""The keys 1 to 9 open the first nine: the case, then its evidence."""

ROOMS: Final = tuple(room for wing in WINGS for room in wing.rooms)
