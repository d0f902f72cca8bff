"""What is known beside transfers, as typologies read it: numbers only, as moves are.

In SQL the same are the tables ``account_facts`` (``account``, ``kind``, ``value``, ``from_s``,
``to_s``) and ``row_facts`` (``row_no``, ``kind``, ``value``), all BIGINT.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

EARLIEST: Final = -(1 << 40)
LATEST: Final = 1 << 40
"""Seconds before and after every ledger: what has no day of its own holds between them."""
PRICE_PLACES: Final = 4
"""A price a unit is told in ten-thousandths of its currency's whole unit."""


class AccountKind(IntEnum):
    """A fact of an account.

    What is a name (a city, a device, a person) has a number of its own as its value: alike in all
    facts of the ledger that say the same. What happens at a moment has it as ``from_s``.
    """

    CITY = 1  # where the account is kept
    DECLARED_INCOME = 2  # minor units a year
    EXPECTED_TURNOVER = 3  # minor units a year, as told when the account was opened
    LINE_OF_BUSINESS = 4
    DEVICE = 5  # the account is used from
    ADDRESS = 6
    PHONE = 7
    REPRESENTATIVE = 8  # who acts for the holder
    CONTROLLER = 9  # holder, owner or beneficiary: who the money is of in the end
    LISTED = 10  # designated, or the match of such, from a moment on
    MEASURE = 11  # a restraint, freeze or arrest takes effect at a moment
    OWNER_CHANGED = 12  # holder, owner or beneficiary changed at a moment
    OPENED = 13  # the account was opened at a moment
    USUAL_CASH = 14  # percent of the turnover that is cash in such a line of business


class RowKind(IntEnum):
    """A fact of a transfer; it has one of a kind at most."""

    CITY = 101  # where the cash was paid in or out
    DEVICE = 102
    IP = 103
    UNIT_PRICE = 104  # ten-thousandths of the whole unit of the ledger's currency
    PRICE_LOW = 105  # what such goods cost at least, in the same
    PRICE_HIGH = 106
    INVOICE = 107
    INVOICE_AMOUNT = 108  # minor units


Kind = AccountKind | RowKind
_ROW_KINDS: Final = frozenset(map(int, RowKind))


def kind_of(number: int) -> Kind:
    """The kind of a number, of either sort."""
    return RowKind(number) if number in _ROW_KINDS else AccountKind(number)


Needs = tuple[frozenset[Kind], ...]
"""What a typology must know: of each of these, one at least."""


@dataclass(frozen=True, slots=True, order=True)
class AccountFact:
    """What is so of an account from one second on and until another, the latter not counted."""

    account: int
    kind: AccountKind
    value: int
    from_s: int = EARLIEST
    to_s: int = LATEST

    def holds(self, at: int) -> bool:
        """Whether it is so at this second."""
        return self.from_s <= at < self.to_s


@dataclass(frozen=True, slots=True, order=True)
class RowFact:
    """What is so of a transfer, by its row."""

    row: int
    kind: RowKind
    value: int


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known beside the moves of one ledger."""

    accounts: tuple[AccountFact, ...] = ()
    rows: tuple[RowFact, ...] = ()

    @property
    def kinds(self) -> frozenset[Kind]:
        """Of which kinds there is anything."""
        return frozenset({one.kind for one in self.accounts} | {one.kind for one in self.rows})

    def of_accounts(self, *kinds: AccountKind) -> Mapping[int, list[AccountFact]]:
        """The facts of these kinds by account, in the order of kind, value and time."""
        found: dict[int, list[AccountFact]] = {}
        for one in sorted(self.accounts):
            if one.kind in kinds:
                found.setdefault(one.account, []).append(one)
        return found

    def of_rows(self, kind: RowKind) -> Mapping[int, int]:
        """The values of a kind by row."""
        return {one.row: one.value for one in self.rows if one.kind is kind}


NOTHING: Final = Known()


def missing(needs: Needs, known: Iterable[Kind]) -> Needs:
    """Of what a typology needs, all of which nothing is known."""
    told = frozenset(known)
    return tuple(one for one in needs if told.isdisjoint(one))
