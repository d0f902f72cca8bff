"""What holds an asset, takes it or gives it: such an entry is corrected by two members alone."""

from typing import Final

from qaitaru.casework.bodies.keeping import Returned, RightDecided, Sale
from qaitaru.casework.bodies.measures import Extension, Measure, MeasureStep
from qaitaru.casework.bodies.orders import Confiscation, OrderStep

WEIGHTY: Final = (
    Measure,
    MeasureStep,
    Extension,
    Confiscation,
    OrderStep,
    RightDecided,
    Returned,
    Sale,
)
