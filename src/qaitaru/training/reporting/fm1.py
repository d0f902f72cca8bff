"""One FM-1: a bank of Kazakhstan reports a company's payment to a pensioner.

Source: order of the chairman of the Agency for Financial Monitoring No. 13 of 22 February 2022.
In PersonalData the tag FirstName carries the surname; the form wants it so.
"""

import uuid
from typing import Final

from lxml import etree

from qaitaru.facts.money import plain
from qaitaru.training.cast import Account, Cast, Party
from qaitaru.training.reporting.tree import Parts, document, stated
from qaitaru.training.speech import purpose
from qaitaru.training.tables import Table, table
from qaitaru.training.world import Movement, World

_PAYER, _PAYEE = "1", "2"
_NOT_A_CLIENT, _CLIENT = "1", "2"
_PARTY_TYPE: Final = {"legal": "1", "natural": "2"}
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-16"?>\n'


def movement_told(world: World) -> Movement:
    """The payment the form tells of."""
    return world.by_line("tainted_april")[0]


def form(world: World) -> dict[str, bytes]:
    """The form by file name, in UTF-16 with its byte order mark."""
    row, movement = table("reports.toml")["tranzit"], movement_told(world)
    root = _root(world.cast, row, movement)
    signed: Parts = [
        ("Sender", "ZZTRKZ20"),
        ("Receiver", "AFM"),
        ("TimeStamp", f"{row['sent']:%d.%m.%Y} 11:30:00"),
        ("Data", [("Root", root)]),
    ]
    envelope: Parts = [("SignedData", signed), ("TransportType", "1")]
    text = etree.tostring(document(("ExportData", envelope)), encoding="unicode", pretty_print=True)
    return {f"FM1_{row['number']}.xml": ("\ufeff" + _DECLARATION + text).encode("utf-16-le")}


def _root(cast: Cast, row: Table, movement: Movement) -> Parts:
    guid = uuid.uuid5(uuid.NAMESPACE_OID, f"{row['number']}/{movement.reference}")
    payer, payee = cast.accounts[movement.payer], cast.accounts[movement.payee]
    return [
        ("Version", str(guid).upper()),
        ("DocumentUniqueIdentifier", str(uuid.uuid5(guid, "document")).upper()),
        ("PersonalData", _reporter(cast, row)),
        ("MessageInformation", _message(cast, row, movement)),
        (
            "Participants",
            [
                ("Participant", _participant(cast, payer, _PAYER, _CLIENT)),
                ("Participant", _participant(cast, payee, _PAYEE, _NOT_A_CLIENT)),
            ],
        ),
    ]


def _reporter(cast: Cast, row: Table) -> Parts:
    bank = cast.banks[row["bank"]]
    surname, given, patronymic = cast.parties["compliance"].names.ru.split()
    return [
        ("OrganisationCode", "011"),
        ("Organisation", bank.names.ru),
        ("IINBIN", cast.parties[f"fees_{bank.key}"].code),
        ("FirstName", surname),
        ("SecondName", given),
        ("MiddleName", patronymic),
        ("JobName", "Комплаенс-контролёр"),
        ("Phone", "000,0000000,00"),
        ("Email", "compliance@tranzit.example"),
    ]


def _message(cast: Cast, row: Table, movement: Movement) -> Parts:
    amount = plain(movement.paid_minor, movement.paid_currency)
    return [
        ("MessageNumber", row["number"]),
        ("LastModifyDate", f"{row['sent']:%d.%m.%Y}"),
        ("DocumentType", "1"),
        ("OperationStatusId", "1"),
        ("TransactionDate", f"{movement.left_at:%d.%m.%Y %H:%M:%S}"),
        ("ReasonFilingId", "2"),
        ("OperationNumber", movement.reference),
        ("ViewOperationId", row["kind"]),
        ("EknpId", purpose(cast, movement).code),
        ("ParticipantCount", "2"),
        ("CurrencyCodeId", "398"),
        ("AmountCurrency", amount),
        ("AmountCurrencyTenge", amount),
        ("DocOperationReason", row["basis"]),
        ("DocOperationDate", f"{movement.left_at:%d.%m.%Y}"),
        ("DocOperationNumber", str(movement.paper)),
        ("SuspicionFirst", row["suspicion"]),
        ("DescriptionDifficulties", row["difficulty"]),
        ("MoreInformation", row["more"]),
    ]


def _participant(cast: Cast, account: Account, member: str, client: str) -> Parts:
    party, bank = account.party, account.bank
    return stated(
        ("MemberId", member),
        ("IsClientSubject", client),
        ("ParticipantsView", member),
        ("Residence", party.country),
        ("ParticipantsType", _PARTY_TYPE[party.kind]),
        (
            "CorrespondentBank",
            [
                ("BankCountry", bank.country),
                ("BankCity", party.city.ru),
                ("Name", bank.names.ru),
                ("Code", bank.bic),
                ("AccountNumber", account.number),
            ],
        ),
        ("AdditionalPersonInfo", _who(cast, party)),
        ("OKED", party.activity.replace(".", "").ljust(5, "0") if party.activity else ""),
        ("IndividualIssue", party.code),
        ("PhoneNumber", "000,0000000,00"),
    )


def _who(cast: Cast, party: Party) -> Parts:
    if party.kind == "natural":
        born = f"{party.since:%d.%m.%Y}" if party.since else ""
        own = stated(("FIO", _name(party)), ("DateBirth", born), ("URAddress", _address(party)))
        return [("AdditionalInformationAc", own)]
    head = cast.parties[party.director]
    own = [
        ("FullName", party.names.ru),
        ("FirstHead", _name(head)),
        ("URAddress", _address(party)),
    ]
    return [("AdditionalInformationUr", own)]


def _name(party: Party) -> Parts:
    surname, given, patronymic = party.names.ru.split()
    return [("SecondName", surname), ("FirstName", given), ("MiddleName", patronymic)]


def _address(party: Party) -> Parts:
    street, _, house = party.address.ru.rpartition(", ")
    return [
        ("Country", party.country),
        ("Town", party.city.ru),
        ("Street", street),
        ("HomeNumber", house),
    ]
