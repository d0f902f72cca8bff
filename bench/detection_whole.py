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
    _measure(stages, detect_in_file, "read_transfers", "reading")
    _measure(stages, ask_typologies, "findings_of", "findings")
    _measure(stages, DetectionRun, "background", "background")
    _measure(stages, DetectionRun, "schemes", "")
    found = detect_in_file.detect_in_file(Path(file), TYPOLOGIES).findings
    print(f"{file}: {len(found)} findings", file=sys.stderr)
    Path(told).write_text(json.dumps({"findings": len(found), "stages": stages}), encoding="utf-8")


def _measure(stages: dict[str, dict[str, float]], owner: Any, name: str, stage: str) -> None:
    """Let what is called by a name tell what it takes; a typology's stage is the typology."""
    called: Callable[..., Any] = getattr(owner, name)

    def measured(*given: Any, **named: Any) -> Any:
        wall, busy = time.perf_counter(), time.process_time()
        answer = called(*given, **named)
        own = stages.setdefault(stage or given[1].name, {"wall_s": 0.0, "cpu_s": 0.0})
        own["wall_s"] = round(own["wall_s"] + time.perf_counter() - wall, 2)
        own["cpu_s"] = round(own["cpu_s"] + time.process_time() - busy, 2)
        own["peak_mib"] = _peak_kib() // 1024
        if not stage:
            own["schemes"] = own.get("schemes", 0) + len(answer)
        print(stage or given[1].name, own, file=sys.stderr, flush=True)
        return answer

    setattr(owner, name, measured)


def _peak_kib() -> int:
    """The greatest resident memory so far."""
    lines = _STATUS.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
