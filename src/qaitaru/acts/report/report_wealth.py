"""What the report tells of wealth: what stands of each profile, and the rows its lines cite."""

from collections.abc import Sequence

from sqlalchemy import Connection

from qaitaru.acts.books.ledger_at import LedgerView
from qaitaru.acts.wealth.kept_profiles import ProfileHead, known, read
from qaitaru.documents.report_facts import ReportedWealth
from qaitaru.ledger.entry_store import entries_at


def reported_wealth(connection: Connection) -> tuple[ReportedWealth, ...]:
    """Of each profile the newest text, for every purse it was worked for: the whole one first."""
    return tuple(_reported(connection, head) for one in known(connection) for head in one.latest())


def cited_entries(view: LedgerView, wealth: Sequence[ReportedWealth]) -> list[str]:
    """The rows of the ledger that lines of the profiles cite by exhibit and place."""
    imports = {view.item_of(number).exhibit: number for number in view.imports}
    places = {place for one in wealth for place in one.places()}
    return entries_at(
        view.connection,
        [(imports[exhibit], place) for exhibit, place in sorted(places) if exhibit in imports],
    )


def _reported(connection: Connection, head: ProfileHead) -> ReportedWealth:
    saved = head.saved[0] if head.saved else None
    return ReportedWealth(
        analysis=read(connection, head).analysis,
        number=head.number,
        name=saved.name if saved else "",
        version=saved.version if saved else 0,
        result_sha256=head.result_sha256,
    )
