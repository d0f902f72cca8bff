"""One party told whole: why its records are one, what it moved, who holds it."""

from typing import Any, Final

import msgspec
import typer

from qaitaru.acts.resolution.look_at_party import WholeParty
from qaitaru.cli.face import FORMS, WORDS, table, tell
from qaitaru.cli.resolution.pair_told import pair_json, record_json, tell_pair
from qaitaru.ledger.party_sums import PartySum
from qaitaru.screening.ownership.bound import span
from qaitaru.screening.ownership.final_owners import FinalOwner
from qaitaru.screening.ownership.holdings import Stake
from qaitaru.screening.ownership.interests import COUNTED
from qaitaru.screening.ownership.over_time import Stretch

_SUMS: Final = tuple(
    f"cli.column.{name}"
    for name in ("currency", "resolution_in", "resolution_out", "resolution_within", "days")
)
_FINAL: Final = tuple(
    f"cli.column.{name}" for name in ("resolution_owner", "held_share", "resolution_steps")
)


def party_json(one: WholeParty) -> dict[str, Any]:
    """A party for a machine."""
    interests = one.interests
    return {
        "chief": one.group.chief.mark,
        "records": [record_json(each) for each in one.group.members],
        "holding": [pair_json(each) for each in one.holding],
        "others": [pair_json(each) for each in one.others],
        "to_judge": [pair_json(each) for each in one.doubts],
        "alike": [pair_json(each) for each in one.alike],
        "kept_apart": [{"pair": pair_json(each.pair), "by": list(each.by)} for each in one.apart],
        "judgements": [msgspec.to_builtins(each) for each in one.judgements],
        "accounts": [msgspec.to_builtins(each) for each in one.accounts],
        "sums": [msgspec.to_builtins(each) for each in one.sums],
        "hits": [each.kept.number for each in one.hits],
        "interests": {
            "as_of": interests.day.isoformat(),
            "owners": [_stake_json(one, each) for each in interests.owners],
            "owned": [_stake_json(one, each) for each in interests.owned],
            "final_owners": [_final_json(one, each) for each in interests.final],
            "over_time": [_stretch_json(one, each) for each in interests.over_time],
        },
    }


def _stake_json(party: WholeParty, one: Stake) -> dict[str, Any]:
    counted = one.kind in COUNTED
    return {
        "owner": called(party, one.owner),
        "owned": called(party, one.owned),
        "kind": one.kind,
        "share": span(one.low, one.high) if counted else None,
        "sure": one.sure,
        "evidence": [{"file": each.file, "place": each.place} for each in one.interests],
    }


def _final_json(party: WholeParty, one: FinalOwner) -> dict[str, Any]:
    return {
        "owner": called(party, one.key),
        "kind": one.kind,
        "share": span(one.low, one.high),
        "is_person": one.is_person,
        "steps": one.steps,
    }


def _stretch_json(party: WholeParty, one: Stretch) -> dict[str, Any]:
    stakes = [_stake_json(party, each) for each in one.stakes]
    days = {"since": one.since, "until": one.until}
    return {name: day.isoformat() if day else None for name, day in days.items()} | {
        "stakes": stakes
    }


def called(party: WholeParty, key: str) -> str:
    """What an end of an interest is called."""
    if key in party.seen.parties.by_key:
        return party.seen.called(key)
    return party.interests.names.get(key, key)


def tell_party(one: WholeParty) -> None:
    """A party whole."""
    tell("cli.resolve.party", name=one.group.chief.name, count=len(one.group.members))
    for each in one.group.members:
        typer.echo(f"  {each.mark}  {each.name}")
        if each.births_contradict:
            tell("resolution.births_contradict", name=each.name)
    for pair in one.holding:
        typer.echo("")
        tell_pair(pair)
    for apart in one.apart:
        tell("resolution.kept_apart", first=apart.by[0], second=apart.by[1])
    if one.doubts:
        tell("cli.resolve.to_judge", count=len(one.doubts))
    if one.sums:
        table(WORDS("cli.resolve.sums"), _SUMS, map(_sum_row, one.sums), right=(1, 2, 3))
    if final := [_final_row(one, each) for each in one.interests.final]:
        title = WORDS("cli.resolve.final_owners", day=FORMS.day(one.interests.day))
        table(title, _FINAL, final, right=(2,))
    for stretch in one.interests.over_time:
        typer.echo(_stretch_text(one, stretch))
    if one.hits:
        numbers = ", ".join(str(each.kept.number) for each in one.hits)
        tell("cli.resolve.hits", numbers=numbers)


def _sum_row(one: PartySum) -> tuple[object, ...]:
    sums = (
        f"{FORMS.amount(minor, one.currency)} ({FORMS.number(count)})"
        for minor, count in (
            (one.in_minor, one.in_payments),
            (one.out_minor, one.out_payments),
            (one.within_minor, one.within_payments),
        )
    )
    return one.currency, *sums, f"{FORMS.day(one.first_on)} - {FORMS.day(one.last_on)}"


def _final_row(party: WholeParty, one: FinalOwner) -> tuple[object, ...]:
    share = f"{WORDS(f'ownership.kind.{one.kind}')}: {span(one.low, one.high)}"
    name = called(party, one.key)
    return name if one.is_person else WORDS("resolution.ends_at", name=name), share, one.steps


def _stretch_text(party: WholeParty, one: Stretch) -> str:
    since = FORMS.day(one.since) if one.since else "…"
    until = FORMS.day(one.until) if one.until else "…"
    return f"{since} - {until}: " + "; ".join(_stake_text(party, each) for each in one.stakes)


def _stake_text(party: WholeParty, one: Stake) -> str:
    kind = WORDS(f"ownership.kind.{one.kind}")
    share = f" {span(one.low, one.high)}" if one.kind in COUNTED else ""
    told = f"{called(party, one.owner)}, {kind}{share}"
    return told if one.sure else WORDS("cli.ownership.perhaps", told=told)
