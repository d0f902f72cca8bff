"""Members' judgements of pairs of parties in the record: added to, never rewritten."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from qaitaru.engine.schema import PARTY_JUDGEMENTS
from qaitaru.resolution.judging import Verdict

KeyPair = tuple[str, str]
"""Keys of two parties in the register, the lower first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptJudgement:
    """One saying of one member about two parties; ``number`` is the order of the sayings."""

    number: int
    first_key: str
    second_key: str
    verdict: Verdict
    reason: str
    member: str
    at: str

    @property
    def keys(self) -> KeyPair:
        """The parties it is about."""
        return self.first_key, self.second_key


def keys_of(one: str, other: str) -> KeyPair:
    """Two keys, in whichever order they were named."""
    return (one, other) if one < other else (other, one)


def judgements(connection: Connection, *, until: int | None = None) -> list[KeptJudgement]:
    """Every judgement in the order it was said.

    Args:
        until: the number of the last one wanted; None for all.
    """
    asked = select(PARTY_JUDGEMENTS).order_by(PARTY_JUDGEMENTS.c.number)
    if until is not None:
        asked = asked.where(PARTY_JUDGEMENTS.c.number <= until)
    rows = connection.execute(asked).mappings()
    return [KeptJudgement(**{**row, "verdict": Verdict(row["verdict"])}) for row in rows]


def last_number(connection: Connection) -> int:
    """The number of the latest judgement; 0 where none was said."""
    return connection.execute(select(func.max(PARTY_JUDGEMENTS.c.number))).scalar() or 0


def add(connection: Connection, one: KeptJudgement) -> None:
    """Keep a judgement; the database refuses to withdraw what does not stand."""
    row = {name: getattr(one, name) for name in KeptJudgement.__dataclass_fields__}
    connection.execute(insert(PARTY_JUDGEMENTS).values(row | {"verdict": one.verdict.value}))
