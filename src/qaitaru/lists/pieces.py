"""Taking apart a field that holds several names: by signs that join, outside of brackets."""

from collections.abc import Iterator
from typing import Final

_JOINS: Final = ";،؛"


def joined_apart(text: str) -> list[str]:
    """The pieces between ``;`` (or its Arabic signs) that stand in no bracket; empty ones left out.

    A bracket that is never closed holds nothing together.
    """
    if not any(sign in text for sign in _JOINS):
        return [text]
    pieces, start = [], 0
    for at in _joins(text):
        pieces.append(text[start:at])
        start = at + 1
    pieces.append(text[start:])
    return [piece.strip() for piece in pieces if piece.strip()]


def _joins(text: str) -> Iterator[int]:
    depth, closing = 0, text.count(")")
    for at, letter in enumerate(text):
        if letter == "(":
            depth += 1
        elif letter == ")":
            depth, closing = max(depth - 1, 0), closing - 1
        elif letter in _JOINS and not (depth and closing):
            yield at


def last_bracket(text: str) -> tuple[str, str]:
    """What stands before the bracket that ends a text, and inside it; empty where there is none."""
    if not text.endswith(")"):
        return text, ""
    depth = 0
    for at in range(len(text) - 1, 0, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if depth == 0:
            return text[:at].strip(), text[at + 1 : -1].strip()
    return text, ""


def balanced(text: str) -> str:
    """The text less a bracket at an end of it that opens or closes nothing."""
    if text.count("(") < text.count(")"):
        return text[1:].strip() if text.startswith(")") else text.removesuffix(")").strip()
    if text.count("(") > text.count(")"):
        return text[:-1].strip() if text.endswith("(") else text.removeprefix("(").strip()
    return text
