"""A network in the words of its page: who is shown, who paid whom, and where each line leads."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qaitaru.acts.networks.look_at_network import NetworkView
from qaitaru.acts.networks.network_source import ToldEnd
from qaitaru.acts.networks.network_words import NetworkWords
from qaitaru.networks.links import Link, Rest
from qaitaru.web.network_addresses import Addresses


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of parties: its sums as drawn, and what can be done with it."""

    number: int
    end: ToldEnd
    name: str
    note: str
    came: int
    went: int
    partners: int
    group: int
    is_opened: bool
    actions: Mapping[str, str]  # an address by the name of what it does


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One line of the table of links; its address shows the transfers behind it."""

    payer: str
    payee: str
    link: Link | Rest
    address: str


class NetworkPage:
    """What the page tells of one network."""

    def __init__(self, addresses: Addresses) -> None:
        """The network as one request asked for it."""
        self.addresses = addresses
        self.found, self.view = addresses.found, addresses.view
        self.told = NetworkWords(self.found, self.view.words, self.view.forms)
        self._came, self._went = _sums(self.found)

    @property
    def rows(self) -> list[Row]:
        """The parties, the busiest first."""
        found = [self.row(end) for end in self.found.found.shown]
        return sorted(found, key=lambda one: -(one.came + one.went))

    @property
    def links(self) -> list[LinkRow]:
        """The links, the largest first, the rests among them."""
        return sorted(self.lines(), key=lambda one: -one.link.amount)

    def lines(self) -> Iterator[LinkRow]:
        """The links by payer and payee, then the rests."""
        for one in self.told.lines:
            yield LinkRow(*self.told.sides(one), one, self.behind(one))

    def behind(self, one: Link | Rest) -> str:
        """The transfers of a link; of a rest, a page with more of it by name."""
        return self.addresses.behind(one) if isinstance(one, Link) else self.addresses.more

    def opens(self, end: int) -> str:
        """The same network with this end opened; empty where it is."""
        is_opened = end in self.found.found.opened
        return self.addresses.actions(self.found.ends[end], is_opened=is_opened).get("open", "")

    def row(self, end: int) -> Row:
        """An end that is shown."""
        told, is_opened = self.found.ends[end], end in self.found.found.opened
        return Row(
            number=end,
            end=told,
            name=self.told.name(end),
            note=self.told.note(end),
            came=self._came[end],
            went=self._went[end],
            partners=self.found.found.degrees[end],
            group=self.found.group_of.get(end, 0),
            is_opened=is_opened,
            actions=self.addresses.actions(told, is_opened=is_opened),
        )

    def span(self, one: Link | Rest) -> str:
        """The days from the first payment to the last."""
        return self.told.span(one)


def _sums(found: NetworkView) -> tuple[Counter[int], Counter[int]]:
    """What each end was paid, and what it paid, as drawn."""
    came: Counter[int] = Counter()
    went: Counter[int] = Counter()
    for link in found.found.links:
        went[link.payer] += link.amount
        came[link.payee] += link.amount
    for rest in found.found.rests:
        (came if rest.is_paid else went)[rest.end] += rest.amount
    return came, went
