"""Who issues a paper: the agency's names, its letterhead, its picture."""

from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.documents.facts.parts import Prose
from qaitaru.documents.outline import Letterhead
from qaitaru.documents.pictures import is_drawing
from qaitaru.facts.errors import SettingFaulty

_LARGEST: Final = 256 * 1024  # bytes of a picture
_PNG: Final = b"\x89PNG\r\n\x1a\n"


def agency_names(desk: Desk) -> Prose:
    """The agency's name in each language, as far as the settings say it."""
    own = desk.workspace.settings
    usual = own.agency_name or own.agency
    return Prose(
        kk=own.agency_name_kk or usual,
        ru=own.agency_name_ru or usual,
        en=own.agency_name_en or usual,
    )


def letterhead(desk: Desk, language: str) -> Letterhead:
    """The agency's letterhead: its names in Kazakh and Russian, and in English where that is read.

    Raises: SettingFaulty for a picture that is not there, too large, or neither PNG nor SVG.
    """
    own = desk.workspace.settings
    said = [own.agency_name_kk, own.agency_name_ru]
    said += [own.agency_name_en] if language == "en" else []
    names = tuple(name for name in said if name) or (own.agency_name or own.agency,)
    lines = tuple(line for line in (own.agency_address, own.agency_contact) if line)
    return Letterhead(names=names, lines=lines, image=_emblem(desk))


def _emblem(desk: Desk) -> bytes:
    name = desk.workspace.settings.agency_emblem
    if not name:
        return b""
    folder = desk.workspace.folder.resolve()
    path = (folder / name).resolve()
    if not path.is_relative_to(folder) or not path.is_file() or path.stat().st_size > _LARGEST:
        raise SettingFaulty("agency_emblem", name, "PNG, SVG, ≤ 256 KB")
    image = path.read_bytes()
    if not (image.startswith(_PNG) or is_drawing(image)):
        raise SettingFaulty("agency_emblem", name, "PNG, SVG, ≤ 256 KB")
    return image
