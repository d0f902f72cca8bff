"""Orders of confiscation: whether one stands, is final, is enforced, as of an instant."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from qaitaru.casework.bodies.assets import Asset
from qaitaru.casework.bodies.orders import Confiscation, OrderStep
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.record import CaseEntry, CaseRecord
from qaitaru.facts.moments import instant_text
from qaitaru.facts.refusals import Refusal


class OrderState(StrEnum):
    """Where an order stands; words stand under ``casework.order``."""

    ORDERED = "ordered"
    APPEALED = "appealed"
    FINAL = "final"
    ENFORCED = "enforced"
    SET_ASIDE = "set_aside"


UPHELD: Final = "upheld"  # on appeal: as it was ordered, and not yet final
STEPS: Final = ("appealed", UPHELD, "set_aside", "final", "enforced")
_GOES: Final = {
    (OrderState.ORDERED, "appealed"): OrderState.APPEALED,
    (OrderState.ORDERED, "final"): OrderState.FINAL,
    (OrderState.ORDERED, "set_aside"): OrderState.SET_ASIDE,
    (OrderState.APPEALED, UPHELD): OrderState.ORDERED,
    (OrderState.APPEALED, "final"): OrderState.FINAL,
    (OrderState.APPEALED, "set_aside"): OrderState.SET_ASIDE,
    (OrderState.FINAL, "enforced"): OrderState.ENFORCED,
    (OrderState.FINAL, "set_aside"): OrderState.SET_ASIDE,
}
"""What a step makes of an order; a pair that is not here is refused, and changes nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An order as of an instant; ``final_at`` is None while it is not final."""

    entry: CaseEntry
    body: Confiscation
    state: OrderState
    final_at: datetime | None = None


def order_at(record: CaseRecord, entry: CaseEntry, body: Confiscation, at: datetime) -> Order:
    """One order with the steps that happened by an instant."""
    state, final_at = OrderState.ORDERED, None
    for told, step in effective_steps(record, entry):
        if told.at <= at:
            state = _GOES[(state, step.event)]
            final_at = told.at if state is OrderState.FINAL else final_at
    return Order(entry=entry, body=body, state=state, final_at=final_at)


def effective_steps(record: CaseRecord, entry: CaseEntry) -> Iterator[tuple[CaseEntry, OrderStep]]:
    """The steps of an order that changed it: none out of turn, none before the one before it."""
    state, last = OrderState.ORDERED, entry.at
    for told, step in record.about(entry.number, OrderStep):
        gone = _GOES.get((state, step.event))
        if gone is not None and told.at >= last:
            state, last = gone, told.at
            yield told, step


def orders(record: CaseRecord, at: datetime) -> tuple[Order, ...]:
    """Every order made by an instant."""
    told = record.of(Confiscation)
    return tuple(order_at(record, entry, body, at) for entry, body in told if entry.at <= at)


def order_on(record: CaseRecord, asset: int, at: datetime) -> Order | None:
    """The last order on an asset; None where there is none that was not set aside."""
    found = [
        order_at(record, entry, body, at)
        for entry, body in record.of(Confiscation)
        if entry.at <= at and asset in body.assets
    ]
    standing = [one for one in found if one.state is not OrderState.SET_ASIDE]
    return standing[-1] if standing else None


def refuse_later(case: CaseAt, order: Confiscation) -> Refusal | None:
    """Why an order does not take assets that were found after it; None where it may."""
    later = [
        entry
        for entry, _ in case.record.of(Asset)
        if entry.number in order.assets and entry.at > case.at
    ]
    if not later:
        return None
    numbers = ", ".join(str(one.number) for one in later)
    return Refusal("asset_later", numbers, f">= {instant_text(max(one.at for one in later))}")


def refuse_step(record: CaseRecord, number: int, step: OrderStep, at: datetime) -> Refusal | None:
    """Why a step may not be told of an order; None where it may."""
    found = record.find(number, Confiscation)
    if found is None or found[0].at > at:
        return Refusal("order_unknown", str(number))
    last = max((one.at for one, _ in effective_steps(record, found[0])), default=at)
    if at < last:
        return Refusal("order_step_before_last", instant_text(at), f">= {instant_text(last)}")
    state = order_at(record, *found, at).state
    onward = [event for origin, event in _GOES if origin is state]
    if step.event not in onward:
        return Refusal("order_step", f"{state.value} → {step.event}", ", ".join(onward))
    return None if step.document.strip() else Refusal("document_wanting", "", "--document")
