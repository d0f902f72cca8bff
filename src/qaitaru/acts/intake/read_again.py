"""Read a sealed item again, with what a member decided about it."""

from dataclasses import dataclass, field

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import FileOutcome, Progress, Told
from qaitaru.acts.intake.mappings import texts_at_hand
from qaitaru.acts.intake.readings import Reading, commit_reading, standing
from qaitaru.acts.interchange.agency_files import incoming_rules
from qaitaru.engine import imports
from qaitaru.engine.staging import staging, sweep
from qaitaru.evidence import store
from qaitaru.facts.errors import ReadingStands
from qaitaru.ingest.reading import Choices, Source
from qaitaru.ingest.workers.summary import State
from qaitaru.ingest.workers.worker import Job, Setting, read_many


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a member decided about one item."""

    encoding: str = ""  # empty: detected
    mappings: dict[str, str] = field(default_factory=dict)  # tried before those at hand


def read_again(
    desk: Desk, exhibit: int, decision: Decision, *, progress: Told = lambda _: None
) -> FileOutcome:
    """Read an item of which no reading stands.

    Two readings of one item would count its rows twice: the one that stands is withdrawn first,
    by a member, for a reason.

    Raises: EvidenceMissing, ReadingStands; PackFaulty for rules of the agency's that are none.
    """
    with desk.workspace.record.read() as connection:
        item = store.find(connection, exhibit)
        earlier = imports.of_exhibit(connection, exhibit)
    for one in earlier:
        if one.state == State.READ and not one.withdrawn:
            raise ReadingStands(str(exhibit), str(one.number))
    mappings = decision.mappings | _others(desk, decision)
    choices = Choices(decision.encoding, mappings, incoming_rules(desk))
    sweep(desk.workspace.ledger)
    with staging(desk.workspace.ledger) as folder:
        reading = Reading(0, item, newly_sealed=False, staged=folder / "0")
        known = standing(desk, item, choices)
        if known is not None:
            return known
        source = Source(desk.workspace.originals.path(item.sha256), item.name)

        def tell(_: Job, rows: int) -> None:
            progress(Progress(name=item.name, files_done=0, files=1, rows=rows))

        jobs = iter([Job(source, choices, reading.staged)])
        _, summary = next(read_many(jobs, Setting(progress=tell), workers=1))
        return commit_reading(desk, reading, choices, summary)


def _others(desk: Desk, decision: Decision) -> dict[str, str]:
    at_hand = texts_at_hand(desk)
    return {name: text for name, text in at_hand.items() if name not in decision.mappings}
