"""Every line and branch of the kernels is run, uncompiled, by the tests that hold the twins equal.

A compiled line cannot be counted, so this runs those tests once more with the compiler off, in a
program of its own.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_every_line_and_branch_of_the_searches_is_held_to_the_plain_rules(tmp_path: Path) -> None:
    settings = {"NUMBA_DISABLE_JIT": "1", "COVERAGE_FILE": str(tmp_path / "coverage")}
    environment = {**os.environ, **settings}
    kernels = f"--include={ROOT}/src/qaitaru/networks/kernels/*"
    rules = tmp_path / "rules.ini"
    rules.write_text("[run]\nbranch = true\nomit = */compiling.py\n", encoding="utf-8")
    ran = [sys.executable, "-m", "coverage", "run", f"--rcfile={rules}", kernels, "-m", "pytest"]
    tests = ["tests/networks/test_network_kernels.py"]
    subprocess.run([*ran, *tests], check=True, env=environment, cwd=ROOT, timeout=600)
    report = [sys.executable, "-m", "coverage", "report", f"--rcfile={rules}"]
    told = subprocess.run(
        [*report, "--fail-under=100", "--show-missing", "--skip-covered"],
        check=False,
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stdout
