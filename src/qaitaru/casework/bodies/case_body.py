"""What every entry of an investigation has, whatever it says."""

import msgspec


class CaseBody(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    gc=False,  # no ring can arise of what is frozen
    forbid_unknown_fields=True,
    tag_field="kind",
):
    """What every kind has."""

    remark: str = ""
    exhibit: int = 0  # the evidence item it stands on; 0 where there is none
