"""Working out the answer key from the true world and the lies told about it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from qaitaru.facts.accounts import account_key
from qaitaru.facts.moments import months
from qaitaru.training.answer_key import (
    FIFO,
    LOWEST_BALANCE,
    AccountMonth,
    AnswerKey,
    KeyAlteration,
    KeyAsset,
    KeyPart,
    KeyParty,
    KeyReceipt,
    KeyStatement,
    KeySum,
    KeyTraced,
    KeyTransfer,
    KeyTransfers,
)
from qaitaru.training.cast import Account
from qaitaru.training.extracts import Extract
from qaitaru.training.lies import AlteredRow
from qaitaru.training.oracle import Entry, claim_after, fifo_into, lowest_balance_into
from qaitaru.training.printing.printers import place_of
from qaitaru.training.tables import table
from qaitaru.training.timetable import FIRST_DAY, LAST_DAY
from qaitaru.training.world import Movement, TrueBooking, World

_NOMINEE = "nominee"
_ASSETS = ("flat", "car")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was handed over of a world."""

    world: World
    extracts: Sequence[Extract]
    altered: AlteredRow

    def file_of(self, account: str, reference: str) -> str:
        """The first file that shows a booking of an account."""
        return next(
            extract.file
            for extract in self.extracts
            if extract.account.key == account
            and any(row.reference == reference for row in extract.rows)
        )

    def covers(self, account: str, day: date) -> bool:
        """Whether some file of the account covers the day."""
        return any(
            extract.account.key == account and extract.from_on <= day <= extract.to_on
            for extract in self.extracts
        )


def answers(evidence: Evidence, scenario: str, seed: int) -> AnswerKey:
    """The answer key."""
    times = _coverage(evidence)
    alteration = _alteration(evidence)
    return AnswerKey(
        scenario=scenario,
        seed=seed,
        parties=tuple(_parties(evidence.world)),
        statements=tuple(_statement(extract) for extract in evidence.extracts),
        missing_months=tuple(at for at, count in times.items() if count == 0),
        duplicate_months=tuple(at for at, count in times.items() if count > 1),
        altered_rows=(alteration,),
        transfers=_transfers(evidence, alteration.reference),
        tainted=tuple(_receipts(evidence)),
        assets=tuple(_asset(evidence, kind) for kind in _ASSETS),
        bookings=sum(len(rows) for rows in _covered(evidence).values()),
    )


def _number(account: Account) -> str:
    return account_key(account.number)


def _parties(world: World) -> Iterator[KeyParty]:
    for party in world.cast.parties.values():
        if party.role not in ("bystander", "bank"):
            held = (a for a in world.cast.held if a.party.key == party.key)
            yield KeyParty(
                role=party.role,
                kind=party.kind,
                code=party.code,
                name_ru=party.names.ru,
                name_kk=party.names.kk,
                name_en=party.names.en,
                accounts=tuple(_number(account) for account in held),
            )


def _statement(extract: Extract) -> KeyStatement:
    return KeyStatement(
        file=extract.file,
        account=_number(extract.account),
        currency=extract.account.currency,
        from_on=extract.from_on,
        to_on=extract.to_on,
        rows=len(extract.rows),
        opening_minor=extract.opening_minor,
        closing_minor=extract.closing_minor,
        credits_minor=extract.credits_minor,
        debits_minor=extract.debits_minor,
    )


def _coverage(evidence: Evidence) -> dict[AccountMonth, int]:
    """How many files cover each month of each account."""
    times = {
        AccountMonth(account=_number(account), month=f"{month.start:%Y-%m}"): 0
        for account in evidence.world.cast.held
        for month in months(FIRST_DAY, LAST_DAY)
    }
    for extract in evidence.extracts:
        for month in months(extract.from_on, extract.to_on):
            at = AccountMonth(account=_number(extract.account), month=f"{month.start:%Y-%m}")
            times[at] += 1
    return times


def _covered(evidence: Evidence) -> dict[str, list[TrueBooking]]:
    return {
        account.key: [
            booking
            for booking in evidence.world.bookings[account.key]
            if evidence.covers(account.key, booking.at.date())
        ]
        for account in evidence.world.cast.held
    }


def _alteration(evidence: Evidence) -> KeyAlteration:
    told = evidence.altered
    extract = next(extract for extract in evidence.extracts if extract.file == told.file)
    row = extract.rows[told.index]
    return KeyAlteration(
        file=told.file,
        place=place_of(extract, told.index),
        account=_number(extract.account),
        reference=row.reference,
        booked_on=row.at.date(),
        found_minor=told.found_minor,
        true_minor=told.true_minor,
        currency=extract.account.currency,
    )


def _transfers(evidence: Evidence, altered_reference: str) -> KeyTransfers:
    accounts = evidence.world.cast.accounts
    inside = [
        m for m in evidence.world.movements if accounts[m.payer].held and accounts[m.payee].held
    ]
    seen = {m.number: _sides_seen(evidence, m) for m in inside}
    proved = [m for m in inside if seen[m.number] == 2 and m.reference != altered_reference]
    covered = (booking for rows in _covered(evidence).values() for booking in rows)
    return KeyTransfers(
        matched=_sums([m for m in proved if not m.rate]),
        converted=_sums([m for m in proved if m.rate]),
        breaks=tuple(_transfer(evidence, m) for m in inside if seen[m.number] == 1),
        disagreeing=tuple(
            _transfer(evidence, m) for m in inside if m.reference == altered_reference
        ),
        one_sided=sum(not accounts[booking.other].held for booking in covered),
    )


def _sides_seen(evidence: Evidence, movement: Movement) -> int:
    left = evidence.covers(movement.payer, movement.left_at.date())
    came = evidence.covers(movement.payee, movement.came_at.date())
    return left + came


def _sums(movements: Sequence[Movement]) -> tuple[KeySum, ...]:
    count = Counter(m.paid_currency for m in movements)
    total: Counter[str] = Counter()
    for movement in movements:
        total[movement.paid_currency] += movement.paid_minor
    return tuple(
        KeySum(currency=currency, count=count[currency], sum_minor=total[currency])
        for currency in sorted(count)
    )


def _transfer(evidence: Evidence, movement: Movement) -> KeyTransfer:
    accounts = evidence.world.cast.accounts
    return KeyTransfer(
        reference=movement.reference,
        payer_account=_number(accounts[movement.payer]),
        payee_account=_number(accounts[movement.payee]),
        left_on=movement.left_at.date(),
        amount_minor=movement.paid_minor,
        currency=movement.paid_currency,
    )


def _receipts(evidence: Evidence) -> Iterator[KeyReceipt]:
    account = evidence.world.cast.accounts[_NOMINEE]
    for booking in evidence.world.bookings[_NOMINEE]:
        if booking.movement.tainted:
            yield KeyReceipt(
                reference=booking.movement.reference,
                file=evidence.file_of(_NOMINEE, booking.movement.reference),
                account=_number(account),
                booked_on=booking.at.date(),
                amount_minor=booking.amount_minor,
                currency=account.currency,
            )


def _asset(evidence: Evidence, kind: str) -> KeyAsset:
    cast, movement = evidence.world.cast, evidence.world.by_line(kind)[0]
    seller = cast.accounts[movement.payee]
    return KeyAsset(
        kind=kind,
        price_minor=movement.paid_minor,
        currency=movement.paid_currency,
        bought_on=movement.left_at.date(),
        seller=seller.party.code,
        seller_account=_number(seller),
        buyer=cast.accounts[_NOMINEE].party.code,
        buyer_account=_number(cast.accounts[_NOMINEE]),
        reference=movement.reference,
        file=evidence.file_of(_NOMINEE, movement.reference),
        register_number=table("reports.toml")["registered"][kind],
        traced=tuple(_traced(evidence.world, movement)),
    )


def _traced(world: World, purchase: Movement) -> Iterator[KeyTraced]:
    rows = world.bookings[_NOMINEE]
    opening = world.cast.accounts[_NOMINEE].opening_minor
    entries = [
        Entry(row.movement.reference, row.amount_minor, row.movement.tainted) for row in rows
    ]
    at = next(i for i, row in enumerate(rows) if row.movement == purchase)
    parts = fifo_into(opening, entries, at)
    yield KeyTraced(rule=FIFO, amount_minor=sum(parts.values()), parts=_parts(parts))
    before, after = (claim_after(opening, entries, n) for n in (at, at + 1))
    claims = {"claim_before": before, "claim_after": -after}
    traced = lowest_balance_into(opening, entries, at)
    yield KeyTraced(rule=LOWEST_BALANCE, amount_minor=traced, parts=_parts(claims))


def _parts(parts: dict[str, int]) -> tuple[KeyPart, ...]:
    return tuple(KeyPart(reference=name, amount_minor=minor) for name, minor in parts.items())
