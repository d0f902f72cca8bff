"""A claim through the compiled rules from the workspace's own ledger: the plain answer, told apart
by no more than it says, or a refusal by name."""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.acts.traced_both_ways import distances, rows

from qaitaru.acts.act import Desk
from qaitaru.acts.books.ledger_at import ledger_at
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.play_demo import play_demo
from qaitaru.acts.tracing import trace_size
from qaitaru.acts.tracing.retrace import retrace
from qaitaru.acts.tracing.trace_claim_large import trace_claim_large
from qaitaru.acts.tracing.trace_funds import trace_funds
from qaitaru.acts.workspace import open_workspace
from qaitaru.facts.errors import (
    AccountMissing,
    ClaimFaulty,
    ClaimNotCompiled,
    ClaimTooLarge,
    WorkspaceOccupied,
)
from qaitaru.ledger.claiming_steps import PLAIN
from qaitaru.tracing.kernels.volume import EXACT_UNLESS_CONVERTED

ACCOUNTS, DAYS = 5, 12
MODES = ("ledger", "credits-first", "debits-first")

_Line = tuple[date, int, str]


def _key(account: int) -> str:
    return f"KZ{account + 1:018d}"


def _statements(seed: int) -> Iterator[str]:
    """Statements of accounts that pay each other, some a day late, and overdraw themselves."""
    chance = random.Random(seed)  # noqa: S311 - a case, not a secret
    lines: dict[int, list[_Line]] = {account: [] for account in range(ACCOUNTS)}
    for number in range(90):
        day = date(2025, 1, 1) + timedelta(chance.randrange(DAYS))
        one, other = chance.sample(range(ACCOUNTS), 2)
        amount, what = chance.randrange(1000, 900_000), chance.random()
        if what < 0.5:
            late = day + timedelta(chance.choice((0, 0, 1)))
            lines[one].append((day, -amount, f"/NAME/H{other}/IBAN/{_key(other)}"))
            lines[other].append((late, amount, f"/NAME/H{one}/IBAN/{_key(one)}"))
        elif what < 0.8:
            payer = chance.choice(("ALPHA TRADE", "Beta Straße", "Gamma"))
            lines[one].append((day, amount, f"/NAME/{payer}"))
        else:
            lines[one].append((day, -amount, f"/NAME/Shop {number}"))
    for account, own in lines.items():
        chance.shuffle(own)
        yield _mt940(account, sorted(own, key=lambda line: line[0]), chance.randrange(0, 300_000))


def _mt940(account: int, lines: list[_Line], opening: int) -> str:
    text = f":20:S{account}\n:25:{_key(account)}\n:28C:1/1\n:60F:C250101KZT{_money(opening)}\n"
    for day, amount, told in lines:
        mark = "C" if amount > 0 else "D"
        text += f":61:{day:%y%m%d}{mark}{_money(abs(amount))}NTRFR{account}\n:86:{told}\n"
    closing = opening + sum(amount for _, amount, _ in lines)
    mark = "C" if closing >= 0 else "D"
    return text + f":62F:{mark}250131KZT{_money(abs(closing))}\n-\n"


def _money(minor: int) -> str:
    return f"{minor // 100},{minor % 100:02d}"


def _ingest(desk: Desk, folder: Path, texts: Iterator[str]) -> None:
    files = []
    for number, text in enumerate(texts):
        file = folder / f"{number}.sta"
        file.write_text(text, encoding="utf-8")
        files.append(file)
    outcomes = ingest_evidence(desk, Handover(paths=tuple(files), legal_basis="test"))
    assert {one.outcome for one in outcomes} == {"read"}


def _claim(same_day: str, unclaimed: str) -> str:
    return f"""
unclaimed = "{unclaimed}"
same_day = "{same_day}"
[[query]]
claimant = "Alpha"
counterparty = "alpha"
[[query]]
claimant = "Beta"
counterparty = "STRASSE"
"""


@pytest.mark.parametrize("same_day", MODES)
@pytest.mark.parametrize("seed", [1, 2])
def test_each_rule_stays_within_what_it_tells_of_the_plain_answer(
    laptop_desk: Desk, tmp_path: Path, seed: int, same_day: str
) -> None:
    _ingest(laptop_desk, tmp_path, _statements(seed))
    claim = _claim(same_day, "unknown" if seed % 2 else "own")
    found, told = distances(laptop_desk, claim, tmp_path / "answer")
    assert len(found) == 9
    for rule, one in found.items():
        exact = rule in EXACT_UNLESS_CONVERTED
        assert max(one.held, one.attributed) <= one.told_at_most, rule
        assert one.figures > 5
        assert not exact or one.told_at_most == 0
    assert told.rules[0].result.received_minor.keys() == {"Alpha", "Beta"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The demo scenario: banks, layouts, reports that tell of transfers nobody else shows."""
    folder = tmp_path_factory.mktemp("demo")
    play_demo(folder / "demo", title="Demo", languages=["en"])
    workspace = open_workspace(folder / "demo" / "workspace")
    yield Desk(workspace)
    workspace.close()


EVERYBODY = """
unclaimed = "unknown"
[[query]]
claimant = "first"
counterparty = "о"
last_on = 2025-03-31
[[query]]
claimant = "then"
counterparty = "о"
first_on = 2025-04-01
last_on = 2025-06-30
"""


def test_the_demo_scenario_is_traced_as_plainly(demo: Desk, tmp_path: Path) -> None:
    found, told = distances(demo, EVERYBODY, tmp_path / "answer")
    for rule, one in found.items():
        assert max(one.held, one.attributed) <= one.told_at_most, rule
        assert one.figures > 20
    whole = rows(tmp_path / "answer", "SELECT count(*), count(answers) FROM '@/entries.parquet'")
    assert whole[0][0] > 1000
    assert whole[0][1] > 50  # transfers with both sides in hand
    assert told.rules[0].result.accounts > 10


def test_a_trace_kept_is_made_again_the_same(demo: Desk, tmp_path: Path) -> None:
    told = trace_claim_large(demo, EVERYBODY, ["fifo", "rolling"], tmp_path / "answer")
    summary = json.loads((tmp_path / "answer" / "summary.json").read_bytes())
    assert [one["analysis"] for one in summary["rules"]] == [one.analysis for one in told.rules]
    for one in told.rules:
        again = retrace(demo, one.analysis)
        assert again.equal
        assert again.found_sha256 == one.result_sha256
        assert again.rule == f"volume.{one.rule}"


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ('[[asset]]\nname = "flat"\nentries = ["1-b1"]', "[[asset]]"),
        ('interest = ["1-b1"]', "interest"),
        ('same_day = "bounds"', 'same_day = "bounds"'),
        ('between = "fifo"', 'between = "fifo"'),
        ('[[election]]\nentry = "1-b1"\nclaimant = "x"', "[[election]]"),
        ('[[cash]]\nholder = "x"\nentries = ["1-b1"]', "[[cash]]"),
        (
            '[[opening]]\naccount = "KZ1"\ncurrency = "KZT"\nlow = "0"\nhigh = "1"',
            "[[opening]]",
        ),
    ],
)
def test_what_no_compiled_rule_knows_is_refused_by_name(
    laptop_desk: Desk, tmp_path: Path, more: str, found: str
) -> None:
    claim = '[[query]]\nclaimant = "x"\ncounterparty = "y"'
    text = f"{claim}\n{more}" if more.startswith("[[") else f"{more}\n{claim}"
    with pytest.raises(ClaimNotCompiled) as fault:
        trace_claim_large(laptop_desk, text, ["fifo"], tmp_path / "answer")
    assert fault.value.found == found
    assert not (tmp_path / "answer").exists()


ONE = """:20:S1
:25:KZ000000000000000001
:28C:1/1
:60F:C250101KZT0,00
:61:250102C200,00NTRFLOAN
:86:/NAME/Lender
:61:250103D150,00NTRFFLAT
:86:/NAME/Seller
:61:250104C150,00NTRFBACK
:86:/NAME/Seller
:61:250105D170,00NTRFSHOP
:86:/NAME/Shop
:62F:C250131KZT30,00
-
"""
LOAN = '[[receipt]]\nclaimant = "Lender"\nreference = "LOAN"\n'


def _entries(desk: Desk) -> dict[str, str]:
    with ledger_at(desk, "test") as view:
        return dict(view.connection.execute("SELECT reference, entry_id FROM bookings").fetchall())


def test_a_receipt_may_be_claimed_in_part_and_given_back(laptop_desk: Desk, tmp_path: Path) -> None:
    _ingest(laptop_desk, tmp_path, iter([ONE]))
    named = _entries(laptop_desk)
    claim = f"""
currency = "KZT"
[[receipt]]
claimant = "A"
entry = "{named["LOAN"]}"
claimed = "50.00"
[[receipt]]
claimant = "B"
reference = "LOAN"
booked_on = 2025-01-02
amount = "200.00"
file = "0.sta"
claimed = "120.00"
[[reversal]]
receipt = "{named["BACK"]}"
outflow = "{named["FLAT"]}"
"""
    found, told = distances(laptop_desk, claim, tmp_path / "answer")
    assert all(max(one.held, one.attributed) <= one.told_at_most for one in found.values())
    assert told.rules[0].result.received_minor == {"A": {"KZT": 5000}, "B": {"KZT": 12000}}
    to = rows(tmp_path / "answer", "SELECT answers, to_account FROM '@/entries.parquet' ORDER BY 1")
    assert (named["FLAT"], None) in to
    wrong = claim.replace(named["BACK"], "9-b9")
    with pytest.raises(ClaimFaulty):
        trace_claim_large(laptop_desk, wrong, ["fifo"], tmp_path / "b")


@pytest.mark.parametrize(
    ("claim", "fault"),
    [
        ('[[receipt]]\nclaimant = "x"\nreference = "none"\naccount = "{key}"', "0 bookings"),
        ('[[receipt]]\nclaimant = "x"\nentry = "rubbish"\naccount = "{key}"', "0 bookings"),
        ('[[receipt]]\nclaimant = "x"\nreference = "SHOP"\naccount = "{key}"', "amount <= 0"),
        (
            '[[receipt]]\nclaimant = "x"\nreference = "LOAN"\nfile = "z"\naccount = "{key}"',
            "0 bookings",
        ),
        ('[[query]]\nclaimant = "x"\npurpose = "none"\naccount = "{key}"', "0 bookings"),
        (
            'claimant = "x"\n[[query]]\naccount = "{key}"\n[[query]]\ncounterparty = "LENDER"',
            "claimed > amount",
        ),
    ],
)
def test_a_claim_that_the_ledger_does_not_bear_out_is_refused(
    laptop_desk: Desk, tmp_path: Path, claim: str, fault: str
) -> None:
    _ingest(laptop_desk, tmp_path, iter([ONE]))
    for trace in (
        lambda text: trace_claim_large(laptop_desk, text, ["fifo"], tmp_path / "answer"),
        lambda text: trace_funds(laptop_desk, text, ["fifo"]),
    ):
        with pytest.raises(ClaimFaulty) as raised:
            trace(claim.replace("{key}", _key(0)))
        assert raised.value.reason == fault
    assert not (tmp_path / "answer").exists()


def test_an_account_nobody_holds_and_a_folder_in_use_are_refused(
    laptop_desk: Desk, tmp_path: Path
) -> None:
    _ingest(laptop_desk, tmp_path, iter([ONE]))
    with pytest.raises(AccountMissing):
        trace_claim_large(laptop_desk, f'account = "KZ99"\n{LOAN}', ["fifo"], tmp_path / "answer")
    with pytest.raises(WorkspaceOccupied):
        trace_claim_large(laptop_desk, f'account = "{_key(0)}"\n{LOAN}', ["fifo"], tmp_path)


def test_beyond_a_size_bookings_are_traced_one_by_one_only_when_asked(
    laptop_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ingest(laptop_desk, tmp_path, iter([ONE]))
    claim = f'account = "{_key(0)}"\n{LOAN}'
    monkeypatch.setattr(trace_size, "ONE_BY_ONE", 4)
    (trace,) = trace_funds(laptop_desk, claim, ["fifo"])
    monkeypatch.setattr(trace_size, "ONE_BY_ONE", 3)
    with pytest.raises(ClaimTooLarge) as fault:
        trace_funds(laptop_desk, claim, ["fifo"])
    assert (fault.value.bookings, fault.value.limit) == ("4", "3")
    (regardless,) = trace_funds(laptop_desk, claim, ["fifo"], regardless=True)
    assert regardless.result_sha256 == trace.result_sha256
    assert retrace(laptop_desk, trace.analysis).equal


def test_the_engine_and_the_plain_rule_agree_on_every_plain_letter(laptop_desk: Desk) -> None:
    with ledger_at(laptop_desk, "test") as view:
        query = (
            "SELECT chr(i), lower(chr(i)) FROM (SELECT CAST(i AS INTEGER) AS i FROM range(1, 55000)"
            f" AS t(i)) WHERE regexp_full_match(chr(i), '{PLAIN}')"
        )
        letters = view.connection.execute(query).fetchall()
    assert len(letters) > 300
    assert [one for one, small in letters if one.casefold() != small] == []
