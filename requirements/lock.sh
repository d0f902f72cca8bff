#!/bin/sh
# Rewrites the locks from pyproject.toml: versions and hashes, no download addresses.
set -eu
cd "$(dirname "$0")/.."
options="--python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet"
uv pip compile pyproject.toml --group build $options -o requirements/run.txt
uv pip compile pyproject.toml --group build --group dev $options -c requirements/run.txt -o requirements/dev.txt
