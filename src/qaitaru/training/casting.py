"""Casting: the tables of almaty/ and a seed make a cast."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Final

from qaitaru.training.cast import NO_BANK, Account, Bank, Cast, Names, Party
from qaitaru.training.dice import dice
from qaitaru.training.serials import bin_of, iban, iin
from qaitaru.training.sums import exact_minor
from qaitaru.training.tables import Table, table

_DROPPERS: Final = 6
_CROWD_SINCE: Final = ((1961, 1990), (2003, 2020))  # years of birth, of registration
_BANKS_SINCE: Final = date(2001, 2, 1)
_KINDS: Final = {"person": "natural", "trader": "sole_trader"}  # by form; all others are legal
_MET_IN_PASSING: Final = ("altyn", "kokzhiek", "tranzit", "zhetisu", "turan")


def cast_for(seed: int) -> Cast:
    """The cast of a seed: the droppers, the numbers and the banks of passers-by differ by seed."""
    cast = table("cast.toml")
    banks = {row["key"]: _bank(row) for row in table("banks.toml")["bank"]}
    serials = count(dice(seed, "serials").randrange(1000, 7000))
    parties = {party.key: party for party in _parties(cast, seed, serials)}
    crowd = list(_crowd(cast, seed, serials))
    bank_parties = {bank.key: _bank_party(bank, next(serials)) for bank in banks.values()}
    accounts = [
        *_held(cast, banks, parties, serials),
        *_named_outsiders(cast, banks, parties, serials),
        *_crowd_accounts(crowd, banks, seed, serials),
        *_fee_accounts(banks, bank_parties),
        *_machines(cast),
    ]
    met = [*bank_parties.values(), *(party for _, party in crowd)]
    everybody = parties | {party.key: party for party in met}
    return Cast(banks, everybody, {a.key: a for a in accounts}, _groups(cast, crowd))


def _bank(row: Table) -> Bank:
    fields = {key: row[key] for key in ("key", "iban_code", "bic", "mark", "language")}
    return Bank(**fields, names=_names(row), country=row.get("country", "KZ"))


def _names(row: Table) -> Names:
    return Names(row["ru"], row["kk"], row["en"])


def _parties(cast: Table, seed: int, serials: Iterator[int]) -> Iterator[Party]:
    drawn = dice(seed, "droppers").sample(cast["dropper"], _DROPPERS)
    for number, row in enumerate(drawn, start=1):
        yield _person(cast, row | {"key": f"dropper{number}", "role": "dropper"}, next(serials))
    for row in cast["natural"]:
        yield _person(cast, row, next(serials))
    for row in cast["legal"]:
        yield _company(cast, row, next(serials))


def _person(cast: Table, row: Table, serial: int) -> Party:
    return Party(
        key=row["key"],
        names=_names(row),
        kind="natural",
        role=row["role"],
        code=iin(row["born"], row["sex"], serial),
        since=row["born"],
        sex=row["sex"],
        **_address(cast, row["city"], serial),
    )


def _company(cast: Table, row: Table, serial: int) -> Party:
    country = row.get("country", "KZ")
    return Party(
        key=row["key"],
        names=_formed(cast, row["form"], row["name"]),
        kind="legal",
        role=row["role"],
        code=bin_of(row["registered"], serial) if country == "KZ" else f"FZ-{serial:06}",
        since=row["registered"],
        activity=row["activity"],
        director=row.get("director", ""),
        **_address(cast, row["city"], serial),
    )


def _address(cast: Table, city: str, serial: int) -> Table:
    ru, kk, en, country, code = cast["cities"][city]
    street = {language: text.format(number=serial % 90 + 1) for language, text in _street(cast)}
    return {
        "country": country,
        "city": Names(ru, kk, en),
        "address": Names(**street),
        "city_code": code,
    }


def _street(cast: Table) -> list[tuple[str, str]]:
    return list(cast["street"].items())


def _formed(cast: Table, form: str, name: list[str]) -> Names:
    """A name under its legal form: ТОО «...», «...» ЖШС, ... LLP."""
    if form == "person":
        return Names(name[0], name[0], name[1])
    ru, kk, en = cast["forms"][form]
    return Names(ru.format(name=name[0]), kk.format(name=name[0]), en.format(name=name[1]))


def _crowd(cast: Table, seed: int, serials: Iterator[int]) -> Iterator[tuple[str, Party]]:
    draw = dice(seed, "crowd")
    for row in cast["crowd"]:
        for number, name in enumerate(row["names"], start=1):
            key = f"{row['group']}{number}"
            natural = row["form"] in _KINDS
            born, registered = (date(draw.randrange(*span), 6, 15) for span in _CROWD_SINCE)
            code = iin(born, "f", next(serials)) if natural else bin_of(registered, next(serials))
            names = _formed(cast, row["form"], name)
            kind = _KINDS.get(row["form"], "legal")
            yield row["group"], Party(key=key, names=names, kind=kind, role="bystander", code=code)


def _held(
    cast: Table, banks: dict[str, Bank], parties: dict[str, Party], serials: Iterator[int]
) -> Iterator[Account]:
    for row in cast["held"]:
        bank, currency = banks[row["bank"]], row.get("currency", "KZT")
        yield Account(
            key=row["key"],
            party=parties[row.get("party", row["key"])],
            bank=bank,
            number=row.get("number") or iban(bank.country, bank.iban_code, next(serials)),
            currency=currency,
            opening_minor=exact_minor(Decimal(row["opening"]), currency),
            held=True,
            seen_as=row.get("seen_as", ""),
        )


def _named_outsiders(
    cast: Table, banks: dict[str, Bank], parties: dict[str, Party], serials: Iterator[int]
) -> Iterator[Account]:
    for row in (*cast["natural"], *cast["legal"]):
        if "bank" in row:
            number = iban(banks[row["bank"]].country, banks[row["bank"]].iban_code, next(serials))
            yield _outsider(parties[row["key"]], banks[row["bank"]], number, row.get("currency"))


def _crowd_accounts(
    crowd: list[tuple[str, Party]], banks: dict[str, Bank], seed: int, serials: Iterator[int]
) -> Iterator[Account]:
    draw = dice(seed, "crowd banks")
    for _, party in crowd:
        bank = banks[draw.choice(_MET_IN_PASSING)]
        yield _outsider(party, bank, iban(bank.country, bank.iban_code, next(serials)))


def _outsider(party: Party, bank: Bank, number: str, currency: str | None = None) -> Account:
    return Account(key=party.key, party=party, bank=bank, number=number, currency=currency or "KZT")


def _bank_party(bank: Bank, serial: int) -> Party:
    """A bank as the party that takes fees and pays interest."""
    code = bin_of(_BANKS_SINCE, serial) if bank.country == "KZ" else ""
    return Party(key=f"fees_{bank.key}", names=bank.names, kind="legal", role="bank", code=code)


def _fee_accounts(banks: dict[str, Bank], parties: dict[str, Party]) -> Iterator[Account]:
    """Each bank's own income: a name and no account number, as statements print it."""
    for bank in banks.values():
        party = parties[bank.key]
        yield Account(key=party.key, party=party, bank=bank, number="", currency="KZT")


def _machines(cast: Table) -> Iterator[Account]:
    for row in cast["cash"]:
        for number, (ru, kk, en) in enumerate(row["names"], start=1):
            key = f"{row['group']}{number}"
            party = Party(key=key, names=Names(ru, kk, en), kind="machine", role="machine")
            own = row.get("number", "")
            yield Account(key=key, party=party, bank=NO_BANK, number=own, currency="KZT")


def _groups(cast: Table, crowd: list[tuple[str, Party]]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for name, party in crowd:
        groups[name] = (*groups.get(name, ()), party.key)
    for row in cast["cash"]:
        keys = tuple(f"{row['group']}{n}" for n in range(1, len(row["names"]) + 1))
        groups[row["group"]] = keys
    groups["machines"] = groups["machines_almaty"] + groups["machines_shymkent"]
    return groups | {name: tuple(keys) for name, keys in table("plot.toml")["groups"].items()}
