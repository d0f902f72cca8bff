"""See what changed from one version of a list to another."""

from sqlalchemy import Connection

from qaitaru.acts.act import Desk, consult
from qaitaru.facts.errors import SettingFaulty
from qaitaru.lists import version_store
from qaitaru.lists.comparing_files import Compared, compared
from qaitaru.lists.versions import ListVersion, in_order


def compare_versions(desk: Desk, old: int, new: int) -> Compared:
    """What changed from one version to another, relistings told by the versions before ``old``.

    Raises: ListVersionMissing, ListAltered; SettingFaulty for versions of two lists.
    """
    lists = desk.workspace.lists
    with consult(desk, "compare_lists", old=old, new=new) as connection:
        first, second = (version_store.find(connection, number) for number in (old, new))
        if first.list_key != second.list_key:
            raise SettingFaulty("NEW", "/".join(second.list_key), "/".join(first.list_key))
        return compared(
            version_store.designations(connection, lists, old),
            version_store.designations(connection, lists, new),
            _known_before(desk, connection, first),
            formats=(first.reader, second.reader),
        )


def _known_before(desk: Desk, connection: Connection, version: ListVersion) -> set[str]:
    """Every reference that an earlier version of the same list had."""
    every = version_store.every(connection)
    versions = in_order(one for one in every if one.list_key == version.list_key)
    before = versions[: [one.number for one in versions].index(version.number)]
    lists = desk.workspace.lists
    known = (version_store.references(connection, lists, one.number) for one in before)
    return {reference for references in known for reference in references}
