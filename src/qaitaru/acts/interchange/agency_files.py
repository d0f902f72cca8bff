"""What the agency that a report goes to asks for: its schema, rules and codes, in one folder.

They stand in ``agency/`` of the workspace and are the agency's own: ``goaml.xsd``, ``goaml.toml``,
``codes.json`` (FM-1 beside goAML), ``form.json`` (what holds for every report) and ``lists/``. Each
that is there is used; one that cannot be read is a Problem and not passed over.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from lxml.etree import _Element

from qaitaru.acts.act import Desk
from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.goaml.profile import (
    OWN_RULES,
    Profile,
    profile_of,
    shipped_profile,
)
from qaitaru.interchange.crossing.codes import CodeCrossing, code_crossing
from qaitaru.interchange.form_file import bytes_of, json_form, xml_root
from qaitaru.interchange.goaml.code_lists import CodeLists, code_lists
from qaitaru.interchange.goaml.report import GoamlReport

FOLDER: Final = "agency"
SCHEMA, RULES, CODES, FORM = "goaml.xsd", "goaml.toml", "codes.json", "form.json"
LISTS: Final = "lists"
NAMED: Final = {"schema": SCHEMA, "rules": RULES, "lists": LISTS, "codes": CODES, "form": FORM}
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyFiles:
    """The files as read; what is not there is as if the agency asked for nothing more."""

    schema: _Element | Problem | None = None
    profile: Profile = field(default_factory=shipped_profile)
    lists: CodeLists = field(default_factory=CodeLists)
    codes: CodeCrossing = field(default_factory=CodeCrossing)
    form: GoamlReport = field(default_factory=GoamlReport)
    there: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def agency_files(desk: Desk) -> AgencyFiles:
    """What stands in the folder.

    Raises: SourceUnreadable; PackFaulty for rules that are none.
    """
    folder = desk.workspace.folder / FOLDER
    there = tuple(name for name in NAMED.values() if (folder / name).exists())
    problems: list[Problem] = []

    def read(name: str, how: Callable[[Path], Found | Problem], otherwise: Found) -> Found:
        found = how(folder / name) if name in there else otherwise
        if not isinstance(found, Problem):
            return found
        where = place(member=f"{FOLDER}/{name}")
        problems.append(Problem(found.code, Severity.REFUSED, where, found.found, found.expected))
        return otherwise

    return AgencyFiles(
        schema=xml_root(folder / SCHEMA) if SCHEMA in there else None,
        profile=read(RULES, _rules, shipped_profile()),
        lists=read(LISTS, code_lists, CodeLists()),
        codes=read(CODES, code_crossing, CodeCrossing()),
        form=read(FORM, _form, GoamlReport()),
        there=there,
        problems=tuple(problems),
    )


def incoming_rules(desk: Desk) -> str:
    """The text of the agency's rules, by which the reports sent to it are read; empty for none.

    Raises: SourceUnreadable; PackFaulty for rules that are none.
    """
    path = desk.workspace.folder / OWN_RULES
    if not path.exists():
        return ""
    text = bytes_of(path).decode("utf-8", "replace")
    profile_of(text, OWN_RULES)
    return text


def _rules(path: Path) -> Profile:
    return profile_of(bytes_of(path).decode("utf-8", "replace"), path.name)


def _form(path: Path) -> GoamlReport | Problem:
    return json_form(bytes_of(path), GoamlReport)
