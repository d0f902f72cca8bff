"""What a member writes beside a decision."""

from typing import Final

from qaitaru.facts.errors import SettingFaulty

_LONGEST: Final = 2_000  # letters
_SHOWN: Final = 80  # letters of one that is refused


def check_remark(remark: str, *, is_needed: bool) -> None:
    """Raises: SettingFaulty for one that is too long, or is needed and says nothing."""
    least = 1 if is_needed else 0
    if len(remark) > _LONGEST or len(remark.strip()) < least:
        raise SettingFaulty("remark", remark[:_SHOWN], f"{least}…{_LONGEST}")
