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
TESTS = (
    "test_cycle.py",
    "test_scatters.py",
    "test_layering_chain.py",
    "test_links.py",
    "test_kernel_corners.py",
    "test_links_of_busy.py",
    "test_packed_corners.py",
    "test_packed_findings.py",
    "test_order_within_a_day.py",
    "test_packed_ledger.py",
    "test_packed_schemes.py",
    "test_small_fan.py",
    "test_equal_engines.py::test_a_kernel_finds_what_the_plain_rule_finds",
)


@pytest.mark.slow
def test_every_line_and_branch_of_the_kernels_is_held_to_the_plain_rules(tmp_path: Path) -> None:
    settings = {"NUMBA_DISABLE_JIT": "1", "COVERAGE_FILE": str(tmp_path / "coverage")}
    environment = {**os.environ, **settings}
    rules = tmp_path / "rules.ini"
    rules.write_text("[run]\nbranch = true\nomit = */compiling.py\n", encoding="utf-8")
    coverage = [sys.executable, "-m", "coverage"]
    kernels = f"--include={ROOT}/src/qaitaru/detection/kernels/*"
    ran = [*coverage, "run", f"--rcfile={rules}", kernels, "-m", "pytest"]
    ran += ["-W", "ignore::RuntimeWarning"]  # integers that wrap, as they are meant to
    tests = [str(ROOT / "tests/detection" / name) for name in TESTS]
    subprocess.run([*ran, *tests], check=True, env=environment, cwd=ROOT, timeout=600)
    told = subprocess.run(
        [*coverage, "report", f"--rcfile={rules}", "--fail-under=100", "--show-missing"],
        check=False,
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stdout
