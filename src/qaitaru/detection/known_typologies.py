"""The typologies that read facts beside transfers."""

from typing import Final

from qaitaru.detection.rules import flight_before_measure as flights
from qaitaru.detection.rules import funnel as funnels
from qaitaru.detection.rules import invoice_overpaid as invoices
from qaitaru.detection.rules import linked_controllers as linked
from qaitaru.detection.rules import listed_proximity as listed
from qaitaru.detection.rules import one_device as devices
from qaitaru.detection.rules import out_of_profile as profiles
from qaitaru.detection.rules import trade_price as prices
from qaitaru.detection.steps.flight_before_measure import (
    flight_before_measure_steps,
    owner_changed_before_measure_steps,
)
from qaitaru.detection.steps.funnel import funnel_steps
from qaitaru.detection.steps.invoice_overpaid import invoice_overpaid_steps
from qaitaru.detection.steps.linked_controllers import linked_circle_steps, linked_payers_steps
from qaitaru.detection.steps.listed_proximity import from_listed_steps, to_listed_steps
from qaitaru.detection.steps.one_device import one_device_steps
from qaitaru.detection.steps.out_of_profile import out_of_profile_steps
from qaitaru.detection.steps.trade_price import trade_price_steps
from qaitaru.detection.typology import Typology

KNOWN_TYPOLOGIES: Final = (
    Typology(
        "funnel", funnels.funnel, funnel_steps, funnels.FunnelParameters(), needs=funnels.NEEDS
    ),
    Typology(
        "out_of_profile",
        profiles.out_of_profile,
        out_of_profile_steps,
        profiles.OutOfProfileParameters(),
        needs=profiles.NEEDS,
        currency="KZT",
    ),
    Typology(
        "linked_payers",
        linked.linked_payers,
        linked_payers_steps,
        linked.LinkedParameters(),
        needs=linked.NEEDS,
    ),
    Typology(
        "linked_circle",
        linked.linked_circle,
        linked_circle_steps,
        linked.LinkedParameters(),
        needs=linked.NEEDS,
    ),
    Typology(
        "one_device",
        devices.one_device,
        one_device_steps,
        devices.OneDeviceParameters(),
        needs=devices.NEEDS,
    ),
    Typology(
        "from_listed",
        listed.from_listed,
        from_listed_steps,
        listed.ListedProximityParameters(),
        needs=listed.NEEDS,
    ),
    Typology(
        "to_listed",
        listed.to_listed,
        to_listed_steps,
        listed.ListedProximityParameters(),
        needs=listed.NEEDS,
    ),
    Typology(
        "flight_before_measure",
        flights.flight_before_measure,
        flight_before_measure_steps,
        flights.FlightParameters(),
        needs=flights.FLIGHT_NEEDS,
        currency="KZT",
    ),
    Typology(
        "owner_changed_before_measure",
        flights.owner_changed_before_measure,
        owner_changed_before_measure_steps,
        flights.OwnerChangedParameters(),
        needs=flights.OWNER_NEEDS,
    ),
    Typology(
        "trade_price",
        prices.trade_price,
        trade_price_steps,
        prices.TradePriceParameters(),
        needs=prices.NEEDS,
    ),
    Typology(
        "invoice_overpaid",
        invoices.invoice_overpaid,
        invoice_overpaid_steps,
        invoices.InvoiceOverpaidParameters(),
        needs=invoices.NEEDS,
    ),
)
