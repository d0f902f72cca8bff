"""A package while it is taken in: the numbers its sender gave, and what they become here."""

from collections.abc import Mapping

from qaitaru.acts.act import Deed
from qaitaru.acts.sharing.strangers import stranger
from qaitaru.casework import case_store
from qaitaru.casework.bodies.every import EveryBody
from qaitaru.casework.bodies.sharing import DecisionElsewhere
from qaitaru.casework.record import CaseDecision, CaseEntry, CaseRecord
from qaitaru.engine.schema import CASE_DECISIONS, CASE_ENTRIES
from qaitaru.facts.errors import SharingRefused
from qaitaru.sharing import sharing_store
from qaitaru.sharing.package import Package, PackedDecision, PackedEntry
from qaitaru.sharing.references import renumbered
from qaitaru.sharing.sharing_store import ENTRY


class Arrival:
    """The entries and decisions of one package, added to one investigation.

    ``own`` is this workspace's public key: what it told first comes back under it.
    """

    def __init__(
        self, deed: Deed, record: CaseRecord, package: Package, *, number: int, own: str
    ) -> None:
        self.deed, self.record, self.package = deed, record, package
        self.number, self.own = number, own
        self.stand = {one.number: one for one in record.entries}
        came = sharing_store.origins(deed.connection, ENTRY)
        self.known = {origin: here for here, (origin, _) in came.items()}
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
        is_own = key == self.own
        number = there if is_own else self.known.get(packed.origin, 0)
        told = CaseEntry(
            number=number or case_store.next_number(self.deed.connection, CASE_ENTRIES),
            investigation=self.record.head.number,
            about=self._at_home(packed.about),
            at=packed.at,
            body=renumbered(packed.body, self._at_home, lambda one: exhibits.get(one, 0)),
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
        """A decision made elsewhere; where one was made here otherwise, both are shown.

        On what was told here only the sender's own members decide.
        """
        entry = self.stand[self._at_home(packed.entry)]
        by = self._stranger(packed.agency, packed.decided_by)
        stands = self.record.decision_on(entry.number)
        is_senders = packed.agency == self.package.agency
        if stands is not None and stands.granted is packed.granted:
            return
        if stands is not None or ("/" not in entry.made_by and not is_senders):
            body = DecisionElsewhere(granted=packed.granted, decided_by=by, remark=packed.remark)
            self.tell(body, entry.number)
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
