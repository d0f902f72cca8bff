"""What the state's registers answered: deeds of land and vehicles as tables, parties as FtM lines.

Deeds are transfers with a price, buyer to seller; parties and what binds them are entities of
FollowTheMoney, one JSON object a line.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qaitaru.facts.money import plain
from qaitaru.training.cast import Cast, Party
from qaitaru.training.tables import table
from qaitaru.training.world import Movement, World

_LAND_TITLE = "Жылжымайтын мүлікке құқықтар тізілімінен үзінді;Выписка из регистра недвижимости"
_LAND_HEADINGS = (
    "Тіркелген күні;Сатушы;Сатушының ЖСН/БСН;Сатып алушы;Сатып алушының ЖСН;Бағасы;Валюта;"
    "Шарт №;Кадастрлық нөмірі;Мекенжайы;Ауданы, м²"
)
_CAR_TITLE = "Көлік құралдарының тізілімінен үзінді;Выписка из реестра транспортных средств"
_CAR_HEADINGS = (
    "Дата регистрации;Продавец;ИИН/БИН продавца;Покупатель;ИИН покупателя;Цена;Валюта;"
    "Документ №;VIN;Госномер;Марка, модель"
)
_EARLIER_SALE = date(2019, 6, 14)


@dataclass(frozen=True, slots=True)
class _Deed:
    on: date
    seller: str
    seller_code: str
    buyer: str
    buyer_code: str
    price: str
    contract: str
    thing: tuple[str, ...]


def registers(world: World) -> dict[str, bytes]:
    """The extracts by file name."""
    return {
        "land-register.csv": _table(_LAND_TITLE, _LAND_HEADINGS, _land(world)),
        "vehicle-register.csv": _table(_CAR_TITLE, _CAR_HEADINGS, [_car(world)]),
        "parties.ftm.json": _lines(_entities(world.cast)),
    }


def _land(world: World) -> list[_Deed]:
    told = table("reports.toml")["registered"]
    flat, garage = world.by_line("flat")[0], world.by_line("garage_sold")[0]
    seller, nominee = world.cast.parties["seller"], world.cast.parties["nominee"]
    where = f"{nominee.city.kk}, {nominee.address.kk}"
    thing = (told["flat"], where, told["flat_area"])
    return [
        _Deed(
            _EARLIER_SALE,
            told["old_seller"],
            "",
            seller.names.kk,
            seller.code,
            told["old_price"],
            "DDU-1180",
            thing,
        ),
        _deed(world.cast, garage, ("garage_buyer", "nominee"), (told["garage"], where, "18.0")),
        _deed(world.cast, flat, ("nominee", "seller"), thing, contract=told["flat_contract"]),
    ]


def _car(world: World) -> _Deed:
    told, car = table("reports.toml")["registered"], world.by_line("car")[0]
    thing = (told["car"], told["car_plate"], told["car_make"][0])
    return _deed(world.cast, car, ("nominee", "car_dealer"), thing)


def _deed(
    cast: Cast,
    movement: Movement,
    sides: tuple[str, str],
    thing: tuple[str, ...],
    *,
    contract: str = "",
) -> _Deed:
    buyer, seller = (cast.parties[key] for key in sides)
    return _Deed(
        movement.left_at.date(),
        seller.names.kk,
        seller.code,
        buyer.names.kk,
        buyer.code,
        plain(movement.paid_minor, movement.paid_currency),
        contract or str(movement.paper),
        thing,
    )


def _table(title: str, headings: str, deeds: list[_Deed]) -> bytes:
    rows = (
        ";".join(
            (
                f"{deed.on:%d.%m.%Y}",
                deed.seller,
                deed.seller_code,
                deed.buyer,
                deed.buyer_code,
                deed.price.replace(".", ","),
                "KZT",
                deed.contract,
                *deed.thing,
            )
        )
        for deed in deeds
    )
    return "\r\n".join((title, "", headings, *rows, "")).encode("utf-8-sig")


def _lines(entities: Iterator[dict[str, object]]) -> bytes:
    return "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in entities).encode()


def _entities(cast: Cast) -> Iterator[dict[str, object]]:
    """Companies, their directors and owners, a power of attorney, and a family tie."""
    for key in ("shell_a", "shell_b", "grocer"):
        company = cast.parties[key]
        director = cast.parties[company.director]
        yield _company(company)
        yield _person(director)
        yield _tie("Directorship", director=director, organization=company)
        yield _tie("Ownership", owner=director, asset=company) | {"percentage": ["100"]}
    for key in ("organiser", "wife", "nominee"):
        yield _person(cast.parties[key])
    people = cast.parties
    yield _tie("Representation", agent=people["organiser"], client=people["shell_b"])
    yield _tie("Family", person=people["nominee"], relative=people["wife"])
    yield _tie("Family", person=people["organiser"], relative=people["wife"])


def _company(party: Party) -> dict[str, object]:
    return _entity(
        party,
        "Company",
        name=[party.names.ru, party.names.kk],
        registrationNumber=[party.code],
        incorporationDate=[f"{party.since}"],
        jurisdiction=["kz"],
        address=[f"{party.city.ru}, {party.address.ru}"],
        classification=[party.activity],
    )


def _person(party: Party) -> dict[str, object]:
    names = [party.names.ru, party.names.kk]
    return _entity(party, "Person", name=names, idNumber=[party.code], birthDate=[f"{party.since}"])


def _entity(party: Party, schema: str, **properties: list[str]) -> dict[str, object]:
    return {"id": f"kz-{party.code}", "schema": schema, "properties": properties}


def _tie(schema: str, **ends: Party) -> dict[str, object]:
    codes = [party.code for party in ends.values()]
    properties = {end: [f"kz-{party.code}"] for end, party in ends.items()}
    return {
        "id": "-".join((schema.casefold(), *codes)),
        "schema": schema,
        "properties": properties,
    }
