"""A package while it is taken in: the numbers its sender gave, and what they become here."""

from collections.abc import Mapping
from dataclasses import dataclass

from qaitaru.acts.act import Deed
from qaitaru.acts.sharing.strangers import stranger
from qaitaru.casework import case_store
from qaitaru.casework.bodies.every import EveryBody
from qaitaru.casework.bodies.sharing import DecisionElsewhere
from qaitaru.casework.four_eyes import verb_of
from qaitaru.casework.record import CaseDecision, CaseEntry, CaseRecord
from qaitaru.casework.roles import member_may
from qaitaru.engine.schema import CASE_DECISIONS, CASE_ENTRIES
from qaitaru.facts.errors import SharingRefused
from qaitaru.sharing import sharing_store
from qaitaru.sharing.package import Package, PackedDecision, PackedEntry
from qaitaru.sharing.references import renumbered
from qaitaru.sharing.sharing_store import ENTRY


@dataclass(frozen=True, slots=True)
class Own:
    """This workspace: its public key, under which what it told first comes back, and its agency."""

    key: str
    agency: str


class Arrival:
    """The entries and decisions of one sound package, added to one investigation."""

    def __init__(
        self, deed: Deed, record: CaseRecord, package: Package, *, number: int, own: Own
    ) -> None:
        self.deed, self.record, self.package = deed, record, package
        self.number, self.own = number, own
        self.stand = {one.number: one for one in record.entries}
        came = sharing_store.origins(deed.connection, ENTRY)
        self.known = {origin: here for here, (origin, _) in came.items()}
        self.shown = {(one.about, one.body) for one in record.entries}
        self.here: dict[int, int] = {0: 0}  # sender's number -> here
        self.new = 0

    def take_in(self, exhibits: Mapping[int, int]) -> None:
        """Add what is new, each entry after those it names.

        Args:
            exhibits: the sender's exhibit numbers, and what they are here.

        Raises: SharingRefused where something told before comes otherwise, or names what is not in
            the package.
        """
        for packed in self.package.entries:
            self._entry(packed, exhibits)
        for decision in self.package.decisions:
            self._decision(decision)

    def tell(self, body: EveryBody, about: int = 0) -> None:
        """Tell something of our own."""
        self._add(
            CaseEntry(
                number=case_store.next_number(self.deed.connection, CASE_ENTRIES),
                investigation=self.record.head.number,
                about=about,
                at=self.deed.at,
                body=body,
                made_by=self.deed.member,
                made_at=self.deed.at,
            )
        )

    def _entry(self, packed: PackedEntry, exhibits: Mapping[int, int]) -> None:
        key, there = packed.origin
        is_own = key == self.own.key
        number = there if is_own else self.known.get(packed.origin, 0)
        told = CaseEntry(
            number=number or case_store.next_number(self.deed.connection, CASE_ENTRIES),
            investigation=self.record.head.number,
            about=self._at_home(packed.about),
            at=packed.at,
            body=renumbered(packed.body, self._at_home, exhibits.__getitem__),
            corrects=self._at_home(packed.corrects),
            made_by=packed.made_by if is_own else self._stranger(packed.agency, packed.made_by),
            made_at=packed.made_at,
        )
        self.here[packed.number] = told.number
        if number:
            self._must_stand(told)
        else:
            self._add(told)
            self.new += 1
            sharing_store.add_origin(
                self.deed.connection, ENTRY, told.number, packed.origin, package=self.number
            )

    def _must_stand(self, told: CaseEntry) -> None:
        """Nobody changes what was told: an entry that comes back otherwise is refused.

        Raises: SharingRefused.
        """
        if self.stand.get(told.number) != told:
            raise SharingRefused("entry_altered", str(told.number))

    def _decision(self, packed: PackedDecision) -> None:
        """A decision made elsewhere; where one was made here by another, both are shown.

        On what was told here it counts where the member has a role here that opens deciding it;
        where not, it is shown, and somebody here decides.

        Raises: SharingRefused for a decision that nobody here made and that is told as ours.
        """
        entry = self.stand[self._at_home(packed.entry)]
        stands = self.record.decision_on(entry.number)
        if packed.agency == self.own.agency:
            self._must_be_ours(packed, stands)
            return
        by = self._stranger(packed.agency, packed.decided_by)
        if stands is not None and (stands.decided_by, stands.granted) == (by, packed.granted):
            return
        if stands is not None or not self._may_decide(entry, by, packed.agency):
            self._show(packed, entry, by)
            return
        decision = CaseDecision(
            number=case_store.next_number(self.deed.connection, CASE_DECISIONS),
            entry=entry.number,
            granted=packed.granted,
            remark=packed.remark,
            asked_by=entry.made_by,
            decided_by=by,
            decided_at=packed.decided_at,
        )
        case_store.add_decision(self.deed.connection, decision)

    def _must_be_ours(self, packed: PackedDecision, stands: CaseDecision | None) -> None:
        told = (packed.decided_by, packed.granted, packed.decided_at)
        if stands is None or (stands.decided_by, stands.granted, stands.decided_at) != told:
            raise SharingRefused("decision_altered", packed.decided_by, str(packed.entry))

    def _may_decide(self, entry: CaseEntry, by: str, agency: str) -> bool:
        """Of what came from elsewhere: yes; of what was told here: who has the role for it."""
        if entry.is_from_elsewhere:
            return True
        verbs, at = ("decide", verb_of(entry)), self.deed.at
        is_senders = agency == self.package.agency
        return is_senders and all(member_may(self.record, by, verb, at) for verb in verbs)

    def _show(self, packed: PackedDecision, entry: CaseEntry, by: str) -> None:
        """Tell once that another agency decided too."""
        told = DecisionElsewhere(granted=packed.granted, decided_by=by, remark=packed.remark)
        if (entry.number, told) not in self.shown:
            self.tell(told, entry.number)

    def _add(self, entry: CaseEntry) -> None:
        case_store.add_entry(self.deed.connection, entry)
        self.stand[entry.number] = entry

    def _at_home(self, number: int) -> int:
        """A sender's number as it is here.

        Raises: SharingRefused for an entry that the package does not hold before it is named.
        """
        if number not in self.here:
            raise SharingRefused("package_faulty", str(number), "entries")
        return self.here[number]

    def _stranger(self, agency: str, code: str) -> str:
        return stranger(self.deed.connection, agency, code)
