"""The templates at hand: an agency's own stand before the program's and replace them."""

from dataclasses import dataclass
from pathlib import Path

from qaitaru.acts.act import Desk, act, consult
from qaitaru.documents.templating.papers import Template, check_template
from qaitaru.documents.templating.shelf import HOME, file_name, shipped, template_of
from qaitaru.facts.errors import SourceUnreadable, TemplateMissing
from qaitaru.facts.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownTemplate:
    """One template at hand, and what is wrong with it."""

    name: str
    document: str
    language: str
    jurisdiction: str
    own: bool
    problems: tuple[Problem, ...]


def look_at_templates(desk: Desk) -> list[KnownTemplate]:
    """Every template at hand, by name."""
    with consult(desk, "look_at_templates"):
        return [_known(one) for one in at_hand(desk)]


def copy_template(desk: Desk, name: str) -> Path:
    """Copy a shipped template into the workspace, to be edited; one that stands is left as it is.

    Args:
        name: ``kz/bank_letter.ru``; without a jurisdiction it is the home one's.

    Raises: TemplateMissing; SourceUnreadable where the copy cannot be written.
    """
    wanted = find(list(shipped()), name)
    path = desk.workspace.templates / wanted.jurisdiction / file_name(wanted)
    if path.exists():
        return path
    with act(desk, "copy_template") as deed:
        deed.told.update(template=wanted.name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted.text, encoding="utf-8")
        except OSError as fault:
            raise SourceUnreadable(str(path), fault.strerror or "") from fault
    return path


def at_hand(desk: Desk) -> list[Template]:
    """The templates by name; an agency's own instead of the program's.

    Raises: SourceUnreadable for a file of the agency's that is not UTF-8 or is no template by name.
    """
    own = {one.name: one for one in _own(desk.workspace.templates)}
    given = {one.name: one for one in shipped()}
    return [one for _, one in sorted((given | own).items())]


def find(known: list[Template], name: str) -> Template:
    """One template by its name, with or without its jurisdiction.

    Raises: TemplateMissing.
    """
    wanted = name if "/" in name else f"{HOME}/{name}"
    found = next((one for one in known if one.name == wanted), None)
    if found is None:
        raise TemplateMissing(name, ", ".join(one.name for one in known))
    return found


def template_in(path: Path) -> Template:
    """The template a file holds, by its name; the folder it lies in is its jurisdiction.

    Raises: SourceUnreadable; TemplateMissing for a name that says no document or language.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise SourceUnreadable(str(path), f"UTF-8: {fault.reason}") from fault
    except OSError as fault:
        raise SourceUnreadable(str(path), fault.strerror or "") from fault
    found = template_of(path.name, text, path.absolute().parent.name)
    if found is None:
        raise TemplateMissing(path.name, ", ".join(file_name(one) for one in shipped()))
    return found


def _own(folder: Path) -> list[Template]:
    return [template_in(path) for path in sorted(folder.glob("*/*.md"))]


def _known(template: Template) -> KnownTemplate:
    return KnownTemplate(
        name=template.name,
        document=template.document,
        language=template.language,
        jurisdiction=template.jurisdiction,
        own=template.own,
        problems=check_template(template),
    )
