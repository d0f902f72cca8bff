"""Commands that go together under one word: ``mapping``, ``claim``, ``lists`` and the like."""

import sys
from typing import Final

import typer

from qaitaru.cli.called import ALL, command, is_called, only_named
from qaitaru.cli.face import WORDS
from qaitaru.cli.screening.several_lists import SeveralLists

_GROUPS: Final[dict[str, dict[str, str]]] = {
    "mapping": {
        "list": "intake.mapping:list_mappings",
        "show": "intake.mapping:show",
        "propose": "intake.mapping_proposal:propose",
        "confirm": "intake.mapping:confirm",
    },
    "claim": {
        "save": "tracing.claim:save",
        "list": "tracing.claim:list_claims",
        "show": "tracing.claim:show",
    },
    "cluster": {"check": "cluster:check"},
    "fm1": {
        "write": "interchange.fm1:write",
        "read": "interchange.fm1:read",
        "answer": "interchange.fm1_answer:answer",
        "to-goaml": "interchange.crossing:to_goaml",
    },
    "goaml": {
        "check": "intake.goaml:check",
        "write": "interchange.goaml:write",
        "read": "interchange.goaml:read",
        "loss": "interchange.goaml:loss",
        "to-fm1": "interchange.crossing:to_fm1",
        "again": "interchange.again:again",
        "draft": "interchange.draft:draft",
    },
    "rates": {"add": "books.rates:add"},
    "hits": {
        "list": "screening.hits:list_hits",
        "show": "screening.hits:show",
        "decide": "screening.hits:decide",
        "confirm": "screening.hits:confirm",
        "refuse": "screening.hits:refuse",
        "withdraw": "screening.hits:withdraw",
        "attempt": "screening.hits_attempt:attempt",
        "screening": "screening.hits_screening:screening",
    },
    "detect": {
        "again": "detection.detect_here:again",
        "back-test": "detection.back_test:back_test",
    },
    "findings": {
        "list": "detection.findings:list_findings",
        "show": "detection.findings:show",
        "look": "detection.findings:look",
        "take": "detection.findings:take",
        "dismiss": "detection.findings:dismiss",
        "suppress": "detection.findings:suppress",
        "confirm": "detection.findings:confirm",
        "refuse": "detection.findings:refuse",
        "withdraw": "detection.findings:withdraw",
    },
    "resolve": {
        "pairs": "resolution.resolve:pairs",
        "why": "resolution.resolve:why",
        "judge": "resolution.judge:judge",
        "undo": "resolution.judge:undo",
        "again": "resolution.resolve:again",
    },
    "screen": {
        "ownership": "screening.screen_ownership:ownership_of_files",
        "payments": "screening.screen_payments:payments",
    },
    "documents": {
        "templates": "documents.templates:templates",
        "check": "documents.templates:check",
        "fields": "documents.templates:fields",
        "render": "documents.render:render",
        "issue": "documents.issue:issue",
        "issues": "documents.issues:issues",
    },
    "duty": {
        "open": "duty.duty:open_",
        "event": "duty.duty:event",
        "show": "duty.duty:show",
        "list": "duty.duty:list_duties",
        "freeze": "duty.duty_freeze:freeze",
        "credit": "duty.duty_freeze:credit",
        "attempt": "duty.duty_freeze:attempt",
        "exempt": "duty.duty_exempt:exempt",
        "decide": "duty.duty_exempt:decide",
        "pay": "duty.duty_exempt:pay",
        "permit": "duty.duty_exempt:permit",
        "delist": "duty.duty_rights:delist",
        "verify": "duty.duty_rights:verify",
        "release": "duty.duty_rights:release",
        "right": "duty.duty_rights:right",
        "letter": "duty.duty_rights:letter",
        "report": "duty.duty_report:report",
    },
    "investigation": {
        "open": "casework.investigation:open_",
        "show": "casework.investigation:show",
        "list": "casework.investigation:list_investigations",
        "beside": "casework.investigation_led:beside",
        "join": "casework.investigation_led:join",
        "role": "casework.investigation_led:role",
        "end-role": "casework.investigation_led:end_role_",
        "task": "casework.investigation_led:task",
        "done": "casework.investigation_led:done",
        "note": "casework.investigation_led:note",
        "plan": "casework.investigation_plan:plan",
        "suppose": "casework.investigation_plan:suppose_",
        "ask": "casework.investigation_plan:ask",
        "conclude": "casework.investigation_plan:conclude_",
        "register": "casework.investigation_plan:register",
        "timeline": "casework.timeline:timeline_",
        "close": "casework.investigation_end:close",
        "reopen": "casework.investigation_end:reopen_",
        "decide": "casework.investigation_end:decide",
        "correct": "casework.investigation_end:correct",
    },
    "subject": {
        "add": "casework.subject:add",
        "status": "casework.subject:status",
        "list": "casework.subject:list_subjects",
    },
    "asset": {
        "add": "casework.asset:add",
        "list": "casework.asset:list_assets",
        "show": "casework.asset_show:show",
        "own": "casework.asset_details:own",
        "encumber": "casework.asset_details:encumber",
        "value": "casework.asset_details:value",
        "traced": "casework.asset_details:traced",
        "wealth": "casework.asset_details:wealth",
        "prove": "casework.asset_details:prove",
        "move": "casework.asset:move",
        "manage": "casework.asset_kept:manage",
        "cost": "casework.asset_kept:cost",
        "sell": "casework.asset_kept:sell",
        "claim": "casework.asset_kept:claim",
        "decide-claim": "casework.asset_kept:decide_claim",
        "return": "casework.asset_kept:give_back",
        "principle": "casework.asset_kept:principle",
    },
    "measure": {
        "take": "casework.measure:take",
        "step": "casework.measure:step",
        "list": "casework.measure:list_measures",
        "extend": "casework.measure_end:extend",
        "release": "casework.measure_end:release",
    },
    "confiscation": {
        "order": "casework.confiscation:order",
        "step": "casework.confiscation:step",
        "penalty": "casework.confiscation:penalty",
        "values": "casework.confiscation:values",
    },
    "board": {"predicate": "casework.board:predicate"},
    "partner": {
        "key": "sharing.partner:key",
        "trust": "sharing.partner:trust",
        "end": "sharing.partner:end",
        "list": "sharing.partner:list_partners",
        "role": "sharing.partner_roles:role",
        "end-role": "sharing.partner_roles:end_role",
        "roles": "sharing.partner_roles:roles",
    },
    "share": {
        "propose": "sharing.share:propose",
        "show": "sharing.share_seen:show",
        "confirm": "sharing.share:confirm",
        "refuse": "sharing.share:refuse",
        "write": "sharing.share:write",
        "receive": "sharing.share_seen:receive",
        "list": "sharing.share_seen:list_packages",
    },
    "deconflict": {
        "ask": "sharing.deconflict:ask",
        "take": "sharing.deconflict_answer:take",
        "confirm": "sharing.deconflict_answer:confirm",
        "refuse": "sharing.deconflict_answer:refuse",
        "write": "sharing.deconflict_answer:write",
        "read": "sharing.deconflict:read",
        "show": "sharing.deconflict:show",
        "list": "sharing.deconflict:list_questions",
    },
    "request": {
        "begin": "casework.request:begin",
        "field": "casework.request:field",
        "ask": "casework.request:ask_for",
        "drop": "casework.request:drop",
        "conduct": "casework.request:conduct",
        "paper": "casework.request:paper",
        "show": "casework.request_sent:show",
        "list": "casework.request_sent:list_requests",
        "step": "casework.request_sent:step",
        "answer": "casework.request_sent:answer",
        "consent": "casework.request_sent:consent",
        "use": "casework.request_sent:use_",
    },
    "law": {
        "list": "law.law_entries:list_entries",
        "show": "law.law_entry:show",
        "clocks": "law.law_clocks:clocks",
        "due": "law.law_clocks:due",
        "calendar": "law.law_calendar:calendar",
    },
    "lists": {
        "add": "lists.lists:add",
        "fetch": "lists.lists:fetch",
        "list": "lists.lists:list_versions",
        "show": "lists.lists_show:show",
        "diff": "lists.lists_diff:diff",
    },
}
_ALONE: Final = {
    "board": "casework.board:board",
    "detect": "detection.detect:detect",
    "findings": "detection.findings:findings",
    "hits": "screening.hits:hits",
    "rates": "books.rates:list_rates",
    "resolve": "resolution.resolve:resolve",
    "screen": "screening.screen:screen",
}
"""What a group does where none of its commands is called."""
_CLASS: Final = {"screen": SeveralLists}


def add_groups(app: typer.Typer, wanted: str) -> None:
    """Every group with its commands, and their help in the language spoken."""
    for name, commands in _GROUPS.items():
        read = is_called(name, wanted)
        group = typer.Typer(
            cls=_CLASS.get(name), help=WORDS(f"cli.{name}.help"), rich_markup_mode=None
        )
        for verb, where in commands.items():
            named = read and (wanted == ALL or verb in sys.argv)
            done = command(where) if named else only_named
            group.command(verb, help=WORDS(f"cli.{name}.{verb}.help"))(done)
        if name in _ALONE:
            done = command(_ALONE[name]) if read else only_named
            group.callback(invoke_without_command=True, help=WORDS(f"cli.{name}.help"))(done)
        app.add_typer(group, name=name, no_args_is_help=name not in _ALONE)
