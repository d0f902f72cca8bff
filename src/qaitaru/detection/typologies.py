"""Every typology the house knows, in the order they are told."""

from typing import Final

from qaitaru.detection.rules.fan import FanParameters, fan_in, fan_out
from qaitaru.detection.steps.fan import fan_in_steps, fan_out_steps
from qaitaru.detection.typology import Typology

TYPOLOGIES: Final = (
    Typology("fan_in", fan_in, fan_in_steps, FanParameters()),
    Typology("fan_out", fan_out, fan_out_steps, FanParameters()),
)
