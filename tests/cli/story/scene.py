"""The bundled scenario sealed, read and traced by the same commands that a member types."""

from pathlib import Path

from tests.cli.story.hand import RULES, Case
from tests.cli.story.teller import Teller

from qaitaru.training.scenario import CLAIM, EVIDENCE, write_scenario

AGENCY = {
    "agency_name_kk": "Үлгі қаласының Экономикалық тергеп-тексеру департаменті",
    "agency_name_ru": "Департамент экономических расследований города Пример",
    "agency_name_en": "Economic Investigations Department of Primer",
    "agency_address": "Sample Street 1",
}


def set_scene(teller: Teller, record: str) -> Case:
    """A workspace with the scenario's ledger, and its claim traced by two rules.

    Args:
        record: the URL of a database; empty where the record is a file of the folder.
    """
    folder = teller.folder / "scenario"
    write_scenario(folder, 2025)
    own = ("--title", "The flat", "--agency", "aed", "--record", record)
    teller.did("init", teller.folder / "w", *own)
    settings = teller.folder / "w" / "workspace.toml"
    told = settings.read_text("utf-8")
    for name, text in AGENCY.items():
        told = told.replace(f'{name} = ""', f'{name} = "{text}"')
    settings.write_text(told, "utf-8")
    for mapping in sorted((folder / "mappings").glob("*.toml")):
        teller.did("mapping", "confirm", mapping)
    teller.run("ingest", folder / EVIDENCE, "--basis", "request 7")
    kept = {rule: teller.did("trace", folder / CLAIM, "--rule", rule)[0] for rule in RULES}
    items = teller.did("evidence")
    return Case(kept, {Path(one["name"]).name: one["exhibit"] for one in items})
