"""What the learned tables cannot know: letters and spellings that an alphabet or a passport rules.

The pairs that ``learn_names.py`` reads are Russian; Kazakh, Ukrainian, Uzbek, Tajik, Kyrgyz and
Tatar letters stand in none of them, and of several official spellings they know the one that
Wikidata prefers. A row is a unit (``+``: none, the
letter is put in), then Latin spellings, each with its cost; the cheaper of what is
learned and what is ruled goes into the table.

Source: Revised Romanization of Korean (2000), McCune-Reischauer (1939), the usage of Pyongyang
(1992); E. D. Polivanov, transcription of Japanese (1917); the Palladius system for Chinese (1888);
Kazakhstan, passports of 1993 (``j``, ``ou``, ``ch`` after the French), of 2009 and later
(order of the Minister of Internal Affairs on documents of identity: ``zh``, ``u``, ``sh``, ``ye``
for the first letter), and the Latin alphabet put forward on 28 January 2021; ICAO Doc 9303 part 3,
section 6; Ukraine, resolution of the Cabinet of Ministers 55 of 27 January 2010.
"""

from typing import Final

_CYRILLIC: Final = """
+  h 1.2  e 1.2
ә  a 0  ae .3  e .6  ia 1.2  ya 1.2
ғ  g 0  gh 0  h 1.5  k 2
қ  k 0  q 0  c 1  kh 1  ck 1.5  g 2.5
ң  n 0  ng 0  nn .4
ө  o 0  oe .3  u .4  e 1.2  yo 1  io 1
ұ  u 0  ou 0  o .6  w 1.2  y 1.2
ү  u 0  ue .3  ou .3  yu .3  iu .3  y .6  o .9  uu .3  ju .6
і  i 0  y .4  e .6  - .8  yi .8  ee .8
һ  h 0  kh 0  g 1.2  - 1.5
ы  y 0  i .3  u 1.2  - 1.2  e 1.2
ж  j 0  zh 0  dj .6  g .6
у  u 0  ou 0  w .6  v 1  uu .2
е  e 0  ye .2  ie .6  je .6
ё  yo 0  e .3  io .6  ye .6  jo .8
и  i 0  y .6  iy .4  ii .2  ij .8  yi .8  ee 1
й  i 0  y 0  j .6  - .6  iy .6
х  kh 0  h 0  x .6  ch 1
ц  ts 0  c .2  tz .4  s .8  ch 1.4
ч  ch 0  c 0  sh .6
ш  sh 0  ch .2  s 0  sz 1
э  e 0  ee .6  ae .8
ю  yu 0  iu 0  ju .6  u 0  ou .6
я  ya 0  ia 0  ja .6  a .4
г  g 0  h 1.5  gh .6  gu 1
в  v 0  w .3  f 1.2  ff 1.2
с  s 0  ss 0  z 2  c 2
к  k 0  c .6  ck .9  q .6
ф  f 0  ph .6
є  ie 0  ye 0  e .3  je .3
ї  i 0  yi 0
ґ  g 0  h .6
ў  u 0  o 0  w .4  v 1
ҳ  h 0  kh .3  x .6
ҷ  j 0  zh .6  ch .8
җ  j 0  zh .2
ӣ  i 0  y .4
ӯ  u 0  o .3
и|я  ia .4  ya .6
и|й  y .2  i .2  iy .2
ы|й  y .2  i .4
д|ж  j .2  dj .2  g .6
у|а  wa .2
і|ю  iu 0
ш|ч  sh .2  ch .2  sz .8  s .8
к|с  x 0
қ|с  x 0
т  ch .8
с  sh .4  x .6  z .9
ц  q .6  z .6
д|з  j .3  z .2
ц|з  j .2  z .6
ч|ж  zh .1  j .6
х  j .6
ж  r .9
к|у  qu .3
н  ng 1
а|й  i .5  y .5  ie .6
е|й  a .4  ai .2  ay .2  ey .1  ei .1
э|й  a .4  ai .2  ay .2  ey .2  ei .2
и  ea .5  ey .3  ie .4
а  u 1.1
о|у  o .4  ow .3
а|у  ow .3  ou .4  au 0
у  oo .2
о|й  eu .4
э  a .5
о  au .5  aw .4
ь|е  ie .5
у|а  wa .2
з  s .6
с  th 1.2
т  th .3
х  gh 1
"""
_VOWELS: Final = "аәеиіоөуұүыэ"
_OTHER_VOWEL: Final = 2.4  # a vowel that is written is seldom mistaken
_DOUBLED: Final = 0.25


_LATIN: Final = """
z|h  j .3
j  zh .3
k|h  h .5
h  kh .5
o|u  u .3
u  ou .3
e  ye .6  ie .8
y|e  e .6
i|e  e .8
i  iy .5
i|y  i .5  y .5
y  iy .5
s|h  ch .9  s .6
c|h  sh .9  c .6
c  ch .6
s  sh .6
d|j  j .4
j  dj .4
k|s  x .2
x  kh .6
y|u  iu 0
i|u  yu 0
y|a  ia 0
i|a  ya 0
n  ng .8
n|g  n .8
i|j  iy .2
t|c  ts .4
"""

# Two letters that the house spells as one.
_ARABIC: Final = "ك|س  x 0"
_HEBREW: Final = "ק|ס  x 0\nכ|ס  x 0"
# Jamo: letters that open a syllable, vowels, letters that close it; ``y`` and ``w`` are glides.
_KOREAN: Final = """
+  h 1.2  r 1.4  l 1.4  w 1.2
\u1100  g 0  k 0  kh .5
\u1101  kk 0  gg 0  k .3  g .5
\u1102  n 0  r 1.2  l 1.2
\u1103  d 0  t 0
\u1104  tt 0  dd 0  t .3  d .5
\u1105  r 0  l .2  n .8  - 1.2  rh .3
\u1106  m 0
\u1107  b 0  p 0
\u1108  pp 0  bb 0  p .3  b .5
\u1109  s 0  sh .2  ss .4
\u110a  ss 0  s .2
\u110c  j 0  ch 0  c .3  z .6  dz .6  ts .8
\u110d  jj 0  j .3  ch .3  cc .3  cz .6
\u110e  ch 0  c .2  j .8  ts .8
\u110f  k 0  kh .3
\u1110  t 0  th .3
\u1111  p 0  ph .3  f .8
\u1112  h 0  - 2.5
\u1161  a 0  u 1.8
\u1162  ae 0  ai .4  e .4  ay .5  a .8
\u1165  eo 0  o 0  u .4  e .5
\u1166  e 0  ae .8
\u1169  o 0  oo .8
\u116e  u 0  oo .1  ou .4  o 1.8
\u1173  eu 0  u 0  oo .6  e .8  - .8
\u1174  ui 0  eu .8  i .4  ee .6  u .8
\u1175  i 0  ee .1  y .4  ie .6  yi .4  ea 1
y  y 0  i .4  - 2.5  e 1.4
w  w 0  u .4  o .5  oo .5  ou .5  - 2.5
\u11a8  k 0  g 0  ck .5  ng .6
\u11ab  n 0  l 1
\u11ae  t 0  d .3
\u11af  l 0  r .1
\u11b7  m 0
\u11b8  p 0  b 0
\u11ba  t 0  s .3
\u11bc  ng 0  n 1.5
\u11a8|\u1109  x 0
\u1169|\u1175  oe 0  we .5
"""
RULED_ALONE: Final = {"korean": 4.0}
"""Where the pairs are mostly foreign names and noise: what is not ruled costs this at least."""

RULED: Final = {
    "russian": _CYRILLIC,
    "latin": _LATIN,
    "arabic": _ARABIC,
    "hebrew": _HEBREW,
    "korean": _KOREAN,
}


def ruled(table: str) -> dict[tuple[str, str], float]:
    """The rows a rule gives to a table: unit and Latin (``+`` and ``-``: none), with the cost."""
    rows = {}
    for line in RULED.get(table, "").split("\n"):
        first, *spelt = line.split() or [""]
        unit = first.removeprefix("+")
        for latin, cost in zip(spelt[::2], spelt[1::2], strict=True):
            rows[unit, "" if latin == "-" else latin] = float(cost)
    if table == "russian":
        for letter, latin in zip("бвгдзклмнпрстф", "bvgdzklmnprstf", strict=True):
            rows[f"{letter}|{letter}", latin] = _DOUBLED
        for vowel in _VOWELS:
            for latin in "aeiou":
                rows.setdefault((vowel, latin), _OTHER_VOWEL)
    return rows
