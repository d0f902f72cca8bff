"""Fields of an entry of the UN list that its format does not have, told with how often they stand.

A field that is renamed is no longer read where it is looked for: the list would find fewer people
and say nothing.

Source: United Nations Security Council Consolidated List, XML, schema sc-sanctions.xsd.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.lists.tree import Node

FIELDS: Final = frozenset(
    (
        "DATAID",
        "VERSIONNUM",
        "FIRST_NAME",
        "SECOND_NAME",
        "THIRD_NAME",
        "FOURTH_NAME",
        "UN_LIST_TYPE",
        "REFERENCE_NUMBER",
        "LISTED_ON",
        "SUBMITTED_ON",
        "SUBMITTED_BY",
        "DELISTED_ON",
        "GENDER",
        "NAME_ORIGINAL_SCRIPT",
        "COMMENTS1",
        "COMMENTS2",
        "TITLE",
        "DESIGNATION",
        "NATIONALITY",
        "NATIONALITY2",
        "LIST_TYPE",
        "LAST_DAY_UPDATED",
        "INDIVIDUAL_ALIAS",
        "INDIVIDUAL_ADDRESS",
        "INDIVIDUAL_DATE_OF_BIRTH",
        "INDIVIDUAL_PLACE_OF_BIRTH",
        "INDIVIDUAL_DOCUMENT",
        "ENTITY_ALIAS",
        "ENTITY_ADDRESS",
        "SORT_KEY",
        "SORT_KEY_LAST_MOD",
    )
)


def strange_fields(entries: Iterable[Node]) -> Iterator[Problem]:
    """Each field that is not of the format, and in how many entries it says something."""
    seen = Counter(
        name for entry in entries for name in {part.name for part in entry.parts} - FIELDS
    )
    for name, count in sorted(seen.items()):
        yield Problem("list_fields_unknown", Severity.DOUBTFUL, WHOLE_FILE, name, str(count))
