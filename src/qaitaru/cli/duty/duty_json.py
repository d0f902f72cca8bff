"""A duty for a machine: its clocks with the editions used, its money, its requests."""

from typing import Any

from qaitaru.acts.duty.look_at_duties import DutyView, RequestView
from qaitaru.cli.law.clock_json import clock_json
from qaitaru.facts.money import plain


def duty_json(view: DutyView) -> dict[str, Any]:
    """One duty; keys stay as they are, values are plain."""
    return {
        "duty": view.record.head,
        "as_of": view.at,
        "chain": {name: instant.at if instant else None for name, instant in view.chain},
        "next": [clock_json(one) for one in view.next_steps],
        "clocks": [clock_json(one) for one in view.clocks],
        "frozen": [
            {
                "asset": one.entry.number,
                "name": one.asset.name,
                "sort": one.asset.sort,
                "holding": one.asset.holding,
                "link": one.asset.link,
                "owner": one.asset.owner,
                "currency": one.asset.currency,
                "frozen_at": one.entry.at,
                "amount": plain(one.asset.amount_minor, one.asset.currency),
                "credited": plain(one.credited_minor, one.asset.currency),
                "paid": plain(one.paid_minor, one.asset.currency),
                "released": plain(one.released_minor, one.asset.currency),
                "held": plain(one.held_minor, one.asset.currency),
            }
            for one in view.holdings
        ],
        "held": {code: plain(minor, code) for code, minor in view.held.items()},
        "requests": [_request(one) for one in view.requests],
        "rights": {
            "wanting": view.wanting,
            "reviews": [
                {"topic": one.right.topic, "on": one.on, "is_late": one.is_late}
                for one in view.reviews
            ],
            "on_name_alone": view.on_name_alone,
            "may_tell_reason": view.may_tell_reason,
        },
        "entries": view.record.entries,
        "decisions": view.record.decisions,
    }


def _request(one: RequestView) -> dict[str, Any]:
    return {
        "entry": one.entry.number,
        "kind": one.kind.key if one.kind else "release",
        "ground": one.kind.ground if one.kind else None,
        "asked_by": one.entry.made_by,
        "answer": one.answer or None,
        "wait": clock_json(one.wait) if one.wait else None,
        "decision": one.decision,
        "may_decide": one.may_decide,
        "left_in_period": plain(one.left_minor, one.currency) if one.currency else None,
    }
