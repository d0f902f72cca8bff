"""Forms made up by chance: any struct of nodes, as deep as asked."""

from hypothesis import strategies as st

from qaitaru.interchange.nodes import Node, Part, parts_of

_LETTERS = "abzАӘЖқіӣ ё'.-<&>\"«»/[]1٣漢\n\t"
TEXTS = st.text(_LETTERS, max_size=12).map(str.strip)


def forms(form: type[Node], depth: int = 4) -> st.SearchStrategy[Node]:
    """Forms of one kind; each field said or not, nothing below the depth."""
    fields = {
        part.field: st.one_of(st.just(None if not part.many else ()), _value(part, depth))
        for part in parts_of(form)
        if part.node is None or depth > 0
    }
    return st.builds(form, **fields)


def _value(part: Part, depth: int) -> st.SearchStrategy[object]:
    one = TEXTS if part.node is None else st.deferred(lambda: forms(part.node or Node, depth - 1))
    return st.lists(one, min_size=1, max_size=2).map(tuple) if part.many else one


def said_in(node: Node) -> list[str]:
    """Every text of a form that is not empty."""
    values = [getattr(node, part.field) for part in parts_of(type(node))]
    each = [one for value in values for one in (value if isinstance(value, tuple) else (value,))]
    inner = [text for one in each if isinstance(one, Node) for text in said_in(one)]
    return [one for one in each if isinstance(one, str) and one] + inner


def with_texts_told_apart(node: Node, start: int = 1) -> tuple[Node, int]:
    """The same form with every text one of its own, and the next free number."""
    fields: dict[str, object] = {}
    for part in parts_of(type(node)):
        value = getattr(node, part.field)
        many = value if isinstance(value, tuple) else (value,)
        made: list[object] = []
        for one in many:
            if isinstance(one, Node):
                again, start = with_texts_told_apart(one, start)
                made.append(again)
            elif one is not None:
                made.append(f"#{start}#")
                start += 1
        fields[part.field] = tuple(made) if isinstance(value, tuple) else next(iter(made), None)
    return type(node)(**fields), start
