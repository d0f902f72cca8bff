"""Running a piece of work in a process of its own, and what it cost."""

import resource
import subprocess
import sys
import time
from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall and CPU seconds, and the greatest resident memory of any process of it."""

    wall_seconds: float
    cpu_seconds: float
    peak_mib: float


def run(module: str, *arguments: str) -> Cost:
    """Run ``python -m module arguments`` and account for it and the processes it waits for."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    command = [sys.executable, "-m", "bench.measured", module, *arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, float(done.stdout.splitlines()[-1]))


def median(costs: list[Cost]) -> Cost:
    """The run with the middle wall time."""
    return sorted(costs, key=lambda cost: cost.wall_seconds)[len(costs) // 2]
