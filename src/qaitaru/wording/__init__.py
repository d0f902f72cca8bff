"""The one door to text for people: keys in the code, words in the catalogues (kk, ru, en).

A catalogue is a folder of gettext files, one a room: ``wording/ru/problems.po``. The key is the
message id (``problem.balance_breaks``); placeholders are named and the same in all languages.
"""

from qaitaru.wording.catalogues import LANGUAGES, Words, words_for
from qaitaru.wording.forms import Forms, forms_for

__all__ = ["LANGUAGES", "Forms", "Words", "forms_for", "words_for"]
