"""The rows of each stretch: what lies in the windows of its first and its last second."""

from qaitaru.engine.steps import Step


def shown(name: str, table: str, seconds: int) -> Step:
    """The step that makes a typology's table from ``<name>_runs`` and the rows of a table.

    Args:
        name: the typology.
        table: has ``a``, ``row_no``, ``at_s``.
        seconds: the window's length.
    """
    return Step(
        name,
        f"""
        SELECT r.a, -1 AS b, r.first_at AS begins, m.row_no
        FROM {name}_runs AS r JOIN {table} AS m ON m.a = r.a
        WHERE m.at_s > r.first_at - {seconds} AND m.at_s <= r.last_at
        """,
    )
