"""Take an import out of sight: its facts stay, and no analysis sees them from then on."""

from qaitaru.acts.act import Desk, act
from qaitaru.engine import imports
from qaitaru.engine.imports import Import


def withdraw_import(desk: Desk, number: int, *, because: str) -> Import:
    """Withdraw an import, for a stated reason.

    Raises: ImportMissing where none of that number is in sight.
    """
    with act(desk, "withdraw_import") as deed:
        gone = imports.withdraw(
            deed.connection, number, member=deed.member, at=deed.at, because=because
        )
        deed.told.update(number=number, exhibit=gone.exhibit, because=because)
    return gone
