"""The numbered value sets, resolved: what ``FeatureTypeID="8"`` says, and what a place is.

Source: OFAC, advanced XML, ``ReferenceValueSets``, ``Locations``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from lxml.etree import QName, _Element

from qaitaru.lists.content import squashed

_NOT_SAID: Final = ("Unknown", "undetermined", "")


@dataclass(frozen=True, slots=True)
class Location:
    """A place: its text, parts joined as they stand, and its country as the file says it."""

    text: str
    country: str


@dataclass(slots=True)
class Values:
    """What numbers stand for, as far as the file has been read."""

    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    party_types: dict[str, str] = field(default_factory=dict)
    locations: dict[str, Location] = field(default_factory=dict)
    missing: list[tuple[str, str]] = field(default_factory=list)

    def take_sets(self, sets: _Element) -> None:
        """Every value of every set."""
        for group in sets.iterchildren("*"):
            for one in group.iterchildren("*"):
                name = QName(one).localname
                number = one.get("ID", "")
                self.texts[name, number] = squashed(one.text or "")
                if name == "PartySubType":
                    self.party_types[number] = one.get("PartyTypeID", "")

    def take_location(self, element: _Element) -> None:
        """A place, under its number."""
        parts = [
            squashed(value.text or "")
            for value in element.iterfind("{*}LocationPart/{*}LocationPartValue/{*}Value")
        ]
        country = element.find("{*}LocationCountry")
        area = element.find("{*}LocationAreaCode")
        said = self.said("Country", country.get("CountryID", "") if country is not None else "")
        if not said and area is not None:
            said = self.said("Country", area.get("AreaCodeID", ""))
        text = ", ".join(filter(None, parts))
        self.locations[element.get("ID", "")] = Location(text, said)

    def said(self, name: str, number: str) -> str:
        """The text of a value; empty where it says nothing, or where there is no number."""
        if not number:
            return ""
        text = self.texts.get((name, number))
        if text is None:
            self.missing.append((name, number))
            return ""
        return "" if text in _NOT_SAID else text

    def kind_of(self, sub_type: str) -> str:
        """What a party is: the sub-type where it says something, else its type."""
        told = self.said("PartySubType", sub_type)
        return told or self.said("PartyType", self.party_types.get(sub_type, ""))


def texts(elements: Iterable[_Element]) -> list[str]:
    """What elements say, empty ones left out."""
    return [text for one in elements if (text := squashed(one.text or ""))]
