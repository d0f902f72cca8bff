"""Parameters for generated ledgers, of the typologies that read facts beside transfers."""

from typing import Any, Final

from qaitaru.detection.moves import DAY, HOUR
from qaitaru.detection.rules.flight_before_measure import FlightParameters, OwnerChangedParameters
from qaitaru.detection.rules.funnel import FunnelParameters
from qaitaru.detection.rules.invoice_overpaid import InvoiceOverpaidParameters
from qaitaru.detection.rules.linked_controllers import LinkedParameters
from qaitaru.detection.rules.listed_proximity import ListedProximityParameters
from qaitaru.detection.rules.one_device import OneDeviceParameters
from qaitaru.detection.rules.out_of_profile import OutOfProfileParameters
from qaitaru.detection.rules.trade_price import TradePriceParameters

_LINKED: Final = (
    LinkedParameters(2, DAY, 9),
    LinkedParameters(3, 5 * HOUR, 12),
    LinkedParameters(2, HOUR, 4),
)
_NEAR: Final = (
    ListedProximityParameters(3, DAY, 10, 3, DAY),
    ListedProximityParameters(2, HOUR, 90, 1, 0),
    ListedProximityParameters(5, 30 * DAY, 50, 4, 30 * DAY),
)
KNOWN_ASKED: Final[dict[str, tuple[Any, ...]]] = {
    "funnel": (
        FunnelParameters(2, DAY, 1, DAY),
        FunnelParameters(2, 10 * DAY, 30, HOUR),
        FunnelParameters(1, HOUR, 80, 5 * DAY),
    ),
    "out_of_profile": (
        OutOfProfileParameters(3, 1, 5_000),
        OutOfProfileParameters(1, 30, 10**6),
        OutOfProfileParameters(50, 2, 1),
    ),
    "linked_payers": _LINKED,
    "linked_circle": _LINKED,
    "one_device": (
        OneDeviceParameters(2, HOUR, 12),
        OneDeviceParameters(3, DAY, 9),
        OneDeviceParameters(2, 60, 6),
    ),
    "from_listed": _NEAR,
    "to_listed": _NEAR,
    "flight_before_measure": (
        FlightParameters(1, 50, 1, 100),
        FlightParameters(5, 20, 3, 5_000),
        FlightParameters(14, 90, 2, 10**6),
    ),
    "owner_changed_before_measure": (
        OwnerChangedParameters(1),
        OwnerChangedParameters(5),
        OwnerChangedParameters(14),
    ),
    "trade_price": (
        TradePriceParameters(20, 1, HOUR),
        TradePriceParameters(0, 2, DAY),
        TradePriceParameters(50, 2, 20 * DAY),
    ),
    "invoice_overpaid": (
        InvoiceOverpaidParameters(5),
        InvoiceOverpaidParameters(100),
        InvoiceOverpaidParameters(0),
    ),
}
