"""A list is asked for a name: what is one is found, what is another is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.screening.names.asking import Asking
from qaitaru.screening.names.grading import grade
from qaitaru.screening.names.index import name_index
from qaitaru.screening.names.pairing import Pairing

LIST = (
    "Nursultan Abishuly YESSENGAZIYEV",
    "Muhammad Jamal al-Kashef",
    "KIM Jong Sik",
    "Abdul Rahman AL-TIKRITI",
    "Samira SHAHBANDAR",
    "BARZAN bin SALMAN al-RAWI",
    "ALFA TRADING LLC",
    "Jose Maria LOPEZ GARCIA",
    "BRIGADE 313",
)
ALERT = 0.75


@pytest.fixture(scope="module")
def asking() -> Asking:
    return Asking(name_index(LIST))


def best(asking: Asking, name: str) -> tuple[str, float]:
    hits = asking.names_like(name, 0.2)
    return (LIST[hits[0].number], hits[0].score) if hits else ("", 0.0)


@pytest.mark.parametrize("name", LIST)
def test_every_name_of_the_list_is_found_as_itself(asking: Asking, name: str) -> None:
    found, score = best(asking, name)
    assert found == name
    assert score > 0.85


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Есенгазиев Нурсултан Абишевич", LIST[0]),
        ("Нұрсұлтан Әбішұлы Есенғазиев", LIST[0]),
        ("Esengaziev Nursultan", LIST[0]),
        ("محمد جمال الكاشف", LIST[1]),
        ("Mohamed Gamal Kashif", LIST[1]),
        ("김정식", LIST[2]),
        ("Abdurrahman Tikriti", LIST[3]),
        ("عبد الرحمن التكريتي", LIST[3]),
        ("S. Shahbandar", LIST[4]),
        ("Smr Shhbndr", LIST[4]),
        ("Samira Shahbadnar", LIST[4]),
        ("Sаmirа Shаhbаndаr", LIST[4]),
        ("OOO Альфа Трейдинг", LIST[6]),
        ("Lopez Garcia Jose", LIST[7]),
        ("سميرة شهبندر (Samira Shahbandar)", LIST[4]),
    ],
)
def test_other_spellings_are_found(asking: Asking, asked: str, listed: str) -> None:
    found, score = best(asking, asked)
    assert found == listed
    assert score >= 0.6


@pytest.mark.parametrize(
    "asked",
    [
        "Nursultan Abishuly Akhmetov",
        "Muhammad Ali",
        "Kim Min Soo",
        "Beta Trading LLC",
        "x",
        "",
        "7",
    ],
)
def test_another_name_is_no_alert(asking: Asking, asked: str) -> None:
    assert best(asking, asked)[1] < ALERT


def test_father_and_son_are_two_people(asking: Asking) -> None:
    turned = best(asking, "Salman bin Barzan al-Rawi")[1]
    assert turned < best(asking, "Barzan bin Salman al-Rawi")[1] - 0.03


def test_a_patronymic_of_the_other_gender_counts_against(asking: Asking) -> None:
    son = best(asking, "Nursultan Abishuly Yessengaziyev")[1]
    assert best(asking, "Nursultan Abishqyzy Yessengaziyev")[1] < son


def test_a_longer_list_changes_no_score(asking: Asking) -> None:
    longer = Asking(
        name_index((*LIST, *(f"Nursultan Person{'abcdefgh'[i % 8]}" for i in range(50))))
    )
    asked = "Nursultan Yessengaziyev"
    assert longer.names_like(asked, 0.5)[0].score == asking.names_like(asked, 0.5)[0].score


def test_asking_twice_answers_the_same(asking: Asking) -> None:
    for name in LIST:
        assert asking.names_like(name, 0.3) == asking.names_like(name, 0.3)


@given(st.text(max_size=40))
def test_whatever_is_asked_scores_stay_between_nothing_and_one(text: str) -> None:
    for hit in Asking(name_index(LIST)).names_like(text, 0.0):
        assert 0 <= hit.score < 1


def test_an_empty_list_has_no_name() -> None:
    assert Asking(name_index(())).names_like("Kim Jong Sik", 0.1) == []


def test_a_word_cut_at_the_width_of_a_field_is_still_the_word(asking: Asking) -> None:
    found, score = best(asking, "Nursultan Abishuly Yesseng")
    assert found == LIST[0]
    assert score > best(asking, "Nursultan Abishuly Kanatov")[1]


def test_an_initial_on_the_list_stands_for_a_word() -> None:
    listed = Asking(name_index(("Azam A.R. Alsbhua",)))
    with_initials = listed.names_like("Azam Abdallah Razeeq Alsbhua", 0.1)[0].score
    assert with_initials > listed.names_like("Azam Zayd Kamil Alsbhua", 0.1)[0].score


def test_more_names_alike_than_are_compared_are_the_likeliest_ones() -> None:
    names = [f"Aidana{letter} Serikova" for letter in "bcdfghjklmnprstvxz"] * 2
    hits = Asking(name_index((*names, "Aidana Serikova"))).names_like("Aidana Serikova", 0.2)
    assert hits[0].number == len(names)


def test_one_short_word_is_never_taken_for_a_word_cut_short() -> None:
    assert Asking(name_index(("Kanatova Aida",))).names_like("Kanat", 0.75) == []


def test_words_are_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qaitaru.screening.names.asking._MEMORY", 2)
    forgetful = Asking(name_index(LIST))
    for name in LIST:
        assert LIST[forgetful.names_like(name, 0.2)[0].number] == name


def test_of_two_spellings_in_one_name_the_better_one_counts(asking: Asking) -> None:
    both = best(asking, "Шахбандар Самира Samira Shahbandar")
    assert both[0] == LIST[4]
    assert both[1] >= best(asking, "Samira Shahbandar")[1]


def test_names_that_share_nothing_are_graded_nothing() -> None:
    assert grade(Pairing(0.0, 0.0, 5.0, 5.0, 0.0, ())) == 0.0


def test_two_letters_at_the_end_of_a_short_name_are_no_word_cut_short(asking: Asking) -> None:
    assert best(asking, "Kim Si")[1] < best(asking, "Kim Sik")[1]


@pytest.mark.parametrize(
    "name", ["سميرة طاهر شهبندر", "عبد الرحمن بن محمد", "נתן בן ישראל כהן", "김정은"]
)
def test_a_name_in_its_own_script_is_itself_with_no_slip(name: str) -> None:
    (hit,) = Asking(name_index((name,))).names_like(name, 0.5)
    assert hit.pairing.slips == 0


def test_an_arabic_servants_name_is_two_words_or_three() -> None:
    name = "عبد الرحمن الزهراوي"
    for latin in ("Abd Al Rahman Al Zahrawi", "Abdul Rahman Al-Zahrawi"):
        (hit,) = Asking(name_index((latin,))).names_like(name, 0.72)
        assert hit.pairing.left + hit.pairing.other_left < 1


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Shmasuddin", "Shamsuddin"),  # two letters changed places
        ("Madinullah", "Madidullah"),  # a long word survives another letter
        ("Salim Kouy", "Salim Kony"),  # a short one too, beside another word
        ("Vhoe Hwi", "Choe Hwi"),
        ("Qasim Mahdi AlnRimi", "Qasim Mahdi Al-Rimi"),  # a letter typed for the hyphen
        ("Kim Tongrho", "Kim Tong-Ho"),
        ("Rustam Magomedovichaselderov", "Rustam Magomedovich Aselderov"),
        ("Mustapha Korel", "Mustafa Korel"),
        ("Jospeh Korel", "Joseph Korel"),
        ("Coh Il U", "Cho Il U"),
    ],
)
def test_a_slip_of_the_hand_hides_no_name(asked: str, listed: str) -> None:
    others = ("Arman Bekov", "Choi Hwan", "Joseph Kern", "Mustafa Kerim")
    best = Asking(name_index((*others, listed))).names_like(asked, 0.72)[0]
    assert best.number == len(others)


def test_however_many_words_are_alike_none_is_lost() -> None:
    pairs = [one + other for one in "bcdfghklmnprstvz" for other in "aeiou"]
    crowd = [f"kani{one}{other}" for one in pairs for other in "bdgklmnrst"]
    hits = Asking(name_index((*crowd, "Kanitta Su"))).names_like("Kanita Su", 0.2)
    assert len(crowd) > 400
    assert hits[0].number == len(crowd)


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Джейк Прайс", "Jake Price"),
        ("Памела Мэлоун", "Pamela Malone"),
        ("Бейтс Карлайл", "Bates Carlisle"),
        ("Ференц Ральф", "Ferenc Ralph"),
        ("Дуайт Купер", "Dwight Cooper"),
    ],
)
def test_a_name_heard_into_cyrillic_is_the_one_it_was_heard_from(asked: str, listed: str) -> None:
    best = Asking(name_index(("Jack Prince", "Pamela Salome", listed))).names_like(asked, 0.6)
    assert [hit.number for hit in best] == [2]
