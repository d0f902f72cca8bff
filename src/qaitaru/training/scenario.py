"""Writing the bundled scenario: evidence, claim, mappings, briefing and answer key.

The true world comes first; banks, reporters and registers print it; then a month is lost and a row
altered; last the key says what is so. One seed gives the same bytes wherever it is played.
"""

from datetime import date
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Final

from qaitaru.training import answer_key
from qaitaru.training.answer_key import AnswerKey
from qaitaru.training.answers import answers
from qaitaru.training.briefing import briefings
from qaitaru.training.casting import cast_for
from qaitaru.training.claim_file import claim_toml
from qaitaru.training.extracts import extracts
from qaitaru.training.handed_over import Evidence
from qaitaru.training.lies import altered, lies_for, spans_with_hole
from qaitaru.training.play import played
from qaitaru.training.printing.printers import printed
from qaitaru.training.registers import registers
from qaitaru.training.reporting import fm1, goaml
from qaitaru.training.world import World

NAME: Final = "almaty"
EVIDENCE: Final = "evidence"
MAPPINGS: Final = "mappings"
CLAIM: Final = "claim.toml"
WEALTH: Final = "wealth.toml"
LISTS: Final = "lists"
LIST: Final = "training_list"
LISTED: Final = date(2025, 12, 1)
"""The day on which the scenario's list is published."""


def write_scenario(folder: Path, seed: int) -> AnswerKey:
    """Write the scenario of a seed below a folder, and return its answer key.

    ``evidence/`` holds what an investigator would get, ``mappings/`` how its tables are read,
    ``lists/`` a sanctions list of invented people and how it is read, ``claim.toml`` which receipts
    are traced, ``briefing.*.md`` the task, ``answer_key.json`` the truth, which stays with the
    teacher.
    """
    evidence = told(seed)
    key = answers(evidence, NAME, seed)
    printouts = {extract.file: printed(extract) for extract in evidence.extracts}
    for name, content in (printouts | _papers(evidence.world)).items():
        _write(folder / EVIDENCE / PurePosixPath(name), content)
    for name, text in scenario_mappings().items():
        _write(folder / MAPPINGS / f"{name}.toml", text.encode())
    for name, content in scenario_list().items():
        _write(folder / LISTS / name, content)
    for name, text in briefings(key).items():
        _write(folder / name, text.encode())
    _write(folder / CLAIM, claim_toml(key))
    _write(folder / answer_key.FILE_NAME, answer_key.written(key))
    return key


def wealth_example() -> str:
    """A wealth profile of the scenario's household, whole, for a member to begin from."""
    return (files("qaitaru.training") / NAME / WEALTH).read_text(encoding="utf-8")


def scenario_list() -> dict[str, bytes]:
    """The scenario's sanctions list and the mapping it is read by, by file name.

    Nobody on it lives. One party of the scenario is on it under other spellings; another shares a
    name with somebody else on it.
    """
    folder = files("qaitaru.training") / NAME / LISTS
    return {name: (folder / name).read_bytes() for name in (f"{LIST}.csv", f"{LIST}.toml")}


def told(seed: int) -> Evidence:
    """The world of a seed, and the statements handed over, lies and all."""
    world, lies = played(cast_for(seed), seed), lies_for(seed)
    statements, alteration = altered(extracts(world, spans_with_hole(lies)), lies, seed)
    return Evidence(world, statements, alteration)


def scenario_mappings() -> dict[str, str]:
    """The mapping files of the scenario's tables, name -> TOML, in order of name."""
    folder = files("qaitaru.training") / NAME / MAPPINGS
    found = sorted((one for one in folder.iterdir() if one.name.endswith(".toml")), key=str)
    return {one.name.removesuffix(".toml"): one.read_text("utf-8") for one in found}


def _papers(world: World) -> dict[str, bytes]:
    """Reports and register extracts, by file below the evidence folder."""
    reports = goaml.reports(world) | fm1.form(world)
    return {
        **{f"reports/{name}": content for name, content in reports.items()},
        **{f"registers/{name}": content for name, content in registers(world).items()},
    }


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
