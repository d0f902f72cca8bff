r"""Patterns written for JavaScript, said again so that XML Schema means the same by them.

An XML Schema pattern always stands for the whole value: ``^`` and ``$`` in it are plain letters.
And a hyphen in the middle of a class is read differently by every processor; at the end it is
itself for all of them.

Source: XML Schema Part 2 (Second Edition), appendix F; ECMA-262, 22.2 (regular expressions).
"""

import re
from itertools import pairwise
from typing import Final

_TOKEN: Final = re.compile(r"\\[pP]\{[^}]*\}|\\.|.", re.DOTALL)
_CLASS: Final = re.compile(r"\\.|\[(?P<inside>\^?(?:\\.|[^\]\\])*)\]|[^\\\[]+|\[", re.DOTALL)
_SETS: Final = "dDwWsSiIcCpP"  # letters that after a backslash stand for many


def unanchored(pattern: str) -> str:
    """The pattern without ``^`` and ``$`` around it, or around each of its alternatives.

    Only where every alternative has both: with one of them the writer meant a part of the value,
    which cannot be said by leaving it out.
    """
    branches = _alternatives(pattern)
    if not all(_is_anchored(branch) for branch in branches):
        return pattern
    return "|".join(branch[1:-1] for branch in branches)


def hyphens_last(pattern: str) -> str:
    """The pattern with each hyphen that is no range moved to the end of its class.

    A class with another taken out of it (``[a-z-[aeiou]]``) is left as it is.
    """
    return "".join(
        f"[{_ordered(found['inside'])}]" if found["inside"] else found[0]
        for found in _CLASS.finditer(pattern)
    )


def _is_anchored(branch: str) -> bool:
    tokens = _TOKEN.findall(branch)
    return len(tokens) >= 2 and tokens[0] == "^" and tokens[-1] == "$"


def _alternatives(pattern: str) -> list[str]:
    """The branches at the top: bars inside brackets, groups or after a backslash part nothing."""
    branches, depth, inside = [""], 0, False
    for sign in _TOKEN.findall(pattern):
        if sign == "|" and not depth and not inside:
            branches.append("")
            continue
        inside = (inside or sign == "[") and sign != "]"
        depth += 0 if inside else {"(": 1, ")": -1}.get(sign, 0)
        branches[-1] += sign
    return branches


def _ordered(inside: str) -> str:
    negation = "^" if inside.startswith("^") else ""
    tokens = _TOKEN.findall(inside.removeprefix("^"))
    if ("-", "[") in pairwise(tokens):
        return inside
    items = _items(tokens)
    stray = [i for i, item in enumerate(items) if item == "-" and 0 < i < len(items) - 1]
    if not stray:
        return inside
    kept = [item for i, item in enumerate(items) if i not in stray and item != "-"]
    return negation + "".join(kept) + "-"


def _items(tokens: list[str]) -> list[str]:
    """Single signs and ranges, as JavaScript takes a class apart from left to right."""
    items, at = [], 0
    while at < len(tokens):
        is_range = tokens[at + 1 : at + 2] == ["-"] and at + 2 < len(tokens)
        if is_range and not (_is_set(tokens[at]) or _is_set(tokens[at + 2])):
            items.append("".join(tokens[at : at + 3]))
            at += 3
        else:
            items.append(tokens[at])
            at += 1
    return items


def _is_set(token: str) -> bool:
    return len(token) > 1 and token[1] in _SETS
