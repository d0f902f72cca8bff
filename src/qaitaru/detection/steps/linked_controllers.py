"""Linked controllers as SQL, equal to ``rules/linked_controllers.py``."""

from qaitaru.detection.rules.linked_controllers import LINKS, LinkedParameters
from qaitaru.detection.steps.presence import distinct_within
from qaitaru.detection.steps.runs import runs
from qaitaru.engine.steps import Step


def linked_payers_steps(asked: LinkedParameters) -> tuple[Step, ...]:
    """Steps that make ``linked_payers``: what the accounts of each link paid to each payee."""
    paid = Step(
        "linked_payers_paid",
        """
        SELECT DENSE_RANK() OVER (ORDER BY l.kind, l.value, m.payee) AS link,
          m.payer, m.payee, m.payer AS member, m.payee AS anchor, m.row_no, m.at_s
        FROM moves AS m JOIN linked_payers_links AS l ON l.account = m.payer
        WHERE m.payer <> m.payee AND l.from_s <= m.at_s AND m.at_s < l.to_s
        """,
    )
    return _stretches("linked_payers", asked, paid)


def linked_circle_steps(asked: LinkedParameters) -> tuple[Step, ...]:
    """Steps that make ``linked_circle``: what accounts of each link paid one another, both told."""
    both = Step(
        "linked_circle_both",
        """
        SELECT l.kind, l.value, m.payer, m.payee, m.row_no, m.at_s
        FROM moves AS m JOIN linked_circle_links AS l ON l.account = m.payer
        JOIN linked_circle_links AS k ON k.account = m.payee AND k.kind = l.kind AND k.value = l.value
        WHERE m.payer <> m.payee AND l.from_s <= m.at_s AND m.at_s < l.to_s
          AND k.from_s <= m.at_s AND m.at_s < k.to_s
        """,
    )
    sides = Step(
        "linked_circle_sides",
        """
        SELECT DENSE_RANK() OVER (ORDER BY kind, value) AS link, payer, payee, member,
          LEAST(payer, payee) AS anchor, row_no, at_s
        FROM (
          SELECT kind, value, payer, payee, payer AS member, row_no, at_s FROM linked_circle_both
          UNION ALL
          SELECT kind, value, payer, payee, payee AS member, row_no, at_s FROM linked_circle_both
        ) AS members
        """,
    )
    return _stretches("linked_circle", asked, both, sides)


def _stretches(name: str, asked: LinkedParameters, *made: Step) -> tuple[Step, ...]:
    """Stretches with enough members, of the last of the tables that are made of the links."""
    legs = made[-1].name
    full = Step(
        f"{name}_full",
        f"SELECT a, at_s FROM {name}_counted WHERE others >= {asked.accounts} GROUP BY a, at_s",
    )
    found = Step(
        name,
        f"""
        SELECT a, -1 AS b, begins, row_no FROM (
          SELECT MIN(m.anchor) OVER (PARTITION BY r.a, r.first_at) AS a, r.first_at AS begins, m.row_no
          FROM {name}_runs AS r JOIN {legs} AS m ON m.link = r.a
          WHERE m.at_s > r.first_at - {asked.seconds} AND m.at_s <= r.last_at
        ) AS shown GROUP BY a, begins, row_no
        """,
    )
    counted = distinct_within(name, "link", "member", asked.seconds, table=legs)
    return *_links(name, asked), *made, *counted, full, *runs(name, full.name, asked.seconds), found


def _links(name: str, asked: LinkedParameters) -> tuple[Step, Step]:
    """What ties enough accounts, and not too many."""
    kinds = ", ".join(str(int(one)) for one in LINKS)
    held = Step(
        f"{name}_held",
        f"SELECT kind, value, account, from_s, to_s FROM account_facts WHERE kind IN ({kinds})",
        view=True,
    )
    links = Step(
        f"{name}_links",
        f"""
        SELECT h.kind, h.value, h.account, h.from_s, h.to_s FROM {name}_held AS h JOIN (
          SELECT kind, value FROM (
            SELECT kind, value, account FROM {name}_held GROUP BY kind, value, account
          ) AS holders
          GROUP BY kind, value HAVING COUNT(*) >= {asked.accounts} AND COUNT(*) <= {asked.holders}
        ) AS t ON t.kind = h.kind AND t.value = h.value
        """,
    )
    return held, links
