"""Many counterparties of one kind and what went the other way, equal to ``rules/crowds.py``."""

from dataclasses import dataclass

from qaitaru.detection.rules.counterflow import Counterflow
from qaitaru.detection.steps.counterflow import answered
from qaitaru.detection.steps.presence import distinct_within
from qaitaru.detection.steps.runs import runs
from qaitaru.detection.steps.sides import credits_of, debits_of
from qaitaru.engine.steps import Step


@dataclass(frozen=True, slots=True)
class Asked:
    """Which moves many must make (in SQL), on which side the account is, and what must go back."""

    side: str
    which: str
    counterparties: int
    back: int  # marks of the other way
    flow: Counterflow


def crowds(name: str, asked: Asked) -> tuple[Step, ...]:
    """Steps that make a typology's table; who sent nothing the other way is not looked at."""
    other = "payer" if asked.side == "payee" else "payee"
    is_back = f"AND (marks & {asked.back:d}) <> 0" if asked.back else ""
    answering = Step(
        f"{name}_answering",
        f"SELECT {other} AS a FROM moves WHERE payer <> payee {is_back} GROUP BY {other}",
    )
    many = Step(
        f"{name}_many",
        f"""
        SELECT {asked.side} AS a, payer, payee, row_no, at_s, amount FROM moves
        WHERE payer <> payee AND {asked.which} AND {asked.side} IN (SELECT a FROM {answering.name})
        """,
        view=True,
    )
    full = Step(
        f"{name}_full",
        f"""
        SELECT a, at_s FROM {name}_counted WHERE others >= {asked.counterparties} GROUP BY a, at_s
        """,
    )
    seconds = asked.flow.seconds
    back = (debits_of if asked.side == "payee" else credits_of)(name, asked.back)
    return (
        answering,
        many,
        *distinct_within(name, asked.side, other, seconds, table=many.name),
        full,
        *runs(name, full.name, seconds),
        back,
        *answered(name, (many.name, back.name), asked.flow),
    )
