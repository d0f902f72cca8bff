"""SQL or a kernel finds what the plain rule finds, row for row, on a thousand ledgers at once."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import duckdb
import pytest
from tests.detection.known_asked import KNOWN_ASKED
from tests.detection.known_ledgers import known_ledgers
from tests.detection.ledgers import ledgers
from tests.detection.other_asked import OTHER_ASKED

from qaitaru.detection.kernels.packed import pack
from qaitaru.detection.known import Known
from qaitaru.detection.known_store import put_known
from qaitaru.detection.moves import DAY, HOUR, Move
from qaitaru.detection.rules.amounts import RepeatedAmountParameters, RoundAmountsParameters
from qaitaru.detection.rules.crypto_ramp import CryptoRampParameters
from qaitaru.detection.rules.cycle import CycleParameters
from qaitaru.detection.rules.dormant_awakened import DormantAwakenedParameters
from qaitaru.detection.rules.dropper import DropperParameters
from qaitaru.detection.rules.drug_sale import DrugSaleParameters
from qaitaru.detection.rules.fan import FanParameters
from qaitaru.detection.rules.flow_through import FlowThroughParameters
from qaitaru.detection.rules.gather_scatter import GatherScatterParameters
from qaitaru.detection.rules.hawala_netting import HawalaNettingParameters
from qaitaru.detection.rules.layering_chain import LayeringChainParameters
from qaitaru.detection.rules.rapid_pass_through import RapidPassThroughParameters
from qaitaru.detection.rules.scatter_gather import ScatterGatherParameters
from qaitaru.detection.rules.small_fan import SmallFanParameters
from qaitaru.detection.rules.structuring import StructuringParameters
from qaitaru.detection.rules.tf_collection import TfCollectionParameters
from qaitaru.detection.scheme import Scheme
from qaitaru.detection.typologies import TYPOLOGIES
from qaitaru.detection.typology import Typology
from qaitaru.engine.duck import connect
from qaitaru.engine.spelling import spell

SEED = 20_261_122
_ROUND_TRIPS = (
    CycleParameters(),
    CycleParameters(4, DAY, 40, fitting=3),
    CycleParameters(5, 2 * HOUR, 90, fitting=50, tried=20, returns=6),
)
_SCATTERED = (
    ScatterGatherParameters(2),
    ScatterGatherParameters(2, DAY, 80, 30),
    ScatterGatherParameters(2, 10 * DAY, 10_000, 4, 9),
)
_CHAINS = (
    LayeringChainParameters(3, passed=20),
    LayeringChainParameters(3, DAY, 60, 40, 30),
    LayeringChainParameters(4, 10 * HOUR, 90, 0, 4),
)
_SMALL_FANS = (
    SmallFanParameters(chance=10**5),
    SmallFanParameters(3, DAY, 10**6, 2),
    SmallFanParameters(2, HOUR, 10**9),
)
ASKED: dict[str, tuple[Any, ...]] = {
    "fan_in": (FanParameters(3, HOUR), FanParameters(4, DAY), FanParameters(5, 12 * HOUR)),
    "fan_out": (FanParameters(3, HOUR), FanParameters(4, DAY), FanParameters(5, 12 * HOUR)),
    "structuring": (
        StructuringParameters(100_000, 70, 2, DAY),
        StructuringParameters(100_000, 1, 3, HOUR),
        StructuringParameters(10**7, 40, 2, 12 * HOUR),
    ),
    "rapid_pass_through": (
        RapidPassThroughParameters(90, DAY, 2, 7 * DAY),
        RapidPassThroughParameters(50, HOUR, 1, HOUR),
        RapidPassThroughParameters(100, 60, 2, HOUR),
    ),
    "flow_through": (
        FlowThroughParameters(50, 1, 4),
        FlowThroughParameters(80, 2, 2, 0),
        FlowThroughParameters(30, 3, 6, -5 * HOUR),
    ),
    "dormant_awakened": (
        DormantAwakenedParameters(5 * HOUR, 2, 1),
        DormantAwakenedParameters(3 * DAY, 1, 7),
        DormantAwakenedParameters(600, 20, 2),
    ),
    "round_amounts": (
        RoundAmountsParameters(5_000, 40, 4),
        RoundAmountsParameters(100, 60, 2),
        RoundAmountsParameters(3, 70, 1),
    ),
    "repeated_amount": (
        RepeatedAmountParameters(2),
        RepeatedAmountParameters(3),
        RepeatedAmountParameters(5),
    ),
    "dropper": (
        DropperParameters(10 * DAY, 20 * DAY, 2, DAY, 50, DAY),
        DropperParameters(DAY, 2 * DAY, 1, HOUR, 80, DAY),
        DropperParameters(5 * HOUR, 10 * HOUR, 3, 5 * HOUR, 30, 60),
    ),
    "drug_sale": (
        DrugSaleParameters(2, DAY, 2, 10, percent=10),
        DrugSaleParameters(3, 3 * DAY, 2, 50, percent=1, after_seconds=HOUR),
        DrugSaleParameters(1, HOUR, 1, 100, 0, 0, -HOUR, 50, 60),
    ),
    "tf_collection": (
        TfCollectionParameters(2, DAY, 10**6, 1, DAY),
        TfCollectionParameters(3, 20 * DAY, 10**7, 10, DAY),
        TfCollectionParameters(1, 60, 5_000, 90, HOUR),
    ),
    "hawala_netting": (
        HawalaNettingParameters(2, 1, DAY, 10, 10**7, 3),
        HawalaNettingParameters(2, 1, 30 * DAY, 80, 10**7, 7),
        HawalaNettingParameters(3, 1, 5 * DAY, 40, 10**7, 2),
    ),
    "crypto_on_ramp": (
        CryptoRampParameters(2, DAY, 1, DAY),
        CryptoRampParameters(3, DAY, 30, HOUR),
        CryptoRampParameters(1, 60, 80, 60),
    ),
    "crypto_off_ramp": (
        CryptoRampParameters(2, DAY, 1, DAY),
        CryptoRampParameters(2, 2 * DAY, 10, 5 * HOUR),
        CryptoRampParameters(1, 60, 80, 60),
    ),
    "gather_scatter": (
        GatherScatterParameters(2, DAY, 60),
        GatherScatterParameters(3, 12 * HOUR, 80),
        GatherScatterParameters(1, HOUR, 90),
    ),
    "cycle": _ROUND_TRIPS,
    "slow_cycle": _ROUND_TRIPS,
    "open_cycle": _ROUND_TRIPS,
    "small_fan_in": _SMALL_FANS,
    "small_fan_out": _SMALL_FANS,
    "scatter_gather": _SCATTERED,
    "open_scatter_gather": _SCATTERED,
    **KNOWN_ASKED,
    **OTHER_ASKED,
    "layering_chain": _CHAINS,
    "short_layering_chain": _CHAINS,
}
"""For ledgers as small and dense as these; a typology that is not here has no proof."""


@pytest.fixture(scope="module")
def many() -> Sequence[Sequence[Move]]:
    return list(ledgers(1_000, SEED))


@pytest.fixture(scope="module")
def known(many: Sequence[Sequence[Move]]) -> Sequence[Known]:
    return list(known_ledgers(many, SEED))


@pytest.fixture(scope="module")
def duck(many: Sequence[Sequence[Move]], known: Sequence[Known]) -> duckdb.DuckDBPyConnection:
    connection = connect()
    connection.execute(
        "CREATE TABLE moves (row_no BIGINT, at_s BIGINT, payer BIGINT, payee BIGINT, "
        "amount BIGINT, marks BIGINT)"
    )
    rows = [
        (one.row, one.at, one.payer, one.payee, one.amount, one.marks)
        for moves in many
        for one in moves
    ]
    connection.executemany("INSERT INTO moves VALUES (?, ?, ?, ?, ?, ?)", rows)
    put_known(connection, all_of(known))
    return connection


def all_of(known: Sequence[Known]) -> Known:
    """What is known beside all ledgers together."""
    return Known(
        tuple(fact for one in known for fact in one.accounts),
        tuple(fact for one in known for fact in one.rows),
    )


def _by_sql(connection: duckdb.DuckDBPyConnection, typology: Typology, asked: Any) -> list[Scheme]:
    assert typology.steps
    for step in typology.steps(asked):
        connection.execute(spell(step))
    told = connection.execute(f"SELECT a, b, begins, row_no FROM {typology.name} ORDER BY row_no")
    rows = defaultdict(list)
    for a, b, begins, row in told.fetchall():
        rows[a, b, begins].append(row)
    return sorted(
        Scheme(typology.name, (a, b), begins, tuple(found))
        for (a, b, begins), found in rows.items()
    )


WHOLE = frozenset({"small_fan_in", "small_fan_out"})
"""What is weighed against the whole ledger: all ledgers are one to these."""
BY_SQL = [one for one in TYPOLOGIES if one.steps]
BY_KERNEL = [one for one in TYPOLOGIES if one.kernel]


@pytest.mark.parametrize("typology", BY_SQL, ids=lambda one: one.name)
def test_sql_finds_what_the_plain_rule_finds(
    typology: Typology,
    many: Sequence[Sequence[Move]],
    known: Sequence[Known],
    duck: duckdb.DuckDBPyConnection,
) -> None:
    both = list(zip(many, known, strict=True))
    for asked in ASKED[typology.name]:
        plain = sorted(
            scheme for each in both for scheme in typology.found(each[0], asked, each[1])
        )
        assert len(plain) > 100, f"{asked} is met too seldom to prove anything"
        assert _by_sql(duck, typology, asked) == plain


@pytest.mark.parametrize("typology", BY_KERNEL, ids=lambda one: one.name)
def test_a_kernel_finds_what_the_plain_rule_finds(
    typology: Typology, many: Sequence[Sequence[Move]]
) -> None:
    assert typology.kernel
    every = [move for moves in many for move in moves]
    packed, ledgers_ = pack(every), [every] if typology.name in WHOLE else many
    for asked in ASKED[typology.name]:
        plain = sorted(scheme for moves in ledgers_ for scheme in typology.find(moves, asked))
        assert len(plain) > 100, f"{asked} is met too seldom to prove anything"
        assert sorted(typology.kernel(packed, asked)) == plain


def test_every_typology_is_found_by_an_engine() -> None:
    assert all(one.steps or one.kernel for one in TYPOLOGIES)
