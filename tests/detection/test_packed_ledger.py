"""Packed columns tell the moves and the background that the moves themselves tell."""

from collections import Counter

import numpy as np
from tests.detection.ledgers import ledgers

from qaitaru.detection.background import background_of
from qaitaru.detection.kernels.packed import pack
from qaitaru.detection.kernels.packed_ledger import background_of_packed, moves_among

SEED = 20_261_122


def test_the_background_of_packed_columns_is_that_of_the_moves() -> None:
    for moves in ledgers(200, SEED):
        plain, found = background_of(moves), background_of_packed(pack(moves))
        assert found.ledger == plain.ledger
        assert dict(found.accounts) == dict(plain.accounts)
        assert dict(found.repeated) == dict(plain.repeated)
        assert (len(found.accounts), len(found.repeated)) == (
            len(plain.accounts),
            len(plain.repeated),
        )
        assert found.accounts.get(-5) is None
        assert found.repeated.get((-5, 1)) is None


def test_what_is_asked_for_is_what_is_looked_up() -> None:
    for moves in ledgers(50, SEED):
        plain, packed = background_of(moves), background_of_packed(pack(moves))
        for one in (*moves, *moves):  # the second time it is at hand
            pair = one.payer, one.payee
            assert packed.accounts.get(one.payer) == plain.accounts.get(one.payer)
            assert packed.repeated.get(pair, 1) == plain.repeated.get(pair, 1)
        lives = (life.paid + life.received for life in plain.accounts.values())
        assert packed.lively == Counter(lives)


def test_the_moves_of_rows_are_the_moves() -> None:
    for moves in ledgers(50, SEED):
        rows = np.array([one.row for one in moves[::2]], dtype=np.int64)
        assert moves_among(pack(moves), rows) == {one.row: one for one in moves[::2]}
