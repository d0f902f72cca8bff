"""Transfers of the ledger as goAML's transactions: two sides, a day, an amount in local currency.

An amount in another currency is converted at the rate of its day that the workspace has; where it
has none, the local amount is missing, and the foreign one stands.

Source: goAML schema 5.0.2, transaction; domain rule: a foreign currency stands where it was one.
"""

from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, Final

from qaitaru.facts.money import Money, plain
from qaitaru.interchange.case import CaseTransfer
from qaitaru.interchange.goaml.draft import Drafting, DraftMoney
from qaitaru.interchange.goaml.draft_ends import DraftEnd, country_of, is_client
from qaitaru.interchange.goaml.draft_subjects import subject_of
from qaitaru.interchange.goaml.parts import ForeignCurrency
from qaitaru.interchange.goaml.report import Source, Target, Transaction
from qaitaru.ledger.conversion import Converted, RateMissing, convert
from qaitaru.ledger.legs import PER_IMPORT

_RATE_PLACES: Final = Decimal("1e-10")  # of a rate that was stated the other way round


def transaction_of(d: Drafting, one: CaseTransfer, path: str) -> Transaction:
    """One transfer; what only the bank knows of it is missing."""
    if one.payments > 1 or one.until_on:
        told = f"{one.payments}: {one.booked_on} - {one.until_on or one.booked_on}"
        d.lacks(path, "payments", told)
    if not one.purpose:
        d.lacks(f"{path}/transaction_description", "unsaid")
    local, foreign = _amounts(d, one, path)
    return Transaction(
        transactionnumber=d.say(
            f"{path}/transactionnumber", _own_number(one), one.standing, how="own"
        ),
        internal_ref_number=d.say(f"{path}/internal_ref_number", one.reference, one.standing),
        transaction_description=d.say(f"{path}/transaction_description", one.purpose, one.standing),
        date_transaction=d.say(
            f"{path}/date_transaction", f"{one.booked_on}T00:00:00", one.standing
        ),
        amount_local=local,
        **_sides(d, one, foreign, path),  # type: ignore[arg-type]  # each of its own side
    )


def _own_number(one: CaseTransfer) -> str:
    """The transfer as the house cites it: by the first row that shows it."""
    number = int(one.number)
    import_no, seq = divmod(abs(number), PER_IMPORT)
    return f"{import_no}-{'t' if number < 0 else 'b'}{seq}"


def ends_of(one: CaseTransfer) -> tuple[DraftEnd, DraftEnd]:
    """Who pays and who is paid."""
    return (
        DraftEnd(party=one.payer, account=one.payer_account, standing=one.standing),
        DraftEnd(party=one.payee, account=one.payee_account, standing=one.standing),
    )


def _sides(
    d: Drafting, one: CaseTransfer, foreign: ForeignCurrency | None, path: str
) -> dict[str, Source | Target]:
    """Both sides, each under the name that tells whether the reporting entity's client is there."""
    payer, payee = ends_of(one)
    return dict(
        _side(d, end, one, foreign, form=form, prefix=prefix, path=path)
        for end, form, prefix in ((payer, Source, "from_"), (payee, Target, "to_"))
    )


def _side(
    d: Drafting,
    end: DraftEnd,
    one: CaseTransfer,
    foreign: ForeignCurrency | None,
    *,
    form: type[Source | Target],
    prefix: str,
    path: str,
) -> tuple[str, Source | Target]:
    client = is_client(d.known, end)
    name = f"t_{prefix}my_client" if client else f"t_{prefix.rstrip('_')}"
    at = f"{path}/{name}/{prefix}"
    who = subject_of(d, end, at, client=client)
    country, how = country_of(d.known, end)
    said: dict[str, Any] = {
        f"{prefix}foreign_currency": foreign,
        f"{prefix}country": d.say(f"{at}country", country, end.standing, how=how),
    }
    if who is not None:
        said[f"{prefix}{who[0]}"] = who[1]
    _foreign_said(d, foreign, one, f"{at}foreign_currency")
    return name, form(**said)


def _foreign_said(
    d: Drafting, foreign: ForeignCurrency | None, one: CaseTransfer, path: str
) -> None:
    """Note where the parts of a foreign amount stand."""
    if foreign is None:
        return
    d.say(f"{path}/foreign_currency_code", one.currency, one.standing)
    d.say(f"{path}/foreign_amount", foreign.foreign_amount or "", one.standing)
    d.say(f"{path}/foreign_exchange_rate", foreign.foreign_exchange_rate or "", how="by_rate")
    if not foreign.foreign_exchange_rate:
        d.lacks(f"{path}/foreign_exchange_rate", "rate", f"{one.currency} {one.booked_on}")


def _amounts(
    d: Drafting, one: CaseTransfer, path: str
) -> tuple[str | None, ForeignCurrency | None]:
    """The amount in local currency, and the foreign one where it was foreign."""
    at, amount = f"{path}/amount_local", plain(one.amount_minor, one.currency)
    if one.currency == d.money.local:
        return d.say(at, amount, one.standing), None
    found = _converted(d.money, one)
    if isinstance(found, Converted):
        text = plain(found.money.amount_minor, d.money.local)
        told = f"{found.rate.rate} {found.rate.source_currency}/{found.rate.target_currency}"
        told = f"{told} {found.rate.on} {found.rate.source}"
        local = d.say(at, text, one.standing, how="by_rate", rate=told)
        return local, _foreign(one.currency, amount, _rate(found))
    d.lacks(at, "rate", f"{amount} {one.currency} {one.booked_on}")
    return None, _foreign(one.currency, amount, None)


def _converted(money: DraftMoney, one: CaseTransfer) -> Converted | RateMissing | None:
    if not money.local:
        return None
    return convert(
        Money(one.amount_minor, one.currency),
        money.local,
        date.fromisoformat(one.booked_on),
        money.rates,
        within_days=money.within_days,
    )


def _rate(found: Converted) -> str:
    """What one foreign unit costs in local currency."""
    if not found.inverted:
        return found.rate.rate
    turned = (1 / Decimal(found.rate.rate)).quantize(_RATE_PLACES, ROUND_HALF_EVEN)
    return f"{turned.normalize():f}"


def _foreign(currency: str, amount: str, rate: str | None) -> ForeignCurrency:
    return ForeignCurrency(
        foreign_currency_code=currency, foreign_amount=amount, foreign_exchange_rate=rate
    )
