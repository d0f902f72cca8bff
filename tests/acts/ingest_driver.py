"""Ingests a folder and acknowledges each file on standard output; killed by a test at any point."""

import sys
from pathlib import Path

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.workspace import open_workspace

if __name__ == "__main__":
    workspace, evidence = Path(sys.argv[1]), Path(sys.argv[2])
    desk = Desk(open_workspace(workspace))
    for outcome in ingest_evidence(desk, Handover(paths=(evidence,), legal_basis="test")):
        sys.stdout.write(f"{outcome.exhibit} {outcome.import_no}\n")
        sys.stdout.flush()
