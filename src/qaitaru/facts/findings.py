"""What an analysis says, with the rows that show it and all it takes to say it again."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One result of one rule over named rows of the ledger."""

    rule: str  # room and file of the rule: ``tracing.fifo``
    parameters: dict[str, str]
    rows: tuple[str, ...]  # entry ids, in the order they tell the story
    amount_minor: int | None = None
    currency: str = ""
    words: dict[str, str] = field(default_factory=dict)  # placeholders of ``finding.<rule>``
