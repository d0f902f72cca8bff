"""The alphabet to which every script is brought: Latin letters, and pairs that are one sound."""

from typing import Final

LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
VOWELS: Final = frozenset("aeiou")

_PAIRS: Final = """
    sh ch kh gh th dh zh ts tz dj dz ph ck ou oo ee ei ai ay ey au aw ie ya ia yu iu yo io ju ja
    je ye jo sz cz qu uw oe ae ue ij yi wa iy aa ii uu bb cc dd ff gg hh jj kk ll mm nn pp qq rr
    ss tt vv ww yy zz ng eu ea eo ui wo we hs rh lh gi gu ow
"""
DIGRAPHS: Final = tuple(_PAIRS.split())
"""Two letters that may stand for one: the tables know what each costs."""

DIGRAPH_NUMBER: Final = {text: number for number, text in enumerate(DIGRAPHS)}
