"""Every typology the house knows, in the order they are told."""

from typing import Final

from qaitaru.detection.kernels.doors import (
    cycle_kernel,
    fan_in_kernel,
    fan_out_kernel,
    flow_through_kernel,
    gather_scatter_kernel,
    layering_chain_kernel,
    open_cycle_kernel,
    open_scatter_gather_kernel,
    rapid_pass_through_kernel,
    scatter_gather_kernel,
    short_layering_chain_kernel,
    slow_cycle_kernel,
    small_fan_in_kernel,
    small_fan_out_kernel,
)
from qaitaru.detection.known_typologies import KNOWN_TYPOLOGIES
from qaitaru.detection.other_typologies import OTHER_TYPOLOGIES
from qaitaru.detection.rules import cycle as cycles
from qaitaru.detection.rules import layering_chain as chains
from qaitaru.detection.rules import scatter_gather as scatters
from qaitaru.detection.rules.amounts import (
    RepeatedAmountParameters,
    RoundAmountsParameters,
    repeated_amount,
    round_amounts,
)
from qaitaru.detection.rules.crypto_ramp import (
    CryptoRampParameters,
    crypto_off_ramp,
    crypto_on_ramp,
)
from qaitaru.detection.rules.cycle import CycleParameters, cycle, open_cycle, slow_cycle
from qaitaru.detection.rules.dormant_awakened import DormantAwakenedParameters, dormant_awakened
from qaitaru.detection.rules.dropper import USES as DROPPER_USES
from qaitaru.detection.rules.dropper import DropperParameters, dropper
from qaitaru.detection.rules.drug_sale import DrugSaleParameters, drug_sale
from qaitaru.detection.rules.fan import FanParameters, fan_in, fan_out
from qaitaru.detection.rules.flow_through import FlowThroughParameters, flow_through
from qaitaru.detection.rules.gather_scatter import GatherScatterParameters, gather_scatter
from qaitaru.detection.rules.hawala_netting import HawalaNettingParameters, hawala_netting
from qaitaru.detection.rules.layering_chain import (
    LayeringChainParameters,
    layering_chain,
    short_layering_chain,
)
from qaitaru.detection.rules.rapid_pass_through import (
    RapidPassThroughParameters,
    rapid_pass_through,
)
from qaitaru.detection.rules.scatter_gather import (
    ScatterGatherParameters,
    open_scatter_gather,
    scatter_gather,
)
from qaitaru.detection.rules.small_fan import SmallFanParameters, small_fan_in, small_fan_out
from qaitaru.detection.rules.structuring import StructuringParameters, structuring
from qaitaru.detection.rules.tf_collection import TfCollectionParameters, tf_collection
from qaitaru.detection.steps.amounts import repeated_amount_steps, round_amounts_steps
from qaitaru.detection.steps.crypto_ramp import crypto_off_ramp_steps, crypto_on_ramp_steps
from qaitaru.detection.steps.dormant_awakened import dormant_awakened_steps
from qaitaru.detection.steps.dropper import dropper_steps
from qaitaru.detection.steps.drug_sale import drug_sale_steps
from qaitaru.detection.steps.fan import fan_in_steps, fan_out_steps
from qaitaru.detection.steps.flow_through import flow_through_steps
from qaitaru.detection.steps.gather_scatter import gather_scatter_steps
from qaitaru.detection.steps.hawala_netting import hawala_netting_steps
from qaitaru.detection.steps.rapid_pass_through import rapid_pass_through_steps
from qaitaru.detection.steps.structuring import structuring_steps
from qaitaru.detection.steps.tf_collection import tf_collection_steps
from qaitaru.detection.typology import Amounts, Typology

TYPOLOGIES: Final = (
    Typology(
        "fan_in",
        fan_in,
        fan_in_steps,
        FanParameters(),
        kernel=fan_in_kernel,
        amounts=Amounts.UNREAD,
    ),
    Typology(
        "fan_out",
        fan_out,
        fan_out_steps,
        FanParameters(),
        kernel=fan_out_kernel,
        amounts=Amounts.UNREAD,
    ),
    Typology(
        "small_fan_in",
        small_fan_in,
        None,
        SmallFanParameters(),
        kernel=small_fan_in_kernel,
        amounts=Amounts.UNREAD,
    ),
    Typology(
        "small_fan_out",
        small_fan_out,
        None,
        SmallFanParameters(),
        kernel=small_fan_out_kernel,
        amounts=Amounts.UNREAD,
    ),
    Typology(
        "structuring",
        structuring,
        structuring_steps,
        StructuringParameters(),
        currency="KZT",
        by_law=True,
    ),
    Typology(
        "rapid_pass_through",
        rapid_pass_through,
        rapid_pass_through_steps,
        RapidPassThroughParameters(),
        kernel=rapid_pass_through_kernel,
    ),
    Typology(
        "flow_through",
        flow_through,
        flow_through_steps,
        FlowThroughParameters(),
        kernel=flow_through_kernel,
    ),
    Typology(
        "dormant_awakened", dormant_awakened, dormant_awakened_steps, DormantAwakenedParameters()
    ),
    Typology(
        "round_amounts",
        round_amounts,
        round_amounts_steps,
        RoundAmountsParameters(),
        is_supporting=True,
        amounts=Amounts.DIGITS,
    ),
    Typology(
        "repeated_amount",
        repeated_amount,
        repeated_amount_steps,
        RepeatedAmountParameters(),
        is_supporting=True,
        amounts=Amounts.DIGITS,
    ),
    Typology("dropper", dropper, dropper_steps, DropperParameters(), uses=DROPPER_USES),
    Typology("drug_sale", drug_sale, drug_sale_steps, DrugSaleParameters()),
    Typology(
        "tf_collection",
        tf_collection,
        tf_collection_steps,
        TfCollectionParameters(),
        currency="KZT",
    ),
    Typology(
        "hawala_netting",
        hawala_netting,
        hawala_netting_steps,
        HawalaNettingParameters(),
        currency="KZT",
    ),
    Typology("crypto_on_ramp", crypto_on_ramp, crypto_on_ramp_steps, CryptoRampParameters()),
    Typology("crypto_off_ramp", crypto_off_ramp, crypto_off_ramp_steps, CryptoRampParameters()),
    Typology(
        "gather_scatter",
        gather_scatter,
        gather_scatter_steps,
        GatherScatterParameters(),
        kernel=gather_scatter_kernel,
        amounts=Amounts.EITHER,
    ),
    Typology("cycle", cycle, None, CycleParameters(), kernel=cycle_kernel),
    Typology("slow_cycle", slow_cycle, None, cycles.SLOW, kernel=slow_cycle_kernel),
    Typology(
        "open_cycle",
        open_cycle,
        None,
        cycles.OPEN,
        kernel=open_cycle_kernel,
        amounts=Amounts.UNREAD,
    ),
    Typology(
        "scatter_gather",
        scatter_gather,
        None,
        ScatterGatherParameters(),
        kernel=scatter_gather_kernel,
    ),
    Typology(
        "open_scatter_gather",
        open_scatter_gather,
        None,
        scatters.OPEN,
        kernel=open_scatter_gather_kernel,
        amounts=Amounts.UNREAD,
    ),
    Typology(
        "layering_chain",
        layering_chain,
        None,
        LayeringChainParameters(),
        kernel=layering_chain_kernel,
    ),
    Typology(
        "short_layering_chain",
        short_layering_chain,
        None,
        chains.SHORT,
        kernel=short_layering_chain_kernel,
    ),
    *OTHER_TYPOLOGIES,
    *KNOWN_TYPOLOGIES,
)
