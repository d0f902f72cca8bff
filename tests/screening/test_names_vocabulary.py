"""Forms that cannot be alike are passed over, and none that can."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from qaitaru.screening.names.vocabulary import folded, vocabulary_of

WORDS = st.text("abdehiklmnoprstuvyz9ж王", min_size=1, max_size=12)


@given(
    form=WORDS,
    forms=st.lists(WORDS, min_size=1, max_size=20, unique=True),
    least=st.sampled_from((0.42, 0.58)),
)
def test_whatever_is_alike_by_its_letters_is_not_passed_over(
    form: str, forms: list[str], least: float
) -> None:
    plain, every = folded(form), np.arange(len(forms))
    kept = vocabulary_of(forms).perhaps_alike(plain, every, least).tolist()
    alike = [
        row
        for row, one in enumerate(forms)
        if Indel.normalized_similarity(plain, folded(one)) >= least
    ]
    assert set(alike) <= set(kept)


def test_a_form_with_no_letter_in_common_is_passed_over() -> None:
    rows = vocabulary_of(["omar", "keks"]).perhaps_alike("omir", np.arange(2), 0.58)
    assert rows.tolist() == [0]
