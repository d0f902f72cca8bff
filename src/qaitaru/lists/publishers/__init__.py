"""The publishers' formats, one a file, in the order they are asked whose a file is.

A new list is one more line here, and its reader beside the others.
"""

from qaitaru.lists.publishers.un.reader import READER as UN
from qaitaru.lists.reading import ListReader

READERS: tuple[ListReader, ...] = (UN,)
