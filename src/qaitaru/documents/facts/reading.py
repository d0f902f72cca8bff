"""The facts of a document as a file: JSON in, JSON out, each field where its name says."""

from typing import Any

import msgspec

from qaitaru.documents.facts.kinds import DOCUMENTS
from qaitaru.facts.errors import FactsFaulty


def read_facts(document: str, content: bytes) -> object:
    """The facts of a document.

    Raises: FactsFaulty, with the place of what is wrong.
    """
    try:
        facts: object = msgspec.json.decode(content, type=_strict(document))
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise FactsFaulty(document, str(fault)) from fault
    unknown = _unknown(msgspec.json.decode(content), msgspec.to_builtins(facts), "")
    if unknown:
        raise FactsFaulty(document, ", ".join(unknown))
    return facts


def facts_json(facts: object) -> bytes:
    """The facts as bytes: the same for the same facts."""
    return msgspec.json.encode(facts, order="deterministic")


def plain_facts(content: bytes) -> dict[str, object]:
    """What ``facts_json`` wrote, as plain data."""
    plain: dict[str, object] = msgspec.json.decode(content)
    return plain


def _strict(document: str) -> Any:
    if document not in DOCUMENTS:
        raise FactsFaulty(document, ", ".join(DOCUMENTS))
    return DOCUMENTS[document]


def _unknown(given: Any, known: Any, place: str) -> list[str]:
    """Names in a file that no field has: nothing that somebody wrote is passed over."""
    if isinstance(given, dict) and isinstance(known, dict):
        own = [f"{place}.{name}" for name in given if name not in known]
        inner = (
            _unknown(given[name], known[name], f"{place}.{name}")
            for name in given.keys() & known.keys()
        )
        return sorted(own + [one for found in inner for one in found])
    if isinstance(given, list) and isinstance(known, list | tuple):
        pairs = enumerate(zip(given, known, strict=True), start=1)
        return [one for nth, (a, b) in pairs for one in _unknown(a, b, f"{place}[{nth}]")]
    return []
