"""What may be done with a network of the ledger: by the items whose rows its arrows are sums of.

A limited item that no arrow rests on binds nobody who has the drawing, and is not named on it.

Source: UNCAC art. 46(19); Egmont Principles for Information Exchange (2013), 11 and 32-33.
"""

from qaitaru.acts.casework.use_marks import UseMarks
from qaitaru.acts.networks.look_at_network import NetworkView
from qaitaru.acts.networks.network_source import Source
from qaitaru.casework.requests.use_marks import UseMark
from qaitaru.ledger.behind_store import imports_behind
from qaitaru.networks.network_store import rows_drawn


def limits_of_network(source: Source, view: NetworkView, marks: UseMarks) -> tuple[UseMark, ...]:
    """The marks of the items behind the links, the rests, and the transfers of the way told.

    Args:
        source: of the view, read from a ledger.
    """
    if not marks:
        return ()
    rows = rows_drawn(source.connection, view.found, view.currency, view.window)
    drawn = imports_behind(source.connection, rows)
    ways = view.ways.ways if view.ways else ()
    entries = (entry for way in ways for one in way.transfers for entry in one.entries)
    return marks.of_imports(drawn | {int(one.partition("-")[0]) for one in entries})
