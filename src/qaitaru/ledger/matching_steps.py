"""Matching as named steps: ``pairs``, equal to matching.py, from the table ``legs``.

Each pass keys the open legs by its evidence, keeps the groups that have both sides, joins whole
runs, then lag by lag; what is joined is not open to the next pass.
"""

from collections.abc import Iterator, Sequence

from qaitaru.engine.steps import Step
from qaitaru.ledger.matching import PASSES, Evidence, Says, Variant, lags

_SAYS = {
    Says.ACCOUNT: "other_held",
    Says.PARTY: "(NOT other_held AND other_party_no > 0)",
    Says.NAME: "(other_account_no = 0 AND other_party_no > 0)",
    Says.CUSTODIAN: "(other_custodian_no > 0 AND other_party_no > 0 AND other_party_no <> party_no AND NOT other_held)",
    Says.NOTHING: "(other_account_no = 0 AND other_party_no = 0)",
    Says.NOBODY_ELSE: "(other_account_no = 0 AND other_party_no IN (0, party_no))",
}

_IN_PLAY = """
SELECT leg_no, account_no, party_no, other_account_no, other_party_no, other_held, custodian_no, other_custodian_no,
  currency, amount_minor, is_credit, booked_on, workday, reference
FROM legs
WHERE other_held OR (other_account_no = 0 AND other_party_no = 0)
  OR other_custodian_no > 0 OR other_party_no IN (SELECT party_no FROM accounts WHERE held)
"""

_COPIED_AFTER = {2, 5, 8, 11}
"""The first two passes join most; a copy costs more than leaving out what two or three joined."""


def matching_steps(
    *, window_days: int = 3, passes: Sequence[Evidence] = PASSES
) -> tuple[Step, ...]:
    """The steps that end in ``pairs``: debit_no, credit_no, evidence, confidence."""
    steps = [Step("open_0", _IN_PLAY)]
    for number, evidence in enumerate(passes, start=1):
        steps += _pass(number, evidence, window_days)
    ends = (
        f"SELECT debit_no, credit_no, '{evidence.name}' AS evidence, '{evidence.confidence.value}' AS confidence FROM joined_{number}"
        for number, evidence in enumerate(passes, start=1)
    )
    return (*steps, Step("pairs", "\nUNION ALL\n".join(ends)))


def _pass(number: int, evidence: Evidence, window_days: int) -> Iterator[Step]:
    yield Step(f"keyed_{number}", _keyed(number, evidence))
    yield Step(f"groups_{number}", _groups(number))
    yield Step(f"playing_{number}", _playing(number))
    yield Step(f"run_{number}", _run(number, window_days))
    yield Step(f"rest_{number}", _without(f"playing_{number}", [f"run_{number}"]))
    parts = [f"run_{number}"]
    for nth, lag in enumerate(lags(window_days)):
        yield Step(f"lag_{number}_{nth}", _on_lag(number, lag, parts[1:]))
        parts.append(f"lag_{number}_{nth}")
    yield Step(f"joined_{number}", _union("debit_no, credit_no", parts))
    left = _without(f"open_{number - 1}", [f"joined_{number}"])
    yield Step(f"open_{number}", left, view=number not in _COPIED_AFTER)


def _keyed(number: int, evidence: Evidence) -> str:
    """The open legs that fit the evidence, under the fields that must be equal."""
    columns = ", ".join(f"{_choice(evidence.variants, place)} AS key_{place}" for place in (0, 1))
    reference = "reference" if evidence.reference else "''"
    fits = " OR ".join(_fits(variant) for variant in evidence.variants)
    stated = " AND reference <> ''" if evidence.reference else ""
    return (
        f"SELECT leg_no, account_no, is_credit, booked_on, workday, currency, amount_minor, {_variant(evidence.variants)} AS variant, {columns}, {reference} AS reference\n"
        f"FROM open_{number - 1} WHERE ({fits}){stated}"
    )


def _fits(variant: Variant) -> str:
    debit, credit = _SAYS[variant.debit_says], _SAYS[variant.credit_says]
    return f"(is_credit AND {credit}) OR (NOT is_credit AND {debit})"


def _variant(variants: Sequence[Variant]) -> str:
    return f"CASE WHEN {_fits(variants[0])} THEN 0 ELSE 1 END"


def _choice(variants: Sequence[Variant], place: int) -> str:
    """The field to compare: that of the first variant the leg fits."""
    cases = " ".join(
        f"WHEN {_fits(variant)} THEN CASE WHEN is_credit THEN {_field(variant.credit_fields[place])} ELSE {_field(variant.debit_fields[place])} END"
        for variant in variants
    )
    return f"CASE {cases} END"


def _field(name: str) -> str:
    return "0" if name == "nothing" else name


_KEY = ("variant", "currency", "amount_minor", "key_0", "key_1", "reference")


def _groups(number: int) -> str:
    key = ", ".join(_KEY)
    return (
        f"SELECT {key}, MIN(leg_no) AS group_no, SUM(CASE WHEN is_credit THEN 1 ELSE 0 END) * 2 = COUNT(*) AS even\n"
        f"FROM keyed_{number} GROUP BY {key}\n"
        "HAVING SUM(CASE WHEN is_credit THEN 1 ELSE 0 END) > 0 AND SUM(CASE WHEN is_credit THEN 0 ELSE 1 END) > 0"
    )


def _playing(number: int) -> str:
    equal = " AND ".join(f"g.{column} = k.{column}" for column in _KEY)
    return (
        "SELECT k.leg_no, k.account_no, k.is_credit, k.booked_on, k.workday, g.group_no, g.even,\n"
        "  ROW_NUMBER() OVER (PARTITION BY g.group_no, k.is_credit ORDER BY k.booked_on, k.leg_no) AS nth\n"
        f"FROM keyed_{number} AS k JOIN groups_{number} AS g ON {equal}"
    )


def _run(number: int, window_days: int) -> str:
    """Whole groups of as many debits as credits, where each k-th pair fits."""
    return f"""
SELECT debit_no, credit_no FROM (
  SELECT d.leg_no AS debit_no, c.leg_no AS credit_no,
    MIN(CASE WHEN c.workday - d.workday BETWEEN -1 AND {window_days} AND c.account_no <> d.account_no THEN 1 ELSE 0 END)
      OVER (PARTITION BY d.group_no) AS fits
  FROM playing_{number} AS d JOIN playing_{number} AS c ON c.group_no = d.group_no AND c.nth = d.nth
  WHERE d.even AND c.even AND NOT d.is_credit AND c.is_credit
) AS tried WHERE fits = 1"""


def _on_lag(number: int, lag: int, parts: Sequence[str]) -> str:
    """The k-th debit of a day with the k-th credit of the day it fits."""
    ranked = (
        "SELECT leg_no, account_no, group_no, workday,\n"
        "    ROW_NUMBER() OVER (PARTITION BY group_no, workday ORDER BY booked_on, leg_no) AS nth,\n"
        "    COUNT(*) OVER (PARTITION BY group_no, workday) AS many,\n"
        "    MIN(account_no) OVER (PARTITION BY group_no, workday) = MAX(account_no) OVER (PARTITION BY group_no, workday) AS alone\n"
        "  FROM rest WHERE"
    )
    return f"""
WITH rest AS ({_without(f"rest_{number}", parts)}),
debits AS ({ranked} NOT is_credit),
credits AS ({ranked} is_credit)
SELECT d.leg_no AS debit_no, c.leg_no AS credit_no
FROM debits AS d JOIN credits AS c ON c.group_no = d.group_no AND c.workday = d.workday + {lag} AND c.nth = d.nth
WHERE c.account_no <> d.account_no AND (c.many = d.many OR (c.alone AND d.alone))"""


def _without(table: str, parts: Sequence[str]) -> str:
    """The legs of a table that none of these parts has joined."""
    if not parts:
        return f"SELECT * FROM {table}"
    taken = (
        f"{_union('debit_no AS leg_no', parts)} UNION ALL {_union('credit_no AS leg_no', parts)}"
    )
    return f"SELECT o.* FROM {table} AS o LEFT JOIN ({taken}) AS t ON t.leg_no = o.leg_no WHERE t.leg_no IS NULL"


def _union(columns: str, tables: Sequence[str]) -> str:
    return " UNION ALL ".join(f"SELECT {columns} FROM {table}" for table in tables)
