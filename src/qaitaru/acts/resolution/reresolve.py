"""Make a kept resolution again, and say whether it comes to the same, byte for byte."""

from qaitaru.acts.act import Desk, act, consult
from qaitaru.acts.made_again import MadeAgain, standing
from qaitaru.acts.resolution.party_records import party_records
from qaitaru.acts.resolution.resolution_results import RULE, parameters_of
from qaitaru.acts.resolution.resolve_parties import made
from qaitaru.engine import kept_analyses
from qaitaru.resolution import judgement_store


def reresolve(desk: Desk, number: int) -> MadeAgain:
    """Resolve again the parties of then under the judgements of then.

    Raises: AnalysisMissing; ExtraMissing where Splink weighed it and is not installed.
    """
    with consult(desk, "look_at_resolution", analysis=number) as connection:
        head = kept_analyses.head(connection, RULE, number)
        kept = standing(connection, head)
        parameters = parameters_of(head)
        said = judgement_store.judgements(connection, until=parameters.judgements)
    again = made(party_records(desk, kept.at), said, parameters)
    told = kept.beside(again, rule=head.rule)
    with act(desk, "reresolved") as deed:
        deed.told.update(analysis=number, sha256=told.found_sha256, equal=told.equal)
    return told
