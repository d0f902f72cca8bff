"""What of a trace is bounded, since an order of the day or an opening is not known."""

from collections.abc import Iterator, Sequence
from typing import Final

from qaitaru.acts.tracing.traces import BoundedPlace, PlaceKind, RuleTrace
from qaitaru.cli.face import FORMS, WORDS, table, tell
from qaitaru.cli.tracing.trace_cells import source_text
from qaitaru.tracing.parts import is_claimant

_COLUMNS: Final = tuple(
    f"cli.column.{name}" for name in ("place", "rule", "source", "low", "high", "bound", "reason")
)
_SHOWN: Final = 20  # places, the largest; the rest is counted

_Key = tuple[PlaceKind, str, str]


def tell_bounded(traces: Sequence[RuleTrace], *, all_steps: bool) -> None:
    """Each place under each rule: at least, at most, and whether that is proved."""
    places: dict[_Key, list[tuple[RuleTrace, BoundedPlace]]] = {}
    for one in traces:
        for place in filter(_matters, one.bounds):
            key = (place.kind, place.name, place.currency)
            places.setdefault(key, []).append((one, place))
    if not places:
        return
    largest = sorted(places, key=lambda key: (key[0] is PlaceKind.OUTFLOW, -_most(places[key])))
    shown = largest if all_steps else largest[:_SHOWN]
    rows = [row for key in shown for one, place in places[key] for row in _rows(one, place)]
    title = WORDS("cli.trace.bounded", shown=len(shown), count=len(places))
    table(title, _COLUMNS, rows, right=(3, 4))
    tell("cli.trace.bounds_meaning")


def _most(told: Sequence[tuple[RuleTrace, BoundedPlace]]) -> int:
    return max(place.of().high_minor for _, place in told)


def _matters(place: BoundedPlace) -> bool:
    """Of the outflows only those that an order of the day moves; all are in the JSON."""
    whole = place.of()
    return place.kind is not PlaceKind.OUTFLOW or whole.low_minor != whole.high_minor


def _rows(trace: RuleTrace, place: BoundedPlace) -> Iterator[tuple[str, ...]]:
    """A claimant a row; what else may stand there is in the JSON."""
    for source in filter(is_claimant, place.by_source):
        one = place.by_source[source]
        yield (
            WORDS(f"cli.trace.bounded.{place.kind}", name=place.name),
            WORDS(f"tracing.rule.{trace.rule}"),
            source_text(source),
            FORMS.money(one.low_minor, place.currency),
            FORMS.money(one.high_minor, place.currency),
            WORDS("cli.trace.proved" if one.proved else "cli.trace.enclosed"),
            WORDS(f"bound.ground.{one.ground}"),
        )
