"""The names of an identity: aliases, each in the scripts it is documented in.

Source: OFAC, advanced XML, ``Alias``, ``DocumentedName``, ``NamePartGroups``.
"""

from collections.abc import Iterator
from typing import Final

from lxml.etree import _Element

from qaitaru.facts.designations import ListedName, NameKind
from qaitaru.facts.places import place
from qaitaru.lists.content import squashed
from qaitaru.lists.publishers.ofac.advanced.values import Values

_ROLES: Final = {
    "Last Name": "family",
    "Maiden Name": "family",
    "First Name": "given",
    "Middle Name": "given",
    "Patronymic": "patronymic",
    "Matronymic": "matronymic",
}
_KINDS: Final = {"F.K.A.": NameKind.FORMER, "A.K.A.": NameKind.ALIAS, "N.K.A.": NameKind.ALIAS}
_LATIN: Final = ("Latin", "")


def names_in(identity: _Element, values: Values, path: str) -> Iterator[ListedName]:
    """Every documented name, as ``FAMILY, Given`` in Latin letters and in its order else."""
    roles = _roles(identity, values)
    for at, alias in enumerate(identity.iterfind("{*}Alias"), 1):
        said = values.said("AliasType", alias.get("AliasTypeID", ""))
        kind = NameKind.PRIMARY if alias.get("Primary") == "true" else _KINDS.get(said)
        for named in alias.iterfind("{*}DocumentedName"):
            parts, latin = _parts(named, roles, values)
            own = kind or NameKind.ALIAS
            yield ListedName(
                text=_text(parts, latin=latin),
                kind=NameKind.ORIGINAL if own is NameKind.PRIMARY and not latin else own,
                weak=alias.get("LowQuality") == "true",
                parts=tuple(parts),
                place=place(xpath=f"{path}/Alias[{at}]"),
            )


def _roles(identity: _Element, values: Values) -> dict[str, str]:
    """The role of each group of name parts."""
    return {
        group.get("ID", ""): _ROLES.get(
            values.said("NamePartType", group.get("NamePartTypeID", "")), "whole"
        )
        for group in identity.iterfind("{*}NamePartGroups/{*}MasterNamePartGroup/{*}NamePartGroup")
    }


def _parts(
    named: _Element, roles: dict[str, str], values: Values
) -> tuple[list[tuple[str, str]], bool]:
    """The parts in their order, and whether they are in Latin letters."""
    parts, latin = [], True
    for part in named.iterfind("{*}DocumentedNamePart/{*}NamePartValue"):
        text = squashed(part.text or "")
        latin = latin and values.said("Script", part.get("ScriptID", "")) in _LATIN
        if text:
            parts.append((roles.get(part.get("NamePartGroupID", ""), "whole"), text))
    return parts, latin


def _text(parts: list[tuple[str, str]], *, latin: bool) -> str:
    family = " ".join(text for role, text in parts if role == "family")
    others = " ".join(text for role, text in parts if role != "family")
    if latin and family and others:
        return f"{family}, {others}"
    return " ".join(text for _, text in parts)
