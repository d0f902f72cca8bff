"""Forms that cannot be alike are passed over, and none that can; read at once as one by one."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from qaitaru.screening.names.packing import folded_forms, skeletons_of, vocabulary_of
from qaitaru.screening.names.vocabulary import folded, letters_twice, skeleton, sounds_of

WORDS = st.text("abdehiklmnoprstuvyz9ж王", min_size=1, max_size=12)
SPELT = st.text("abcdehkosttuwxyzsch9жا王", min_size=1, max_size=14)


@given(
    form=WORDS,
    forms=st.lists(WORDS, min_size=1, max_size=20, unique=True),
    most=st.sampled_from((2, 4)),
    least=st.sampled_from((0.42, 0.58)),
)
def test_whatever_is_alike_by_its_letters_and_sounds_is_not_passed_over(
    form: str, forms: list[str], most: int, least: float
) -> None:
    plain = folded(form)
    kept = vocabulary_of(forms).perhaps_alike(form, plain, len(forms), most=most, least=least)
    alike = [
        row
        for row, one in enumerate(forms)
        if Indel.normalized_similarity(plain, folded(one)) >= least
        and (sounds_of(form) ^ sounds_of(one)).bit_count() <= most
    ]
    assert set(alike) <= set(kept.tolist())


def test_a_letter_there_thrice_is_still_shared() -> None:
    found = vocabulary_of(["anababa"]).perhaps_alike("bananab", "bananab", 1, most=9, least=0.7)
    assert found.tolist() == [0]


def test_a_form_with_no_letter_in_common_is_passed_over() -> None:
    rows = vocabulary_of(["omar", "keks"]).perhaps_alike("omir", "omir", 2, most=9, least=0.58)
    assert rows.tolist() == [0]


@given(forms=st.lists(SPELT, max_size=12, unique=True))
def test_forms_read_at_once_are_read_as_one_by_one(forms: list[str]) -> None:
    packed = vocabulary_of(forms)
    assert folded_forms(forms) == packed.folded.tolist() == [*map(folded, forms)]
    assert skeletons_of(forms) == [*map(skeleton, forms)]
    assert packed.sounds.tolist() == [*map(sounds_of, forms)]
    twice = [letters_twice(folded(form))[0] for form in forms]
    assert packed.folded_letters.tolist() == twice
