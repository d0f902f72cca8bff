"""What a member states once, laid under what the ledger says of each transaction or party."""

from typing import Final, TypeVar

import msgspec

from qaitaru.interchange.nodes import Node

Part = TypeVar("Part", bound=Node)
MARK: Final = "_my_client"
_EITHER: Final = (
    frozenset({"institution_code", "swift"}),
    frozenset({"from_account", "from_person", "from_entity"}),
    frozenset({"to_account", "to_person", "to_entity"}),
    frozenset(
        f"{kind}{client}" for kind in ("account", "person", "entity") for client in ("", MARK)
    ),
)
"""Fields of which a part says one: where the ledger says it, the form's other is left out."""


def overlaid(drafted_part: Part, stated: Node | None) -> Part:
    """A part of the draft with what a member stated wherever the ledger says nothing."""
    if type(stated) is not type(drafted_part):
        return drafted_part
    return msgspec.structs.replace(
        drafted_part,
        **{
            name: _laid(getattr(drafted_part, name), getattr(stated, name))
            for name in drafted_part.__struct_fields__
            if not _is_said_otherwise(drafted_part, name)
        },
    )


def _is_said_otherwise(part: Node, name: str) -> bool:
    """Whether the ledger says the other field of a choice."""
    others = {other for choice in _EITHER if name in choice for other in choice - {name}}
    return any(getattr(part, other, None) is not None for other in others)


def _laid(own: object, stated: object) -> object:
    """What stands of a field; of several parts each, with what the one stated says of all."""
    if isinstance(own, Node) and isinstance(stated, Node):
        return overlaid(own, stated)
    if own and stated and isinstance(own, tuple) and isinstance(stated, tuple):
        return tuple(_laid(one, stated[0]) for one in own)
    return stated if own is None or own == () else own


def meant(stated: Part | None, own: Part) -> Part | None:
    """What is stated of a side or party holds for the reporting entity's client there too."""
    if stated is None:
        return None
    marked = [name for name in stated.__struct_fields__ if name.endswith(MARK)]
    for name, plain in ((one, one.removesuffix(MARK)) for one in marked):
        said, wanted = (plain, name) if getattr(own, name) else (name, plain)
        if getattr(own, wanted) and getattr(stated, wanted) is None:
            moved = {wanted: getattr(stated, said), said: None}
            stated = msgspec.structs.replace(stated, **moved)
    return stated
