"""What typologies must know beside transfers, told; and which were not asked for want of it."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.markup import escape

from qaitaru.acts.detection.detect_in_file import Detected
from qaitaru.cli.detection.detect_told import typology_text
from qaitaru.cli.face import ERR, WORDS
from qaitaru.detection.known import Needs
from qaitaru.detection.lacking import kind_key


def tell_lacking(detected: Detected) -> None:
    """On standard error, which typologies were not asked, and for want of which facts."""
    asked = sorted(detected.lacking, key=lambda one: needs_text(one.needs))
    for facts, lacking in groupby(asked, key=lambda one: needs_text(one.needs)):
        names = ", ".join(typology_text(one.typology) for one in lacking)
        told = WORDS("cli.detect.unknown", facts=facts, names=names)
        ERR.print(escape(told), soft_wrap=True, highlight=False)


def needs_text(needs: Needs) -> str:
    """What must be known, in words."""
    return facts_text([[kind_key(kind) for kind in sorted(each)] for each in needs])


def facts_text(needs: Iterable[Sequence[str]]) -> str:
    """The same, of the keys of kinds."""
    return "; ".join(_any_of([WORDS(key) for key in each]) for each in needs)


def _any_of(facts: Sequence[str]) -> str:
    listed = ", ".join(facts)
    return WORDS("known.any", facts=listed) if len(facts) > 1 else listed
