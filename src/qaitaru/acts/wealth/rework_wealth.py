"""Work a kept wealth analysis again, and say whether it comes to the same, byte for byte."""

from qaitaru.acts.act import Desk, act, consult
from qaitaru.acts.code_version import code_version
from qaitaru.acts.tracing.retrace import Retraced
from qaitaru.acts.wealth.kept_profiles import RULE
from qaitaru.acts.wealth.profile_wealth import analysis_of
from qaitaru.engine import kept_analyses
from qaitaru.engine.analyses import text_of
from qaitaru.evidence import store
from qaitaru.wealth.profile_file import read_profile


def rework_wealth(desk: Desk, number: int) -> Retraced:
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
    found = Retraced(
        analysis=number,
        rule=head.rule,
        made_by=head.made_by,
        made_at=head.made_at,
        kept_sha256=head.result_sha256,
        stored_sha256=stored,
        found_sha256=kept_analyses.hash_of(text_of(made.result)) if made else "",
        kept_code=head.code_version,
        found_code=code_version(),
        kept_data=head.data_version,
        found_data=made.data_version if made else "",
        withdrawn=(),
    )
    with act(desk, "reworked_wealth") as deed:
        deed.told.update(analysis=number, sha256=found.found_sha256, equal=found.equal)
    return found
