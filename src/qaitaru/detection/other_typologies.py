"""Typologies of layers, mirrored payments, loans, cash, wages, gambling and digits."""

from typing import Final

from qaitaru.detection.kernels.doors import bipartite_kernel, mirror_legs_kernel, stack_kernel
from qaitaru.detection.rules import cash, digits, gambling
from qaitaru.detection.rules.layers import STACKED, LayersParameters, bipartite, stack
from qaitaru.detection.rules.loan_back import LoanBackParameters, loan_back
from qaitaru.detection.rules.mirror_legs import MirrorLegsParameters, mirror_legs
from qaitaru.detection.rules.salary_return import SalaryReturnParameters, salary_return
from qaitaru.detection.steps.cash import cash_beyond_takings_steps, cash_mismatch_steps
from qaitaru.detection.steps.digits import first_digits_steps, last_digits_steps
from qaitaru.detection.steps.gambling import gambling_collection_steps, gambling_return_steps
from qaitaru.detection.steps.loan_back import loan_back_steps
from qaitaru.detection.steps.mirror_legs import mirror_legs_steps
from qaitaru.detection.steps.salary_return import salary_return_steps
from qaitaru.detection.typology import Amounts, Typology

OTHER_TYPOLOGIES: Final = (
    Typology(
        "bipartite",
        bipartite,
        None,
        LayersParameters(),
        kernel=bipartite_kernel,
        amounts=Amounts.UNREAD,
    ),
    Typology("stack", stack, None, STACKED, kernel=stack_kernel, amounts=Amounts.UNREAD),
    Typology(
        "mirror_legs",
        mirror_legs,
        mirror_legs_steps,
        MirrorLegsParameters(),
        kernel=mirror_legs_kernel,
    ),
    Typology("loan_back", loan_back, loan_back_steps, LoanBackParameters(), currency="KZT"),
    Typology(
        "cash_mismatch",
        cash.cash_mismatch,
        cash_mismatch_steps,
        cash.CashMismatchParameters(),
        needs=cash.NEEDS,
    ),
    Typology(
        "cash_beyond_takings",
        cash.cash_beyond_takings,
        cash_beyond_takings_steps,
        cash.CashBeyondTakingsParameters(),
    ),
    Typology("salary_return", salary_return, salary_return_steps, SalaryReturnParameters()),
    Typology(
        "gambling_return",
        gambling.gambling_return,
        gambling_return_steps,
        gambling.GamblingReturnParameters(),
    ),
    Typology(
        "gambling_collection",
        gambling.gambling_collection,
        gambling_collection_steps,
        gambling.GamblingCollectionParameters(),
    ),
    Typology(
        "first_digits",
        digits.first_digits,
        first_digits_steps,
        digits.FirstDigitsParameters(),
        is_supporting=True,
        amounts=Amounts.DIGITS,
    ),
    Typology(
        "last_digits",
        digits.last_digits,
        last_digits_steps,
        digits.LastDigitsParameters(),
        is_supporting=True,
        amounts=Amounts.DIGITS,
    ),
)
