"""A kept analysis beside the same one made again: whether it comes to the same, byte for byte."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from qaitaru.acts.code_version import code_version
from qaitaru.engine import imports, kept_analyses
from qaitaru.engine.analyses import Analysis, text_of
from qaitaru.engine.imports import Import
from qaitaru.engine.kept_analyses import AnalysisHead


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeAgain:
    """A kept analysis beside the same one made again."""

    analysis: int
    rule: str  # of a trace without its family's name
    made_by: str
    made_at: str
    kept_sha256: str  # told when it was kept
    stored_sha256: str  # of the text that is stored
    found_sha256: str  # of what it comes to; empty where it comes to nothing any more
    kept_code: str
    found_code: str
    kept_data: str
    found_data: str  # of the data as they were at that time
    withdrawn: tuple[int, ...]  # imports it rests on that were withdrawn since

    @property
    def equal(self) -> bool:
        """Whether it is the same to the byte."""
        return self.kept_sha256 == self.stored_sha256 == self.found_sha256

    @property
    def altered(self) -> bool:
        """Whether what is stored is no longer what was kept."""
        return self.kept_sha256 != self.stored_sha256

    def why(self) -> list[str]:
        """What is to be known of it beside, by the keys of ``retraced.<key>``."""
        told = {
            "altered": self.altered,
            "code": self.kept_code != self.found_code,
            "data": self.kept_data != self.found_data,
            "withdrawn": bool(self.withdrawn),
        }
        return [key for key, said in told.items() if said]


@dataclass(frozen=True, slots=True)
class Standing:
    """An analysis as the record has it, and what it was made of."""

    head: AnalysisHead
    stored_sha256: str
    at: datetime  # the ledger as of then is what it read
    withdrawn: tuple[int, ...] = ()  # imports it rests on that were withdrawn since

    def beside(self, made: Analysis | None, *, rule: str) -> MadeAgain:
        """What is kept beside what it comes to.

        Args:
            made: None where it comes to nothing any more.
            rule: what it is told as.
        """
        return MadeAgain(
            analysis=self.head.number,
            rule=rule,
            made_by=self.head.made_by,
            made_at=self.head.made_at,
            kept_sha256=self.head.result_sha256,
            stored_sha256=self.stored_sha256,
            found_sha256=kept_analyses.hash_of(text_of(made.result)) if made else "",
            kept_code=self.head.code_version,
            found_code=code_version(),
            kept_data=self.head.data_version,
            found_data=made.data_version if made else "",
            withdrawn=self.withdrawn,
        )


def standing(connection: Connection, head: AnalysisHead) -> Standing:
    """An analysis of the ledger as the record has it.

    Raises: AnalysisMissing.
    """
    at, seen = as_it_was(connection, head)
    gone = tuple(one.number for one in seen if one.withdrawn)
    return Standing(head, kept_analyses.stored_sha256(connection, head.number), at, gone)


def as_it_was(connection: Connection, head: AnalysisHead) -> tuple[datetime, list[Import]]:
    """The instant at which the ledger was what the analysis read, and the imports in sight then.

    An analysis is kept a while after it has read; an import may have come in between.
    """
    instants = {head.made_at}
    for one in imports.every(connection):
        changes = (one.committed_at, one.withdrawn_at)
        instants |= {at for at in changes if at is not None and at < head.made_at}
    for at in sorted(instants, reverse=True):
        seen = imports.visible(connection, as_of=datetime.fromisoformat(at))
        if imports.data_version(seen) == head.data_version:
            return datetime.fromisoformat(at), seen
    made_at = datetime.fromisoformat(head.made_at)
    return made_at, imports.visible(connection, as_of=made_at)
