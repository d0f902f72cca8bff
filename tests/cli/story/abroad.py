"""The account abroad: refused until it is complete, and what may be done with what came."""

from pathlib import Path
from typing import Any

from tests.cli.story.at_home import ABROAD
from tests.cli.story.hand import Case, clock_of, issued, reasons, wanting
from tests.cli.story.papers import (
    ABROAD_NAME,
    ABROAD_SHOWN,
    ARIN,
    ASKED,
    FIU,
    HID,
    MERIDIAN,
    MLA,
    MLA_FIELDS,
    OWN_REFERENCE,
    THEIRS,
    WHY,
    said_file,
)
from tests.cli.story.teller import DANA, Teller


def asked_abroad(teller: Teller, case: Case) -> None:
    """Refused while incomplete, marked a draft, sent once another member checked it."""
    head = ("request", "begin", 1, "The account abroad", "--channel", "mla", "--partner", "AE")
    how = ("--basis", "uncac", "--electronic", "--urgency", "urgent")
    number = case.request = teller.number(*head, *how)
    records = ("--assistance", "records", "--account", ABROAD, "--asset", case.assets["abroad"])
    period = ("--since", "2025-01-01", "--until", "2025-12-31", "--element", "e6")
    freeze = ("--assistance", "freezing", "--asset", case.assets["abroad"], "--element", "e3")
    meridian = ("--subject", case.subjects["meridian"], "--why", WHY["ru"])
    case.asked = (
        teller.number("request", "ask", number, ASKED[0]["ru"], *records, *period, *meridian),
        teller.number("request", "ask", number, ASKED[1]["ru"], *freeze, *meridian),
    )
    conduct = ("request", "conduct", number, HID["ru"])
    teller.did(*conduct, "--ours", "статья 218 УК", "--theirs", THEIRS["ru"])
    mla = said_file(teller.folder, "mla", dict(MLA) | translated(teller, case))
    bare = (
        "documents",
        "issue",
        "mla_request",
        "--request",
        number,
        "--said",
        mla,
        "--language",
        "en",
    )
    lacking = wanting(teller.refused(*bare))
    assert {"facts", "full_text_of_articles", "purpose", "seal", "signature"} <= lacking
    assert "step_wanting" in reasons(
        teller.refused("request", "step", number, "checked", member=DANA)
    )
    teller.did("request", "field", number, "own_reference", OWN_REFERENCE)
    for name, texts in MLA_FIELDS.items():
        teller.did("request", "field", number, name, texts["ru"])
    issued(teller, case, "mla_request", "en", "--request", number, "--draft", said=mla)
    case.papers["mla_draft", "en.pdf"] = case.papers["mla_request", "en.pdf"]
    case.papers["mla_draft", "en.docx"] = case.papers["mla_request", "en.docx"]
    papers = {"letterhead", "signature", "seal", "translation", "reasoned_decision"}
    assert wanting(teller.refused(*bare)) == papers
    for name in sorted(papers):
        teller.did("request", "paper", number, name)
    assert teller.did("request", "show", number)["is_ready"]
    first, *more = (
        issued(teller, case, "mla_request", language, "--request", number, said=mla)
        for language in ("en", "kk", "ru")
    )
    assert {one["field"].split(" ")[0] for one in first["differences"]} == {"attachments"}
    assert [one["differences"] for one in more] == [[], []]
    assert {one["facts_sha256"] for one in more} == {first["facts_sha256"]}
    assert "other_member" in reasons(teller.refused("request", "step", number, "checked"))
    teller.did("request", "step", number, "checked", member=DANA)
    teller.did("request", "step", number, "sent", "--document", "7-12/26")
    original = clock_of(teller, "original")
    assert (original["state"], original["owed_by"]) == ("running", "central_authority")
    teller.wait(days=2)
    teller.did("request", "step", number, "original_sent", "--document", "post 118")
    assert clock_of(teller, "original") is None
    teller.wait(days=9)
    teller.did("request", "step", number, "acknowledged", "--document", "AE-55")


def translated(teller: Teller, case: Case) -> dict[str, Any]:
    """What the record tells in Russian, in the other languages, by the numbers of what tells it."""
    abroad = case.assets["abroad"]
    told = teller.did("asset", "show", abroad)["told"]
    proof = next(one["entry"] for one in told if one["kind"] == "proof")
    asked = {f"what_{one}": text for one, text in zip(case.asked, ASKED, strict=True)}
    why = {f"why_{one}": WHY for one in case.asked}
    link = {f"link_{case.subjects['meridian']}": MERIDIAN}
    return {**asked, **why, **link, f"asset_{abroad}": ABROAD_NAME, f"shows_{proof}": ABROAD_SHOWN}


def answered(teller: Teller, case: Case) -> None:
    """What comes back is sealed with its limitation; a wider use waits for consent of two."""
    came = teller.folder / "answer.csv"
    came.write_text("date,sum\n2025-05-06,180000.00\n", encoding="utf-8")
    teller.run("ingest", came, "--basis", "answer AE-55")
    items = {Path(one["name"]).name: one["exhibit"] for one in teller.did("evidence")}
    exhibit = case.exhibits["answer.csv"] = items["answer.csv"]
    each = [word for one in case.asked for word in ("--asked", one)]
    told = ("request", "answer", case.request, "--exhibit", exhibit, *each, "--in-due-order")
    case.answer = teller.number(*told, "--form", "certified", "--use", "intelligence")
    teller.did("request", "use", case.answer, "intelligence")
    evidence = ("request", "use", case.answer, "evidence", "--where", "the indictment")
    assert "use_limited" in reasons(teller.refused(*evidence))
    consent = teller.number("request", "consent", case.answer, "evidence", "--document", "AE-61")
    assert "use_limited" in reasons(teller.refused(*evidence))
    teller.did("investigation", "decide", consent, "yes", member=DANA)
    teller.did(*evidence)
    proof = ("asset", "prove", case.assets["abroad"], "ответ из-за рубежа")
    teller.did(*proof, "--exhibit", exhibit)
    teller.did("request", "step", case.request, "executed")


def told_on(teller: Teller, case: Case) -> None:
    """A third state is not told what a partner gave, until that partner agrees."""
    second = ("request", "begin", 1, "The rest of the account", "--channel", "arin")
    begun = teller.number(*second, "--partner", "LU", "--follows", case.request)
    what = ("request", "ask", begun, "other accounts", "--assistance", "identifying_assets")
    asset = ("--asset", case.assets["abroad"], "--element", "e3", "--why", "the money went on")
    teller.did(*what, *asset, "--subject", case.subjects["meridian"])
    arin = said_file(teller.folder, "arin", ARIN)
    enquiry = ("arin_enquiry", "--language", "en", "--request", begun, "--said", arin, "--draft")
    faults = teller.refused("documents", "issue", *enquiry)["problems"]
    limited = {(one["code"], one["found"], one["expected"]) for one in faults}
    assert limited == {("paper_item_use_limited", str(case.exhibits["answer.csv"]), "sharing")}
    share = ("request", "consent", case.answer, "sharing", "--shared-with", "lu")
    consent = teller.number(*share, "--document", "AE-62")
    teller.did("investigation", "decide", consent, "yes", member=DANA)
    issued(teller, case, "arin_enquiry", "en", "--request", begun, "--draft", said=arin)


def asked_of_unit(teller: Teller, case: Case) -> None:
    """A request to a financial intelligence unit; the paper of another channel is refused."""
    head = ("request", "begin", 1, "The company", "--channel", "fiu", "--partner", "AE")
    begun = teller.number(*head)
    what = ("request", "ask", begun, "сведения о компании", "--assistance", "information")
    teller.did(*what, "--subject", case.subjects["meridian"], "--element", "e4", "--why", WHY["ru"])
    said = said_file(teller.folder, "fiu", FIU)
    enquiry = ("arin_enquiry", "--language", "ru", "--request", begun, "--said", said, "--draft")
    faults = teller.refused("documents", "issue", *enquiry)["problems"]
    assert "paper_other_request" in {one["code"] for one in faults}
    issued(teller, case, "fiu_request", "ru", "--request", begun, "--draft", said=said)
