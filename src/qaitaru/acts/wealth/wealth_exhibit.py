"""The exhibit of a wealth analysis: a workbook that comes to the figures by itself."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from qaitaru.acts.act import Desk, act
from qaitaru.acts.casework.limited_paper import limited_for
from qaitaru.acts.tracing.trace_exhibit import IssuedExhibit
from qaitaru.acts.wealth.kept_profiles import ProfileHead, look_at_profile
from qaitaru.casework.requests.use_limits import Use
from qaitaru.documents.exhibits.wealth_workbook import WealthExhibit, wealth_workbook
from qaitaru.facts.errors import AnalysisMissing
from qaitaru.wealth.analysis import WealthAnalysis
from qaitaru.wealth.household import consolidated
from qaitaru.wealth.profile import Line, Profile
from qaitaru.wealth.profile_file import read_profile
from qaitaru.wealth.weighing import weighed
from qaitaru.wording import Words, forms_for, words_for


def issue_wealth_workbook(
    desk: Desk, number: int, language: str, *, use: Use = Use.EVIDENCE
) -> IssuedExhibit:
    """A kept analysis as a worksheet whose own formulas give the same figures.

    Raises: AnalysisMissing; also where its text is one that this edition no longer reads;
        UseRefused where a line stands on an item that may not be used so.
    """
    kept, words = look_at_profile(desk, number), words_for(language)
    profile = read_profile(kept.head.text).profile
    if profile is None:
        raise AnalysisMissing(str(number))
    limited = limited_for(desk, _exhibits(kept.analysis), use)
    made_from = (*_parameters(kept.head, words), *limited.told(words, forms_for(language)))
    content = workbook_of(profile, kept.analysis, words, made_from)
    name = limited.named(f"wealth-{number}.xlsx")
    issued = IssuedExhibit(name, content, sha256(content).hexdigest())
    with act(desk, "issue_exhibit") as deed:
        deed.told.update(name=issued.name, sha256=issued.sha256)
    return issued


def _exhibits(analysis: WealthAnalysis) -> set[int]:
    """The evidence items that its lines, persons and foundations cite."""
    parts = [one.evidence for one in analysis.lines]
    parts += [one.evidence for one in analysis.persons]
    parts += [one.evidence for one in analysis.footings]
    return {one.exhibit for part in parts for one in part if one.exhibit is not None}


def workbook_of(
    profile: Profile,
    analysis: WealthAnalysis,
    words: Words,
    made_from: Sequence[tuple[str, str]] = (),
) -> bytes:
    """The worksheet of an analysis, with or without a workspace.

    Args:
        made_from: names and what they are, told on the first sheet.
    """
    weigh = weighed(profile).profile
    exhibit = WealthExhibit(
        profile=consolidated(weigh, analysis.scope).profile,
        analysis=analysis,
        parameters=tuple(made_from),
        aside=tuple(_aside(analysis, words)),
    )
    return wealth_workbook(exhibit, words)


def _aside(analysis: WealthAnalysis, words: Words) -> Iterator[tuple[Line, str]]:
    by_key = {line.key: line for line in analysis.lines}
    for key, why in analysis.aside().items():
        yield by_key[key], words(f"wealth.aside.{why}")


def _parameters(head: ProfileHead, words: Words) -> Iterator[tuple[str, str]]:
    yield words("trace.analysis"), str(head.number)
    for one in head.saved[:1]:
        yield (
            words("web.wealth.title"),
            words("wealth.saved", name=one.name, version=one.version),
        )
    yield words("trace.result_hash"), head.result_sha256
    yield words("trace.data"), head.data_version
    yield words("trace.code"), head.code_version
