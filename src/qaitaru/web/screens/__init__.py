"""One screen a file: what it reads, what its forms do.

A form is sent to an address of its own: no address answers two methods.
"""

from typing import Final

from litestar.types import ControllerRouterHandler

from qaitaru.web.screens import (
    custody,
    door,
    evidence,
    files,
    home,
    jobs,
    jump,
    problems,
    reception,
    source,
)

SCREENS: Final[list[ControllerRouterHandler]] = [
    *files.ROUTES,
    *door.ROUTES,
    *home.ROUTES,
    *jump.ROUTES,
    *evidence.ROUTES,
    *reception.ROUTES,
    *jobs.ROUTES,
    *problems.ROUTES,
    *source.ROUTES,
    *custody.ROUTES,
]
