"""Working out the answer key from the true world and the lies told about it."""

from collections.abc import Iterator
from typing import Final

from qaitaru.training.answer_key import AnswerKey, KeyAlteration, KeyParty, KeyStatement
from qaitaru.training.extracts import Extract
from qaitaru.training.handed_over import Evidence, coverage, covered_bookings, number_of
from qaitaru.training.key_assets import ASSETS, asset, receipts
from qaitaru.training.key_transfers import transfers
from qaitaru.training.printing.printers import place_of
from qaitaru.training.world import World

_NO_PART: Final = ("bystander", "bank")


def answers(evidence: Evidence, scenario: str, seed: int) -> AnswerKey:
    """The answer key."""
    times = coverage(evidence)
    alteration = _alteration(evidence)
    return AnswerKey(
        scenario=scenario,
        seed=seed,
        parties=tuple(_parties(evidence.world)),
        statements=tuple(_statement(extract) for extract in evidence.extracts),
        missing_months=tuple(at for at, count in times.items() if count == 0),
        duplicate_months=tuple(at for at, count in times.items() if count > 1),
        altered_rows=(alteration,),
        transfers=transfers(evidence, alteration.reference),
        tainted=tuple(receipts(evidence)),
        assets=tuple(asset(evidence, kind) for kind in ASSETS),
        bookings=sum(len(rows) for rows in covered_bookings(evidence).values()),
    )


def _parties(world: World) -> Iterator[KeyParty]:
    for party in world.cast.parties.values():
        if party.role not in _NO_PART:
            held = (a for a in world.cast.held if a.party.key == party.key)
            yield KeyParty(
                role=party.role,
                kind=party.kind,
                code=party.code,
                name_ru=party.names.ru,
                name_kk=party.names.kk,
                name_en=party.names.en,
                accounts=tuple(number_of(account) for account in held),
            )


def _statement(extract: Extract) -> KeyStatement:
    return KeyStatement(
        file=extract.file,
        account=number_of(extract.account),
        currency=extract.account.currency,
        from_on=extract.from_on,
        to_on=extract.to_on,
        rows=len(extract.rows),
        opening_minor=extract.opening_minor,
        closing_minor=extract.closing_minor,
        credits_minor=extract.credits_minor,
        debits_minor=extract.debits_minor,
    )


def _alteration(evidence: Evidence) -> KeyAlteration:
    told = evidence.altered
    extract = next(extract for extract in evidence.extracts if extract.file == told.file)
    row = extract.rows[told.index]
    return KeyAlteration(
        file=told.file,
        place=place_of(extract, told.index),
        account=number_of(extract.account),
        reference=row.reference,
        booked_on=row.at.date(),
        found_minor=told.found_minor,
        true_minor=told.true_minor,
        currency=extract.account.currency,
    )
