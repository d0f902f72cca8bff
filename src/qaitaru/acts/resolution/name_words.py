"""The name core's reading of a name, as the joining of records takes it.

The two rooms are neighbours and know nothing of each other; here one is handed to the other.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

from qaitaru.resolution.records import NameWord
from qaitaru.screening.names.known import given_name
from qaitaru.screening.names.tokens import Token, tokens
from qaitaru.screening.names.vocabulary import folded, skeleton
from qaitaru.screening.names.words import without_ending, words

_BESIDE: Final = ("forms", "titles", "particles", "kinship")
_OF_A_BRANCH: Final = frozenset({"filial", "filialy", "branch", "predstavitelstvo"})
_FEMALE: Final = ("ova", "eva", "ina")
_MALE: Final = ("ov", "ev", "in")


def name_words(name: str) -> tuple[NameWord, ...]:
    """The words of a name that are the name: its legal form and titles are left out.

    The second of two initials is a father's. A name of nothing but such words is kept whole.
    """
    read = tokens(name)
    own = [one for one in read if len(one.written) == 1 or one.form not in _beside()]
    return tuple(_words(own or read))


def _words(read: Sequence[Token]) -> Iterator[NameWord]:
    initials = 0
    for one in read:
        is_initial = len(one.written) == 1
        initials += is_initial
        is_fathers = one.is_patronymic or (is_initial and initials == 2)
        yield _word(one.form, one.gender.value, is_fathers=is_fathers, is_initial=is_initial)


@cache
def _beside() -> frozenset[str]:
    return frozenset().union(_OF_A_BRANCH, *map(words, _BESIDE))


@lru_cache(maxsize=100_000)
def _word(form: str, gender: str, *, is_fathers: bool, is_initial: bool) -> NameWord:
    plain = folded(form)
    has_ending = without_ending(form) < len(form)
    return NameWord(
        form=plain,
        sounds=skeleton(plain) or plain,
        given="" if has_ending else given_name(form),
        gender=gender or _of_family(form, has_ending=has_ending),
        is_patronymic=is_fathers,
        is_initial=is_initial,
    )


def _of_family(form: str, *, has_ending: bool) -> str:
    """What the ending of a family name tells of who bears it."""
    if not has_ending:
        return ""
    if form.endswith(_FEMALE):
        return "female"
    return "male" if form.endswith(_MALE) else ""
