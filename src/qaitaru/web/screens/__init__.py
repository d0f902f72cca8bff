"""One screen a file: what it reads, what its forms do.

A form is sent to an address of its own: no address answers two methods.
"""

from typing import Final

from litestar.types import ControllerRouterHandler

from qaitaru.web.screens import (
    accounts,
    chain,
    claim_building,
    claim_parts,
    claims,
    coverage,
    custody,
    decide,
    door,
    duty,
    duty_requests,
    evidence,
    exhibits,
    files,
    flows,
    hits,
    home,
    jobs,
    jump,
    lists,
    mapping,
    ownership,
    problems,
    reception,
    running,
    source,
    tracing,
    transfers,
    wealth,
    wealth_versions,
)

SCREENS: Final[list[ControllerRouterHandler]] = [
    *accounts.ROUTES,
    *claim_building.ROUTES,
    *claim_parts.ROUTES,
    *claims.ROUTES,
    *coverage.ROUTES,
    *custody.ROUTES,
    *decide.ROUTES,
    *door.ROUTES,
    *duty.ROUTES,
    *duty_requests.ROUTES,
    *evidence.ROUTES,
    *exhibits.ROUTES,
    *files.ROUTES,
    *flows.ROUTES,
    *hits.ROUTES,
    *home.ROUTES,
    *jobs.ROUTES,
    *jump.ROUTES,
    *lists.ROUTES,
    *mapping.ROUTES,
    *ownership.ROUTES,
    *problems.ROUTES,
    *reception.ROUTES,
    *running.ROUTES,
    *chain.ROUTES,
    *source.ROUTES,
    *tracing.ROUTES,
    *transfers.ROUTES,
    *wealth.ROUTES,
    *wealth_versions.ROUTES,
]
