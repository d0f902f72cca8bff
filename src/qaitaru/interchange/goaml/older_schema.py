"""How an older schema says what a newer one says elsewhere, so that nothing need be left out.

Source: goAML schema 5.0.2 beside the 4.x national profiles: activities of 4.x have no mark of the
reporter's own client, and papers and e-mail addresses stand there without an element around them.
"""

from collections.abc import Mapping
from typing import Final

from lxml.etree import _Element

from qaitaru.interchange.losses import Loss, changed

_WITHOUT_MARK: Final = {
    "person_my_client": "person",
    "account_my_client": "account",
    "entity_my_client": "entity",
}
_WITHOUT_WRAPPER: Final = {"identifications": "identification", "emails": "email"}


def said_older(
    element: _Element, child: _Element, below: Mapping[str, _Element]
) -> tuple[list[_Element], list[Loss]]:
    """What stands in the place of an element that a schema does not know; none where nothing can.

    Args:
        element: the one above.
        child: the one not known.
        below: what the schema knows there.
    """
    name = str(child.tag)
    plain = _WITHOUT_MARK.get(name, "")
    if plain in below and element.find(plain) is None:
        path = str(child.getroottree().getpath(child))
        child.tag = plain
        return [child], [changed("client_mark_lost", path, name, plain)]
    bare = _WITHOUT_WRAPPER.get(name, "")
    if bare in below and element.find(bare) is None:
        inner = list(child)
        at = element.index(child)
        element.remove(child)
        for number, one in enumerate(inner):
            element.insert(at + number, one)
        return inner, []
    return [], []
