"""Each typology by itself over one file: processor seconds, and the greatest memory of each."""

import json
import sys
import tempfile
import time
from pathlib import Path

from bench.detection_whole import peak_mib
from qaitaru.detection.asking import Asking, Reading
from qaitaru.detection.currencies_store import read_as
from qaitaru.detection.detection_store import detection_run
from qaitaru.detection.known import NOTHING
from qaitaru.detection.known_store import put_known
from qaitaru.detection.transfers_store import read_transfers
from qaitaru.detection.typologies import TYPOLOGIES
from qaitaru.engine.duck import connect
from qaitaru.engine.duck_door import DuckEngine

_MEMORY_MB = 1200  # as in ``detect_in_file``
_PEAK = Path("/proc/self/clear_refs")


def work(file: str, told: str) -> None:
    """Ask each that needs nothing beside transfers, compiled code warm from the first."""
    costs: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as spill, connect(memory_mb=_MEMORY_MB) as connection:
        connection.execute("SET temp_directory = $to", {"to": spill})
        read_transfers(connection, Path(file))
        read_as(connection, Asking(Reading.ALL))
        put_known(connection, NOTHING)
        with detection_run(DuckEngine(connection), ()) as shared:
            packed = shared.packed
        for typology in TYPOLOGIES:
            if typology.needs:
                continue
            _PEAK.write_text("5", encoding="ascii")  # the greatest from here on
            busy = time.process_time()
            with detection_run(DuckEngine(connection), [typology]) as run:
                run.__dict__["packed"] = packed
                found = len(run.schemes(typology))
            cost = {"cpu_s": round(time.process_time() - busy, 2), "peak_mib": peak_mib()}
            costs[typology.name] = {**cost, "schemes": found}
            print(typology.name, costs[typology.name], file=sys.stderr, flush=True)
    Path(told).write_text(json.dumps(costs), encoding="utf-8")
