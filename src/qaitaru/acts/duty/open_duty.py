"""Open a duty: a confirmed match, or a reference and a party, becomes a record with its clocks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from qaitaru.acts.act import Deed, Desk, act
from qaitaru.acts.duty.duty_desk import law_of, refuse
from qaitaru.acts.screening.look_at_hits import HitSides, look_at_hit
from qaitaru.duty import store
from qaitaru.duty.bodies import Happened
from qaitaru.duty.record import DutyHead, DutyRecord, Entry, Reason
from qaitaru.engine.schema import DUTY_ENTRIES
from qaitaru.facts.designations import Designation
from qaitaru.facts.errors import DesignationMissing
from qaitaru.facts.moments import instant_text
from qaitaru.facts.refusals import Refusal
from qaitaru.law.law import Law
from qaitaru.lists import version_store
from qaitaru.lists.versions import ListVersion, in_force, in_order, listing_periods
from qaitaru.screening.deciding import HitState


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyOffer:
    """What a duty is opened from; ``published`` is the instant of publication, where it is known.

    ``regime`` is a key of the law, for a list whose words no pack knows.
    """

    reference: str
    party: str
    publisher: str = ""
    party_key: str = ""
    jurisdiction: str = "kz"
    regime: str = ""
    published: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """An entry in force, and the first version that had it in its present period."""

    version: ListVersion
    first: ListVersion
    designation: Designation


def open_duty(desk: Desk, offer: DutyOffer) -> DutyRecord:
    """Open a duty for a party and an entry of a list in force.

    Raises: DesignationMissing; DutyRefused; PackFaulty.
    """
    law = law_of(desk)
    with act(desk, "open_duty") as deed:
        listed = _listed(desk, deed.connection, offer.publisher, offer.reference)
        return _opened(deed, _head(deed, law, offer, listed), ())


def open_duty_of_hit(desk: Desk, hit: int, offer: DutyOffer | None = None) -> DutyRecord:
    """Open the duty that a confirmed match begins; its reasons and instants go with it.

    The duty of a payment's side that stands as its party does is that of the party.

    Raises: HitMissing; DesignationMissing; DutyRefused where it is no confirmed match, or has its
        duty already; PackFaulty.
    """
    law, sides = law_of(desk), look_at_hit(desk, hit)
    if sides.view.through:
        return open_duty_of_hit(desk, sides.view.through, offer)
    if sides.view.stands.state is not HitState.MATCH or sides.view.stands.confirmed is None:
        refuse(Refusal("not_a_match", sides.view.stands.state.value, HitState.MATCH.value))
    offered = _offer_of(sides, offer)
    with act(desk, "open_duty") as deed:
        known = store.duty_of_hit(deed.connection, hit)
        if known is not None:
            refuse(Refusal("duty_stands", str(known)))
        listed = _listed(desk, deed.connection, offered.publisher, offered.reference)
        found = sides.view.kept.found
        head = replace(
            _head(deed, law, offered, listed),
            hit=hit,
            score=found.score,
            reasons=tuple(
                Reason(kind=one.kind, effect=one.effect, asked=one.asked, listed=one.listed)
                for one in found.reasons
            ),
        )
        return _opened(deed, head, _instants(sides))


def _offer_of(sides: HitSides, offer: DutyOffer | None) -> DutyOffer:
    found = sides.view.kept.found
    asked = sides.view.kept.asked
    name = asked.names[0] if asked.names else found.party
    given = offer or DutyOffer(reference="", party="")
    return replace(
        given,
        reference=found.reference,
        publisher=found.publisher,
        party=given.party or name,
        party_key=found.party,
    )


def _instants(sides: HitSides) -> tuple[tuple[str, str], ...]:
    """When it was screened, hit and confirmed."""
    met, confirmed = sides.view.kept.met_at, sides.view.stands.confirmed
    decided = (("matched", confirmed.at),) if confirmed else ()
    return (("screened", met), ("hit", met), *decided)


def _listed(desk: Desk, connection: Connection, publisher: str, reference: str) -> _Listed:
    every, lists = version_store.every(connection), desk.workspace.lists
    for version in in_force(every):
        if publisher and version.publisher != publisher:
            continue
        said = version_store.designations(connection, lists, version.number)
        entry = next((one for one in said if one.reference == reference), None)
        if entry is not None:
            same = in_order(one for one in every if one.list_key == version.list_key)
            first = _first_of_period(desk, connection, same, reference)
            return _Listed(version=version, first=first, designation=entry)
    raise DesignationMissing(reference)


def _first_of_period(
    desk: Desk, connection: Connection, versions: Sequence[ListVersion], reference: str
) -> ListVersion:
    """The version with which the present listing of a reference began here."""
    contents = {}
    for one in versions:
        known = version_store.references(connection, desk.workspace.lists, one.number)
        if reference in known:
            contents[one.number] = known[reference]
    period = listing_periods(versions, contents)[-1]
    return next(one for one in versions if one.number == period.first_version)


def _head(deed: Deed, law: Law, offer: DutyOffer, listed: _Listed) -> DutyHead:
    entry, version, first = listed.designation, listed.version, listed.first
    regime = law.regime_of(version.publisher, (*entry.regimes, version.list_name))
    known = [one.key for one in law.regimes]
    if offer.regime and offer.regime not in known:
        refuse(Refusal("regime_unknown", offer.regime, ", ".join(known)))
    if offer.jurisdiction not in law.jurisdictions:
        codes = ", ".join(law.jurisdictions)
        refuse(Refusal("jurisdiction_unknown", offer.jurisdiction, codes))
    if not offer.party.strip():
        refuse(Refusal("party_wanting"))
    return DutyHead(
        number=store.next_number(deed.connection),
        publisher=version.publisher,
        reference=entry.reference,
        listed_name=entry.names[0].text if entry.names else "",
        regime=offer.regime or (regime.key if regime else ""),
        jurisdiction=offer.jurisdiction,
        list_version=version.number,
        list_sha256=version.content_sha256,
        published_on=first.published_on.isoformat(),
        published_utc=instant_text(offer.published) if offer.published else "",
        fetched_at=first.fetched_at or first.added_at,
        party=offer.party.strip(),
        party_key=offer.party_key,
        hit=0,
        score=0.0,
        reasons=(),
        opened_by=deed.member,
        opened_at=instant_text(deed.at),
    )


def _opened(deed: Deed, head: DutyHead, instants: Sequence[tuple[str, str]]) -> DutyRecord:
    store.add_duty(deed.connection, head)
    first = store.next_number(deed.connection, DUTY_ENTRIES)
    for number, (event, at) in enumerate(instants, start=first):
        entry = Entry(
            number=number,
            duty=head.number,
            at=datetime.fromisoformat(at),
            body=Happened(event=event),
            made_by=deed.member,
            made_at=instant_text(deed.at),
        )
        store.add_entry(deed.connection, entry)
    deed.told.update(duty=head.number, publisher=head.publisher, reference=head.reference)
    return store.find(deed.connection, head.number)
