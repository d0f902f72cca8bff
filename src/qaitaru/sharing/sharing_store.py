"""Partners, packages and origins in the record: added to, and never rewritten."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Final

from sqlalchemy import Connection, Table, func, insert, select

from qaitaru.engine.schema import MESSAGES, ORIGINS, PACKAGES, PARTNER_STEPS, WORKSPACE_ROLES
from qaitaru.sharing.kept import PackageKept, PartnerStep
from qaitaru.sharing.package import Origin
from qaitaru.sharing.workspace_roles import RoleStep

INVESTIGATION: Final = "investigation"
ENTRY: Final = "entry"


def next_number(connection: Connection, table: Table) -> int:
    """The number the next row will bear; holds as long as the writer's transaction."""
    last: int | None = connection.execute(select(func.max(table.c.number))).scalar()
    return (last or 0) + 1


def add_partner_step(connection: Connection, step: PartnerStep) -> None:
    """Trust a key, or end it."""
    connection.execute(insert(PARTNER_STEPS).values(asdict(step)))


def partners(connection: Connection) -> tuple[PartnerStep, ...]:
    """The last step of every key there was, in the order they were first trusted."""
    rows = connection.execute(select(PARTNER_STEPS).order_by(PARTNER_STEPS.c.number)).mappings()
    last = {row["key"]: PartnerStep(**row) for row in rows}
    return tuple(last.values())


def add_package(connection: Connection, package: PackageKept) -> None:
    """Keep that a package went out or came in."""
    connection.execute(insert(PACKAGES).values(asdict(package)))


def add_role_step(connection: Connection, step: RoleStep) -> None:
    """Give a role in the workspace, or end it."""
    connection.execute(insert(WORKSPACE_ROLES).values(asdict(step)))


def role_steps(connection: Connection) -> tuple[RoleStep, ...]:
    """Every step of the roles in the workspace, in order."""
    rows = connection.execute(select(WORKSPACE_ROLES).order_by(WORKSPACE_ROLES.c.number)).mappings()
    return tuple(RoleStep(**row) for row in rows)


def keep_message(connection: Connection, sha256: str, kind: str, told: bytes) -> None:
    """Keep what was signed as it went or came; once."""
    if message(connection, sha256) is None:
        connection.execute(insert(MESSAGES).values(sha256=sha256, kind=kind, told=told))


def message(connection: Connection, sha256: str) -> bytes | None:
    """What was signed, with its signature, by the hash of what was signed; None where not kept."""
    told: bytes | None = connection.execute(
        select(MESSAGES.c.told).where(MESSAGES.c.sha256 == sha256)
    ).scalar()
    return told


def partner_of_key(connection: Connection) -> dict[str, str]:
    """The agency that each key was trusted for last, still or no more."""
    return {one.key: one.agency for one in partners(connection)}


def packages(connection: Connection) -> tuple[PackageKept, ...]:
    """Every package, in order."""
    rows = connection.execute(select(PACKAGES).order_by(PACKAGES.c.number)).mappings()
    return tuple(PackageKept(**row) for row in rows)


def add_origin(
    connection: Connection, kind: str, number: int, origin: Origin, *, package: int
) -> None:
    """Keep where something that came was first told."""
    key, there = origin
    row = {
        "kind": kind, "number": number, "origin": key, "origin_number": there, "package": package
    }  # fmt: skip
    connection.execute(insert(ORIGINS).values(row))


def origins(connection: Connection, kind: str) -> Mapping[int, tuple[Origin, int]]:
    """Of each number here that came from elsewhere, its origin and the package that brought it."""
    rows = connection.execute(select(ORIGINS).where(ORIGINS.c.kind == kind)).mappings()
    return {row["number"]: ((row["origin"], row["origin_number"]), row["package"]) for row in rows}
