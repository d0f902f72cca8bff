# Six verbs. Everything is set up on first use; nothing outside this folder is touched,
# but for `.ci/run` and `.ci/nightly`, which install what the tests drive.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test nightly check bench docs lock clean

demo: .venv/run
	$(BIN)/qaitaru demo out/demo

# The tests write many small files, each flushed to the disk: in memory where 8 GiB are free there.
IN_MEMORY := $(shell df --output=avail /dev/shm 2>/dev/null | awk '$$1 + 0 > 8388608 { print "TMPDIR=/dev/shm" }')

test: .venv/dev
	$(IN_MEMORY) $(BIN)/python -m pytest --cov --cov-report= --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
	$(BIN)/python -m coverage report --fail-under=100

# The cluster's tests on a real Apache Spark.
nightly: .venv/dev
	.ci/nightly

check: .venv/dev
	$(BIN)/ruff check src tests bench assets
	$(BIN)/ruff format --check src tests bench assets
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/house

bench: .venv/dev
	$(BIN)/python -m bench

docs: .venv/dev
	$(BIN)/python docs/build.py

lock:
	sh requirements/lock.sh

clean:
	rm -rf .venv out build dist

# The run-time packages, by hash, then the program itself without asking any registry.
.venv/run: requirements/run.txt assets/assets.lock
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python assets/fetch.py
	touch $@

.venv/dev: .venv/run requirements/dev.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	touch $@
