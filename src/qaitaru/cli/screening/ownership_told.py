"""Ownership told: as JSON with every path, or as a table of parties and their shortest paths."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from qaitaru.cli.face import FORMS, WORDS, table, tell, tell_json
from qaitaru.cli.intake.problem_words import problem_told, tell_problem
from qaitaru.facts.problems import Problem
from qaitaru.screening.hits import Hit
from qaitaru.screening.ownership.answering import Designated, HeldParty, HeldShare, Ownership
from qaitaru.screening.ownership.bound import Bound, percent, span
from qaitaru.screening.ownership.holdings import Stake
from qaitaru.screening.ownership.interests import COUNTED, Interest
from qaitaru.screening.ownership.paths import Path
from qaitaru.screening.ownership.reading import Reading
from qaitaru.wording.places import place_text

_COLUMNS: Final = tuple(
    f"cli.column.{name}"
    for name in ("held_party", "held_answer", "held_by", "held_share", "held_holders", "held_paths")
)
_SHOWN: Final = 3  # paths of one party; the rest are counted
_TOLD: Final = 20


def tell_ownership(
    found: Ownership,
    names: Mapping[str, str],
    hits: Mapping[str, Hit],
    problems: Sequence[Problem],
    *,
    as_json: bool,
) -> None:
    """What the designated hold, and what is wrong with the evidence."""
    if as_json:
        tell_json(_told(found, names, hits, problems))
        return
    reading = found.reading
    tell(
        "cli.ownership.read_by",
        rule=WORDS(f"ownership.rule.{reading.name}"),
        day=FORMS.day(found.as_of),
        since=FORMS.day(reading.valid_from),
    )
    tell("cli.ownership.source", source=reading.source)
    if not reading.verified:
        tell("cli.ownership.unverified")
    sure = sum(one.proved for one in found.designated)
    tell("cli.ownership.designated_count", sure=sure, maybe=len(found.designated) - sure)
    rows = [_row(one, names) for one in found.parties]
    table(WORDS("cli.ownership.title", count=len(rows)), _COLUMNS, rows)
    for problem in problems[:_TOLD]:
        tell_problem(problem)
    if len(problems) > _TOLD:
        tell("cli.lists.more_problems", count=len(problems) - _TOLD)


def _row(one: HeldParty, names: Mapping[str, str]) -> tuple[object, ...]:
    shares = [
        f"{WORDS(f'ownership.kind.{each.kind}')}: {span(each.low, each.high)}"
        for each in one.shares
    ]
    paths = [path_text(path, names) for path in one.paths[:_SHOWN]]
    left = len(one.paths) - len(paths)
    if left or one.more_paths:
        paths.append(WORDS("cli.ownership.more_paths"))
    if one.in_circle:
        paths.append(WORDS("cli.ownership.in_circle"))
    return (
        _called(one.party, names),
        WORDS(f"ownership.answer.{one.answer}"),
        "\n".join(WORDS(f"ownership.ground.{ground}") for ground in one.grounds),
        "\n".join(shares),
        "\n".join(_called(each, names) for each in one.holders),
        "\n".join(paths),
    )


def path_text(path: Path, names: Mapping[str, str]) -> str:
    """A path in one line: who, what share or power, in whom, by which evidence."""
    links = "".join(f" -{_link(one)}-> {_called(one.owned, names)}" for one in path.stakes)
    evidence = dict.fromkeys(_cited(each) for one in path.stakes for each in one.interests)
    return f"{_called(path.holder, names)}{links} ({'; '.join(filter(None, evidence))})"


def _cited(one: Interest) -> str:
    """What the row says its source is, and the row itself."""
    where = place_text(one.place, WORDS) if one.place else ""
    return ", ".join(filter(None, (one.source, " ".join(filter(None, (one.file, where))))))


def _link(stake: Stake) -> str:
    kind = WORDS(f"ownership.kind.{stake.kind}")
    told = f"{kind} {span(stake.low, stake.high)}" if stake.kind in COUNTED else kind
    return told if stake.sure else WORDS("cli.ownership.perhaps", told=told)


def _called(party: str, names: Mapping[str, str]) -> str:
    return names.get(party, party)


def _told(
    found: Ownership,
    names: Mapping[str, str],
    hits: Mapping[str, Hit],
    problems: Sequence[Problem],
) -> dict[str, Any]:
    return {
        "rule": _reading_told(found.reading),
        "as_of": found.as_of.isoformat(),
        "designated": [_designated_told(one, names, hits) for one in found.designated],
        "parties": [_party_told(one, names) for one in found.parties],
        "problems": [problem_told(one) for one in problems],
    }


def _reading_told(one: Reading) -> dict[str, Any]:
    return {
        "name": one.name,
        "valid_from": one.valid_from.isoformat(),
        "valid_to": one.valid_to.isoformat() if one.valid_to else None,
        "together": one.together.value,
        "measures": [
            {
                "kind": each.kind.value,
                "indirect": each.indirect.value,
                "threshold": percent(each.threshold),
                "at_threshold": each.at_threshold,
            }
            for each in one.measures
        ],
        "control_proves": sorted(one.control_proves),
        "control_suggests": sorted(one.control_suggests),
        "verified": one.verified,
        "source": one.source,
    }


def _designated_told(
    one: Designated, names: Mapping[str, str], hits: Mapping[str, Hit]
) -> dict[str, Any]:
    hit = hits.get(one.party)
    told = {
        "party": one.party,
        "name": _called(one.party, names),
        "reference": one.reference,
        "proved": one.proved,
    }
    if hit is not None:
        told |= {"score": round(hit.score, 6), "matched_name": hit.matched_name}
    return told


def _party_told(one: HeldParty, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "party": one.party,
        "name": _called(one.party, names),
        "answer": one.answer.value,
        "grounds": [each.value for each in one.grounds],
        "shares": [_share_told(each) for each in one.shares],
        "holders": list(one.holders),
        "in_circle": one.in_circle,
        "more_paths": one.more_paths,
        "paths": [_path_told(each) for each in one.paths],
    }


def _share_told(one: HeldShare) -> dict[str, Any]:
    return {"kind": one.kind.value, "low": _bound_told(one.low), "high": _bound_told(one.high)}


def _path_told(one: Path) -> dict[str, Any]:
    return {
        "holder": one.holder,
        "low": _bound_told(one.low),
        "high": _bound_told(one.high),
        "links": [_link_told(each) for each in one.stakes],
    }


def _link_told(one: Stake) -> dict[str, Any]:
    counted = one.kind in COUNTED
    return {
        "owner": one.owner,
        "owned": one.owned,
        "kind": one.kind.value,
        "low": _bound_told(one.low) if counted else None,
        "high": _bound_told(one.high) if counted else None,
        "sure": one.sure,
        "evidence": [
            {"file": each.file, "place": each.place, "source": each.source, "note": each.note}
            for each in one.interests
        ],
    }


def _bound_told(one: Bound | None) -> dict[str, str] | None:
    """The exact share as a fraction and in percent, and on which side of it the bound stands."""
    if one is None:
        return None
    side = "above" if one.is_above else "below" if one.is_below else "at"
    return {"share": str(one.share), "percent": percent(one.share), "side": side}
