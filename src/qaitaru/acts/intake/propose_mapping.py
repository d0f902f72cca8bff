"""How an item that is a table might be read: its first rows, and the mapping proposed for it."""

from qaitaru.acts.act import Desk, consult
from qaitaru.evidence import store
from qaitaru.ingest.tables.look import TableLook, look_at_table


def propose_mapping(desk: Desk, exhibit: int, *, encoding: str = "") -> TableLook:
    """The proposal; nothing of it holds until a member confirms it.

    Raises: EvidenceMissing.
    """
    with consult(desk, "look_at_table", exhibit=exhibit) as connection:
        item = store.find(connection, exhibit)
    return look_at_table(desk.workspace.originals.path(item.sha256), item.name, encoding)
