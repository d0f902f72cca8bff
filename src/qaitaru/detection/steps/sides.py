"""The credits or the debits of the accounts that have a stretch, and of no others."""

from qaitaru.engine.steps import Step


def debits_of(name: str, flags: int = 0) -> Step:
    """The step that makes ``<name>_debits`` of the accounts in ``<name>_runs``.

    Args:
        name: the typology.
        flags: marks of which a debit has one; 0 for every debit.
    """
    return _of(name, "debits", "payer", flags)


def credits_of(name: str, flags: int = 0) -> Step:
    """The step that makes ``<name>_credits``, as the debits are made."""
    return _of(name, "credits", "payee", flags)


def _of(name: str, kind: str, side: str, flags: int) -> Step:
    is_marked = f"AND (marks & {flags:d}) <> 0" if flags else ""
    return Step(
        f"{name}_{kind}",
        f"""
        SELECT {side} AS a, row_no, at_s, amount FROM moves
        WHERE payer <> payee {is_marked} AND {side} IN (SELECT a FROM {name}_runs)
        """,
    )
