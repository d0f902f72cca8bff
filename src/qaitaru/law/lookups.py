"""What a measure, an offence and a channel need of the law: their clocks, agencies and holders."""

from collections.abc import Iterator
from datetime import date, datetime

from qaitaru.law.agencies import AgencyKind, Stage
from qaitaru.law.clock_roles import ClockRole
from qaitaru.law.clocks import Clock
from qaitaru.law.editions import Entry, stood
from qaitaru.law.law import Law
from qaitaru.law.pack import Pack
from qaitaru.law.provisional import Provisional
from qaitaru.law.request_fields import Channel
from qaitaru.law.shelves import Kind


def entry_of(law: Law, key: str) -> Entry | None:
    """The entry of a key, whatever its kind."""
    every = (one for kind in Kind for one in law.entries(kind))
    return next((one for one in every if one.key == key), None)


def pack_of(law: Law, jurisdiction: str) -> Pack | None:
    """The pack of a jurisdiction's code."""
    return next((one for one in law.packs if one.code == jurisdiction), None)


def clocks_of_measure(law: Law, measure: Provisional, day: date) -> dict[ClockRole, Clock]:
    """The clocks that run on a measure by the text that stood on a day, by what each is for."""
    edition = stood(measure.editions, day).to_act_by
    named = edition.clocks.items() if edition else ()
    return {role: clock for role, key in named if (clock := law.clock(key)) is not None}


def clocks_from_start(
    law: Law, measure: Provisional, began: datetime
) -> Iterator[tuple[ClockRole, Clock]]:
    """The clocks of a measure that run from its own beginning, in the order of the pack."""
    pack = pack_of(law, measure.jurisdiction)
    day = pack.calendar.day_of(began) if pack else began.date()
    for role, clock in clocks_of_measure(law, measure, day).items():
        if clock.runs_from == measure.starts_with:
            yield role, clock


def investigators(law: Law, offence: str, day: date) -> tuple[AgencyKind, ...]:
    """The agencies that investigate an offence, by what stood on a day."""
    return tuple(
        one
        for one in law.every(AgencyKind)
        for edition in [stood(one.editions, day).to_act_by]
        if edition and offence in edition.offences
    )


def channel_holders(
    law: Law, jurisdiction: str, channel: Channel, *, stage: Stage, day: date
) -> tuple[AgencyKind, ...]:
    """The agencies of a jurisdiction that hold a channel at a stage, central authorities first."""
    found = [
        (not held.is_central, one)
        for one in law.every(AgencyKind, jurisdiction)
        for edition in [stood(one.editions, day).to_act_by]
        for held in (edition.channels if edition else ())
        if held.channel is channel and (not held.stages or stage in held.stages)
    ]
    return tuple(one for _, one in sorted(found, key=lambda each: each[0]))
