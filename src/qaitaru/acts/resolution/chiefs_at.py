"""Which records of parties were one at an instant, by the resolution that was kept last."""

from datetime import datetime

from sqlalchemy import Connection

from qaitaru.acts.resolution.resolution_results import RULE, resolution_of
from qaitaru.engine import kept_analyses
from qaitaru.facts.moments import instant_text
from qaitaru.resolution.chief import chief


def chiefs_at(connection: Connection, at: datetime) -> dict[str, str]:
    """Of each record that was one party with others, the record that stands for all.

    How many payments each stands in is not asked: it would change with each new statement.
    """
    then = instant_text(at)
    heads = [one for one in kept_analyses.heads(connection, RULE) if one.made_at <= then]
    if not heads:
        return {}
    kept = resolution_of(heads[-1], kept_analyses.result_text(connection, heads[-1].number))
    return {key: chief(keys, payments={}) for keys in kept.outcome.parties for key in keys}
