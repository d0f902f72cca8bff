"""The exhibits of a case as CASE/UCO: what they are, their custody, and what read them.

Each exhibit is an observable file with its SHA-256 and size under a provenance record with its
exhibit number; each event of custody and each reading is an investigative action that was informed
by the one before it. Ids follow from what is said, so that the same case gives the same graph.

Source: CASE 1.4.0 and UCO 1.4.0: Investigation, InvestigativeAction, ProvenanceRecord,
Authorization, ObservableObject with FileFacet and ContentDataFacet, Tool, Identity.
"""

from collections.abc import Iterator
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from qaitaru.evidence.items import CustodyEntry, EvidenceItem
from qaitaru.interchange.case import Case, Reading

Thing = dict[str, object]
_CONTEXT: Final[Thing] = {
    "case-investigation": "https://ontology.caseontology.org/case/investigation/",
    "kb": "urn:qaitaru:kb:",
    "uco-action": "https://ontology.unifiedcyberontology.org/uco/action/",
    "uco-core": "https://ontology.unifiedcyberontology.org/uco/core/",
    "uco-identity": "https://ontology.unifiedcyberontology.org/uco/identity/",
    "uco-observable": "https://ontology.unifiedcyberontology.org/uco/observable/",
    "uco-tool": "https://ontology.unifiedcyberontology.org/uco/tool/",
    "uco-types": "https://ontology.unifiedcyberontology.org/uco/types/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_PROGRAM: Final = "qaitaru"


def case_graph(case: Case) -> Thing:
    """The graph as JSON-LD."""
    things = list(_things(case))
    return {"@context": _CONTEXT, "@graph": [_investigation(case, things), *things]}


def _things(case: Case) -> Iterator[Thing]:
    members = sorted({one.member for one in case.custody} | {one.member for one in case.readings})
    yield from (_identity(member) for member in members)
    tools = sorted({(one.reader, one.version) for one in case.readings})
    yield from (_tool(reader, version) for reader, version in tools)
    bases = sorted({item.legal_basis for item in case.items if item.legal_basis})
    yield from (_authorization(basis) for basis in bases)
    for item in case.items:
        yield from _exhibit(item)
        yield from _actions(case, item)


def _iri(kind: str, *parts: object) -> str:
    """An id that ends in a UUID of its kind and what it is of, as CASE asks."""
    text = ":".join(str(part) for part in (kind, *parts))
    return f"kb:{kind}-{uuid5(NAMESPACE_URL, f'urn:qaitaru:{text}')}"


def _ref(iri: str) -> Thing:
    return {"@id": iri}


def _instant(text: str) -> Thing:
    return {"@type": "xsd:dateTime", "@value": text}


def _investigation(case: Case, things: list[Thing]) -> Thing:
    bases = [one for one in things if one["@type"] == "case-investigation:Authorization"]
    made: Thing = {
        "@id": _iri("investigation", case.title),
        "@type": "case-investigation:Investigation",
        "uco-core:name": case.title,
        "case-investigation:investigationForm": "case",
        "uco-core:object": [_ref(str(one["@id"])) for one in things],
    }
    if bases:
        made["case-investigation:relevantAuthorization"] = [_ref(str(one["@id"])) for one in bases]
    return made


def _identity(member: str) -> Thing:
    return {
        "@id": _iri("identity", member),
        "@type": "uco-identity:Identity",
        "uco-core:name": member,
    }


def _tool(reader: str, version: int) -> Thing:
    return {
        "@id": _iri("tool", reader, version),
        "@type": "uco-tool:Tool",
        "uco-core:name": f"{_PROGRAM} {reader}",
        "uco-tool:version": str(version),
    }


def _authorization(basis: str) -> Thing:
    return {
        "@id": _iri("authorization", basis),
        "@type": "case-investigation:Authorization",
        "case-investigation:authorizationType": "legal basis",
        "case-investigation:authorizationIdentifier": basis,
    }


def _exhibit(item: EvidenceItem) -> Iterator[Thing]:
    """The file that was sealed, and its provenance record."""
    size = {"@type": "xsd:integer", "@value": str(item.size_bytes)}
    hashed: Thing = {
        "@id": _iri("hash", item.sha256),
        "@type": "uco-types:Hash",
        "uco-types:hashMethod": "SHA256",
        "uco-types:hashValue": {"@type": "xsd:hexBinary", "@value": item.sha256.upper()},
    }
    yield {
        "@id": _iri("file", item.sha256),
        "@type": "uco-observable:ObservableObject",
        "uco-core:hasFacet": [
            {
                "@id": _iri("file-facet", item.sha256),
                "@type": "uco-observable:FileFacet",
                "uco-observable:fileName": item.name,
                "uco-observable:sizeInBytes": size,
            },
            {
                "@id": _iri("content-facet", item.sha256),
                "@type": "uco-observable:ContentDataFacet",
                "uco-observable:sizeInBytes": size,
                "uco-observable:hash": [hashed],
            },
        ],
    }
    told = "; ".join(text for text in (item.legal_basis, item.received_from) if text)
    yield {
        "@id": _iri("provenance", item.exhibit),
        "@type": "case-investigation:ProvenanceRecord",
        "case-investigation:exhibitNumber": str(item.exhibit),
        "uco-core:object": [_ref(_iri("file", item.sha256))],
        "uco-core:objectCreatedTime": _instant(item.sealed_at),
        **({"uco-core:description": [told]} if told else {}),
    }


def _actions(case: Case, item: EvidenceItem) -> Iterator[Thing]:
    """Custody and readings of an exhibit in the order of their instants."""
    events = [one for one in case.custody if one.exhibit == item.exhibit]
    readings = [one for one in case.readings if one.exhibit == item.exhibit]
    done: list[CustodyEntry | Reading] = sorted([*events, *readings], key=lambda one: one.at)
    before = ""
    for one in done:
        made = _custody(item, one) if isinstance(one, CustodyEntry) else _reading(item, one)
        if before:
            made["case-investigation:wasInformedBy"] = [_ref(before)]
        before = str(made["@id"])
        yield made


def _custody(item: EvidenceItem, entry: CustodyEntry) -> Thing:
    provenance = [_ref(_iri("provenance", item.exhibit))]
    results = {"uco-action:result": provenance} if entry.event == "sealed" else {}
    told = "; ".join(text for text in (entry.remark, f"sha256={entry.sha256}") if text)
    return {
        **_action(item, _iri("action", "custody", entry.number), entry.event),
        "uco-core:description": [told],
        "uco-action:startTime": _instant(entry.at),
        "uco-action:endTime": _instant(entry.at),
        "uco-action:performer": _ref(_iri("identity", entry.member)),
        **results,
    }


def _reading(item: EvidenceItem, reading: Reading) -> Thing:
    return {
        **_action(item, _iri("action", "import", reading.number), f"import {reading.number}"),
        "uco-action:startTime": _instant(reading.at),
        "uco-action:endTime": _instant(reading.at),
        "uco-action:performer": _ref(_iri("identity", reading.member)),
        "uco-action:instrument": [_ref(_iri("tool", reading.reader, reading.version))],
    }


def _action(item: EvidenceItem, iri: str, name: str) -> Thing:
    return {
        "@id": iri,
        "@type": "case-investigation:InvestigativeAction",
        "uco-core:name": name,
        "uco-action:object": [_ref(_iri("file", item.sha256))],
    }
