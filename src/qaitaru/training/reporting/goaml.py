"""Three goAML reports of three banks: street cash, trade abroad, and a pensioner's flat."""

from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from lxml import etree

from qaitaru.facts.money import exponent, plain
from qaitaru.training.cast import Cast
from qaitaru.training.lines import rates
from qaitaru.training.printing.letters import grouped
from qaitaru.training.reporting.goaml_parts import Told, person, phone, transaction
from qaitaru.training.reporting.tree import Parts, document
from qaitaru.training.speech import purpose
from qaitaru.training.sums import exact_minor
from qaitaru.training.tables import Table, table
from qaitaru.training.world import Movement, World

_CASH_MONTH: Final = 4
_CASH_CLIENT: Final = "dropper1"
_SHARE_DECLARED: Final = 3  # the customs saw a third of the invoiced value


def reports(world: World) -> dict[str, bytes]:
    """The reports by file name."""
    makers: dict[str, Callable[[World, Table], bytes]] = {
        "altyn": _street_cash,
        "samal": _trade_abroad,
        "kokzhiek": _flat,
    }
    rows = table("reports.toml")
    return {f"{rows[key]['number']}.xml": make(world, rows[key]) for key, make in makers.items()}


def cash_told(world: World) -> list[Movement]:
    """The cash deposits that the first report tells of."""
    return [
        m
        for m in world.by_line("street_cash")
        if m.payee == _CASH_CLIENT and m.left_at.month == _CASH_MONTH
    ]


def flat_told(world: World) -> list[Movement]:
    """The receipts and the purchase that the third report tells of."""
    flat = world.by_line("flat")[0]
    receipts = [m for m in world.movements if m.tainted and m.came_at < flat.left_at]
    return [*receipts, flat]


def _street_cash(world: World, row: Table) -> bytes:
    movements = cash_told(world)
    told = [Told(m, m.paid_minor, "CDM", [], _words(world.cast, m)) for m in movements]
    amount = grouped(sum(m.paid_minor for m in movements), "KZT", " ")
    client = world.cast.accounts[_CASH_CLIENT].party.names.ru
    return _report(world.cast, row, told, _CASH_CLIENT, client=client, amount=amount)


def _trade_abroad(world: World, row: Table) -> bytes:
    movements = world.by_line("invoice_abroad")
    told = [
        Told(m, _in_tenge(m), "SWIFT", _components(m), _words(world.cast, m)) for m in movements
    ]
    payee = world.cast.accounts["importer_abroad"].party.names.en
    amount = plain(sum(m.paid_minor for m in movements), "USD")
    return _report(world.cast, row, told, "shell_b_usd", payee=payee, amount=amount)


def _flat(world: World, row: Table) -> bytes:
    movements = flat_told(world)
    goods = {movements[-1].number: _flat_item(world.cast, movements[-1])}
    told = [
        Told(m, m.paid_minor, "ELCFT", goods.get(m.number, []), _words(world.cast, m))
        for m in movements
    ]
    client = world.cast.accounts["nominee"].party.names.kk
    amount = grouped(movements[-1].paid_minor, "KZT", " ")
    return _report(world.cast, row, told, "nominee", client=client, amount=amount)


def _report(cast: Cast, row: Table, told: list[Told], key: str, **figures: str) -> bytes:
    """One report of a bank about the transactions of one account of its client."""
    place = cast.accounts[key].party.city.en
    parts: Parts = [
        ("schema_version", "5.0.2"),
        ("rentity_id", str(row["entity"])),
        ("rentity_branch", cast.banks[row["bank"]].names.en),
        ("submission_code", "E"),
        ("report_code", "STR"),
        ("entity_reference", row["number"]),
        ("submission_date", row["sent"].isoformat()),
        ("currency_code_local", "KZT"),
        ("reporting_person", _officer(cast)),
        ("location", _place(place)),
        ("reason", row["reason"].format(count=len(told), **figures)),
        ("action", row["action"]),
        *(("transaction", transaction(cast, one, key)) for one in told),
        ("report_indicators", [("indicator", code) for code in row["indicators"]]),
    ]
    written: bytes = etree.tostring(
        document(("report", parts)), xml_declaration=True, encoding="UTF-8", pretty_print=True
    )
    return written


def _officer(cast: Cast) -> Parts:
    """The reporting person: the kind of node that has neither a home name nor papers."""
    known = person(cast.parties["compliance"], known=False)
    kept = [part for part in known if part[0] != "full_name_frn"]
    return [*kept, ("phones", [("phone", phone())]), ("occupation", "Compliance officer")]


def _place(city: str) -> Parts:
    return [
        ("address_type", "BU"),
        ("address", "1 Sample Street"),
        ("city", city),
        ("country_code", "KZ"),
        ("state", city),
    ]


def _words(cast: Cast, movement: Movement) -> str:
    return purpose(cast, movement).words


def _in_tenge(movement: Movement) -> int:
    """The reporter's own conversion at the month's rate, to the tiyn."""
    rate = rates()["USD"][movement.left_at.month - 1]
    paid = Decimal(movement.paid_minor).scaleb(-exponent("USD"))
    return exact_minor((paid * rate).quantize(Decimal("0.01"), ROUND_HALF_EVEN), "KZT")


def _components(movement: Movement) -> Parts:
    declared = plain(movement.paid_minor // _SHARE_DECLARED, "USD")
    return _goods(movement, kind="MACHN", number=f"MSC-{movement.paper}", owners=[], value=declared)


def _flat_item(cast: Cast, flat: Movement) -> Parts:
    number = table("reports.toml")["registered"]["flat"]
    seller, buyer = (cast.accounts[key].party.names.kk for key in (flat.payee, flat.payer))
    owners: Parts = [("previously_registered_to", seller), ("presently_registered_to", buyer)]
    value = plain(flat.paid_minor, "KZT")
    return _goods(flat, kind="APA", number=number, owners=owners, value=value)


def _goods(movement: Movement, *, kind: str, number: str, owners: Parts, value: str) -> Parts:
    """What a payment was for, whose it was and is, and its value as the bank was told."""
    item: Parts = [
        ("item_type", kind),
        *owners,
        ("estimated_value", value),
        ("disposed_value", plain(movement.paid_minor, movement.paid_currency)),
        ("currency_code", movement.paid_currency),
        ("registration_number", number),
    ]
    return [("item", item)]
