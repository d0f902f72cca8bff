"""What a document says beside its texts, and a form does not keep: told, so that nothing is silent.

A comment, an instruction, blanks around a text, and an element that holds nothing and that the form
has no text for. Where a namespace is declared, which schema is pointed to, and in what order a
sender put elements whose order the schema sets, is notation: it says nothing of the case.

Source: XML 1.0 (Fifth Edition), 2.5, 2.6, 2.10.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from lxml.etree import _Comment, _Element, _ProcessingInstruction

from qaitaru.ingest.xml.records import local_name
from qaitaru.interchange.losses import Loss, changed, not_carried


def notation_lost(
    source: _Element, made: _Element, meant: Callable[[str], str] = str
) -> Iterator[Loss]:
    """What stood in a document beside its texts and does not stand in what a form makes of it.

    Args:
        source: as it came.
        made: as the form writes it.
        meant: a name of the source as the form has it.
    """
    silent = Counter(_route(one, meant) for one in _silent(source))
    silent -= Counter(_route(one, meant) for one in _silent(made))
    for one in source.iter():
        if isinstance(one, _Comment | _ProcessingInstruction):
            yield not_carried("comment_left", _path(one), (one.text or "").strip())
        elif not len(one) and (one.text or "") != (one.text or "").strip():
            yield changed("edge_blank", _path(one), one.text or "", (one.text or "").strip())
    for one in reversed(list(_silent(source))):  # of several the form keeps the first
        if silent[_route(one, meant)] > 0:
            silent[_route(one, meant)] -= 1
            yield not_carried("empty_left", _path(one), "")


def _silent(root: _Element) -> Iterator[_Element]:
    """The elements that hold nothing."""
    return (one for one in root.iter("*") if not len(one) and not (one.text or "").strip())


def _route(element: _Element, meant: Callable[[str], str]) -> str:
    """Where an element stands, by names alone."""
    steps = [element, *element.iterancestors()]
    return "/".join(meant(local_name(str(one.tag))) for one in reversed(steps))


def _path(element: _Element) -> str:
    return str(element.getroottree().getpath(element))
