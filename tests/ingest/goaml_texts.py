"""Small goAML reports as text, all names and numbers invented."""

from collections.abc import Iterable
from pathlib import Path

from lxml.etree import fromstring

from qaitaru.facts.claims import Claim
from qaitaru.facts.problems import Problem
from qaitaru.facts.transfers import Transfer
from qaitaru.ingest.readers.goaml.reader import read_root
from qaitaru.ingest.reading import Choices, Fact, Reader, Source

PERSON = (
    "<{tag}><gender>-</gender><first_name>{first}</first_name><last_name>{last}</last_name></{tag}>"
)
ACCOUNT = (
    "<{tag}><institution_name>Synthetic Bank</institution_name><swift>SYNTKZ2A</swift>"
    "<account>{number}</account><account_name>{holder}</account_name></{tag}>"
)


def report(body: str, code: str = "STR", currency: str = "KZT") -> str:
    return (
        f"<report><rentity_id>7</rentity_id><submission_code>E</submission_code>"
        f"<report_code>{code}</report_code><entity_reference>R-1</entity_reference>"
        f"<submission_date>2026-06-01T09:00:00</submission_date>"
        f"<currency_code_local>{currency}</currency_code_local>"
        f"<location><city>Astana</city></location><reason>Why</reason><action>What</action>"
        f"{body}<report_indicators><indicator>STRUC</indicator></report_indicators></report>"
    )


def transaction(sides: str, amount: str = "1000.00", extra: str = "", number: str = "T-1") -> str:
    return (
        f"<transaction><transactionnumber>{number}</transactionnumber>"
        f"<transaction_description>for goods</transaction_description>"
        f"<date_transaction>2026-05-05T00:00:00</date_transaction>{extra}"
        f"<transmode_code>ELCFT</transmode_code><amount_local>{amount}</amount_local>"
        f"{sides}</transaction>"
    )


def side(end: str, inside: str, country: str = "KZ") -> str:
    tag = f"t_{end}"
    return f"<{tag}>{inside}<{end}_country>{country}</{end}_country></{tag}>"


def from_to(foreign_from: str = "", foreign_to: str = "") -> str:
    payer = PERSON.format(tag="from_person", first="Dana", last="Serik")
    payee = PERSON.format(tag="to_person", first="Marat", last="Omar")
    return side("from", foreign_from + payer) + side("to", foreign_to + payee, "AE")


def facts_of(text: str) -> list[Fact]:
    return list(read_root(fromstring(text)))


def read_file(reader: Reader, path: Path) -> list[Fact]:
    source = Source(path, path.name)
    assert reader.recognises(source, source.head())
    return list(reader.read(source, Choices(), path.parent))


def transfers(facts: Iterable[Fact]) -> list[Transfer]:
    return [fact for fact in facts if isinstance(fact, Transfer)]


def problems(facts: Iterable[Fact]) -> list[tuple[str, str]]:
    return [(fact.code, fact.severity) for fact in facts if isinstance(fact, Problem)]


def codes(facts: Iterable[Fact]) -> list[str]:
    return [code for code, _ in problems(facts)]


def values(facts: Iterable[Fact], subject: str) -> dict[str, str]:
    """What is claimed of one subject; of a field claimed twice the last."""
    claims = [fact for fact in facts if isinstance(fact, Claim)]
    return {claim.field: claim.value for claim in claims if claim.subject == subject}


def subjects(facts: Iterable[Fact], kind: str) -> list[str]:
    """The subjects of a kind in the order first met."""
    claims = [fact for fact in facts if isinstance(fact, Claim)]
    return list(dict.fromkeys(claim.subject for claim in claims if claim.subject_kind == kind))


def relations(facts: Iterable[Fact]) -> set[tuple[str, str, str]]:
    """Who is what to whom: (source, kind, target)."""
    told = [values(facts, subject) for subject in subjects(facts, "relation")]
    return {(one.get("source", ""), one["kind"], one.get("target", "")) for one in told}
