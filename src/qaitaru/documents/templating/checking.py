"""Whether a template can be filled: every name known and rightly used, before there are facts."""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from qaitaru.documents.templating.marks import Hole, Node, Part, Sign, fault
from qaitaru.documents.templating.shapes import IT, LAST, NTH, Kind, Shape, shapes_of
from qaitaru.facts.problems import Problem, Severity


@dataclass(slots=True)
class _Scope:
    """The names that may be said at a place, and those known to be there."""

    of: type | None  # None inside a list of plain values
    sure: set[str] = field(default_factory=set)
    in_list: bool = False


def check_names(nodes: Iterable[Node], facts: type) -> Iterator[Problem]:
    """What of a template names nothing, is used wrongly, or may stand empty.

    A field that the document must say and the template leaves out is told last.
    """
    said: set[str] = set()
    yield from _nodes(nodes, [_Scope(facts)], said)
    for name, shape in shapes_of(facts).items():
        if name not in said and not shape.may_be_empty:
            yield Problem("template_field_left_out", Severity.DOUBTFUL, "line=1", name)


def _nodes(nodes: Iterable[Node], scopes: list[_Scope], said: set[str]) -> Iterator[Problem]:
    for node in nodes:
        if isinstance(node, Hole):
            yield from _hole(node, scopes, said)
        elif isinstance(node, Part):
            yield from _part(node, scopes, said)


def _hole(node: Hole, scopes: list[_Scope], said: set[str]) -> Iterator[Problem]:
    if _is_special(node.name, scopes):
        return
    found = _find(node.name, scopes, said)
    if found is None:
        yield _unknown(node, scopes)
        return
    scope, shape = found
    if shape.kind is not Kind.VALUE:
        yield fault(f"template_{shape.kind}_as_value", node.line, node.name)
    elif not _is_sure(node.name, scope, shape):
        yield fault("template_field_may_be_empty", node.line, node.name)


def _part(node: Part, scopes: list[_Scope], said: set[str]) -> Iterator[Problem]:
    if node.name == LAST and scopes[-1].in_list and node.sign is not Sign.EACH:
        yield from _nodes(node.inside, scopes, said)
        return
    found = _find(node.name, scopes, said)
    if found is None:
        yield _unknown(node, scopes)
        return
    scope, shape = found
    if node.sign is Sign.EACH:
        if shape.kind not in {Kind.LIST, Kind.PART}:
            yield fault("template_not_a_list", node.line, node.name)
            return
        inner = _Scope(shape.of, in_list=shape.kind is Kind.LIST)
        yield from _nodes(node.inside, [*scopes, inner], said)
    elif node.sign is Sign.IF:
        known = node.name in scope.sure
        scope.sure.add(node.name)
        yield from _nodes(node.inside, scopes, said)
        if not known:
            scope.sure.discard(node.name)
    else:
        yield from _nodes(node.inside, scopes, said)


def _is_special(name: str, scopes: Sequence[_Scope]) -> bool:
    """Whether a name is the number of one in its list, or the plain value itself."""
    listed = [scope for scope in scopes if scope.in_list]
    return bool(listed) and (name == NTH or (name == IT and listed[-1].of is None))


def _find(name: str, scopes: Sequence[_Scope], said: set[str]) -> tuple[_Scope, Shape] | None:
    """The innermost place that knows a name, and what the name is."""
    first, *rest = name.split(".")
    for scope in reversed(scopes):
        shapes = shapes_of(scope.of) if scope.of else {}
        if first not in shapes:
            continue
        if scope is scopes[0]:
            said.add(first)
        return _within(scope, shapes[first], rest)
    return None


def _within(scope: _Scope, shape: Shape, rest: Sequence[str]) -> tuple[_Scope, Shape] | None:
    for name in rest:
        inner = shapes_of(shape.of) if shape.kind is Kind.PART and shape.of else {}
        if name not in inner:
            return None
        outer = shape
        shape = inner[name]
        if outer.may_be_empty and not shape.may_be_empty:
            shape = Shape(shape.kind, may_be_empty=True, of=shape.of)
    return scope, shape


def _is_sure(name: str, scope: _Scope, shape: Shape) -> bool:
    """Whether what may be empty is asked for before it is told, itself or what it is part of."""
    if not shape.may_be_empty or name in scope.sure:
        return True
    owner, _, last = name.rpartition(".")
    if owner not in scope.sure or scope.of is None:
        return False
    of = shapes_of(scope.of)[owner].of if "." not in owner else None
    return of is not None and not shapes_of(of)[last].may_be_empty


def _unknown(node: Hole | Part, scopes: Sequence[_Scope]) -> Problem:
    known = [name for scope in reversed(scopes) if scope.of for name in shapes_of(scope.of)]
    near = difflib.get_close_matches(node.name, known, n=3, cutoff=0.5) or known
    return fault("template_field_unknown", node.line, node.name, ", ".join(near))
