"""The rooms of the house, in the order the work goes."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Room:
    """One entry of the navigation; its name is ``web.room.<name>`` in the catalogue."""

    name: str
    address: str


ROOMS: Final = (
    Room("home", "/"),
    Room("investigations", "/investigations"),
    Room("assets", "/assets"),
    Room("requests", "/requests"),
    Room("board", "/board"),
    Room("evidence", "/evidence"),
    Room("problems", "/problems"),
    Room("coverage", "/coverage"),
    Room("accounts", "/accounts"),
    Room("parties", "/parties"),
    Room("transfers", "/transfers"),
    Room("flows", "/flows"),
    Room("network", "/network"),
    Room("findings", "/findings"),
    Room("tracing", "/tracing"),
    Room("wealth", "/wealth"),
    Room("hits", "/hits"),
    Room("lists", "/lists"),
    Room("duty", "/duty"),
    Room("law", "/law"),
)
