"""What a member chose in the mapping editor, and the mapping it makes."""

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, replace
from typing import Final

from qaitaru.ingest.tables.mapping import Kind, Mapping
from qaitaru.ingest.tables.proposal import Proposal
from qaitaru.ingest.text.value_shapes import FORMATS
from qaitaru.web.forms import field

_KINDS: Final[dict[str, Kind]] = {"statement": "statement", "transfers": "transfers"}
_MARKS: Final = ("found", ",", ".")
_CONSTANTS: Final = ("account", "currency")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The editor as it stands; ``columns`` are fields by column, empty where left aside."""

    name: str
    kind: Kind
    columns: Dictionary[int, str]
    decimal_mark: str
    date_format: str  # empty: those proposed
    constants: Dictionary[str, str]
    debit_marks: str  # parted by commas
    credit_marks: str


def as_proposed(proposal: Proposal) -> Chosen:
    """The editor before anybody touched it."""
    mapping = proposal.mapping
    return Chosen(
        name=mapping.name,
        kind=mapping.kind,
        columns={one.index: one.field for one in proposal.columns},
        decimal_mark=mapping.decimal_mark,
        date_format=mapping.date_formats[0] if len(mapping.date_formats) == 1 else "",
        constants=dict(mapping.constants),
        debit_marks=", ".join(mapping.debit_marks),
        credit_marks=", ".join(mapping.credit_marks),
    )


def chosen_of(fields: Dictionary[str, str], proposal: Proposal) -> Chosen:
    """The editor as it was sent."""
    mark, form = field(fields, "decimal_mark"), field(fields, "date_format")
    stated = {name: field(fields, name) for name in _CONSTANTS}
    return Chosen(
        name=field(fields, "name") or proposal.mapping.name,
        kind=_KINDS.get(field(fields, "kind"), proposal.mapping.kind),
        columns={one.index: field(fields, f"column-{one.index}") for one in proposal.columns},
        decimal_mark=mark if mark in _MARKS else proposal.mapping.decimal_mark,
        date_format=form if form in FORMATS else "",
        constants={name: value for name, value in stated.items() if value},
        debit_marks=field(fields, "debit_marks"),
        credit_marks=field(fields, "credit_marks"),
    )


def mapping_of(chosen: Chosen, proposal: Proposal) -> Mapping:
    """The mapping as chosen; what the editor does not show is as proposed."""
    headers = {one.index: one.header for one in proposal.columns}
    taken = {name: index for index, name in chosen.columns.items() if name}
    formats = (chosen.date_format,) if chosen.date_format else proposal.mapping.date_formats
    return replace(
        proposal.mapping,
        name=chosen.name,
        kind=chosen.kind,
        columns={name: (headers[index],) for name, index in taken.items()},
        ignored=tuple(header for index, header in headers.items() if index not in taken.values()),
        date_formats=formats,
        decimal_mark=chosen.decimal_mark,
        constants=dict(chosen.constants),
        debit_marks=_parted(chosen.debit_marks),
        credit_marks=_parted(chosen.credit_marks),
        lines=proposal.mapping.lines if chosen.kind == proposal.mapping.kind else {},
    )


def _parted(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
