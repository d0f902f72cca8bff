"""Numbers that name people, companies, accounts, banks and ships, and their check digits."""

from qaitaru.facts.identifiers.checks import IdentifierKind, Verdict, check, recognise

__all__ = ["IdentifierKind", "Verdict", "check", "recognise"]
