"""Gambling as SQL, equal to ``rules/gambling.py``."""

from qaitaru.detection.moves import Mark
from qaitaru.detection.rules.gambling import (
    GamblingCollectionParameters,
    GamblingReturnParameters,
)
from qaitaru.detection.steps.counterflow import answered
from qaitaru.detection.steps.crowds import Asked, crowds
from qaitaru.detection.steps.runs import runs
from qaitaru.detection.steps.sides import credits_of
from qaitaru.engine.steps import Step


def gambling_return_steps(asked: GamblingReturnParameters) -> tuple[Step, ...]:
    """Steps that make ``gambling_return``."""
    name = "gambling_return"
    operators = Step(
        f"{name}_operators",
        f"""
        SELECT a FROM (
          SELECT a, COUNT(*) AS players FROM (
            SELECT payee AS a, payer FROM moves
            WHERE payer <> payee AND (marks & {Mark.GAMBLING:d}) <> 0 GROUP BY payee, payer
          ) AS met GROUP BY a
        ) AS counted WHERE players > {asked.players}
        """,
    )
    paid = Step(
        f"{name}_paid",
        f"""
        SELECT payer AS a, row_no, at_s, amount FROM moves
        WHERE payer <> payee AND (marks & {Mark.GAMBLING:d}) <> 0
          AND payer NOT IN (SELECT a FROM {operators.name})
        """,
    )
    full = Step(
        f"{name}_full",
        f"""
        SELECT a, at_s FROM (
          SELECT a, at_s, COUNT(*) OVER (
            PARTITION BY a ORDER BY at_s RANGE BETWEEN {asked.seconds - 1} PRECEDING AND CURRENT ROW
          ) AS payments FROM {paid.name}
        ) AS counted WHERE payments >= {asked.payments} GROUP BY a, at_s
        """,
    )
    won = credits_of(name, Mark.GAMBLING)
    points = runs(name, full.name, asked.seconds)
    return (
        operators,
        paid,
        full,
        *points,
        won,
        *answered(name, (paid.name, won.name), asked.winning),
    )


def gambling_collection_steps(asked: GamblingCollectionParameters) -> tuple[Step, ...]:
    """Steps that make ``gambling_collection``."""
    cards = f"(marks & {Mark.CARD | Mark.GAMBLING:d}) = {Mark.CARD:d}"
    many = Asked("payee", cards, asked.payers, Mark.GAMBLING, asked.staking)
    return crowds("gambling_collection", many)
