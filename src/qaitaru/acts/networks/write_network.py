"""A network written for other programs."""

from qaitaru.acts.networks.look_at_network import NetworkView
from qaitaru.acts.networks.network_source import ToldEnd, day_of
from qaitaru.documents.graphml import Facts, graphml
from qaitaru.facts.money import plain
from qaitaru.networks.links import Link, Rest


def network_as_graphml(view: NetworkView, note: str = "") -> str:
    """The ends shown, the links between them, and each rest as one end, so that sums close.

    Args:
        note: what may be done with it.
    """
    ends: list[tuple[str, Facts]] = [
        (f"e{end}", _end_facts(view, end, view.ends[end])) for end in view.found.shown
    ]
    ends += [(_rest_key(one), {"folded": one.ends}) for one in view.found.rests]
    links = [
        (f"e{one.payer}", f"e{one.payee}", _sums(one, view.currency)) for one in view.found.links
    ]
    links += [(*_rest_sides(one), _sums(one, view.currency)) for one in view.found.rests]
    return graphml(ends, links, note)


def _end_facts(view: NetworkView, end: int, told: ToldEnd) -> Facts:
    return {
        "name": told.name,
        "account": told.account,
        "code": told.code,
        "partners": view.found.degrees[end],
        "group": view.group_of.get(end, 0),
    }


def _sums(one: Link | Rest, currency: str) -> Facts:
    return {
        "amount": plain(one.amount, currency),
        "currency": currency,
        "payments": one.payments,
        "first_on": day_of(one.first).isoformat(),
        "last_on": day_of(one.last).isoformat(),
    }


def _rest_key(one: Rest) -> str:
    return f"r{one.end}.{'in' if one.is_paid else 'out'}"


def _rest_sides(one: Rest) -> tuple[str, str]:
    ends = _rest_key(one), f"e{one.end}"
    return ends if one.is_paid else (ends[1], ends[0])
