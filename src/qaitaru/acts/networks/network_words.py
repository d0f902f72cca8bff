"""What the ends and links of a network are called, for a drawing and for the tables beside it."""

from dataclasses import dataclass

from qaitaru.acts.networks.look_at_network import NetworkView
from qaitaru.acts.networks.network_source import day_of
from qaitaru.networks.links import Link, Rest
from qaitaru.wording import Forms, Words


@dataclass(frozen=True, slots=True)
class NetworkWords:
    """One network in one language."""

    found: NetworkView
    words: Words
    forms: Forms

    def name(self, end: int) -> str:
        """An end by its name, else by its account."""
        told = self.found.ends[end]
        return told.name or told.account or self.words("web.unnamed")

    def note(self, end: int) -> str:
        """What stands under the name: account or records where they say more, and partners."""
        told, partners = self.found.ends[end], self.found.found.degrees[end]
        account = told.account if told.account != self.name(end) else ""
        records = self.words("network.records", count=len(told.records)) if told.records else ""
        words = self.words("network.partners", count=partners)
        return " · ".join(filter(None, (account, records, words)))

    def whole(self, end: int) -> str:
        """An end with all its records and what stands under its name."""
        records = "; ".join(one.name for one in self.found.ends[end].records)
        return ". ".join(filter(None, (self.name(end), records, self.note(end))))

    def others(self, one: Rest) -> str:
        """All others of an end."""
        return self.words("network.others", count=one.ends)

    @property
    def lines(self) -> tuple[Link | Rest, ...]:
        """The links by payer and payee, then the rests."""
        return (*self.found.found.links, *self.found.found.rests)

    def sides(self, one: Link | Rest) -> tuple[str, str]:
        """Payer and payee."""
        if isinstance(one, Link):
            return self.name(one.payer), self.name(one.payee)
        own, others = self.name(one.end), self.others(one)
        return (others, own) if one.is_paid else (own, others)

    def span(self, one: Link | Rest) -> str:
        """The days from the first payment to the last."""
        first, last = (self.forms.day(day_of(at)) for at in (one.first, one.last))
        return first if first == last else f"{first} – {last}"

    def sum(self, one: Link | Rest) -> str:
        """The sum of a link and of how many payments it is."""
        amount = self.forms.amount(one.amount, self.found.currency)
        return f"{amount} · {self.forms.number(one.payments)}"

    def sentence(self, one: Link | Rest) -> str:
        """Who paid whom how much, in how many payments, when."""
        payer, payee = self.sides(one)
        return self.words(
            "network.arrow",
            payer=payer,
            payee=payee,
            sum=self.forms.money(one.amount, self.found.currency),
            number=self.forms.number(one.payments),
            days=self.span(one),
        )
