"""Assets as papers tell of them: whose, where, worth, traced, tied to the offence, held by what."""

from typing import Final

from qaitaru.acts.casework.paper_facts.in_each import in_each, joined, told_in_each, words_of
from qaitaru.acts.casework.paper_facts.paper_case import PaperCase
from qaitaru.casework.asset_phases import AssetStanding
from qaitaru.casework.bodies.assets import Encumbrance, Proof, TracedInto, Valuation
from qaitaru.casework.bodies.keeping import Sale
from qaitaru.casework.in_force import MeasureStanding
from qaitaru.casework.others_property import part_of
from qaitaru.casework.ownership import BELIEF, RECORD, owners_of
from qaitaru.casework.record import CaseEntry
from qaitaru.casework.shares import share_of
from qaitaru.casework.worth import valuation_of, worth_of
from qaitaru.documents.facts.parts import Account, Asset, Attachment, Prose, Text
from qaitaru.facts.money import Money

_PLACES: Final = frozenset({"address", "адрес", "мекенжай", "мекенжайы", "location"})
_ACCOUNTS: Final = frozenset({"account", "iban", "счёт", "счет", "шот"})
_BANKS: Final = frozenset({"bank", "банк"})


def asset_part(case: PaperCase, standing: AssetStanding) -> Asset:
    """One asset; what a paper must say of it and nobody told is told wanting by its number."""
    number, fill = standing.entry.number, case.fill
    of, valued = f"№ {number}", _valued(case, standing)
    least, rules = _traced(case, number)
    sort = words_of(f"casework.asset.{standing.asset.sort}")
    value = worth_of(case.view.case, number) if valued is None else _sum(valued)
    return Asset(
        description=joined((sort, asset_name(case, standing)), ": "),
        location=_location(case, standing) or fill.wants("asset_location", of),
        owner_of_record=_owners(case, number, RECORD) or fill.wants("asset_owner", of),
        link=_link(case, number) or fill.wants("asset_link", of),
        identifier=_identifier(case, standing),
        believed_owner=_owners(case, number, BELIEF),
        value=value,
        share=_share(case, standing, value),
        valued_on=valued.on if valued else None,
        valuation=words_of(f"paper.value_basis.{valued.basis}") if valued else "",
        traced=least,
        rule=rules,
        encumbrances=_encumbrances(case, number),
        measure=joined(measure_told(case, one) for one in standing.held_by),
        phase=words_of(f"casework.phase.{standing.phase.value}"),
    )


def asset_name(case: PaperCase, standing: AssetStanding) -> Text:
    """What an asset is called, and what is said of that in other languages."""
    return case.fill.translated(f"asset_{standing.entry.number}", standing.asset.name)


def assets_of(case: PaperCase, only: frozenset[int] | None = None) -> tuple[Asset, ...]:
    """The assets of the investigation, or some of them by number."""
    return tuple(
        asset_part(case, one)
        for one in case.view.assets
        if only is None or one.entry.number in only
    )


def accounts_of(case: PaperCase, only: frozenset[int]) -> tuple[Account, ...]:
    """The accounts among some assets: a balance by the number of its account."""
    found = []
    for one in case.view.assets:
        told = {each.name.casefold(): each.value for each in one.asset.particulars}
        number = next((told[name] for name in told if name in _ACCOUNTS), "")
        if one.entry.number in only and one.asset.sort == "balance" and number:
            bank = next((told[name] for name in told if name in _BANKS), "")
            value = valuation_of(case.view.case, one.entry.number)
            found.append(
                Account(
                    number=number,
                    bank=bank,
                    holder=_owners(case, one.entry.number, RECORD),
                    currency=value.currency if value else "",
                )
            )
    return tuple(found)


def measure_told(case: PaperCase, standing: MeasureStanding) -> Prose:
    """A measure, its document, and until when it holds."""
    kind, until = told_in_each(standing.kind.text), standing.expiry.at
    number = standing.entry.number
    document = case.fill.translated(f"document_{number}", standing.measure.document)
    if until is None:
        return words_of("paper.measure_open", measure=kind, document=document)
    return words_of("paper.measure", measure=kind, document=document, until=case.there(until))


def attached_items(case: PaperCase, assets: frozenset[int]) -> tuple[Attachment, ...]:
    """The evidence items that some assets stand on, each once, with what it shows."""
    found: dict[int, Text] = {}
    for number in sorted(assets):
        for entry, proof in _proofs(case, number):
            found.setdefault(proof.exhibit, _shown(case, entry.number, proof))
    return tuple(Attachment(title=one) for one in found.values())


def _location(case: PaperCase, standing: AssetStanding) -> Text:
    told = [one.value for one in standing.asset.particulars if one.name.casefold() in _PLACES]
    code = standing.asset.country
    country = in_each(lambda _, forms: forms.country(code)) if code else ""
    place = case.fill.translated(f"location_{standing.entry.number}", ", ".join(told))
    return joined((place, country), ", ")


def _identifier(case: PaperCase, standing: AssetStanding) -> Text:
    told = (one for one in standing.asset.particulars if one.name.casefold() not in _PLACES)
    text = ", ".join(f"{one.value} ({one.name})" for one in told)
    return case.fill.translated(f"identifier_{standing.entry.number}", text)


def _owners(case: PaperCase, number: int, side: str) -> str:
    owners = owners_of(case.view.record, number, side, case.today)
    return ", ".join(
        one.name if one.part == one.parts else f"{one.name} ({one.part}/{one.parts})"
        for one in owners
    )


def _link(case: PaperCase, number: int) -> Text:
    """What ties it to the offence: what the evidence shows, else what was traced into it."""
    shown = joined(_shown(case, entry.number, proof) for entry, proof in _proofs(case, number))
    least, _ = _traced(case, number)
    return shown or (words_of("paper.traced", sum=least) if least else "")


def _proofs(case: PaperCase, number: int) -> list[tuple[CaseEntry, Proof]]:
    return case.view.record.about(number, Proof)


def _shown(case: PaperCase, entry: int, proof: Proof) -> Text:
    shows = case.fill.translated(f"shows_{entry}", proof.shows)
    return words_of("paper.shown", shows=shows, exhibit=proof.exhibit)


def _traced(case: PaperCase, number: int) -> tuple[Money | None, Text]:
    """The least that any rule traces into it, and what each rule does."""
    told = {body.rule: body for _, body in case.view.record.about(number, TracedInto)}
    if not told or len({one.currency for one in told.values()}) > 1:
        return None, _rules(told)
    least = min(told.values(), key=lambda one: one.amount_minor)
    return Money(least.amount_minor, least.currency), _rules(told)


def _rules(told: dict[str, TracedInto]) -> Text:
    return joined(
        words_of(
            "paper.by_rule",
            rule=words_of(f"tracing.rule.{name}"),
            sum=Money(one.amount_minor, one.currency),
            analysis=one.analysis,
        )
        for name, one in told.items()
    )


def _valued(case: PaperCase, standing: AssetStanding) -> Valuation | None:
    """The last valuation; None where the money of a sale stands in the asset's place."""
    number = standing.entry.number
    sold = any(entry.at <= case.view.case.at for entry, _ in case.view.record.about(number, Sale))
    return None if sold else valuation_of(case.view.case, number)


def _sum(valued: Valuation) -> Money:
    return Money(valued.amount_minor, valued.currency)


def _share(case: PaperCase, standing: AssetStanding, value: Money | None) -> Money | None:
    """What of the value is reached; None where all of it is."""
    share = share_of(case.view.case, standing)
    if value is None or share == 1:
        return None
    return Money(part_of(value.amount_minor, share), value.currency)


def _encumbrances(case: PaperCase, number: int) -> Text:
    told = [body for _, body in case.view.record.about(number, Encumbrance)]
    return joined(
        joined(
            (
                words_of(f"paper.encumbrance.{one.sort}"),
                one.holder,
                words_of("paper.sum", sum=Money(one.amount_minor, one.currency))
                if one.currency
                else "",
            ),
            ", ",
        )
        for one in told
        if one.until is None or one.until > case.today
    )
