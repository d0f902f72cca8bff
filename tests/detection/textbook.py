"""Textbook cases that meet each parameter of their typology exactly, and not by one unit more."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from qaitaru.detection.moves import DAY, HOUR, Mark, Move
from qaitaru.detection.rules.amounts import RepeatedAmountParameters, RoundAmountsParameters
from qaitaru.detection.rules.crypto_ramp import CryptoRampParameters
from qaitaru.detection.rules.dormant_awakened import DormantAwakenedParameters
from qaitaru.detection.rules.dropper import DropperParameters
from qaitaru.detection.rules.drug_sale import DrugSaleParameters
from qaitaru.detection.rules.flow_through import FlowThroughParameters
from qaitaru.detection.rules.hawala_netting import HawalaNettingParameters
from qaitaru.detection.rules.rapid_pass_through import RapidPassThroughParameters
from qaitaru.detection.rules.structuring import StructuringParameters
from qaitaru.detection.rules.tf_collection import TfCollectionParameters

Told = tuple[int, ...]  # second, payer, payee, amount; and marks, where it has some
DECEMBER: Final = 1_701_388_800  # 1 December 2023 in UTC
EVENING: Final = 18 * HOUR


@dataclass(frozen=True)
class Case:
    """What is asked, the transfers, the rows found, and one unit stricter for each parameter."""

    asked: Any
    told: tuple[Told, ...]
    rows: tuple[int, ...]
    stricter: Mapping[str, int]

    @property
    def moves(self) -> list[Move]:
        return [Move(row, *told) for row, told in enumerate(self.told)]


_WOKEN = 190 * DAY
CASES: Final[Mapping[str, Case]] = {
    "structuring": Case(
        StructuringParameters(1_000, 70, 3, 100),
        ((0, 9, 1, 700), (50, 9, 2, 999), (99, 9, 3, 700)),
        (0, 1, 2),
        {"threshold": -1, "percent": 1, "operations": 1, "seconds": -1},
    ),
    "rapid_pass_through": Case(
        RapidPassThroughParameters(90, 100, 2, 1_000),
        ((0, 1, 9, 1_000), (99, 9, 2, 900), (999, 3, 9, 1_000), (1_098, 9, 4, 1_000)),
        (0, 1, 2, 3),
        {"percent": 1, "seconds": -1, "times": 1, "period_seconds": -1},
    ),
    "flow_through": Case(
        FlowThroughParameters(95, 39, 6, HOUR),
        (
            (DECEMBER - HOUR, 1, 9, 400),
            *((DECEMBER + at, 1, 9, 300) for at in (10, 20)),
            *((DECEMBER + at, 9, 2, 350) for at in (30, 40)),
            (DECEMBER + 50, 9, 3, 250),
        ),
        (0, 1, 2, 3, 4, 5),
        {"percent": 1, "balances": 1, "movements": 1, "zone_seconds": -1},
    ),
    "dormant_awakened": Case(
        DormantAwakenedParameters(180 * DAY, 20, 7),
        (
            (0, 1, 9, 100),
            (10 * DAY, 9, 1, 100),
            (_WOKEN, 2, 9, 1_400),
            (_WOKEN + 7 * DAY - 1, 9, 3, 1_400),
        ),
        (2, 3),
        {"silent_seconds": 1, "times": 1, "days": -1},
    ),
    "round_amounts": Case(
        RoundAmountsParameters(1_000, 60, 5),
        tuple((at, 9, 1, amount) for at, amount in enumerate((1_000, 3_000, 1_000, 77, 1_234))),
        (0, 1, 2),
        {"unit": 1, "percent": 1, "debits": 1},
    ),
    "repeated_amount": Case(
        RepeatedAmountParameters(3),
        tuple((at, 9, at, amount) for at, amount in enumerate((55, 55, 77, 55))),
        (0, 1, 3),
        {"times": 1},
    ),
    "dropper": Case(
        DropperParameters(1_000, 5_000, 3, 100, 80, 50),
        (
            *((0, 1, 9, 10), (5_000, 1, 9, 10)),
            *((5_900, 2, 9, 100), (5_950, 3, 9, 100), (5_999, 4, 9, 100)),
            (6_049, 9, 5, 240),
        ),
        (2, 3, 4, 5),
        {
            "fresh_seconds": -1,
            "silent_seconds": 1,
            "strangers": 1,
            "seconds": -1,
            "percent": 1,
            "after_seconds": -1,
        },
    ),
    "drug_sale": Case(
        DrugSaleParameters(
            persons=3, seconds=100, same=3, night_percent=66, zone_seconds=0, after_seconds=50
        ),
        (
            (EVENING - 50, 1, 9, 10),
            (EVENING, 2, 9, 10),
            (EVENING + 49, 3, 9, 10),
            (EVENING + 99, 9, 4, 15),
        ),
        (0, 1, 2, 3),
        {
            "persons": 1,
            "seconds": -1,
            "same": 1,
            "night_percent": 1,
            "evening_seconds": 1,
            "zone_seconds": -1,
            "percent": 1,
            "after_seconds": -1,
        },
    ),
    "tf_collection": Case(
        TfCollectionParameters(2, 100, 50, 50, 10),
        (
            (0, 1, 9, 50, Mark.CHARITY),
            (99, 2, 9, 50, Mark.CHARITY | Mark.CARD),
            (109, 9, 3, 50, Mark.ABROAD),
        ),
        (0, 1, 2),
        {"persons": 1, "seconds": -1, "largest": -1, "percent": 1, "after_seconds": -1},
    ),
    "hawala_netting": Case(
        HawalaNettingParameters(4, 2, 100, 5, 105, 2),
        (
            *((0, 8, 9, 105), (30, 9, 8, 95), (60, 8, 9, 105), (99, 9, 8, 95)),
            *((500, 8, 1, 1), (500, 2, 9, 1)),
        ),
        (0, 1, 2, 3),
        {
            "transfers": 1,
            "each_way": 1,
            "seconds": -1,
            "percent": -1,
            "largest": -1,
            "counterparties": 1,
        },
    ),
    "crypto_on_ramp": Case(
        CryptoRampParameters(2, 100, 50, 10),
        ((0, 1, 9, 100), (99, 2, 9, 100), (109, 9, 3, 100, Mark.CRYPTO)),
        (0, 1, 2),
        {"counterparties": 1, "seconds": -1, "percent": 1, "beyond_seconds": -1},
    ),
    "crypto_off_ramp": Case(
        CryptoRampParameters(2, 100, 50, 10),
        ((100, 1, 9, 100, Mark.CRYPTO), (110, 9, 2, 100, Mark.CARD), (209, 9, 3, 100, Mark.CARD)),
        (0, 1, 2),
        {"counterparties": 1, "seconds": -1, "percent": 1, "beyond_seconds": -1},
    ),
}
