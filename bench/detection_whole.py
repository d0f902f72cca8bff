"""``qaitaru detect`` over one file, from reading it to findings, with what each stage cost."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qaitaru.acts.detection import ask_typologies, detect_in_file
from qaitaru.detection.detection_store import DetectionRun
from qaitaru.detection.typologies import TYPOLOGIES

_STATUS = Path("/proc/self/status")


def work(file: str, told: str) -> None:
    """Detect, and leave what each stage cost in a file of JSON."""
    stages: dict[str, dict[str, float]] = {}
    _measure(stages, detect_in_file, "read_table", "reading")
    _measure(stages, DetectionRun, "every", "searching", taken=list)
    _measure(stages, ask_typologies, "weigh_found", "weighing")
    found = detect_in_file.detect_in_file(Path(file), TYPOLOGIES).findings
    print(f"{file}: {len(found)} findings", file=sys.stderr)
    Path(told).write_text(json.dumps({"findings": len(found), "stages": stages}), encoding="utf-8")


def _measure(
    stages: dict[str, dict[str, float]],
    owner: Any,
    name: str,
    stage: str,
    *,
    taken: Callable[[Any], Any] = lambda answer: answer,
) -> None:
    """Let what is called by a name tell what it takes, with what is taken of its answer."""
    called: Callable[..., Any] = getattr(owner, name)

    def measured(*given: Any, **named: Any) -> Any:
        wall, busy = time.perf_counter(), time.process_time()
        answer = taken(called(*given, **named))
        own = stages.setdefault(stage, {"wall_s": 0.0, "cpu_s": 0.0})
        own["wall_s"] = round(own["wall_s"] + time.perf_counter() - wall, 2)
        own["cpu_s"] = round(own["cpu_s"] + time.process_time() - busy, 2)
        own["peak_mib"] = peak_mib()
        print(stage, own, file=sys.stderr, flush=True)
        return answer

    setattr(owner, name, measured)


def peak_mib() -> int:
    """The greatest resident memory so far."""
    lines = _STATUS.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) // 1024
