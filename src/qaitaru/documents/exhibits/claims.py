"""Rules that keep no lots, and things owned in common, as formulas."""

from qaitaru.documents.exhibits.places import At
from qaitaru.documents.exhibits.shares import Written
from qaitaru.tracing.parts import OWN


def libr(at: At, *, comes: bool, moves: bool) -> Written:
    """Each claim alone: never above the balance after a booking, never revived."""
    del moves
    balance = f"MAX({at.here('balance')},0)"
    for source in at.others:
        before = at.before("held", source)
        claim = f"{before}+{at.here('came', source)}" if comes else before
        yield "held", source, f"MAX(0,MIN({claim},{balance}))"
        cut = "paid_off" if comes else "left"
        yield cut, source, f"{claim}-{at.here('held', source)}"
    yield "held", OWN, f"MAX(0,{balance}-SUM({at.across('held', at.others)}))"
    if not comes:
        yield "left", OWN, f"{at.before('held', OWN)}-{at.here('held', OWN)}"


def static_cap(at: At, *, comes: bool, moves: bool) -> Written:
    """The same claims as caps; where they come to more than the balance they are scaled."""
    balance = f"MAX({at.here('balance')},0)"
    whole = f"SUM({at.across('level', at.others)})"
    for source in at.others:
        before = at.before("level", source)
        claim = _changed(at, source, before, (comes, moves))
        yield "level", source, f"MAX(0,MIN({claim},{balance}))"
        cap = at.here("level", source)
        yield "held", source, f"IF({whole}>{balance},{balance}*{cap}/{whole},{cap})"
    yield "held", OWN, f"MAX(0,{balance}-{whole})"
    if not comes:
        yield from _carried(at, "held", at.before("balance"))


def pari_passu(at: At, *, comes: bool, moves: bool) -> Written:
    """The balance by all that each source ever brought."""
    whole = f"SUM({at.across('level', at.book.sources)})"
    for source in at.book.sources:
        before, here = at.before("level", source), at.here("level", source)
        yield "level", source, _changed(at, source, before, (comes, moves))
        share = f"MAX({at.here('balance')},0)*{here}/{whole}"
        yield "held", source, f"IF({whole}>0,{share},0)"
    if not comes:
        yield from _carried(at, "level", f"SUM({at.across('level', at.book.sources, at.row - 1)})")


def poison(at: At, *, comes: bool, moves: bool) -> Written:
    """Exposed from the first money of a claimant until the balance is zero."""
    del moves
    balance = at.here("balance")
    for source in at.claimants:
        before = at.before("level", source)
        exposed = f"OR({before}=1,{at.here('came', source)}>0)" if comes else f"{before}=1"
        yield "level", source, f"IF(AND({balance}>0,{exposed}),1,0)"
        yield "held", source, f"{at.here('level', source)}*{balance}"
        if not comes:
            yield "left", source, f"{before}*{at.here('covered')}"


def in_common(at: At, *, comes: bool) -> Written:
    """A thing: those who paid own it in proportion; what nobody is said to have paid is own."""
    for source in at.book.sources:
        before = at.before("level", source)
        moved = f"+{at.here('came', source)}" if comes else f"-{at.here('left', source)}"
        yield "level", source, f"MAX(0,{before}{moved})"
        if not comes:
            had, whole = at.here("covered"), at.before("balance")
            yield "left", source, f"IF({whole}>0,{had}*{before}/{whole},0)"
        if source != OWN:
            yield "held", source, at.here("level", source)
    unsaid = f"{at.here('balance')}-SUM({at.across('level', at.book.sources)})"
    yield "held", OWN, f"{at.here('level', OWN)}+MAX(0,{unsaid})"


def _changed(at: At, source: str, before: str, how: tuple[bool, bool]) -> str:
    """What counts for a source: a receipt adds to it, a transfer takes it along."""
    comes, moves = how
    if comes:
        return f"{before}+{at.here('came', source)}"
    return f"({before}-{at.here('left', source)})" if moves else before


def _carried(at: At, key: str, whole: str) -> Written:
    for source in at.book.sources:
        share = f"{at.here('covered')}*{at.before(key, source)}/{whole}"
        yield "left", source, f"IF({whole}>0,{share},0)"


RULES = {"libr": libr, "static-cap": static_cap, "pari-passu": pari_passu, "poison": poison}
