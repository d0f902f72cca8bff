"""The plain searches together."""

from typing import Final

from qaitaru.networks.rules.reach import reach
from qaitaru.networks.rules.widest import widest
from qaitaru.networks.ways import Searches

PLAIN: Final = Searches(reach, widest)
