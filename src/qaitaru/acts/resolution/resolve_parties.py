"""Find which parties of the workspace are one, by all that is said of them, and keep the answer.

The facts stay as they are: a resolution is an analysis, made anew whenever data or judgements
change. Asked again when nothing changed, it is the one that is kept.
"""

from collections.abc import Sequence

from sqlalchemy import Connection

from qaitaru.acts.act import Desk, act, consult
from qaitaru.acts.code_version import code_version
from qaitaru.acts.resolution.name_words import name_words
from qaitaru.acts.resolution.party_records import PartyRecords, party_records
from qaitaru.acts.resolution.resolution_results import (
    LEARN,
    RULE,
    Estimate,
    KeptResolution,
    Parameters,
    analysis_of,
    parameters_of,
    resolution_of,
)
from qaitaru.engine import imports, kept_analyses
from qaitaru.engine.analyses import Analysis, keep
from qaitaru.engine.kept_analyses import AnalysisHead
from qaitaru.resolution import judgement_store
from qaitaru.resolution.judgement_store import KeptJudgement
from qaitaru.resolution.judging import Judgement
from qaitaru.resolution.outcome import Outcome
from qaitaru.resolution.resolving import JOIN_FROM_BITS, resolve
from qaitaru.resolution.telling import Asked, outcome_of


def resolve_parties(desk: Desk, estimate: Estimate | None = None) -> KeptResolution:
    """The parties of the workspace, resolved by all data and judgements in sight.

    Args:
        estimate: who weighs what agrees; None for who did last, the house itself at first.
    Raises: ExtraMissing where Splink is asked for and is not installed.
    """
    with consult(desk, "look_at_resolution") as connection:
        head = latest(connection)
        if head is not None and is_current(connection, head, estimate):
            return resolution_of(head, kept_analyses.result_text(connection, head.number))
        said = judgement_store.judgements(connection)
        before = parameters_of(head).estimate if head else Estimate.OWN
    records = party_records(desk)
    parameters = Parameters(
        estimate=estimate or before,
        join_from_bits=JOIN_FROM_BITS,
        judgements=max((one.number for one in said), default=0),
        rates=records.rates_version,
    )
    return _kept(desk, made(records, said, parameters))


def latest(connection: Connection) -> AnalysisHead | None:
    """The resolution that was kept last."""
    heads = kept_analyses.heads(connection, RULE)
    return heads[-1] if heads else None


def is_current(connection: Connection, head: AnalysisHead, estimate: Estimate | None) -> bool:
    """Whether a resolution would come to the same now.

    Args:
        estimate: None for whichever it was made with.
    """
    parameters = parameters_of(head)
    return (
        head.code_version == code_version()
        and head.data_version == imports.data_version(imports.visible(connection))
        and parameters.judgements == judgement_store.last_number(connection)
        and estimate in {None, parameters.estimate}
    )


def made(records: PartyRecords, said: Sequence[KeptJudgement], parameters: Parameters) -> Analysis:
    """A resolution of some records under some judgements."""
    outcome = outcome_from(records, said, parameters)
    return analysis_of(parameters, records.data_version, outcome)


def outcome_from(
    records: PartyRecords, said: Sequence[KeptJudgement], parameters: Parameters
) -> Outcome:
    """What a resolution of some records comes to; a judgement of a key that is gone waits."""
    number_of = records.number_of()
    judgements = [
        _judgement(one, number_of[one.first_key], number_of[one.second_key])
        for one in said
        if number_of.keys() >= {*one.keys}
    ]
    resolution = resolve(
        records.records,
        name_words,
        judgements,
        join_from_bits=parameters.join_from_bits,
        learn=LEARN[parameters.estimate],
    )
    asked = Asked(
        keys=records.keys,
        payments=records.payments,
        judgements=judgements,
        join_from_bits=parameters.join_from_bits,
    )
    return outcome_of(resolution, asked)


def _judgement(one: KeptJudgement, first: int, second: int) -> Judgement:
    return Judgement(
        number=one.number,
        first=first,
        second=second,
        verdict=one.verdict,
        ground=one.reason,
        member=one.member,
        at=one.at,
    )


def _kept(desk: Desk, analysis: Analysis) -> KeptResolution:
    with act(desk, "resolve_parties") as deed:
        kept = keep(deed.connection, analysis, member=deed.member, at=deed.at)
        deed.told.update(analysis=kept.number, sha256=kept.result_sha256)
        head = kept_analyses.head(deed.connection, RULE, kept.number)
        return resolution_of(head, kept_analyses.result_text(deed.connection, kept.number))
