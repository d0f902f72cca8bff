"""A moment as FM-1 writes it and as goAML does; a day alone is midnight there, and says no time."""

from datetime import datetime
from typing import Final

from qaitaru.ingest.readers.fm1.forms import DAYS
from qaitaru.ingest.xml.records import Record
from qaitaru.interchange.crossing.carrying import Carrying
from qaitaru.interchange.losses import not_carried

_MIDNIGHT: Final = "00:00:00"


def iso(carrying: Carrying, record: Record, route: str) -> str | None:
    """dd.mm.yyyy as goAML's date and time; what cannot be read is told and not carried."""
    text = record.take(route)
    if not text:
        return None
    for form in DAYS:
        try:
            return f"{datetime.strptime(text, form):%Y-%m-%dT%H:%M:%S}"  # noqa: DTZ007 - no zone is said
        except ValueError:
            continue
    carrying.losses.append(not_carried("date_unreadable", f"{record.path}/{route}", text))
    return None


def pointed(carrying: Carrying, record: Record, route: str, *, with_time: bool) -> str | None:
    """A date and time of goAML as dd.mm.yyyy; a time or zone that the field cannot say is told."""
    text = record.take(route)
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        carrying.losses.append(not_carried("date_unreadable", f"{record.path}/{route}", text))
        return None
    has_time = f"{moment:%H:%M:%S}" != _MIDNIGHT
    shown = f"{moment:%d.%m.%Y %H:%M:%S}" if with_time and has_time else f"{moment:%d.%m.%Y}"
    lost = moment.tzinfo is not None or moment.microsecond or (has_time and not with_time)
    if lost:
        carrying.became("time_lost", record, route, found=text, into=shown)
    return shown
