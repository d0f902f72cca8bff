"""Members and agencies of elsewhere: known here by codes that bear where they are from."""

from sqlalchemy import Connection, insert, select

from qaitaru.engine.schema import AGENCIES, MEMBERS


def stranger(connection: Connection, agency: str, code: str) -> str:
    """The code here of a member of elsewhere; introduced where not yet known."""
    here = f"{agency}/{code}"
    known = select(MEMBERS.c.code).where(MEMBERS.c.code == here)
    if connection.execute(known).first() is None:
        row = {"code": here, "agency": known_agency(connection, agency), "name": ""}
        connection.execute(insert(MEMBERS).values(row))
    return here


def known_agency(connection: Connection, code: str) -> str:
    """An agency's code; introduced where not yet known."""
    known = select(AGENCIES.c.code).where(AGENCIES.c.code == code)
    if connection.execute(known).first() is None:
        connection.execute(insert(AGENCIES).values(code=code, name=""))
    return code
