"""The parties of several records as other rooms take them: now, or as they were at an instant."""

from dataclasses import dataclass
from datetime import datetime

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.resolution.party_records import party_records
from qaitaru.acts.resolution.resolution_results import (
    Estimate,
    Parameters,
    parameters_of,
    resolution_of,
)
from qaitaru.acts.resolution.resolve_parties import (
    is_current,
    latest,
    outcome_from,
    resolve_parties,
)
from qaitaru.engine import kept_analyses
from qaitaru.facts.moments import instant_text
from qaitaru.resolution import judgement_store
from qaitaru.resolution.resolving import JOIN_FROM_BITS


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedParties:
    """Parties of two records or more, by the keys of the register.

    ``resolution`` is the number of the analysis that says so; 0 where none is kept. ``is_current``
    is false where data, judgements or the program changed since.
    """

    parties: tuple[tuple[str, ...], ...] = ()
    resolution: int = 0
    is_current: bool = True


def joined_parties(desk: Desk) -> JoinedParties:
    """As the latest resolution joined them; none where none was made."""
    with consult(desk, "look_at_resolution") as connection:
        head = latest(connection)
        if head is None:
            return JoinedParties()
        kept = resolution_of(head, kept_analyses.result_text(connection, head.number))
        return JoinedParties(
            parties=kept.outcome.parties,
            resolution=head.number,
            is_current=is_current(connection, head, None),
        )


def joined_anew(desk: Desk) -> JoinedParties:
    """As all data and judgements in sight join them; the resolution is kept.

    Raises: ExtraMissing where Splink weighed last and is not installed.
    """
    kept = resolve_parties(desk)
    return JoinedParties(parties=kept.outcome.parties, resolution=kept.number)


def joined_then(desk: Desk, at: datetime) -> JoinedParties:
    """As the data and judgements in sight at an instant join them; nothing of it is kept.

    Weighed by whoever weighed last: that is the same question asked of the past.

    Raises: ExtraMissing where Splink weighed last and is not installed.
    """
    with consult(desk, "look_at_resolution", as_of=instant_text(at)) as connection:
        head = latest(connection)
        estimate = parameters_of(head).estimate if head else Estimate.OWN
        every = judgement_store.judgements(connection)
    said = [one for one in every if datetime.fromisoformat(one.at) <= at]
    records = party_records(desk, at)
    parameters = Parameters(
        estimate=estimate,
        join_from_bits=JOIN_FROM_BITS,
        judgements=max((one.number for one in said), default=0),
        rates=records.rates_version,
    )
    return JoinedParties(parties=outcome_from(records, said, parameters).parties)
