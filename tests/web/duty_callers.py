"""A listed person, an asset of his frozen by form, and the second member at the same desk."""

from dataclasses import replace

from lxml import html
from tests.web.conftest import Caller

from qaitaru.acts.act import Desk


def freeze(caller: Caller, **more: str) -> html.HtmlElement:
    told = {
        "name": "KZ00TEST0000000001",
        "owner": "Marat Samalov",
        "amount": "1 500 000,50",
        "currency": "KZT",
        "sort": "account",
        "holding": "joint",
        "link": "direct",
        "at": "2026-03-02T10:30+05:00",
    }
    answer = caller.send("/duty/1/freeze", **{**told, **more})
    return html.document_fromstring(answer.text)


def as_second(caller: Caller) -> Desk:
    other = replace(caller.desk.workspace.settings, member="bolat", member_name="")
    return Desk(replace(caller.desk.workspace, settings=other), caller.desk.clock)
