"""The oldest leaves first: each lot stands at a stretch of a queue, and so does each outflow.

What an outflow takes of a lot is where the two stretches overlap. A rule with two tiers has two
queues, and touches the second only when the first is used up.
"""

from collections.abc import Iterator, Sequence

from qaitaru.documents.exhibits.grid import Column, group
from qaitaru.documents.exhibits.places import TOLERANCE, At
from qaitaru.tracing.parts import OWN, UNKNOWN, is_claimant

_FIRST, _SECOND = ("queue", "gone"), ("second_queue", "second_gone")


def columns(sources: Sequence[str], *, tiers: bool) -> tuple[Column, ...]:
    """The stretch of each lot, the ends of the queues, and what of each source is gone."""
    second = (*(Column(key) for key in _SECOND),) if tiers else ()
    keys = ("from", "to", *_FIRST)
    return (*(Column(key) for key in keys), *second, *group("gone_of", sources))


def tier(row: At, rule: str) -> str:
    """Which queue a lot stands in; by its source, which may be found by a formula."""
    own = f"{row.here('source')}={row.head(OWN)}"
    if rule == "own-first":
        return f"IF({own},1,2)"
    return f"IF(OR({own},{row.here('source')}={row.head(UNKNOWN)}),2,1)"


def paid_before(row: At, first: At, last: int) -> str:
    """Less the parts of the same receipt that pay an overdraft before this one does."""
    tiers, parts = row.placed.columns.letter("tier"), row.placed.columns.letter("part")
    all_rows = f"({tiers}{first.row}:{tiers}{last}=1)*{parts}{first.row}:{parts}{last}"
    if row.row == first.row:
        return f"-IF({row.here('tier')}=1,0,SUMPRODUCT({all_rows}))"
    earlier = f"{tiers}{first.row}:{tiers}{row.row - 1}"
    earlier_parts = f"{parts}{first.row}:{parts}{row.row - 1}"
    ones = f"SUMPRODUCT(({earlier}=1)*{earlier_parts})"
    twos = f"SUMPRODUCT({all_rows})+SUMPRODUCT(({earlier}=2)*{earlier_parts})"
    return f"-IF({row.here('tier')}=1,{ones},{twos})"


def receipt(row: At, first: At, rule: str) -> None:
    """A lot takes its place at the end of its queue."""
    del first, rule
    for key, text in _joining(row):
        row.formula(key, text)
    for source in row.book.sources:
        stands = f"({row.here('source')}={row.head(source)})*{row.here('stands')}"
        row.formula("gone_of", row.before("gone_of", source), source)
        row.formula("held", f"{row.before('held', source)}+{stands}", source)


def _joining(row: At) -> Iterator[tuple[str, str]]:
    queue, gone = row.before("queue"), row.before("gone")
    stands = row.here("stands")
    if not row.placed.columns.has("tier"):
        yield from (("from", queue), ("to", row.here("queue")), ("gone", gone))
        yield "queue", f"{queue}+{stands}"
        return
    first = f"{row.here('tier')}=1"
    second = row.before("second_queue")
    yield "from", f"IF({first},{queue},{second})"
    yield "to", f"IF({first},{row.here('queue')},{row.here('second_queue')})"
    yield "queue", f"{queue}+({first})*{stands}"
    yield "second_queue", f"{second}+({row.here('tier')}=2)*{stands}"
    yield "gone", gone
    yield "second_gone", row.before("second_gone")


def outflow(at: At, rule: str) -> None:
    """The head of the queue moves on; what of each source lies behind it is gone."""
    covered, tiers = at.here("covered"), at.placed.columns.has("tier")
    first = f"MIN({covered},{at.before('queue')}-{at.before('gone')})" if tiers else covered
    at.formula("queue", at.before("queue"))
    at.formula("gone", f"{at.before('gone')}+{first}")
    if tiers:
        rest = f"{covered}-({at.here('gone')}-{at.before('gone')})"
        at.formula("second_queue", at.before("second_queue"))
        at.formula("second_gone", f"{at.before('second_gone')}+{rest}")
    for source in at.book.sources:
        second = tiers and _in_second(source, rule)
        _gone(at, source, at.here("second_gone" if second else "gone"))


def _in_second(source: str, rule: str) -> bool:
    return source != OWN if rule == "own-first" else not is_claimant(source)


def _gone(at: At, source: str, head: str) -> None:
    begins, ends, stands = at.up_to("from"), at.up_to("to"), at.up_to("stands")
    whole, part = f"({ends}<={head})*{stands}", f"({ends}>{head})*({begins}<{head})"
    lots = f"({at.up_to('source')}={at.head(source)})*({whole}+{part}*({head}-{begins}))"
    at.formula("gone_of", f"SUMPRODUCT({lots})", source)
    left = f"{at.here('gone_of', source)}-{at.before('gone_of', source)}"
    at.formula("left", left, source)
    held = f"MAX(0,{at.before('held', source)}-{at.here('left', source)})"
    at.formula("held", held, source)


def found(row: At, sender: At) -> Iterator[tuple[str, str]]:
    """Which lot of the sender the next part was taken from, and how much of it."""
    placed = row.here("placed")
    lot, rest = _in_queue(row, sender, _FIRST, placed)
    covered = row.of(sender.placed, sender.row, "covered")
    if sender.placed.columns.has("tier"):
        gone = row.of(sender.placed, sender.row, "gone")
        first = f"({gone}-{row.of(sender.placed, sender.row - 1, 'gone')})"
        second = _in_queue(row, sender, _SECOND, f"({placed}-{first})")
        inside = f"{placed}<{first}-{TOLERANCE}"
        lot, rest = f"IF({inside},{lot},{second[0]})", f"IF({inside},{rest},{second[1]})"
    yield "found", f'IF({placed}<{covered}-{TOLERANCE},{lot},"")'
    yield "taken", f'IF({row.here("found")}="",0,{rest})'


def _in_queue(row: At, sender: At, keys: tuple[str, str], placed: str) -> tuple[str, str]:
    """The row of the lot that stands at a place of a queue, and what of it was taken."""
    queue, gone = keys
    at = f"({row.of(sender.placed, sender.row - 1, gone)}+{placed})"
    lot = f"MATCH({at}+{TOLERANCE},{row.column_of(sender, queue)},1)+{sender.start()}"
    ends = f"INDEX({row.up_through(sender, 'to')},{row.here('found')})"
    return lot, f"MIN({ends},{row.of(sender.placed, sender.row, gone)})-{at}"
