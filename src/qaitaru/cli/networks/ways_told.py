"""Ways of money told: for a machine, or in tables."""

from collections.abc import Sequence
from typing import Any, Final

from qaitaru.acts.networks.find_ways import Way, WaysFound
from qaitaru.acts.networks.follow_money import Followed
from qaitaru.acts.networks.network_source import ToldEnd, ToldTransfer
from qaitaru.cli.face import FORMS, WORDS, table, tell
from qaitaru.cli.local_time import told_when
from qaitaru.facts.money import plain
from qaitaru.networks.ways import Best

_WAY: Final = tuple(
    f"cli.column.{name}" for name in ("date", "payer", "payee", "amount", "currency", "row")
)
_BETWEEN: Final = tuple(f"cli.column.{name}" for name in ("holder", "transfers", "on_all_ways"))
_REACHED: Final = tuple(f"cli.column.{name}" for name in ("date", "holder", "hops", "row"))


def ways_json(found: WaysFound, within_days: int | None) -> dict[str, Any]:
    """The ways, who stands on all of them, and what lies between."""
    return {
        "from": end_json(found.source),
        "to": end_json(found.target),
        "within_days": within_days,
        "paths": [_way_json(way) for way in found.ways],
        "gates": [end_json(end) for end in found.gates],
        "between": {
            "ends": found.between_ends,
            "transfers": found.between_transfers,
            "busiest": [
                end_json(one.end)
                | {"transfers": one.transfers, "hops": one.hops, "gate": one.is_gate}
                for one in found.between
            ],
        },
    }


def followed_json(found: Followed, within_days: int | None, *, is_backward: bool) -> dict[str, Any]:
    """The ends that money may have come to, or from, each with its way."""
    return {
        "direction": "backward" if is_backward else "forward",
        "within_days": within_days,
        "ends": found.ends,
        "reached": [
            end_json(one.end)
            | {"hops": len(one.transfers), "transfers": transfers_json(one.transfers)}
            for one in found.reached
        ],
    }


def _way_json(way: Way) -> dict[str, Any]:
    least, currency = way.least_minor, way.transfers[0].currency
    return {
        "best": way.best,
        "hops": len(way.transfers),
        "least": None if least is None else plain(least, currency),
        "currency": None if least is None else currency,
        "transfers": transfers_json(way.transfers),
    }


def end_json(end: ToldEnd) -> dict[str, Any]:
    """An end by all that tells it; what is not known is left out."""
    records = [{"mark": one.mark, "name": one.name, "code": one.code} for one in end.records]
    told = {
        "account": end.account,
        "name": end.name,
        "code": end.code,
        "mark": end.mark,
        "records": records,
    }
    return {key: value for key, value in told.items() if value}


def transfers_json(transfers: Sequence[ToldTransfer]) -> list[dict[str, Any]]:
    """Transfers with the columns of the stand-alone contract; rows where there are some."""
    return [
        {
            "transfer_id": one.transfer,
            "booked_at": one.at,
            "payer_account": one.payer_account,
            "payee_account": one.payee_account,
            "payer_name": one.payer.name,
            "payee_name": one.payee.name,
            **{f"{side}_record": said for side, said in _records(one) if said},
            "amount": plain(one.amount_minor, one.currency),
            "currency": one.currency,
            **({"rows": list(one.entries)} if one.entries else {}),
        }
        for one in transfers
    ]


def _sides(one: ToldTransfer) -> tuple[ToldEnd, ToldEnd]:
    return one.payer, one.payee


def _records(one: ToldTransfer) -> tuple[tuple[str, str], ...]:
    """Which record of a resolved party pays and which is paid."""
    return ("payer", one.payer.said), ("payee", one.payee.said)


def tell_ways(found: WaysFound) -> None:
    """Each way in a table, then who stands between."""
    names = {"source": end_text(found.source), "target": end_text(found.target)}
    if not found.ways:
        tell("cli.paths.none", **names)
        return
    for way in found.ways:
        table(_title(way), _WAY, [_row(one) for one in way.transfers], right=(3,))
    if found.gates:
        tell("cli.paths.gates", ends=", ".join(map(end_text, found.gates)))
    elif found.between_ends:
        tell("cli.paths.no_gates")
    rows = [
        (
            end_text(one.end),
            FORMS.number(one.transfers),
            WORDS("cli.paths.yes") if one.is_gate else "",
        )
        for one in found.between
    ]
    title = WORDS("cli.paths.between", ends=found.between_ends, transfers=found.between_transfers)
    if rows:
        table(title, _BETWEEN, rows, right=(1,))
    ends = {one.mark: one for way in found.ways for told in way.transfers for one in _sides(told)}
    for end in ends.values():
        tell_joined(end)
    tell("cli.paths.may")


def tell_followed(found: Followed, *, is_backward: bool) -> None:
    """The ends in a table, the nearest in time first."""
    rows = [
        (
            told_when(one.transfers[0 if is_backward else -1].at),
            end_text(one.end),
            FORMS.number(len(one.transfers)),
            " → ".join(name for told in one.transfers for name in told.entries or (told.transfer,)),
        )
        for one in found.reached
    ]
    side = "backward" if is_backward else "forward"
    table(WORDS(f"cli.paths.{side}_title", count=found.ends), _REACHED, rows, right=(2,))
    if found.ends > len(rows):
        tell("cli.paths.more", count=found.ends - len(rows))
    tell("cli.paths.may")


def tell_joined(end: ToldEnd) -> None:
    """Which records an end is, where it is several, and how to ask why."""
    if end.records:
        records = "; ".join(one.name for one in end.records)
        count = FORMS.number(len(end.records))
        tell("cli.network.joined", name=end.name, count=count, records=records, mark=end.mark)


def end_text(end: ToldEnd) -> str:
    """An end in a table: its name, and its account where that says more."""
    return _joint(" · ", end.name, end.account)


def _title(way: Way) -> str:
    title = WORDS(f"cli.paths.best.{way.best}", count=len(way.transfers))
    if way.best is Best.FATTEST and way.least_minor is not None:
        least = FORMS.money(way.least_minor, way.transfers[0].currency)
        return f"{title} {WORDS('cli.paths.least', sum=least)}"
    return title


def _row(one: ToldTransfer) -> tuple[str, ...]:
    return (
        told_when(one.at),
        _side(one.payer, one.payer_account),
        _side(one.payee, one.payee_account),
        FORMS.amount(one.amount_minor, one.currency),
        one.currency,
        "\n".join(one.entries or (one.transfer,)),
    )


def _side(end: ToldEnd, account: str) -> str:
    return _joint("\n", end.name, end.said, account)


def _joint(joint: str, *told: str) -> str:
    return joint.join(dict.fromkeys(filter(None, told))) or WORDS("cli.party.unnamed")
