"""Whether a request holds what its instruments and both states' laws ask for, item by item.

Source: the packs' required contents (Kazakhstan, CPC arts 558, 560, 565; UNCAC arts 46(15), 55(3);
UNTOC art. 18(15); Egmont Principles; and what a requested state's own pack adds).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from qaitaru.casework.requests.answered_fields import (
    answered_fields,
    assistance_asked,
    circumstances,
)
from qaitaru.casework.requests.request_at import RequestAt
from qaitaru.law.editions import stood
from qaitaru.law.request_contents import (
    Binds,
    Content,
    RequestContent,
    RequestContentEdition,
    Weight,
    is_answered,
    owed,
)
from qaitaru.law.request_fields import Channel, RequestField


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemCheck:
    """One item that is owed: whether it is there, and which fields are empty where it is not."""

    contents: RequestContent
    edition: RequestContentEdition
    item: Content
    missing: tuple[RequestField, ...]

    @property
    def is_met(self) -> bool:
        """Whether it is there."""
        return not self.missing

    @property
    def blocks(self) -> bool:
        """Whether the request may not go out without it."""
        return bool(self.missing) and self.item.weight is Weight.BLOCKING


def check_contents(told: RequestAt) -> tuple[ItemCheck, ...]:
    """Every item that is owed, in the order of the laws, met or not."""
    answered, asked, holds = answered_fields(told), assistance_asked(told), circumstances(told)
    return tuple(
        ItemCheck(
            contents=contents,
            edition=edition,
            item=item,
            missing=() if is_answered(item, answered) else _empty(item, answered),
        )
        for contents, edition in applying(told)
        for item in owed(edition, asked, holds)
    )


def blocking(told: RequestAt) -> tuple[ItemCheck, ...]:
    """What is missing and keeps the request from going out."""
    return tuple(one for one in check_contents(told) if one.blocks)


def applying(told: RequestAt) -> Iterator[tuple[RequestContent, RequestContentEdition]]:
    """The contents that bind a request, each in the edition of the case's day."""
    law, request = told.case.law, told.request
    channel = Channel(request.channel)
    for contents in law.every(RequestContent):
        if channel not in contents.channels or not _binds(told, contents):
            continue
        pack = next(one for one in law.packs if contents in one.request_content)
        edition = stood(contents.editions, pack.calendar.day_of(told.case.at)).to_act_by
        if edition is not None:
            yield contents, edition


def _binds(told: RequestAt, contents: RequestContent) -> bool:
    """Whether a law or treaty speaks of this request: who asks, whom, and on what basis."""
    law, partner = told.case.law, told.request.partner.lower()
    home = law.country(told.case.record.head.jurisdiction)
    asks, is_asked = (partner, home) if told.request.is_incoming else (home, partner)
    if contents.needs_basis and contents.instrument not in told.request.basis:
        return False
    if contents.binds is Binds.BOTH:
        return True
    speaks_of = law.country(contents.jurisdiction)
    return speaks_of == (asks if contents.binds is Binds.REQUESTING else is_asked)


def _empty(item: Content, answered: frozenset[RequestField]) -> tuple[RequestField, ...]:
    return tuple(one for one in item.fields if one not in answered)
