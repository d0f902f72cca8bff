"""The identifiers an investigation has: of its subjects, its assets, and what it asked about."""

from collections.abc import Iterator
from typing import Final

from qaitaru.casework.bodies.assets import Asset
from qaitaru.casework.bodies.requests import Asked
from qaitaru.casework.bodies.subjects import Subject
from qaitaru.casework.record import CaseRecord
from qaitaru.sharing.identifiers import Identifier, Sort

_OF_KEY: Final = {"code": Sort.STATE_NUMBER, "account": Sort.ACCOUNT}
_OF_ASSET: Final = {"balance": Sort.ACCOUNT, "crypto": Sort.CRYPTO}


def held(record: CaseRecord) -> frozenset[Identifier]:
    """Every identifier that spells something; names are none, for they are spelled many ways."""
    return frozenset(one for one in _told(record) if one.spelled)


def _told(record: CaseRecord) -> Iterator[Identifier]:
    for _, subject in record.of(Subject):
        sort, _, text = subject.party_key.partition(":")
        if sort in _OF_KEY:
            yield Identifier(_OF_KEY[sort], text)
        yield Identifier(Sort.STATE_NUMBER, subject.code)
    for _, asset in record.of(Asset):
        for particular in asset.particulars:
            yield Identifier(_OF_ASSET.get(asset.sort, Sort.OBJECT), particular.value)
    for _, asked in record.of(Asked):
        yield Identifier(Sort.ACCOUNT, asked.account)
