"""The names of an entry of the UN list: positions, aliases with identities, original scripts.

A field that holds several names gives several: joined by ``;`` or an Arabic comma, spelled again
in another script in brackets or behind the first. What stands in brackets and is no name
("birth name", "false identity ...") is a note to the name.

Source: UN consolidated list schema (sc-sanctions.xsd); oddities as met in the lists of 2017-2025.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from qaitaru.facts.designations import ListedName, NameKind
from qaitaru.lists.births import birth_of
from qaitaru.lists.content import squashed
from qaitaru.lists.pieces import balanced, joined_apart, last_bracket
from qaitaru.lists.publishers.un.notes import births_told, spelled_in_note
from qaitaru.lists.scripts import script_of, split_by_script
from qaitaru.lists.tree import Node

POSITIONS: Final = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_QUALITIES: Final = {
    "": (NameKind.ALIAS, False),
    "Good": (NameKind.ALIAS, False),
    "Low": (NameKind.ALIAS, True),
    "a.k.a.": (NameKind.ALIAS, False),
    "f.k.a.": (NameKind.FORMER, False),
}
_MARK: Final = re.compile(r"^original script:\s*|\s*\(original script\)$", re.IGNORECASE)
_NOTE: Final = re.compile(
    r"\b(?:name|identity|(?:previously|formerly) listed as|third|tigrinya)\b|^[A-Z]{2}[ie]\.\d+$",
    re.IGNORECASE,
)
_SUFFIX: Final = re.compile(r"^(?P<name>.+?) - (?P<note>sub-unit name)$", re.IGNORECASE)
_BEHIND: Final = re.compile(r"^(?P<name>.+?),? (?P<note>born (?:on |in )?.*\d{4}.*)$")
_QUOTED: Final = re.compile(r"^[“”\"']([^“”\"]+)[“”\"']$")
_SLASHED: Final = re.compile(r"\s+/\s+|\s*;\s*")
_EDGES: Final = " ,;"


def names_of(entry: Node) -> list[ListedName]:
    """The primary name, the original script, then the aliases in the order of the file."""
    aliases = [*entry.children("INDIVIDUAL_ALIAS"), *entry.children("ENTITY_ALIAS")]
    found = [*_primary(entry), *_original(entry)]
    found += [name for alias in aliases for name in _alias(alias)]
    return list(dict.fromkeys(found))


def quality_is_known(alias: Node) -> bool:
    """Whether an alias is of a quality that the list's schema knows."""
    return alias.said("QUALITY") in _QUALITIES


def _primary(entry: Node) -> Iterator[ListedName]:
    nodes = [one for position in POSITIONS for one in entry.each(position)]
    if not nodes:
        return
    texts = [squashed(one.text) for one in nodes]
    if entry.name == "INDIVIDUAL":
        parts = tuple(("", text) for text in texts)
        yield ListedName(text=" ".join(texts), parts=parts, place=nodes[0].place)
        return
    first, *others = _SLASHED.split(" ".join(texts))
    yield ListedName(text=first, parts=(("whole", first),), place=nodes[0].place)
    for text in others:
        parts = (("whole", text),)
        yield ListedName(text=text, kind=NameKind.ALIAS, parts=parts, place=nodes[0].place)


def _original(entry: Node) -> Iterator[ListedName]:
    for one in entry.each("NAME_ORIGINAL_SCRIPT"):
        for name in apart(squashed(one.text)):
            yield replace(name, kind=NameKind.ORIGINAL, place=one.place)


def _alias(alias: Node) -> Iterator[ListedName]:
    kind, weak = _QUALITIES.get(alias.said("QUALITY"), (NameKind.ALIAS, False))
    births = [birth_of(squashed(one.text)) for one in alias.each("DATE_OF_BIRTH")]
    place_of_birth = [alias.said("CITY_OF_BIRTH"), alias.said("COUNTRY_OF_BIRTH")]
    places = tuple(filter(None, [", ".join(filter(None, place_of_birth))]))
    for one in alias.each("ALIAS_NAME"):
        text, note = squashed(one.text), alias.said("NOTE")
        for name in (*apart(text), *spelled_in_note(text, note)):
            own = "; ".join(dict.fromkeys(filter(None, (note, name.note))))
            born = [*births, *births_told(own)]
            yield replace(
                name,
                kind=kind,
                weak=weak,
                births=tuple(dict.fromkeys(birth for birth in born if birth)),
                birth_places=places,
                note=own,
                place=one.place,
            )


def apart(text: str) -> Iterator[ListedName]:
    """The names in one field, each with the note that stands behind it."""
    for piece in joined_apart(text):
        yield from _one(piece)


def _one(text: str) -> Iterator[ListedName]:
    if behind := _BEHIND.match(text):
        yield from _named(behind["name"], note=behind["note"])
        return
    before, inside = last_bracket(_MARK.sub("", text.strip(_EDGES)))
    if not inside:
        yield from _named(text)
    elif _holds_names(before, inside):
        yield from _named(before)
        for piece in joined_apart(inside):
            yield from _named(piece)
    elif _NOTE.search(inside):
        yield from _named(before, note=inside)
    else:
        yield from _named(text)


def _holds_names(before: str, inside: str) -> bool:
    """Whether a bracket spells names: several, or one in another script than what is before."""
    own, other = script_of(before), script_of(_MARK.sub("", inside))
    return ";" in inside or (own != other and "" not in {own, other})


def _named(text: str, *, note: str = "") -> Iterator[ListedName]:
    """A name, or two where it is written in two scripts one behind the other."""
    told = _MARK.sub("", text.strip(_EDGES))
    if suffixed := _SUFFIX.match(told):
        told, note = suffixed["name"], suffixed["note"]
    for piece in split_by_script(balanced(told).strip(_EDGES)):
        one = _QUOTED.sub(r"\1", piece)
        if one:
            yield ListedName(text=one, parts=(("whole", one),), note=note)
