"""What is sent out, and everything that must be known of it before it goes."""

from collections.abc import Mapping
from dataclasses import dataclass

from qaitaru.casework.requests.use_marks import UseMark
from qaitaru.facts.problems import Problem
from qaitaru.ingest.schema.goaml_check import SchemaCheck
from qaitaru.interchange.goaml.draft import Missing
from qaitaru.interchange.losses import Loss


@dataclass(frozen=True, slots=True, kw_only=True)
class SentOut:
    """The files, and everything that must be known of them before they go."""

    files: tuple[tuple[str, bytes], ...]
    counts: Mapping[str, int]
    unheld: tuple[str, ...] = ()  # of the counts, those that the form has no place for
    losses: tuple[Loss, ...] = ()
    missing: tuple[Missing, ...] = ()
    problems: tuple[Problem, ...] = ()
    schema: SchemaCheck | None = None
    goes_out: tuple[UseMark, ...] = ()
    left_out: tuple[UseMark, ...] = ()
    may_be_sent: bool = True
