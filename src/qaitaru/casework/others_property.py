"""What of an asset is another's: whom the law reaches, on what ground further, and how much.

The owner of record decides; before anything is restrained, belief does too. Who is a witness, a
victim or a third party is named in the investigation, and their property is another's all the same.

Source: Kazakhstan, CPC art. 161(8); CC art. 48(2)(5); UNCAC art. 55(9); FATF Recommendation 4.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from qaitaru.casework.bodies.assets import Owner
from qaitaru.casework.bodies.measures import Measure
from qaitaru.casework.bodies.orders import Confiscation
from qaitaru.casework.bodies.subjects import ProceduralStatus, Subject
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.ownership import BELIEF, RECORD, owners_of
from qaitaru.facts.refusals import Refusal
from qaitaru.law.provisional import ProvisionalEdition

OTHERS: Final = frozenset({"witness", "third_party", "victim", "acquitted", "discontinued"})
"""How a subject may stand whose property is not reached as a suspect's is."""
WHOLE: Final = Fraction(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """An owner of one side on a day; ``is_reached`` is whether they are a subject it reaches."""

    owner: Owner
    is_reached: bool

    @property
    def share(self) -> Fraction:
        """How much of the asset is theirs."""
        return Fraction(self.owner.part, self.owner.parts)


def owned(case: CaseAt, asset: int, side: str = RECORD) -> tuple[Owned, ...]:
    """The owners of one side at the case's instant."""
    owners = owners_of(case.record, asset, side, case.day)
    return tuple(Owned(owner=one, is_reached=_is_reached(case, one)) for one in owners)


def reached_share(case: CaseAt, asset: int, side: str = RECORD) -> Fraction:
    """The share that is not known to be another's: the whole where nobody told of an owner."""
    others = (one.share for one in owned(case, asset, side) if not one.is_reached)
    return max(WHOLE - sum(others, Fraction()), Fraction())


def supposed_share(case: CaseAt, asset: int) -> Fraction:
    """The same before anything is restrained: on paper or in belief, whichever is more."""
    of_record = reached_share(case, asset)
    is_told = bool(owned(case, asset, BELIEF))
    return max(of_record, reached_share(case, asset, BELIEF)) if is_told else of_record


def measure_share(
    case: CaseAt, measure: Measure, edition: ProvisionalEdition, asset: int
) -> Fraction:
    """What a measure reaches of an asset: all of it on a ground of the law, or with no such law."""
    if measure.others_ground or not edition.others_property:
        return WHOLE
    return reached_share(case, asset)


def order_share(case: CaseAt, order: Confiscation, asset: int) -> Fraction:
    """What an order takes of an asset: another's share where the court said why."""
    return WHOLE if order.others_ground.strip() else reached_share(case, asset)


def part_of(amount_minor: int, share: Fraction) -> int:
    """A share of a sum, rounded down to the safe side; what is left is another's, to the unit."""
    return amount_minor * share.numerator // share.denominator


def refuse_others(case: CaseAt, measure: Measure, edition: ProvisionalEdition) -> Refusal | None:
    """Why a measure may not be laid on property of another; None where it may.

    Of what is owned in shares it reaches those of the subjects without more.
    """
    known = [one.key for one in edition.others_property]
    if measure.others_ground:
        if measure.others_ground not in known:
            return Refusal("others_ground_unknown", measure.others_ground, ", ".join(known))
        return None if measure.others_why.strip() else Refusal("others_why_wanting")
    found = "; ".join(_told(case, one) for one in unfounded(case, measure, edition))
    return Refusal("others_property", found, ", ".join(known)) if found else None


def unfounded(case: CaseAt, measure: Measure, edition: ProvisionalEdition) -> tuple[int, ...]:
    """The assets under a measure that are wholly another's, with no ground to reach them."""
    held = (one.asset for one in measure.holds)
    return tuple(one for one in held if not measure_share(case, measure, edition, one))


def refuse_others_order(case: CaseAt, order: Confiscation) -> Refusal | None:
    """Why an order does not take property that is wholly another's: it must say on what finding."""
    strange = [one for one in order.assets if not order_share(case, order, one)]
    return (
        Refusal("others_order", "; ".join(_told(case, one) for one in strange)) if strange else None
    )


def _told(case: CaseAt, asset: int) -> str:
    names = ", ".join(one.owner.name for one in owned(case, asset) if not one.is_reached)
    return f"№ {asset} - {names}"


def _is_reached(case: CaseAt, owner: Owner) -> bool:
    return any(_status(case, one) not in OTHERS for one in _subjects(case, owner))


def _subjects(case: CaseAt, owner: Owner) -> Iterator[int]:
    """The subjects an owner is: the one it names, else those of the very name."""
    name = _plain(owner.name)
    for entry, body in case.record.of(Subject):
        if entry.number == owner.subject or (not owner.subject and _plain(body.name) == name):
            yield entry.number


def _status(case: CaseAt, subject: int) -> str:
    """How a subject stands in the procedure on the case's day."""
    told = case.record.about(subject, ProceduralStatus)
    stood = [(body.since, entry.number, body.status) for entry, body in told]
    return max((one for one in stood if one[0] <= case.day), default=(None, 0, ""))[2]


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
