"""A value said by one source about one subject, with its place; never bare."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one source says of one subject.

    ``subject`` is unique inside the import (``report:1``, ``party:3``, ``account:2``, ``asset:1``,
    ``transfer:7``, ``indicator:1``, ``relation:4``, and, numbered as the facts themselves,
    ``statement:1`` and ``booking:5``; ``entry:2`` is an entry a bank lists but has not booked);
    ``subject_kind`` is the part before the colon.
    ``field`` is a term of the house where it has one (``name``, ``birth_date``, ``id_number``,
    ``address.city``), else the source's own tag. ``value`` is normalised where the term says how
    (dates ISO, money plain decimal), ``original`` is as printed.
    """

    subject: str
    field: str
    value: str
    original: str = ""
    place: str = ""

    @property
    def subject_kind(self) -> str:
        """What the claim is about: report, party, account, asset, transfer, indicator, relation."""
        return self.subject.partition(":")[0]
