"""The order of a flow chart: who stands left of whom, and which bands run back."""

from collections.abc import Sequence
from functools import partial

from qaitaru.documents.charts.sankey_bands import Band

_SWEEPS = 12


def forward(bands: Sequence[Band]) -> tuple[list[Band], list[Band]]:
    """Split bands into those that run left to right and those that close a circle.

    Larger bands choose first, so that what runs back is the smaller part.
    """
    ahead: list[Band] = []
    back: list[Band] = []
    for band in sorted(bands, key=lambda band: (-band.amount_minor, band.band_id)):
        closes = band.payer == band.payee or _reaches(band.payee, band.payer, ahead)
        (back if closes else ahead).append(band)
    return ahead, back


def _reaches(start: str, goal: str, bands: Sequence[Band]) -> bool:
    seen = {start}
    open_parties = [start]
    while open_parties:
        party = open_parties.pop()
        found = {band.payee for band in bands if band.payer == party} - seen
        seen |= found
        open_parties.extend(found)
    return goal in seen


def layers(ahead: Sequence[Band], parties: Sequence[str]) -> list[list[str]]:
    """Parties by column, left to right, each above the next so that few bands cross.

    A party stands right of all who pay it; one whom nobody pays stands next to its first payee.
    """
    depth = dict.fromkeys(parties, 0)
    for _ in parties:
        for band in ahead:
            depth[band.payee] = max(depth[band.payee], depth[band.payer] + 1)
    paid = {band.payee for band in ahead}
    for party in parties:
        nearest = [depth[band.payee] for band in ahead if band.payer == party]
        if party not in paid and nearest:
            depth[party] = min(nearest) - 1
    columns: list[list[str]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for party in parties:
        columns[depth[party]].append(party)
    return _uncrossed([column for column in columns if column], ahead)


def _uncrossed(columns: list[list[str]], ahead: Sequence[Band]) -> list[list[str]]:
    """Move each party to the weighted middle of its neighbours, a fixed number of times."""
    for sweep in range(_SWEEPS):
        rank = {party: place for column in columns for place, party in enumerate(column)}
        rightwards = sweep % 2 == 0
        columns = [
            sorted(column, key=partial(_place, ahead=ahead, rank=rank, from_payers=rightwards))
            for column in columns
        ]
    return columns


def _place(
    party: str, *, ahead: Sequence[Band], rank: dict[str, int], from_payers: bool
) -> tuple[float, int]:
    return _middle(party, ahead, rank, from_payers=from_payers), rank[party]


def _middle(party: str, ahead: Sequence[Band], rank: dict[str, int], *, from_payers: bool) -> float:
    near = [
        (rank[band.payer if from_payers else band.payee], band.amount_minor)
        for band in ahead
        if (band.payee if from_payers else band.payer) == party
    ]
    weight = sum(amount for _, amount in near)
    if not weight:
        return float(rank[party])
    return sum(place * amount for place, amount in near) / weight
