"""The kernels by typology. The compiler is loaded when one is first asked, not before."""

from collections.abc import Iterable
from functools import partial
from typing import Final

from qaitaru.detection.kernels.packed import Packed
from qaitaru.detection.rules.cycle import CycleParameters
from qaitaru.detection.rules.fan import FanParameters
from qaitaru.detection.rules.flow_through import FlowThroughParameters
from qaitaru.detection.rules.gather_scatter import GatherScatterParameters
from qaitaru.detection.rules.grouping import Side
from qaitaru.detection.rules.layering_chain import LayeringChainParameters
from qaitaru.detection.rules.layers import LayersParameters
from qaitaru.detection.rules.mirror_legs import MirrorLegsParameters
from qaitaru.detection.rules.rapid_pass_through import RapidPassThroughParameters
from qaitaru.detection.rules.scatter_gather import ScatterGatherParameters
from qaitaru.detection.rules.small_fan import SmallFanParameters
from qaitaru.detection.scheme import Scheme


def _cycles(name: str, moves: Packed, asked: CycleParameters) -> Iterable[Scheme]:
    from qaitaru.detection.kernels.cycle import cycles  # noqa: PLC0415 - needs the extra

    return cycles(name, moves, asked)


def _scattered(name: str, moves: Packed, asked: ScatterGatherParameters) -> Iterable[Scheme]:
    from qaitaru.detection.kernels.scatter_gather import (  # noqa: PLC0415 - needs the extra
        scatter_gathers,
    )

    return scatter_gathers(name, moves, asked)


def _fans(name: str, side: Side, moves: Packed, asked: FanParameters) -> Iterable[Scheme]:
    from qaitaru.detection.kernels.fan import fans  # noqa: PLC0415 - needs the extra

    return fans(name, side, moves, asked)


def flow_through_kernel(moves: Packed, asked: FlowThroughParameters) -> Iterable[Scheme]:
    """Compiled ``flow_through``."""
    from qaitaru.detection.kernels.flow_through import (  # noqa: PLC0415 - needs the extra
        flow_throughs,
    )

    return flow_throughs(moves, asked)


def gather_scatter_kernel(moves: Packed, asked: GatherScatterParameters) -> Iterable[Scheme]:
    """Compiled ``gather_scatter``."""
    from qaitaru.detection.kernels.gather_scatter import (  # noqa: PLC0415 - needs the extra
        gather_scatters,
    )

    return gather_scatters(moves, asked)


def rapid_pass_through_kernel(moves: Packed, asked: RapidPassThroughParameters) -> Iterable[Scheme]:
    """Compiled ``rapid_pass_through``."""
    from qaitaru.detection.kernels.rapid_pass_through import (  # noqa: PLC0415 - needs the extra
        rapid_pass_through,
    )

    return rapid_pass_through(moves, asked)


def _layered(name: str, moves: Packed, asked: LayeringChainParameters) -> Iterable[Scheme]:
    from qaitaru.detection.kernels.layering_chain import (  # noqa: PLC0415 - needs the extra
        layering_chains,
    )

    return layering_chains(name, moves, asked)


def mirror_legs_kernel(moves: Packed, asked: MirrorLegsParameters) -> Iterable[Scheme]:
    """Compiled ``mirror_legs``."""
    from qaitaru.detection.kernels.mirror_legs import mirror_legs  # noqa: PLC0415 - needs the extra

    return mirror_legs(moves, asked)


def _small_fans(
    name: str, side: Side, moves: Packed, asked: SmallFanParameters
) -> Iterable[Scheme]:
    from qaitaru.detection.kernels.small_fan import small_fans  # noqa: PLC0415 - needs the extra

    return small_fans(name, side, moves, asked)


def _layers(name: str, moves: Packed, asked: LayersParameters) -> Iterable[Scheme]:
    from qaitaru.detection.kernels.layers import layers  # noqa: PLC0415 - needs the extra

    return layers(name, moves, asked)


small_fan_in_kernel: Final = partial(_small_fans, "small_fan_in", "payee")
small_fan_out_kernel: Final = partial(_small_fans, "small_fan_out", "payer")
fan_in_kernel: Final = partial(_fans, "fan_in", "payee")
fan_out_kernel: Final = partial(_fans, "fan_out", "payer")
cycle_kernel: Final = partial(_cycles, "cycle")
layering_chain_kernel: Final = partial(_layered, "layering_chain")
short_layering_chain_kernel: Final = partial(_layered, "short_layering_chain")
slow_cycle_kernel: Final = partial(_cycles, "slow_cycle")
open_cycle_kernel: Final = partial(_cycles, "open_cycle")
scatter_gather_kernel: Final = partial(_scattered, "scatter_gather")
bipartite_kernel: Final = partial(_layers, "bipartite")
stack_kernel: Final = partial(_layers, "stack")
open_scatter_gather_kernel: Final = partial(_scattered, "open_scatter_gather")
