"""What an entry refers to outside its investigation must be there: else what is near is named."""

from qaitaru.acts.act import Desk
from qaitaru.acts.books.ledger_at import reckoned_ledger_at
from qaitaru.acts.casework.case_desk import OnCase, cannot
from qaitaru.casework.bodies.assets import TracedInto, WealthLine
from qaitaru.casework.near import near
from qaitaru.engine import kept_analyses
from qaitaru.facts.errors import AnalysisMissing
from qaitaru.ledger.party_store import has_party, parties_near
from qaitaru.wealth import profile_store
from qaitaru.wealth.profile_file import read_profile

ANY_RULE = ""


def must_be_wealth_line(on: OnCase, told: WealthLine) -> None:
    """A line of a version of a profile that was kept.

    Raises: CaseRefused, naming what is near.
    """
    every = profile_store.every_version(on.deed.connection)
    versions = {one.version: one for one in every if one.name == told.profile}
    if not versions:
        cannot("profile_unknown", told.profile, near(told.profile, (one.name for one in every)))
    kept = versions.get(told.version)
    if kept is None:
        cannot("version_unknown", str(told.version), ", ".join(map(str, sorted(versions))))
    profile = read_profile(kept.text).profile
    keys = [line.key for line in profile.lines] if profile else []
    if told.line not in keys:
        cannot("line_unknown", told.line, near(told.line, keys))


def must_be_traced(on: OnCase, told: TracedInto) -> None:
    """A kept analysis that was worked by that rule.

    Raises: AnalysisMissing, naming those there are; CaseRefused where its rule is another.
    """
    heads = kept_analyses.heads(on.deed.connection, ANY_RULE)
    found = next((one for one in heads if one.number == told.analysis), None)
    if found is None:
        raise AnalysisMissing(str(told.analysis))
    rule = found.rule.rpartition(".")[2]
    if told.rule.strip() not in {found.rule, rule}:
        by_rule = [one.number for one in heads if one.rule.rpartition(".")[2] == told.rule.strip()]
        others = ", ".join(f"№ {one}" for one in by_rule)
        cannot("trace_rule_other", told.rule, f"{rule} ({others})" if others else rule)


def must_be_party(desk: Desk, key: str) -> None:
    """A party of the ledger by its key; nothing is asked where none is told.

    Raises: CaseRefused, naming what is near.
    """
    if not key:
        return
    with reckoned_ledger_at(desk, "look_at_parties", text=key) as view:
        if not has_party(view.connection, key):
            cannot("party_unknown", key, ", ".join(parties_near(view.connection, key)))
