"""Where a network leads: the same network changed, and the transfers behind what is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlencode

from qaitaru.acts.networks.look_at_network import NetworkView
from qaitaru.acts.networks.network_source import By, ToldEnd
from qaitaru.ledger.marks import UNNAMED_MARK
from qaitaru.networks.links import Link
from qaitaru.web.view import View

MOST: Final = 400  # partners of each that can be asked for
WAITS: Final = "?"  # a way's target that is to be chosen yet


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one network's page; ``top`` is how many partners of each it shows."""

    view: View
    found: NetworkView
    by: By
    top: int

    @property
    def more(self) -> str:
        """Twice as many partners of each."""
        return self._with({"top": [str(min(self.top * 2, MOST))]})

    def actions(self, end: ToldEnd, *, is_opened: bool) -> Mapping[str, str]:
        """What can be done with an end, by name; nothing with one that nobody names."""
        if not end.mark:
            return {}
        no_way: dict[str, list[str]] = {"to": [], "best": [], "hide": []}
        found = {"close" if is_opened else "open": self.toggled("of", end.mark, **no_way)}
        found["hide"] = self.toggled("hide", end.mark)
        found["from"] = self._with({"of": [end.mark], "hide": [], "to": [WAITS]})
        if self.view.asked("to") == WAITS:
            found["to"] = self._with({"to": [end.mark]})
        if self.by is By.ACCOUNT:
            return found | {"transfers": self._transfers(account=end.marks)}
        card = f"/parties/{quote(end.mark)}"
        found["party"] = card
        if end.records:
            found["why"] = f"{card}#why"
        return found | {"transfers": self._transfers(party=end.marks)}

    def toggled(self, name: str, mark: str, **changes: list[str]) -> str:
        """The same network with a mark added to a list, or taken off it."""
        now = [value for key, value in self.view.query if key == name]
        then = [one for one in now if one != mark] if mark in now else [*now, mark]
        return self._with({**changes, name: then})

    def behind(self, one: Link) -> str:
        """The transfers of a link: by account only one side can be asked for."""
        payer, payee = self.found.ends[one.payer], self.found.ends[one.payee]
        if self.by is By.ACCOUNT:
            return self._transfers(account=(payer.mark or payee.mark,))
        return self._transfers(payer=_known(payer), payee=_known(payee))

    def _with(self, changes: Mapping[str, list[str]]) -> str:
        left_out = {*changes, "find", "open"}
        kept = [pair for pair in self.view.query if pair[0] not in left_out]
        new = [(key, value) for key, values in changes.items() for value in values]
        return f"/network?{urlencode([*kept, *new])}"

    def _transfers(self, **sides: tuple[str, ...]) -> str:
        told = {name: self.view.asked(name) for name in ("from", "until")}
        asked = {**sides, "currency": self.found.currency, **told}
        some = {key: value for key, value in asked.items() if value}
        return f"/transfers?{urlencode(some, doseq=True)}"


def _known(end: ToldEnd) -> tuple[str, ...]:
    return end.marks if end.mark else (UNNAMED_MARK,)
