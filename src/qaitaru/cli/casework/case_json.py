"""An investigation for a machine: its assets with their phases, its measures, its clocks."""

from typing import Any

from qaitaru.acts.casework.look_at_investigation import CaseView
from qaitaru.casework.asset_phases import AssetStanding
from qaitaru.casework.case_clocks import CaseClock
from qaitaru.casework.in_force import MeasureStanding
from qaitaru.casework.moves import onward
from qaitaru.cli.law.clock_json import clock_json
from qaitaru.facts.money import plain


def case_json(view: CaseView) -> dict[str, Any]:
    """One investigation; keys stay as they are, values are plain."""
    closed = view.closed
    return {
        "investigation": view.record.head,
        "as_of": view.case.at,
        "predicates": view.predicates,
        "agencies": view.agencies,
        "roles": [
            {"entry": entry.number, "member": body.member, "role": body.role, "until": body.until}
            for entry, body in view.roles
        ],
        "own_roles": sorted(view.own_roles),
        "subjects": [
            {
                "subject": one.entry.number,
                "name": one.subject.name,
                "party": one.subject.party_key or None,
                "told": one.subject,
                "statuses": one.statuses,
            }
            for one in view.subjects
        ],
        "assets": [asset_json(one) for one in view.assets],
        "measures": [measure_json(one) for one in view.measures],
        "next": [case_clock_json(one) for one in view.next_clocks],
        "clocks": [case_clock_json(one) for one in view.clocks],
        "tasks": [
            {
                "task": one.entry.number,
                **_task(one.task),
                "done": one.done_at,
                "is_late": one.is_late,
            }
            for one in view.tasks
        ],
        "waiting": [
            {"entry": one.number, "kind": one.kind, "by": one.made_by} for one in view.waiting
        ],
        "closed": {"entry": closed[0].number, "reason": closed[1].reason} if closed else None,
        "entries": [
            {
                "number": one.number,
                "kind": one.kind,
                "about": one.about or None,
                "at": one.at,
                "corrects": one.corrects or None,
                "made_by": one.made_by,
                "made_at": one.made_at,
                "body": one.body,
            }
            for one in view.record.entries
        ],
        "decisions": view.record.decisions,
    }


def asset_json(one: AssetStanding) -> dict[str, Any]:
    """One asset as it stands."""
    return {
        "asset": one.entry.number,
        "sort": one.asset.sort,
        "name": one.asset.name,
        "country": one.asset.country or None,
        "particulars": {each.name: each.value for each in one.asset.particulars},
        "in_place_of": one.asset.in_place_of or None,
        "phase": one.phase,
        "moved_to": one.moved_to,
        "has_lapsed": one.has_lapsed,
        "since": one.since,
        "held_by": [each.entry.number for each in one.held_by],
        "onward": [{"to": way.to, "needs": way.needs} for way in onward(one.phase)],
    }


def measure_json(one: MeasureStanding) -> dict[str, Any]:
    """One measure as it stands."""
    end = one.end
    return {
        "measure": one.entry.number,
        "kind": one.kind.key,
        "text": one.kind.text,
        "sort": one.kind.sort,
        "edition": one.edition.name,
        "verified": one.edition.verified,
        "ground": one.measure.ground,
        "authority": one.measure.authority,
        "document": one.measure.document,
        "follows": one.measure.follows or None,
        "began": one.entry.at,
        "expires": one.expiry.at,
        "is_extended": one.expiry.is_extended,
        "is_paused": one.expiry.is_paused,
        "pauses": [{"began": each.began, "ended": each.ended} for each in one.expiry.pauses],
        "may_be_extended_to": one.expiry.most,
        "is_in_force": one.is_in_force,
        "ended": {"at": end.at, "how": end.how} if end else None,
        "holds": [
            {
                "asset": each.held.asset,
                "amount": plain(each.held.amount_minor, each.held.currency)
                if each.held.currency
                else None,
                "currency": each.held.currency or None,
                "ended": {"at": each.end.at, "how": each.end.how} if each.end else None,
            }
            for each in one.holds
        ],
        "must_lift": one.edition.lifted_by,
        "lifting_told": one.edition.lifting_told,
    }


def case_clock_json(one: CaseClock) -> dict[str, Any]:
    """One clock as it stands, and what it is laid on."""
    return {
        **clock_json(one.line),
        "investigation": one.investigation,
        "role": one.role,
        "ends": one.line.due_utc,
        "is_late": one.is_late,
        "is_over": one.is_over,
        "then": one.then,
        "then_told": one.then_told,
    }


def _task(task: Any) -> dict[str, Any]:
    return {"text": task.text, "member": task.member, "due_on": task.due_on}
