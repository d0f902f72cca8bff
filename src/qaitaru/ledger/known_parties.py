"""What is known of each party: by the ledger's mentions and holders, and by the reports' claims.

Spelling only, as in the register: what carries the same valid identifier is one party, else what
has the same words for a name. Every value keeps where it was said.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from qaitaru.facts.claims import Claim
from qaitaru.facts.identifiers import recognise
from qaitaru.facts.identifiers.checks import IdentifierKind
from qaitaru.facts.parties import name_key
from qaitaru.ledger.mentions import Mention

_FIELDS: Final[Mapping[str, str]] = {
    "name": "name",
    "name_original_script": "name",
    "alias": "name",
    "weak_alias": "name",
    "weakAlias": "name",
    "commercial_name": "name",
    "id_number": "number",
    "registration_number": "number",
    "tax_number": "number",
    "tax_reg_number": "number",
    "passport_number": "number",
    "identification.number": "number",
    "birth_date": "birth",
    "birth_place": "birth_place",
    "nationality": "country",
    "residence_country": "country",
    "registration_country": "country",
    "gender": "gender",
    "kind": "kind",
    "phone": "phone",
    "phone.number": "phone",
    "address": "address",
    "address.line": "address",
    "address.house": "address",
    "address.town": "address",
    "address.city": "address",
    "legal_address.street": "address",
    "legal_address.house": "address",
    "legal_address.city": "address",
}
"""The claims that tell parties apart, and what each is here."""

_NUMBERED: Final = frozenset({IdentifierKind.IIN, IdentifierKind.BIN})
_SHORTEST, _LONGEST = 25, 128  # letters and digits of a crypto address
_NOTHING: Final = frozenset({"", "-", "--", "—", "0", "n/a"})  # how a source says it says nothing


@dataclass(frozen=True, slots=True)
class Said:
    """One value of a party, and where it stands; ``import_no`` is 0 for what rows of accounts say.

    ``field`` is one of name, number, birth, birth_place, country, gender, kind, phone, address
    (whole, or a line, house or town of one).
    """

    field: str
    value: str
    import_no: int = 0
    place: str = ""


@dataclass(frozen=True, slots=True)
class KnownParty:
    """A party with all that is said of it; ``key`` as in the register."""

    key: str
    said: tuple[Said, ...]

    def values(self, field: str) -> tuple[str, ...]:
        """What is said under a field, each value once, in the order met."""
        return tuple(dict.fromkeys(one.value for one in self.said if one.field == field))


@dataclass(frozen=True, slots=True)
class KeyedMention:
    """A mention or a holder, with the key of the party that its account or name means."""

    key: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim and the import that it stands in."""

    import_no: int
    claim: Claim


def known_parties(
    mentions: Iterable[KeyedMention],
    claims: Iterable[PlacedClaim],
    accounts: Iterable[tuple[str, str]] = (),
) -> list[KnownParty]:
    """Every party with what is said of it, in order of key.

    Args:
        mentions: a name with another's valid identifier is that other's, whoever's account it is.
        claims: of parties; those of one subject of one import stand together.
        accounts: each with the key of its party; those that are crypto addresses name it.
    """
    found: dict[str, dict[Said, None]] = {}
    kept = ((key, Said("number", account)) for key, account in accounts if _is_address(account))
    for key, one in (*_mentioned(mentions), *_claimed(claims), *kept):
        found.setdefault(key, {})[one] = None
    return [KnownParty(key, tuple(found[key])) for key in sorted(found) if _is_named(found[key])]


def _mentioned(mentions: Iterable[KeyedMention]) -> Iterator[tuple[str, Said]]:
    for one in mentions:
        code = _code(one.mention.code)
        key = f"code:{code}" if code else one.key
        if name_key(one.mention.name):
            field = "number" if _is_address(one.mention.name) else "name"
            yield key, Said(field, one.mention.name)
        kind, _, number = key.partition(":")
        if kind == "code":
            yield key, Said("number", number)


def subject_keys(claims: Iterable[PlacedClaim]) -> dict[tuple[int, str], str]:
    """The key in the register of each claimed party, by its import and subject there."""
    keys = ((subject, _key(told)) for subject, told in _by_subject(claims).items())
    return {subject: key for subject, key in keys if key}


def _claimed(claims: Iterable[PlacedClaim]) -> Iterator[tuple[str, Said]]:
    for told in _by_subject(claims).values():
        if key := _key(told):
            yield from ((key, one) for one in told)


def _by_subject(claims: Iterable[PlacedClaim]) -> dict[tuple[int, str], list[Said]]:
    subjects: dict[tuple[int, str], list[Said]] = {}
    for placed in claims:
        claim = placed.claim
        field = _FIELDS.get(claim.field)
        if field and claim.value.strip().lower() not in _NOTHING:
            said = Said(field, claim.value, placed.import_no, claim.place)
            subjects.setdefault((placed.import_no, claim.subject), []).append(said)
    return subjects


def _key(told: Iterable[Said]) -> str:
    """The register's key of a claimed party: by a valid identifier, else by its first name."""
    listed = tuple(told)
    codes = (_code(one.value) for one in listed if one.field == "number")
    if code := next(filter(None, codes), ""):
        return f"code:{code}"
    names = (name_key(one.value) for one in listed if one.field == "name")
    return next((f"name:{name}" for name in names if name), "")


def _code(text: str) -> str:
    """The normal form of an IIN or BIN; empty for what is none."""
    verdict = recognise(text) if text else None
    return verdict.normal if verdict and verdict.kind in _NUMBERED else ""


def _is_address(text: str) -> bool:
    """Whether a text is spelt as a crypto address is: one long word that is no IBAN."""
    is_word = text.isascii() and text.isalnum() and _SHORTEST <= len(text) <= _LONGEST
    return is_word and text.lower() != text.upper() and recognise(text) is None


def _is_named(said: Iterable[Said]) -> bool:
    return any(one.field in {"name", "number"} for one in said)
