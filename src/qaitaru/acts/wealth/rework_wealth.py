"""Work a kept wealth analysis again, and say whether it comes to the same, byte for byte."""

from datetime import datetime

from qaitaru.acts.act import Desk, act, consult
from qaitaru.acts.made_again import MadeAgain, Standing
from qaitaru.acts.wealth.kept_profiles import RULE
from qaitaru.acts.wealth.profile_wealth import analysis_of
from qaitaru.engine import kept_analyses
from qaitaru.evidence import store
from qaitaru.wealth.profile_file import read_profile


def rework_wealth(desk: Desk, number: int) -> MadeAgain:
    """Work a kept analysis again from its own text, on the exhibits as they stand.

    Raises: AnalysisMissing.
    """
    with consult(desk, "look_at_profile", analysis=number) as connection:
        head = kept_analyses.head(connection, RULE, number)
        stored = kept_analyses.stored_sha256(connection, number)
        exhibits = {item.exhibit: item.sha256 for item in store.items(connection)}
    text, scope = head.parameters["profile"], head.parameters["scope"]
    read = read_profile(text)
    # A text that an older program read and this one refuses comes to nothing: told as a difference.
    made = None if read.profile is None else analysis_of(read.profile, text, scope, exhibits)
    kept = Standing(head, stored, datetime.fromisoformat(head.made_at))
    found = kept.beside(made, rule=head.rule)
    with act(desk, "reworked_wealth") as deed:
        deed.told.update(analysis=number, sha256=found.found_sha256, equal=found.equal)
    return found
