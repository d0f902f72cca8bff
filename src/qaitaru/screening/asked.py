"""Who is asked for: a party, or what stands in a payment, as it is put to the lists."""

from dataclasses import dataclass

from qaitaru.facts.designations import BirthDate, DesignatedKind, Gender


@dataclass(frozen=True, slots=True)
class Asked:
    """One party, with what is known of it; what is not known is left out and counts for nothing.

    ``query_id`` is the caller's own and is not compared. ``names`` are all its names, in any
    script, the one it is known by first. ``countries`` are ISO 3166-1 alpha-2 in lower case where
    they are such, of nationality, residence or registration alike. ``numbers`` are documents,
    registrations, ships' numbers and crypto addresses, of whatever kind. ``text`` is the free text
    of a payment that the name or number was found in; it is told, and not compared.
    """

    query_id: str
    names: tuple[str, ...]
    kind: DesignatedKind = DesignatedKind.UNKNOWN
    births: tuple[BirthDate, ...] = ()
    countries: tuple[str, ...] = ()
    gender: Gender = Gender.UNKNOWN
    numbers: tuple[str, ...] = ()
    birth_places: tuple[str, ...] = ()
    text: str = ""
