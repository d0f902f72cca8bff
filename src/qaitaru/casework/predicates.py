"""Predicate cases: the criminal cases whose proceeds are followed, and whether they yield any.

Source: FATF Recommendation 30: a proactive parallel financial investigation when pursuing
offences that generate proceeds.
"""

import re
from datetime import datetime
from typing import Final

from qaitaru.casework.bodies.conduct import PredicateCase
from qaitaru.facts.refusals import Refusal
from qaitaru.law.law import Law
from qaitaru.law.offences import Offence

_REGISTRATION: Final = re.compile(r"[0-9A-Za-zА-Яа-яӘәҒғҚқҢңӨөҰұҮүҺһІі/ .-]{1,64}")


def offence_of(law: Law, jurisdiction: str, told: str) -> Offence | None:
    """The offence that a key or an article names, ``kz.cc_218`` or ``218``; None where none is."""
    known = law.every(Offence, jurisdiction)
    return next((one for one in known if told and told in {one.key, one.article}), None)


def yields_proceeds(law: Law, body: PredicateCase) -> bool | None:
    """Whether the offence yields proceeds; None where the packs do not know it."""
    found = offence_of(law, body.jurisdiction, body.offence)
    return found.has_proceeds if found else None


def refuse_predicate(law: Law, body: PredicateCase, now: datetime) -> Refusal | None:
    """Why a predicate case cannot be told of; None where it can."""
    if not _REGISTRATION.fullmatch(body.registration):
        return Refusal("registration", body.registration, "0-9 A-Z / . -")
    home = next((one.calendar for one in law.packs if one.code == body.jurisdiction), None)
    if home is None:
        return Refusal("jurisdiction_unknown", body.jurisdiction, ", ".join(law.jurisdictions))
    today = home.day_of(now)
    if body.registered_on > today:
        return Refusal("in_future", str(body.registered_on), f"≤ {today}")
    return None
