"""Whoever stands at one end of a reported transfer, and the transfer between two of them."""

from dataclasses import dataclass, replace

from qaitaru.facts.transfers import Transfer


@dataclass(frozen=True, slots=True)
class Side:
    """One end as a transfer names it; what the report does not state is empty."""

    name: str = ""
    account: str = ""  # key
    code: str = ""
    bank: str = ""
    country: str = ""


def between(payer: Side, payee: Side, transfer: Transfer) -> Transfer:
    """The transfer with both ends named."""
    return replace(
        transfer,
        payer_name=payer.name,
        payer_account=payer.account,
        payer_code=payer.code,
        payer_bank=payer.bank,
        payer_country=payer.country,
        payee_name=payee.name,
        payee_account=payee.account,
        payee_code=payee.code,
        payee_bank=payee.bank,
        payee_country=payee.country,
    )
