"""Proximity to a listed party as SQL, equal to ``rules/listed_proximity.py``: a join for each hop."""

from dataclasses import dataclass
from typing import Final

from qaitaru.detection.known import AccountKind
from qaitaru.detection.rules.listed_proximity import ListedProximityParameters
from qaitaru.engine.steps import Step


@dataclass(frozen=True, slots=True)
class _Way:
    """Which side of a transfer is nearer to the party, and which of two comes before the other."""

    name: str
    near: str
    far: str
    before: str  # the table of the earlier of two, ``h`` reached and ``n`` the next
    after: str


_FORWARD: Final = _Way("from_listed", "payer", "payee", "h", "n")
_BACKWARD: Final = _Way("to_listed", "payee", "payer", "n", "h")


def from_listed_steps(asked: ListedProximityParameters) -> tuple[Step, ...]:
    """Steps that make ``from_listed``."""
    return _steps(_FORWARD, asked)


def to_listed_steps(asked: ListedProximityParameters) -> tuple[Step, ...]:
    """Steps that make ``to_listed``."""
    return _steps(_BACKWARD, asked)


def _steps(way: _Way, asked: ListedProximityParameters) -> tuple[Step, ...]:
    hops = [_first(way, asked), *(_next(way, asked, one) for one in range(2, asked.hops + 1))]
    every = " UNION ALL ".join(f"SELECT a, b, row_no FROM {hop.name}" for hop in hops)
    found = Step(
        way.name,
        f"""
        SELECT r.a, r.b, f.begins, r.row_no FROM ({every}) AS r JOIN (
          SELECT a, b, MIN(at_s) AS begins FROM {hops[0].name} GROUP BY a, b
        ) AS f ON f.a = r.a AND f.b = r.b
        GROUP BY r.a, r.b, f.begins, r.row_no
        """,
    )
    return *hops, found


def _first(way: _Way, asked: ListedProximityParameters) -> Step:
    """The dealings of listed parties: ``tip`` is where the money is to be followed."""
    return Step(
        f"{way.name}_hop_1",
        f"""
        SELECT m.{way.near} AS a, m.{way.far} AS b, m.{way.far} AS tip, m.row_no, m.at_s, m.amount
        FROM moves AS m JOIN account_facts AS l ON l.account = m.{way.near}
        WHERE l.kind = {AccountKind.LISTED:d} AND m.payer <> m.payee
          AND m.at_s >= l.from_s - {asked.before_seconds} AND m.at_s < l.to_s
        GROUP BY m.{way.near}, m.{way.far}, m.row_no, m.at_s, m.amount
        """,
    )


def _next(way: _Way, asked: ListedProximityParameters, number: int) -> Step:
    before, after = way.before, way.after
    return Step(
        f"{way.name}_hop_{number}",
        f"""
        SELECT a, b, tip, row_no, at_s, amount FROM (
          SELECT h.a, h.b, n.{way.far} AS tip, n.row_no, n.at_s, n.amount,
            COUNT(*) OVER (PARTITION BY h.a, h.b, h.row_no) AS fitting
          FROM {way.name}_hop_{number - 1} AS h JOIN moves AS n ON n.{way.near} = h.tip
          WHERE n.payer <> n.payee AND {before}.row_no < {after}.row_no
            AND {after}.at_s < {before}.at_s + {asked.seconds} AND {after}.amount <= {before}.amount
            AND {after}.amount * 100 >= {before}.amount * {asked.percent}
        ) AS reached WHERE fitting <= {asked.followed}
        GROUP BY a, b, tip, row_no, at_s, amount
        """,
    )
