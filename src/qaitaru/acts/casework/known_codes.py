"""What an act refuses before it is told: a country, language or treaty that there is not, a day
that has not come.
"""

from datetime import date
from typing import Final

from qaitaru.acts.casework.case_desk import OnCase, refuse
from qaitaru.facts.iso_codes import is_country, is_language
from qaitaru.facts.refusals import Refusal
from qaitaru.law.law import Law
from qaitaru.law.request_contents import RequestContent

_COUNTRY, _LANGUAGE = "kz, gb, ae …", "kk, ru, en …"
_ALIKE: Final = {"uk": "gb"}
"""What is often written for a country, and its code."""


def must_be_country(code: str) -> None:
    """A country by its two letters.

    Raises: CaseRefused.
    """
    if not is_country(code):
        refuse(Refusal("country_unknown", code, _ALIKE.get(code.lower(), _COUNTRY)))


def must_be_abroad(on: OnCase, code: str) -> None:
    """A country other than the investigation's own.

    Raises: CaseRefused.
    """
    must_be_country(code)
    if code.lower() == on.law.country(on.record.head.jurisdiction):
        refuse(Refusal("partner_at_home", code))


def must_be_language(code: str) -> None:
    """A language by its two letters.

    Raises: CaseRefused.
    """
    if not is_language(code):
        refuse(Refusal("language_unknown", code, _LANGUAGE))


def must_be_instruments(law: Law, basis: tuple[str, ...]) -> None:
    """Instruments whose contents the packs know: another treaty is cited, not named as a basis.

    Raises: CaseRefused.
    """
    known = [one.instrument for one in law.every(RequestContent) if one.needs_basis]
    strange = [one for one in basis if one not in known]
    if strange:
        refuse(Refusal("basis_unknown", ", ".join(strange), ", ".join(dict.fromkeys(known))))


def must_have_come(on: OnCase, day: date) -> None:
    """A day that is not to come, by the calendar of the investigation's law.

    Raises: CaseRefused.
    """
    today = on.law.binding(on.record.head.jurisdiction)[0].calendar.day_of(on.deed.at)
    if day > today:
        refuse(Refusal("in_future", str(day), f"≤ {today}"))
