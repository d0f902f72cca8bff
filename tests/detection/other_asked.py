"""Parameters for generated ledgers, of typologies of mirrors, loans, cash, wages and digits."""

from typing import Any, Final

from qaitaru.detection.moves import DAY, HOUR
from qaitaru.detection.rules.cash import CashBeyondTakingsParameters, CashMismatchParameters
from qaitaru.detection.rules.digits import FirstDigitsParameters, LastDigitsParameters
from qaitaru.detection.rules.gambling import (
    GamblingCollectionParameters,
    GamblingReturnParameters,
)
from qaitaru.detection.rules.layers import LayersParameters
from qaitaru.detection.rules.loan_back import LoanBackParameters
from qaitaru.detection.rules.mirror_legs import MirrorLegsParameters
from qaitaru.detection.rules.salary_return import SalaryReturnParameters

_LAYERS: Final = (
    LayersParameters(1, 5 * HOUR, 9),
    LayersParameters(1, 60, 30),
    LayersParameters(1, 12 * HOUR, 5),
)
OTHER_ASKED: Final[dict[str, tuple[Any, ...]]] = {
    "bipartite": _LAYERS,
    "stack": _LAYERS,
    "mirror_legs": (
        MirrorLegsParameters(1, DAY, 5 * HOUR, 20),
        MirrorLegsParameters(1, 30 * DAY, 20 * DAY, 0),
        MirrorLegsParameters(1, 10 * DAY, HOUR, 90),
    ),
    "loan_back": (
        LoanBackParameters(10 * DAY, 80, 3, 5_000),
        LoanBackParameters(DAY, 20, 12, 0),
        LoanBackParameters(HOUR, 1, 5, 100),
    ),
    "cash_mismatch": (
        CashMismatchParameters(50, 40, 2, DAY),
        CashMismatchParameters(20, 60, 3, 30 * DAY),
        CashMismatchParameters(90, 100, 1, HOUR),
    ),
    "cash_beyond_takings": (
        CashBeyondTakingsParameters(2, 1, DAY),
        CashBeyondTakingsParameters(1, 2, 30 * DAY),
        CashBeyondTakingsParameters(0, 2, HOUR),
    ),
    "salary_return": (
        SalaryReturnParameters(2, DAY, 20, DAY),
        SalaryReturnParameters(2, 20 * DAY, 100, 5 * HOUR, 2),
        SalaryReturnParameters(1, HOUR, 1, 60, 1),
    ),
    "gambling_return": (
        GamblingReturnParameters(2, DAY, 50, DAY, 3),
        GamblingReturnParameters(1, HOUR, 100, 20 * DAY),
        GamblingReturnParameters(3, 30 * DAY, 1, HOUR, 4),
    ),
    "gambling_collection": (
        GamblingCollectionParameters(2, DAY, 1, DAY),
        GamblingCollectionParameters(2, 20 * DAY, 30, HOUR),
        GamblingCollectionParameters(1, 60, 80, 60),
    ),
    "first_digits": (
        FirstDigitsParameters(5, 100, 1, 100, 10),
        FirstDigitsParameters(3, 9, 50, 15_000, 600),
        FirstDigitsParameters(2, 30, 1_000, 9_000, 1_100),
    ),
    "last_digits": (
        LastDigitsParameters(1, 2, 30, 1_000, 100),
        LastDigitsParameters(100, 2, 9, 15_000, 1_500),
        LastDigitsParameters(7, 3, 100, 10_000, 900),
    ),
}
