"""A network told: for a machine, or in a table of its links."""

from collections.abc import Iterator
from typing import Any, Final

from qaitaru.acts.networks.look_at_network import NetworkView
from qaitaru.acts.networks.network_source import day_of
from qaitaru.cli.face import FORMS, WORDS, table, tell
from qaitaru.cli.networks.ways_told import end_json, end_text, tell_joined
from qaitaru.facts.money import plain
from qaitaru.networks.links import Link, Rest

_COLUMNS: Final = tuple(
    f"cli.column.{name}" for name in ("payer", "payee", "sum", "currency", "payments", "first_last")
)


def network_json(view: NetworkView) -> dict[str, Any]:
    """The ends with their places and groups, the links, and the rests, so that the sums close."""
    return {
        "currency": view.currency,
        "ends": [
            {
                "end": end,
                **end_json(view.ends[end]),
                "opened": end in view.found.opened,
                "partners": view.found.degrees[end],
                "group": view.group_of.get(end, 0),
                "column": view.placed.ends[end].column,
                "line": view.placed.ends[end].line,
            }
            for end in view.found.shown
        ],
        "links": [
            {"payer": one.payer, "payee": one.payee, **_sum_json(one, view.currency)}
            for one in view.found.links
        ],
        "rests": [
            {
                "end": one.end,
                "side": "paid_by" if one.is_paid else "paid_to",
                "ends": one.ends,
                **_sum_json(one, view.currency),
            }
            for one in view.found.rests
        ],
    }


def tell_network(view: NetworkView) -> None:
    """The links, the largest first, then what is not shown by name."""
    title = WORDS("cli.network.title", ends=len(view.found.shown), currency=view.currency)
    table(title, _COLUMNS, list(_rows(view)), right=(2, 4))
    if view.found.opened:
        tell("cli.network.sums")
    for end in view.found.shown:
        tell_joined(view.ends[end])


def _rows(view: NetworkView) -> Iterator[tuple[str, ...]]:
    for link in sorted(view.found.links, key=lambda one: -one.amount):
        ends = end_text(view.ends[link.payer]), end_text(view.ends[link.payee])
        yield (*ends, *_figures(link, view.currency))
    for rest in view.found.rests:
        others = WORDS("network.others", count=rest.ends)
        own = end_text(view.ends[rest.end])
        yield (*((others, own) if rest.is_paid else (own, others)), *_figures(rest, view.currency))


def _figures(one: Link | Rest, currency: str) -> tuple[str, ...]:
    first, last = (FORMS.day(day_of(at)) for at in (one.first, one.last))
    return (
        FORMS.amount(one.amount, currency),
        currency,
        FORMS.number(one.payments),
        first if first == last else f"{first} – {last}",
    )


def _sum_json(one: Link | Rest, currency: str) -> dict[str, Any]:
    return {
        "amount": plain(one.amount, currency),
        "payments": one.payments,
        "first_on": day_of(one.first).isoformat(),
        "last_on": day_of(one.last).isoformat(),
    }
