"""Letting go: nothing stays frozen on a name alone, and nothing is released on a guess.

Source: FATF Recommendation 6: verification and unfreezing of those with the same or a similar name.
"""

from qaitaru.duty.bodies import Compared, FrozenAsset, Happened, Release, Verification
from qaitaru.duty.record import DutyRecord
from qaitaru.facts.refusals import Refusal

WRONGLY_AFFECTED, DELISTED = "wrongly_affected", "delisted"
GROUNDS = (WRONGLY_AFFECTED, DELISTED)
ANOTHER, SAME, UNDECIDED = "another_person", "same_person", "undecided"
CONCLUSIONS = (ANOTHER, SAME, UNDECIDED)
_NAMES = frozenset({"name", "alias", "name_parts"})


def refuse_verification(verification: Verification) -> Refusal | None:
    """Why a verification does not bear its conclusion; None where it does.

    Another person: at least one discriminator besides the name differs. The same: at least one
    agrees; a name alone proves nobody.
    """
    if verification.conclusion not in CONCLUSIONS:
        return Refusal("conclusion_unknown", verification.conclusion, ", ".join(CONCLUSIONS))
    telling = [one for one in verification.compared if _tells(one)]
    if verification.conclusion == ANOTHER and not any(one.agrees is False for one in telling):
        return Refusal("discriminator_wanting", _told(verification), ANOTHER)
    if verification.conclusion == SAME and not any(one.agrees for one in telling):
        return Refusal("discriminator_wanting", _told(verification), SAME)
    return None


def rests_on_name_alone(record: DutyRecord) -> bool:
    """Whether nobody has verified by more than the name that the person affected is the listed."""
    found = [body for _, body in record.of(Verification)]
    return not found or found[-1].conclusion == UNDECIDED


def refuse_release(record: DutyRecord, release: Release) -> Refusal | None:
    """Why assets may not be let go; None where a second member may decide."""
    if release.ground not in GROUNDS:
        return Refusal("release_ground", release.ground, ", ".join(GROUNDS))
    frozen = {entry.number for entry, _ in record.of(FrozenAsset)} - record.released().keys()
    strange = [one for one in release.assets if one not in frozen]
    if strange or not frozen:
        known = ", ".join(map(str, sorted(frozen)))
        return Refusal("asset_not_frozen", ", ".join(map(str, strange)), known)
    verified = [body.conclusion for _, body in record.of(Verification)]
    if release.ground == WRONGLY_AFFECTED and (not verified or verified[-1] != ANOTHER):
        return Refusal("verification_wanting", verified[-1] if verified else "", ANOTHER)
    if release.ground == DELISTED and not is_delisted(record):
        return Refusal("delisting_wanting", "", "delisting_ended")
    return None


def is_delisted(record: DutyRecord) -> bool:
    """Whether the list no longer names the person, as a member stated."""
    return any(body.event == "delisting_ended" for _, body in record.of(Happened))


def _tells(one: Compared) -> bool:
    return one.discriminator not in _NAMES and one.agrees is not None


def _told(verification: Verification) -> str:
    return ", ".join(one.discriminator for one in verification.compared)
