"""Names in parts, each part with its spellings by language and script.

A name is put together once as it stands and once for every language and script in which its parts
are spelt. A part that is not spelt in another Latin tongue keeps its own spelling; in another
script a name of only some of its parts is a weak one.

Source: SECO, swiss-sanctions-list schema, ``name``, ``name-part``, ``spelling-variant``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Final

from qaitaru.facts.designations import ListedName, NameKind
from qaitaru.lists.content import squashed
from qaitaru.lists.tree import Node

TITLE: Final = "title"
MOST_SPELLINGS: Final = 24
_LATIN: Final = "LATN"
_ROLES: Final = {
    "given-name": "given",
    "further-given-name": "given",
    "father-name": "patronymic",
    "grand-father-name": "patronymic",
    "family-name": "family",
    "maiden-name": "family",
    "whole-name": "whole",
}
_KINDS: Final = {
    "primary-name": NameKind.PRIMARY,
    "alias": NameKind.ALIAS,
    "formerly-known-as": NameKind.FORMER,
}
_LANGUAGES: Final = {
    "ara": "ar",
    "bel": "be",
    "chi": "zh",
    "eng": "en",
    "fas": "fa",
    "fra": "fr",
    "fre": "fr",
    "ger": "de",
    "ita": "it",
    "kor": "ko",
    "per": "fa",
    "por": "pt",
    "rus": "ru",
    "spa": "es",
    "ukr": "uk",
    "zho": "zh",
}


@dataclass(frozen=True, slots=True)
class _Part:
    role: str
    values: tuple[str, ...]
    spellings: dict[tuple[str, str], tuple[str, ...]]  # (language, script) -> spellings


def names_of(node: Node) -> Iterator[ListedName]:
    """The names that one ``name`` tells, as it stands first."""
    kind = _KINDS.get(node.attributes.get("name-type", ""), NameKind.ALIAS)
    weak = node.attributes.get("quality") == "low"
    parts = _parts(node)
    if not parts:
        return
    for chosen in _spelt([part.values for part in parts]):
        yield _name(parts, chosen, kind, weak=weak, place=node.place)
    for language, script in dict.fromkeys(key for part in parts for key in part.spellings):
        yield from _elsewhere(parts, (language, script), kind, weak=weak, place=node.place)


def titles_of(node: Node) -> list[str]:
    """The titles among the parts of a name."""
    return [
        squashed(value.text)
        for part in node.children("name-part")
        if part.attributes.get("name-part-type") == TITLE
        for value in part.children("value")
    ]


def _parts(node: Node) -> list[_Part]:
    kept = [p for p in node.children("name-part") if p.attributes.get("name-part-type") != TITLE]
    parts = [_part(part) for part in sorted(kept, key=_order)]
    return [part for part in parts if part.values or part.spellings]


def _order(part: Node) -> int:
    order = part.attributes.get("order", "")
    return int(order) if order.isdecimal() else 0


def _part(node: Node) -> _Part:
    values = tuple(filter(None, (squashed(one.text) for one in node.children("value"))))
    spellings: dict[tuple[str, str], tuple[str, ...]] = {}
    for variant in node.children("spelling-variant"):
        key = (variant.attributes.get("lang", "").lower(), variant.attributes.get("script", ""))
        if text := squashed(variant.text):
            spellings[key] = (*spellings.get(key, ()), text)
    role = _ROLES.get(node.attributes.get("name-part-type", ""), "")
    return _Part(role, values, spellings)


def _elsewhere(
    parts: Sequence[_Part], key: tuple[str, str], kind: NameKind, *, weak: bool, place: str
) -> Iterator[ListedName]:
    """The name in one other language and script."""
    language, script = key
    latin = script == _LATIN
    spelt = [part for part in parts if key in part.spellings or (latin and part.values)]
    partly = not latin and len(spelt) < len(parts)
    own = NameKind.ORIGINAL if not latin else NameKind.ALIAS
    told = own if kind is NameKind.PRIMARY else kind
    for chosen in _spelt([part.spellings.get(key, part.values) for part in spelt]):
        name = _name(spelt, chosen, told, weak=weak or partly, place=place)
        yield _in_language(name, _LANGUAGES.get(language, ""))


def _spelt(choices: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    return islice(product(*(one or ("",) for one in choices)), MOST_SPELLINGS)


def _name(
    parts: Sequence[_Part], chosen: tuple[str, ...], kind: NameKind, *, weak: bool, place: str
) -> ListedName:
    told = tuple((part.role, text) for part, text in zip(parts, chosen, strict=True) if text)
    text = " ".join(text for _, text in told)
    return ListedName(text=text, kind=kind, weak=weak, parts=told, place=place)


def _in_language(name: ListedName, language: str) -> ListedName:
    return ListedName(
        text=name.text,
        kind=name.kind,
        weak=name.weak,
        parts=name.parts,
        language=language,
        place=name.place,
    )
