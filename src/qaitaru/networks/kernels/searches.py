"""The compiled searches together."""

from typing import Final

from qaitaru.networks.kernels.reach import reach
from qaitaru.networks.kernels.widest import widest
from qaitaru.networks.ways import Searches

COMPILED: Final = Searches(reach, widest)
