"""What cannot wait for a judgment: frozen fish under arrest is sold before it spoils.

Its money stands in its place; a trader who says that a part of it is theirs is heard first.
"""

from tests.cli.story.at_home import ARREST, RESTRICT
from tests.cli.story.hand import Case, agreed, clock_of, phases, reasons
from tests.cli.story.teller import BOLAT, Teller

WORTH, SOLD = "3200000", "2750000"
PERISHABLE = ("--ground", "perishable", "--buyer", "ТОО «Пример Балык»")


def held(teller: Teller, case: Case) -> None:
    """A load bought with the proceeds is found, restricted, and arrested by the judge in time."""
    owner = ("--owner", "Шырганакова Куляш Абишевна", "--believed", "Тобылгин Даурен Маратович")
    fish = ("asset", "add", 1, "мороженая рыба, 4 тонны", "--sort", "valuables", "--country", "KZ")
    asset = case.assets["fish"] = teller.number(*fish, *owner)
    teller.did("asset", "prove", asset, "складская расписка", "--exhibit", 1)
    teller.did("asset", "move", asset, "identified")
    sale = ("asset", "sell", asset, SOLD, "KZT", "--on", teller.now.date(), *PERISHABLE)
    assert reasons(teller.refused(*sale)).startswith("not_arrested"), "nobody sells what is free"
    taken = ("measure", "take", 1, "kz.restriction", "--asset", asset, *RESTRICT)
    measure = case.measures["fish"] = teller.number(*taken, "--document", "постановление 21")
    consent = ("measure", "step", measure, "prosecutor_consented", "--document", "согласие № 14")
    teller.did(*consent, member=BOLAT)
    for hours, event in ((3, "owner_notified"), (20, "petitioned"), (1, "court_received")):
        teller.wait(hours=hours)
        teller.did("measure", "step", measure, event, "--document", "32")
    assert clock_of(teller, "decision")["about"] == measure
    teller.wait(hours=10)
    decided = ("measure", "step", measure, "court_decided", "--document", "order 8")
    teller.did(*decided, "--outcome", "granted")
    arrest = ("measure", "take", 1, "kz.arrest", "--asset", asset, *ARREST)
    teller.did(*arrest, "--document", "order 8", "--follows", measure)
    assert phases(teller)[asset] == "arrested"


def sold(teller: Teller, case: Case) -> None:
    """Kept in a cold store at a cost; sold once it is valued, by two members; the money stands."""
    asset, today = case.assets["fish"], teller.now.date()
    move = ("asset", "move", asset, "sold", "--basis", "CPC 161")
    lacking = reasons(teller.refused(*move))
    assert "valuation" in lacking
    assert "sale" in lacking
    teller.did("asset", "value", asset, WORTH, "KZT", "--basis", "market", "--on", today)
    teller.did("asset", "manage", asset, "The cold store", "--terms", "by the day")
    cost = ("asset", "cost", asset, "45000", "KZT", "storage", "--on", today)
    teller.did(*cost)
    teller.did("asset", "sell", asset, SOLD, "KZT", "--on", today, *PERISHABLE)
    assert phases(teller)[asset] == "arrested", "a sale told is not yet a move"
    agreed(teller, asset, "sold", "--basis", "CPC 161")
    assert phases(teller)[asset] == "sold"
    told = teller.did("confiscation", "values", 1)["rungs"]["restrained"]
    assert told["KZT"] == "43750000.00", "the flat as it was valued first, and the fish as it sold"


def claimed(teller: Teller, case: Case) -> None:
    """A bank says that the flat is pledged to it; until that is decided nothing is taken."""
    flat = case.assets["flat"]
    weighed = ("price=against", "relationship=against", "knowledge=unknown")
    indicators = [word for one in weighed for word in ("--indicator", one)]
    told = ("asset", "claim", flat, "АО «Пример Банк»", "--sort", "third_party")
    case.right = teller.number(*told, *indicators, "--remark", "залог от 20 сентября 2025 года")
    shown = teller.did("asset", "show", flat)
    assert any(one["kind"] == "right_claimed" for one in shown["told"])


def heard(teller: Teller, case: Case) -> None:
    """A court hears the bank; then, and not before, the flat goes on."""
    flat = case.assets["flat"]
    assert "no_right_open" in reasons(teller.refused("asset", "move", flat, "final"))
    decided = ("asset", "decide-claim", case.right, "rejected", "--authority", "City court")
    teller.did(*decided, "--document", "ruling 10")
