"""At home: opened beside the drug case, found, restricted; the flat arrested, the car lapsed.

Every illegal shortcut on the way is tried and refused.
"""

from datetime import datetime, timedelta

from tests.cli.story.hand import Case, clock_of, issued, phases, reasons, wanting
from tests.cli.story.papers import (
    ABROAD_NAME,
    ABROAD_SHOWN,
    CONSENT,
    MERIDIAN,
    ORDER,
    PETITION,
    said_file,
)
from tests.cli.story.teller import BOLAT, DANA, Teller

ABROAD = "AE470000000000000005332"
WHO = {
    "dauren": (
        *("--party", "code:810514552405", "--code", "810514552405", "--born", "1981-05-14"),
        *("--citizenship", "KZ", "--identity", "удостоверение 012345678"),
    ),
    "kulyash": ("--party", "code:620308652421"),
    "meridian": (
        *("--code", "FZ-005252", "--citizenship", "AE", "--residence", "Sample Free Zone, 5"),
    ),
}
PREDICATE = "259900000000041"
RESTRICT = ("--ground", "possible_confiscation", "--authority", "investigator")
ARREST = ("--ground", "possible_confiscation", "--authority", "investigating_judge")


def opened(teller: Teller, case: Case) -> None:
    """Beside the drug case, with a prosecutor over it and a lawyer for what goes abroad."""
    beside = ("--beside", PREDICATE, "--registered", "2026-01-20", "--offence", "218")
    teller.did("investigation", "open", "Квартира на улице Примерной", *beside)
    teller.did("investigation", "role", 1, BOLAT, "supervising_prosecutor")
    teller.did("investigation", "role", 1, DANA, "central_authority_lawyer")
    who = {
        "dauren": ("Тобылгин Даурен Маратович", "распоряжался доходами", 0),
        "kulyash": ("Шырганакова Куляш Абишевна", "купила квартиру", 0),
        "meridian": ("Meridian Sample Components FZE", MERIDIAN["ru"], 1),
    }
    strange = ("subject", "add", 1, "Nobody", "--party", "code:810514552415")
    assert "code:810514552405" in reasons(teller.refused(*strange)), "what is near is named"
    for key, (name, link, is_legal) in who.items():
        words = ("--organisation",) if is_legal else ()
        told = ("subject", "add", 1, name, *WHO[key], "--remark", link, *words)
        case.subjects[key] = teller.number(*told)
    teller.did("subject", "status", case.subjects["dauren"], "suspect", "--since", "2026-01-22")
    hypothesis = ("investigation", "suppose", 1, "Квартира оплачена преступными доходами")
    teller.did(*hypothesis, "--topic", "where")
    teller.refused("investigation", "show", 1, member="erlan")


def found(teller: Teller, case: Case) -> None:
    """The flat, the car and the account abroad; what the kept traces put into the first two."""
    owner = ("--owner", "Шырганакова Куляш Абишевна", "--believed", "Тобылгин Даурен Маратович")
    land = (
        "--particular",
        "кадастровый номер=20:311:005:014:12:47",
        "--particular",
        "адрес=Алматы",
    )
    bank = ("--particular", f"счёт={ABROAD}", "--particular", "банк=ZZGUAE20")
    told: dict[str, tuple[object, ...]] = {
        "flat": ("квартира на улице Примерной, 12-47", "--sort", "land", "--country", "KZ", *land),
        "car": ("автомобиль, 2025 год", "--sort", "vehicle", "--country", "KZ"),
        "abroad": (ABROAD_NAME["ru"], "--sort", "balance", "--country", "AE", *bank),
    }
    for key, words in told.items():
        whose = ("--owner", "Meridian Sample Components FZE") if key == "abroad" else owner
        case.assets[key] = teller.number("asset", "add", 1, *words, *whose)
    flat = case.assets["flat"]
    assert "evidence" in reasons(teller.refused("asset", "move", flat, "identified"))
    proved(teller, case)
    traced(teller, case)
    valued(teller, case)
    stands = phases(teller)
    assert [stands[one] for one in case.assets.values()] == ["traced", "traced", "identified"]
    assert teller.did("clocks")["clocks"] == []


def proved(teller: Teller, case: Case) -> None:
    """Each stands on an evidence item of the scenario."""
    shown = {
        "flat": ("выписка из реестра недвижимости", "land-register.csv"),
        "car": ("выписка из реестра транспорта", "vehicle-register.csv"),
        "abroad": (ABROAD_SHOWN["ru"], "mt940_005327_2025.01-2025.06.sta"),
    }
    for key, (shows, name) in shown.items():
        asset = case.assets[key]
        teller.did("asset", "prove", asset, shows, "--exhibit", case.exhibits[name])
        teller.did("asset", "move", asset, "identified")


def traced(teller: Teller, case: Case) -> None:
    """What the kept traces found, rule by rule, is tied to the flat and the car."""
    for key in ("flat", "car"):
        for rule, trace in case.traces.items():
            minor = next(one for one in trace["assets"] if one["name"] == key)["share"]["proceeds"]
            told = ("asset", "traced", case.assets[key], f"{minor // 100}.{minor % 100:02}", "KZT")
            kept = trace["accounts"][0]["analysis"]
            teller.did(*told, "--rule", rule, "--analysis", kept)
        teller.did("asset", "move", case.assets[key], "traced")


def valued(teller: Teller, case: Case) -> None:
    """What each is worth."""
    worth = {"flat": ("41000000", "KZT"), "car": ("14000000", "KZT"), "abroad": ("180000", "USD")}
    for key, (amount, code) in worth.items():
        basis = "balance" if key == "abroad" else "market"
        told = ("asset", "value", case.assets[key], amount, code, "--basis", basis)
        teller.did(*told, "--on", "2026-02-01")


def restricted(teller: Teller, case: Case) -> None:
    """The flat and the car are restricted, each by its own order; four clocks run."""
    flat, car = case.assets["flat"], case.assets["car"]
    shortcut = ("measure", "take", 1, "kz.arrest", "--asset", flat, *RESTRICT, "--document", "12")
    assert reasons(teller.refused(*shortcut)).startswith("court_order_wanting")
    for key, asset in (("flat", flat), ("car", car)):
        told = ("measure", "take", 1, "kz.restriction", "--asset", asset, *RESTRICT)
        case.measures[key] = teller.number(*told, "--document", f"постановление {key}")
    for key in ("flat", "car"):
        consent = ("measure", "step", case.measures[key], "prosecutor_consented")
        teller.did(*consent, "--document", "согласие № 9", member=BOLAT)
    assert phases(teller)[flat] == phases(teller)[car] == "restricted"
    told = teller.did("clocks")["clocks"]
    ours = [one for one in told if one["about"] == case.measures["flat"]]
    assert {one["role"] for one in ours} == {"expiry", "owner_notice", "petition"}
    taken = datetime.fromisoformat(next(one["began"] for one in ours if one["role"] == "expiry"))
    ends = {one["role"]: datetime.fromisoformat(one["ends"]) - taken for one in ours}
    within = {"owner_notice": 24, "petition": 48, "expiry": 240}
    assert ends == {role: timedelta(hours=hours) for role, hours in within.items()}
    papers_of_measure(teller, case)


def papers_of_measure(teller: Teller, case: Case) -> None:
    """The investigator's order, and the prosecutor's consent, which the prosecutor issues."""
    flat = ("--measure", case.measures["flat"])
    order = said_file(teller.folder, "order", ORDER)
    issued(teller, case, "restriction_order", "ru", *flat, said=order)
    consent = said_file(teller.folder, "consent", CONSENT)
    wanted = ("documents", "issue", "restriction_order", *flat, "--said", order)
    assert reasons(teller.refused(*wanted, member=BOLAT)).startswith("role_may_not")
    issued(teller, case, "prosecutor_consent", "kk", *flat, said=consent, member=BOLAT)


def petitioned(teller: Teller, case: Case) -> None:
    """The owner is told within 24 hours, the judge asked within 48 and answers within 24."""
    flat = case.measures["flat"]
    teller.wait(hours=20)
    teller.did("measure", "step", flat, "owner_notified", "--document", "notice 3")
    lacking = ("documents", "issue", "petition", "--measure", flat, "--language", "kk")
    assert wanting(teller.refused(*lacking)) == {
        "number",
        "signed",
        "facts",
        "investigator",
        "grounds",
        "court",
        "storage",
        "prosecutor",
    }
    petition = said_file(teller.folder, "petition", PETITION)
    for language in ("kk", "ru"):
        issued(teller, case, "petition", language, "--measure", flat, said=petition)
    teller.wait(hours=20)
    teller.did("measure", "step", flat, "petitioned", "--document", "petition 31")
    teller.did("measure", "step", flat, "court_received", "--document", "stamp 7")
    assert clock_of(teller, "decision")["about"] == flat
    teller.wait(hours=22)
    decided = ("measure", "step", flat, "court_decided", "--document", "order 5")
    teller.did(*decided, "--outcome", "granted")
    assert clock_of(teller, "decision") is None
    arrest = ("measure", "take", 1, "kz.arrest", "--asset", case.assets["flat"], *ARREST)
    case.measures["arrest"] = teller.number(*arrest, "--document", "order 5", "--follows", flat)
    assert phases(teller)[case.assets["flat"]] == "arrested"


def lapsed(teller: Teller, case: Case) -> None:
    """Nobody petitions on the car: after ten days nothing holds it, whatever anybody wrote."""
    car = case.measures["car"]
    teller.wait(days=8)
    assert phases(teller)[case.assets["car"]] == "traced"
    assert phases(teller)[case.assets["flat"]] == "arrested"
    expiry = clock_of(teller, "expiry")
    assert (expiry["about"], expiry["state"]) == (car, "lapsed")
    assert expiry["then"] == ["bank", "registrar"]
    assert "must lift" in teller.run("measure", "list", 1).out
    late = ("measure", "extend", car, "--authority", "investigator", "--document", "decree 13")
    assert reasons(teller.refused(*late)).startswith("measure_lapsed")
    follow = ("measure", "take", 1, "kz.arrest", "--asset", case.assets["car"], *ARREST)
    after = teller.refused(*follow, "--document", "order 6", "--follows", car)
    assert reasons(after).startswith("measure_lapsed")
    asked = ("measure", "step", car, "petitioned", "--document", "petition 32")
    assert reasons(teller.refused(*asked)) == "step_after_end: kz.restriction, kz.arrest"
    petition = said_file(teller.folder, "petition", PETITION)
    paper = ("documents", "issue", "petition", "--measure", car, "--language", "kk")
    told = teller.refused(*paper, "--said", petition)["problems"]
    assert [one["code"] for one in told] == ["paper_measure_ended"]
    back = ("measure", "step", car, "lifted", "--at", "2026-01-01T10:00+05:00")
    assert reasons(teller.refused(*back)).startswith("step_before_begun")
    teller.did("measure", "step", car, "lifted", "--document", "letter of the registrar 4")
    assert clock_of(teller, "expiry") is None
