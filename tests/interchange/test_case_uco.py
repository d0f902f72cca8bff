"""Exhibits go out as CASE/UCO with their custody, and the ontology's own shapes take them."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
from tests.interchange.cases import CASE

from qaitaru.interchange.case import Case
from qaitaru.interchange.case_uco import case_graph

VALIDATE = "from case_utils.case_validate import main; main()"
GRAPH: list[dict[str, Any]] = msgspec.to_builtins(case_graph(CASE))["@graph"]


def of(kind: str) -> list[dict[str, Any]]:
    return [one for one in GRAPH if one["@type"].endswith(f":{kind}")]


def test_each_exhibit_has_its_number_and_its_hash() -> None:
    numbers = [one["case-investigation:exhibitNumber"] for one in of("ProvenanceRecord")]
    assert numbers == ["1", "2"]
    facets = [facet for one in of("ObservableObject") for facet in one["uco-core:hasFacet"]]
    hashes = [one["uco-observable:hash"][0] for one in facets if "uco-observable:hash" in one]
    assert hashes[0]["uco-types:hashValue"]["@value"] == "AB" * 32


def test_each_action_was_informed_by_the_one_before_it_on_the_same_exhibit() -> None:
    actions = of("InvestigativeAction")
    names = {one["@id"]: one["uco-core:name"] for one in actions}
    informed = {
        one["uco-core:name"]: names[before["@id"]]
        for one in actions
        for before in one.get("case-investigation:wasInformedBy", ())
    }
    assert informed == {"import 1": "sealed", "verified": "import 1", "import 2": "sealed"}


def test_the_legal_basis_is_an_authorization_of_the_investigation() -> None:
    [basis], [investigation] = of("Authorization"), of("Investigation")
    assert basis["case-investigation:authorizationIdentifier"] == "order 5"
    linked = investigation["case-investigation:relevantAuthorization"]
    assert linked == [{"@id": basis["@id"]}]
    assert len(investigation["uco-core:object"]) == len(GRAPH) - 1


def test_every_id_that_is_named_is_in_the_graph_and_none_twice() -> None:
    known = [one["@id"] for one in GRAPH]
    assert len(known) == len(set(known))
    named = {one for thing in GRAPH for one in _named(thing)}
    assert named <= set(known)


def _named(value: object) -> list[str]:
    if isinstance(value, list):
        return [name for one in value for name in _named(one)]
    if not isinstance(value, dict):
        return []
    if set(value) == {"@id"}:
        return [value["@id"]]
    return [name for one in value.values() for name in _named(one)]


def test_a_case_without_evidence_is_an_investigation_alone() -> None:
    graph = msgspec.to_builtins(case_graph(Case(title="T", agency="A", at="")))["@graph"]
    assert [one["@type"] for one in graph] == ["case-investigation:Investigation"]


def validated(file: Path) -> tuple[bool, str]:
    """What the ontology's own shapes say, in a process of its own: its libraries warn."""
    command = [sys.executable, "-c", VALIDATE, "--built-version", "case-1.4.0", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Conforms" in done.stdout, done.stderr
    return done.returncode == 0, done.stdout


def test_the_shapes_of_the_ontology_take_the_graph(tmp_path: Path) -> None:
    file = tmp_path / "case.jsonld"
    file.write_bytes(msgspec.json.encode(case_graph(CASE)))
    taken, told = validated(file)
    assert taken, told


def test_a_graph_that_lacks_a_hash_is_not_taken(tmp_path: Path) -> None:
    file = tmp_path / "case.jsonld"
    text = msgspec.json.encode(case_graph(CASE)).replace(b'"uco-types:hashValue"', b'"kb:none"')
    file.write_bytes(text)
    taken, told = validated(file)
    assert not taken
    assert "hashValue" in told
