"""The end of the story: kept, ordered, final, enforced, returned by the ladder."""

from tests.cli.story.hand import Case, agreed, issued, phases, reasons
from tests.cli.story.papers import HANDOVER, REPORT, SCHEDULE, said_file
from tests.cli.story.sold_early import heard
from tests.cli.story.teller import Teller


def kept(teller: Teller, case: Case) -> None:
    """The flat is valued again and given to a manager."""
    flat = case.assets["flat"]
    teller.did("asset", "value", flat, "42500000", "KZT", "--basis", "market", "--on", "2026-02-20")
    assert "manager" in reasons(teller.refused("asset", "move", flat, "managed"))
    teller.did("asset", "manage", flat, "The manager of arrested property", "--terms", "let out")
    teller.did("asset", "move", flat, "managed")
    assert phases(teller)[flat] == "managed"


def confiscated(teller: Teller, case: Case) -> None:
    """An order, which takes nothing until it is final; then it is enforced."""
    flat = case.assets["flat"]
    assert "order" in reasons(teller.refused("asset", "move", flat, "ordered"))
    teller.wait(days=30)
    told = ("confiscation", "order", 1, "kz.object", "--asset", flat, "--court", "City court")
    case.order = teller.number(*told, "--document", "judgment 7")
    agreed(teller, flat, "ordered")
    assert "order_final" in reasons(teller.refused("asset", "move", flat, "final"))
    assert "no_way" in reasons(teller.refused("asset", "move", flat, "enforced"))
    teller.did("confiscation", "step", case.order, "appealed", "--document", "appeal 2")
    assert "order_final" in reasons(teller.refused("asset", "move", flat, "final"))
    teller.did("confiscation", "step", case.order, "final", "--document", "ruling 11")
    heard(teller, case)
    agreed(teller, flat, "final")
    assert "order_enforced" in reasons(teller.refused("asset", "move", flat, "enforced"))
    teller.did("confiscation", "step", case.order, "enforced", "--document", "act 3")
    agreed(teller, flat, "enforced")
    assert phases(teller)[flat] == "enforced"


def returned(teller: Teller, case: Case) -> None:
    """By the ladder: what goes abroad names its rung; nothing is given twice."""
    flat = case.assets["flat"]
    give = ("asset", "return", flat, "42500000", "KZT", "--recipient", "Budget")
    elsewhere = teller.refused(*give, "--to", "requested_state", "--document", "payment 14")
    assert reasons(elsewhere).startswith("rung_unknown")
    teller.did(*give, "--to", "state", "--document", "payment 15")
    twice = teller.refused(*give, "--to", "state", "--document", "payment 16")
    assert reasons(twice).startswith("above_worth")
    agreed(teller, flat, "state_income", "--basis", "CC 48")
    assert phases(teller)[flat] == "state_income"
    values = teller.did("confiscation", "values", 1)
    assert values["confiscated"] == {"KZT": "42500000.00"}
    assert values["rungs"]["identified"] == {"KZT": "14000000.00", "USD": "180000.00"}


def told_whole(teller: Teller, case: Case) -> None:
    """What stands at the end is issued: the schedule, the report, what is handed over."""
    items = ("--exhibit", case.exhibits["land-register.csv"], "--exhibit", 1)
    for document, languages, said, more in (
        ("asset_schedule", ("ru",), SCHEDULE, ()),
        ("investigation_report", ("kk", "en"), REPORT, ()),
        ("handover_list", ("ru",), HANDOVER, items),
    ):
        path = said_file(teller.folder, document, said)
        for language in languages:
            issued(teller, case, document, language, "--investigation", 1, *more, said=path)
