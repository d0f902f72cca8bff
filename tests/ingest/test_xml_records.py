"""An element is emptied field by field, and the rest is listed."""

from lxml.etree import fromstring

from qaitaru.facts.claims import Claim
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.xml.records import Leaf, Record, claims_of, remainder

STATEMENT = """<s:Stmt xmlns:s="urn:x" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="a b">
  <s:Id>1</s:Id>
  <s:Ntry><s:Amt Ccy="KZT">10<!-- hidden -->.50</s:Amt><s:Note/></s:Ntry>
  <s:Ntry><s:Amt Ccy="USD">7</s:Amt></s:Ntry>
</s:Stmt>"""


def statement() -> Record:
    return Record(fromstring(STATEMENT))


def test_a_text_is_found_by_local_names_whole_across_a_comment() -> None:
    assert statement().take("Ntry/Amt") == "10.50"
    assert statement().take("Ntry/Amt/@Ccy") == "KZT"
    assert statement().take("Ntry/Fee") == ""
    assert statement().first("Fee", "Note", "Id") == "1"


def test_places_are_numbered_where_a_name_comes_twice() -> None:
    second = statement().children("Ntry")[1]
    assert second.place == "xpath=/Stmt/Ntry[2]"
    assert [record.name for record in statement().parts()] == ["Id", "Ntry", "Ntry"]


def test_the_rest_is_all_that_was_not_taken() -> None:
    record = statement()
    record.take("Id")
    record.take("Ntry/Amt")
    assert record.rest() == [
        Leaf("/Stmt/Ntry[1]/Amt/@Ccy", "KZT"),
        Leaf("/Stmt/Ntry[2]/Amt", "7"),
        Leaf("/Stmt/Ntry[2]/Amt/@Ccy", "USD"),
    ]
    assert record.rest(but=("Ntry",)) == []


def test_looking_at_a_text_does_not_take_it() -> None:
    record = statement()
    assert record.peek("Ntry/Amt/@Ccy") == "KZT"
    assert record.peek("Fee") == ""
    assert len(record.rest()) == 5


def test_a_long_list_is_read_one_by_one_and_forgotten() -> None:
    record = statement()
    entries = record.each("Ntry")
    first = next(entries)
    assert (first.path, first.take("Amt"), len(first.rest())) == ("/Stmt/Ntry[1]", "10.50", 1)
    second = next(entries)
    assert second.place == "xpath=/Stmt/Ntry[2]"
    assert first.rest() == []
    assert [one.path for one in record.each("Id")] == ["/Stmt/Id"]


def test_names_of_two_namespaces_are_numbered_together() -> None:
    record = Record(fromstring("<z xmlns:a='u:a' xmlns:b='u:b'><a:x>1</a:x><b:x>2</b:x></z>"))
    assert [one.path for one in record.children("x")] == ["/z/x[1]", "/z/x[2]"]


def test_the_remainder_is_noted_once_a_kind() -> None:
    assert list(remainder(statement().rest())) == [
        Problem("field_not_used", Severity.NOTED, "xpath=/Stmt/Id", "1"),
        Problem("field_not_used", Severity.NOTED, "xpath=/Stmt/Ntry[1]/Amt", "10.50"),
        Problem("field_not_used", Severity.NOTED, "xpath=/Stmt/Ntry[1]/Amt/@Ccy", "KZT"),
    ]


def test_the_rest_is_claimed_under_its_own_tags() -> None:
    record = statement()
    found = list(claims_of(record.children("Ntry")[1].rest(), "booking:1", "/Stmt/Ntry[2]"))
    assert found[0] == Claim(
        subject="booking:1", field="Amt", value="7", place="xpath=/Stmt/Ntry[2]/Amt"
    )
