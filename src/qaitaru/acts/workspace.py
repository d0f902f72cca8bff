"""A workspace: one folder that holds an investigation's record, evidence and ledger."""

import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from qaitaru.engine.record import Record, open_record, sqlite_url
from qaitaru.evidence.originals import Originals
from qaitaru.facts.errors import SettingFaulty, WorkspaceMissing, WorkspaceOccupied
from qaitaru.sharing.rationing import Ration
from qaitaru.wording import LANGUAGES

SETTINGS_FILE = "workspace.toml"
ENGINES = ("duckdb", "spark")
_CLUSTER = re.compile(r"sc://(\[[0-9A-Fa-f:]+\]|[^\s:/\[\]]+):\d{1,5}(/\S*)?")
_CLUSTER_EXAMPLE = "sc://host:15002"
_SHARED = re.compile(r"(/|[a-z][a-z0-9+.-]*://)\S+")
_SHARED_EXAMPLE = "/mnt/shared, s3://bucket/folder"
_COUNT = re.compile(r"[1-9][0-9]{0,4}")
_QUOTES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a workspace's ``workspace.toml`` may say; docs/settings.md tells of each."""

    title: str
    language: str = "ru"
    record: str = ""  # a PostgreSQL URL; empty: record.sqlite in the folder
    engine: str = "duckdb"  # or "spark": a cluster
    engine_address: str = ""  # of the cluster, as sc://host:15002
    engine_folder: str = ""  # that the cluster reaches too: an absolute path, or a URL
    agency: str = "agency"
    agency_name: str = ""
    agency_name_kk: str = ""  # as letterheads bear it
    agency_name_ru: str = ""
    agency_name_en: str = ""
    agency_address: str = ""
    agency_contact: str = ""
    agency_emblem: str = ""  # a file in the workspace's folder, PNG or SVG
    member: str = "member"
    member_name: str = ""
    deconflict_most: str = "3000"  # identifiers that one partner is answered about within the days
    deconflict_days: str = "30"

    @property
    def ration(self) -> Ration:
        """How many identifiers one partner is answered about, in how many days."""
        return Ration(most=int(self.deconflict_most), days=int(self.deconflict_days))


@dataclass(frozen=True, slots=True)
class Workspace:
    """An open workspace."""

    folder: Path
    settings: Settings
    record: Record

    @property
    def originals(self) -> Originals:
        """The store of sealed bytes."""
        return Originals(self.folder / "evidence")

    @property
    def ledger(self) -> Path:
        """The folder of write-once facts."""
        return self.folder / "ledger"

    @property
    def lists(self) -> Path:
        """The folder of list versions."""
        return self.folder / "lists"

    @property
    def templates(self) -> Path:
        """The folder of the agency's own templates of documents, by jurisdiction."""
        return self.folder / "templates"

    def close(self) -> None:
        """Let go of the record."""
        self.record.close()


def create_workspace(folder: Path, settings: Settings) -> Workspace:
    """Make a new workspace in an empty or absent folder.

    Raises: WorkspaceOccupied, SettingFaulty.
    """
    _check(settings)
    if folder.exists() and any(folder.iterdir()):
        raise WorkspaceOccupied(str(folder))
    for part in (folder, folder / "evidence", folder / "ledger"):
        part.mkdir(parents=True, exist_ok=True)
        part.chmod(0o750)
    file = folder / SETTINGS_FILE
    file.touch(mode=0o600)  # the record's URL may bear a password
    file.write_text(_toml(settings), encoding="utf-8")
    return open_workspace(folder)


def open_workspace(folder: Path) -> Workspace:
    """Open the workspace in a folder.

    Raises: WorkspaceMissing, WorkspaceTooNew, SettingFaulty.
    """
    file = folder / SETTINGS_FILE
    if not file.is_file():
        raise WorkspaceMissing(str(folder))
    settings = _settings(tomllib.loads(file.read_text(encoding="utf-8")))
    url = settings.record or sqlite_url((folder / "record.sqlite").absolute())
    return Workspace(folder, settings, open_record(url))


def _settings(found: dict[str, object]) -> Settings:
    fields = Settings.__dataclass_fields__
    for name, value in found.items():
        if name not in fields:
            raise SettingFaulty(name, str(value), ", ".join(fields))
        if not isinstance(value, str):
            raise SettingFaulty(name, str(value), '"..."')
    settings = Settings(**{name: str(value) for name, value in found.items()})
    _check(settings)
    return settings


def _check(settings: Settings) -> None:
    if settings.language not in LANGUAGES:
        raise SettingFaulty("language", settings.language, ", ".join(LANGUAGES))
    if settings.engine not in ENGINES:
        raise SettingFaulty("engine", settings.engine, ", ".join(ENGINES))
    if (settings.engine == "spark") != bool(_CLUSTER.fullmatch(settings.engine_address)):
        expected = _CLUSTER_EXAMPLE if settings.engine == "spark" else '""'
        told = settings.engine_address.partition("/;")[0]  # what follows may be a token
        raise SettingFaulty("engine_address", told, expected)
    if settings.engine_folder and (
        settings.engine != "spark" or not _SHARED.fullmatch(settings.engine_folder)
    ):
        expected = _SHARED_EXAMPLE if settings.engine == "spark" else '""'
        raise SettingFaulty("engine_folder", settings.engine_folder.rpartition("@")[2], expected)
    for name in ("deconflict_most", "deconflict_days"):
        if not _COUNT.fullmatch(getattr(settings, name)):
            raise SettingFaulty(name, getattr(settings, name), "1…99999")
    if settings.record and not settings.record.startswith(("postgresql", "sqlite")):
        raise SettingFaulty("record", settings.record.partition(":")[0], "postgresql, sqlite")


def _toml(settings: Settings) -> str:
    pairs = ((name, getattr(settings, name)) for name in Settings.__dataclass_fields__)
    return "".join(f'{name} = "{value.translate(_QUOTES)}"{os.linesep}' for name, value in pairs)
