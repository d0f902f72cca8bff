"""Ledgers as a test writes them: one booking a line, in the order in which they are taken."""

from fractions import Fraction

from tests.tracing.oracle import Entry, Options


def written(text: str, day: int | None = None) -> list[Entry]:
    """The bookings of a text, semicolons or line ends between them.

    `A opening own 40`, `A in V 100`, `A in V 100 + own 20`, `A out shop 30` and, to another
    account, `A out t1 30 -> B` or `A out t1 30 -> B as 45/2`. The word after `out` is the entry id.
    """
    lines = [line.split() for line in text.replace(";", "\n").splitlines() if line.strip()]
    return [_entry(f"row {n}", words, day) for n, words in enumerate(lines)]


def elected(*pairs: str, between: str = "pro_rata") -> Options:
    """`flat by V` elects the outflow `flat` for V."""
    return Options(between, {pair.split(" by ")[0]: pair.split(" by ")[1] for pair in pairs})


def _entry(row: str, words: list[str], day: int | None) -> Entry:
    account, direction, name, amount, *rest = words
    if direction != "out":
        return _receipt(row, words, day)
    to_account = rest[1] if rest else None
    received = Fraction(rest[3]) if len(rest) > 2 else None
    return Entry(name, account, direction, name, int(amount), to_account, received, day=day)


def _receipt(row: str, words: list[str], day: int | None) -> Entry:
    account, direction, *stated = words
    parts = tuple(
        (source, int(amount))
        for source, amount in (part.split() for part in " ".join(stated).split("+"))
    )
    whole = sum(amount for _, amount in parts)
    several = parts if len(parts) > 1 else ()
    return Entry(row, account, direction, parts[0][0], whole, parts=several, day=day)
