"""Samal International Bank's tenge accounts: camt.053.001.08, one statement a month.

Source: ISO 20022, camt.053.001.08 BankToCustomerStatementV08.
"""

from datetime import date
from typing import Final

from lxml import etree

from qaitaru.facts.money import plain
from qaitaru.training.cast import Account
from qaitaru.training.extracts import Extract, Row, by_month

_SPACE: Final = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"
_PREFIXES: Final = {None: _SPACE}
_CREATED: Final = "2026-01-12T09:00:00+05:00"


def printed(extract: Extract) -> bytes:
    """The document, with its declaration."""
    document = etree.Element(
        f"{{{_SPACE}}}Document",
        nsmap=_PREFIXES,  # type: ignore[arg-type]  # the stub forgets the default namespace
    )
    report = _add(document, "BkToCstmrStmt")
    header = _add(report, "GrpHdr")
    _add(header, "MsgId", f"SM-{extract.from_on:%Y%m}-{extract.account.number[-6:]}")
    _add(header, "CreDtTm", _CREATED)
    for number, month in enumerate(by_month(extract), start=1):
        _statement(report, extract.account, number, month)
    written: bytes = etree.tostring(
        document, xml_declaration=True, encoding="UTF-8", pretty_print=True
    )
    return written


def _statement(
    report: etree._Element,
    account: Account,
    number: int,
    month: tuple[date, date, int, int, tuple[Row, ...]],
) -> None:
    first, last, opening, closing, rows = month
    statement = _add(report, "Stmt")
    _add(statement, "Id", f"ST{first:%y%m}-{number}")
    _add(statement, "ElctrncSeqNb", str(first.month))
    _add(statement, "CreDtTm", _CREATED)
    period = _add(statement, "FrToDt")
    _add(period, "FrDtTm", f"{first}T00:00:00+05:00")
    _add(period, "ToDtTm", f"{last}T23:59:59+05:00")
    _account(statement, account)
    _balance(statement, "OPBD", opening, currency=account.currency, day=first)
    _balance(statement, "CLBD", closing, currency=account.currency, day=last)
    for row in rows:
        _entry(statement, row, account.currency)


def _account(statement: etree._Element, account: Account) -> None:
    bank = account.bank
    node = _add(statement, "Acct")
    _add(_add(node, "Id"), "IBAN", account.number)
    _add(node, "Ccy", account.currency)
    owner = _add(node, "Ownr")
    _add(owner, "Nm", account.party.names.ru)
    _organisation(owner, account.party.code)
    servicer = _add(_add(node, "Svcr"), "FinInstnId")
    _add(servicer, "BICFI", bank.bic)
    _add(servicer, "Nm", bank.names.en)


def _organisation(owner: etree._Element, code: str) -> None:
    other = _add(_add(_add(owner, "Id"), "OrgId"), "Othr")
    _add(other, "Id", code)
    _add(_add(other, "SchmeNm"), "Cd", "TXID")


def _balance(
    statement: etree._Element, code: str, amount_minor: int, *, currency: str, day: date
) -> None:
    balance = _add(statement, "Bal")
    _add(_add(_add(balance, "Tp"), "CdOrPrtry"), "Cd", code)
    _money(balance, amount_minor, currency)
    _add(_add(balance, "Dt"), "Dt", day.isoformat())


def _entry(statement: etree._Element, row: Row, currency: str) -> None:
    entry = _add(statement, "Ntry")
    _add(entry, "NtryRef", row.reference)
    _money(entry, row.amount_minor, currency)
    _add(_add(entry, "Sts"), "Cd", "BOOK")
    _add(_add(entry, "BookgDt"), "DtTm", f"{row.at:%Y-%m-%dT%H:%M:%S}+05:00")
    _add(_add(entry, "ValDt"), "Dt", f"{row.at:%Y-%m-%d}")
    _add(entry, "AcctSvcrRef", row.reference)
    _add(_add(_add(entry, "BkTxCd"), "Prtry"), "Cd", row.code)
    _details(_add(_add(entry, "NtryDtls"), "TxDtls"), row, currency)


def _details(details: etree._Element, row: Row, currency: str) -> None:
    _add(_add(details, "Refs"), "EndToEndId", row.reference)
    amount = _add(details, "Amt", plain(abs(row.amount_minor), currency))
    amount.set("Ccy", currency)
    _add(details, "CdtDbtInd", _indicator(row.amount_minor))
    if row.original_minor is not None:
        told = _add(_add(_add(details, "AmtDtls"), "CntrValAmt"), "Amt")
        told.text = plain(row.original_minor, row.original_currency)
        told.set("Ccy", row.original_currency)
    _other_side(details, row)
    _add(_add(details, "RmtInf"), "Ustrd", row.purpose)


def _other_side(details: etree._Element, row: Row) -> None:
    """The counterparty: creditor of a debit, debtor of a credit."""
    side = "Cdtr" if row.amount_minor < 0 else "Dbtr"
    parties = _add(details, "RltdPties")
    party = _add(_add(parties, side), "Pty")
    _add(party, "Nm", row.other.party.names.ru)
    if row.other.party.code:
        _organisation(party, row.other.party.code)
    if row.other.number:
        _add(_add(_add(parties, f"{side}Acct"), "Id"), "IBAN", row.other.number)
    if row.other.bank.bic:
        agent = _add(_add(details, "RltdAgts"), f"{side}Agt")
        _add(_add(agent, "FinInstnId"), "BICFI", row.other.bank.bic)


def _money(node: etree._Element, amount_minor: int, currency: str) -> None:
    _add(node, "Amt", plain(abs(amount_minor), currency)).set("Ccy", currency)
    _add(node, "CdtDbtInd", _indicator(amount_minor))


def _indicator(amount_minor: int) -> str:
    return "DBIT" if amount_minor < 0 else "CRDT"


def _add(parent: etree._Element, name: str, text: str = "") -> etree._Element:
    node = etree.SubElement(parent, f"{{{_SPACE}}}{name}")
    if text:
        node.text = text
    return node
