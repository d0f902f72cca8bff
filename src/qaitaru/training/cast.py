"""Who plays: banks, parties, accounts and groups, made for a seed from the tables of almaty/."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Names:
    """One name as it is written in each language."""

    ru: str
    kk: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """A bank of the story."""

    key: str
    names: Names
    iban_code: str
    bic: str
    mark: str  # opens its references
    language: str
    country: str = "KZ"


NO_BANK = Bank(
    key="", names=Names("", "", ""), iban_code="", bic="", mark="", language="", country=""
)
"""Where cash and addresses outside the banks are kept: every name of it is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A natural or legal person of the story, or a machine that takes and gives cash."""

    key: str
    names: Names
    kind: str  # natural, sole_trader, legal, machine
    role: str = ""
    code: str = ""  # IIN or BIN
    since: date | None = None  # born, or registered
    sex: str = ""
    country: str = "KZ"
    city: Names = Names("", "", "")
    address: Names = Names("", "", "")
    city_code: str = ""
    activity: str = ""
    director: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account of the story; ``held`` where its statements are evidence."""

    key: str
    party: Party
    bank: Bank
    number: str
    currency: str
    opening_minor: int = 0
    held: bool = False
    seen_as: str = ""  # the account that others see in its stead: an exchange's collection account


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody, by key; a group's name stands for its accounts."""

    banks: dict[str, Bank]
    parties: dict[str, Party]
    accounts: dict[str, Account]
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def held(self) -> list[Account]:
        """The accounts whose statements are evidence, in the order of the tables."""
        return [account for account in self.accounts.values() if account.held]

    def seen(self, key: str) -> Account:
        """An account as the other side's bank prints it."""
        account = self.accounts[key]
        return self.accounts[account.seen_as] if account.seen_as else account

    def group(self, name: str) -> tuple[str, ...]:
        """The accounts behind a name: ``@market`` is a group, ``nominee`` itself."""
        return self.groups[name[1:]] if name.startswith("@") else (name,)
