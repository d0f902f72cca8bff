"""Parties and free texts of payments put to an invented list; common words raise nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.facts.designations import (
    DesignatedKind,
    Designation,
    ListedName,
    ListedNumber,
    NameKind,
)
from qaitaru.screening.asked import Asked
from qaitaru.screening.payments import screening, windows
from qaitaru.screening.payments.numbers import numbers_in
from qaitaru.screening.payments.payment import Payment, PaymentField, PaymentParty, PaymentText
from qaitaru.screening.payments.rarity import common_words, rarity
from qaitaru.screening.payments.screening import PaymentHit, PaymentScreener
from qaitaru.screening.screener import Screener


def listed(reference: str, *names: str, number: tuple[str, str] | None = None) -> Designation:
    first, *others = names
    return Designation(
        reference=reference,
        publisher="un",
        kind=DesignatedKind.UNKNOWN,
        names=(
            ListedName(text=first),
            *(ListedName(text=one, kind=NameKind.ALIAS) for one in others),
        ),
        numbers=(ListedNumber(kind=number[0], number=number[1]),) if number else (),
    )


LIST = (
    listed("K-1", "Zhandos Qarabekov", "Жандос Қарабеков"),
    listed("K-2", "Silver Tern", number=("imo", "9074729")),
    listed("K-3", "Grey Harbour Shipping FZE"),
    listed("K-4", "Aggregate Building Materials Construction Company"),
    listed("K-5", "EP-MNT"),
    listed("K-6", "Nobody Known", number=("crypto", "0x52908400098527886E0F7030069857D2E4169EE7")),
    listed("K-7", "Harbour Bank", number=("bic", "HARBAEAD")),
    listed("K-8", "Mullah Fazlullah"),
)
ASKING = PaymentScreener(Screener(LIST))


def hits(*texts: str) -> list[tuple[str, str]]:
    payment = Payment(
        message="M",
        texts=tuple(PaymentText(PaymentField.REMITTANCE, one, "line=1") for one in texts),
    )
    return [(one.hit.designation.reference, one.found) for one in ASKING.screen(payment)]


@pytest.mark.parametrize(
    ("text", "reference", "found"),
    [
        ("salary March to Zhandos Qarabekov, contract 12", "K-1", "Zhandos Qarabekov"),
        ("SALARY ZHANDOS QARABEKOV MARCH", "K-1", "ZHANDOS QARABEKOV"),
        ("оплата по договору 12 Қарабеков Жандос за товар", "K-1", "Қарабеков Жандос"),
        ("loan from Zhandos Qarabecov", "K-1", "Zhandos Qarabecov"),
        ("freight MV Silver\nTern, invoice 3", "K-2", "Silver Tern"),
        ("freight IMO 9074729 invoice", "K-2", "IMO 9074729"),
        ("to Grey Harbour Shipping", "K-3", "Grey Harbour Shipping"),
        (
            "for Aggregate Building Materials Construction Company",
            "K-4",
            "Aggregate Building Materials Construction",
        ),
        (
            "usdt 0x52908400098527886E0F7030069857D2E4169EE7 thanks",
            "K-6",
            "0x52908400098527886E0F7030069857D2E4169EE7",
        ),
        ("via HARBAEAD ref 5", "K-7", "HARBAEAD"),
        ("help for Mullah Fazlullah", "K-8", "Fazlullah"),
    ],
)
def test_a_listed_name_or_number_in_free_text_is_found(
    text: str, reference: str, found: str
) -> None:
    assert (reference, found) in hits(text)


@pytest.mark.parametrize(
    "text",
    [
        "payment for building materials under contract 9074729",
        "PMNT FOR CONSTRUCTION MATERIALS",
        "Оплата за строительные материалы по договору № 457",
        "№ 120 шарт бойынша маркетинг қызметтері үшін төлем",
        "silver jewellery and a book on the arctic tern",
        "Zhandos",
        "IMO 9074728",
        "",
        "1207 22 5000",
    ],
)
def test_common_words_a_part_of_a_name_and_false_numbers_raise_nothing(text: str) -> None:
    assert hits(text) == []


def test_one_designation_is_told_once_for_a_text_by_its_best_words() -> None:
    found = hits("Zhandos Qarabekov and Zhandos Qarabecov", "Zhandos Qarabekov")
    assert found == [("K-1", "Zhandos Qarabekov")] * 2


def test_a_party_is_asked_with_all_that_is_known_and_its_text_does_not_repeat_it() -> None:
    asked = Asked("", ("GREY HARBOUR SHIPPING",))
    payment = Payment(
        message="M",
        parties=(
            PaymentParty(PaymentField.CREDITOR, asked, "line=2"),
            PaymentParty(
                PaymentField.CREDITOR_AGENT, Asked("", (), numbers=("HARBAEAD",)), "line=3"
            ),
        ),
        texts=(
            PaymentText(PaymentField.ADDRESS, "GREY HARBOUR SHIPPING\nDUBAI", "line=2"),
            PaymentText(PaymentField.REMITTANCE, "GREY HARBOUR SHIPPING", "line=4"),
        ),
    )
    found = ASKING.screen(payment)
    assert [(one.field.value, one.hit.designation.reference, one.found) for one in found] == [
        ("creditor", "K-3", "GREY HARBOUR SHIPPING"),
        ("creditor_agent", "K-7", "HARBAEAD"),
        ("remittance", "K-3", "GREY HARBOUR SHIPPING"),
    ]
    assert [one.in_text for one in found] == [False, False, True]


def test_names_of_one_word_are_found_only_where_they_are_one_word() -> None:
    asking = PaymentScreener(Screener((listed("K-9", "YONA STAR"), listed("K-0", "Qorghasyn"))))
    payment = Payment(
        message="M", texts=(PaymentText(PaymentField.REMITTANCE, "INSTR Qorghasyn ltd", ""),)
    )
    found: tuple[PaymentHit, ...] = asking.screen(payment)
    assert [one.hit.designation.reference for one in found] == ["K-0"]


def test_an_empty_list_answers_nothing() -> None:
    payment = Payment(
        message="M", texts=(PaymentText(PaymentField.REMITTANCE, "Zhandos Qarabekov", ""),)
    )
    assert PaymentScreener(Screener(())).screen(payment) == ()


def test_memories_are_forgotten_and_answers_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screening, "_MEMORY", 1)
    monkeypatch.setattr(windows, "_MEMORY", 1)
    assert (
        hits("aa Zhandos Qarabekov", "bb Zhandos Qarabekov") == [("K-1", "Zhandos Qarabekov")] * 2
    )


COMMON = "оплата по договору за товар услуги payment for goods invoice contract бойынша төлем"
words = st.sampled_from(COMMON.split())


@given(st.lists(words, max_size=12), st.lists(words, max_size=12))
def test_common_words_around_a_name_hide_it_from_nobody_and_add_nobody(
    before: list[str], behind: list[str]
) -> None:
    text = " ".join([*before, "Zhandos Qarabekov", *behind])
    assert [reference for reference, _ in hits(text)] == ["K-1"]
    assert hits(" ".join([*before, *behind])) == []


def test_numbers_of_a_text_are_ships_banks_addresses_and_papers() -> None:
    text = (
        "IMO No 9074729 and IMO 9074728, BIC HARBAEAD, KZ86125KZT5004100100, passport N7712345,"
        " id 870512300123, DE00 1234 5678 9012,"
        " invoice 12345, bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq, XXXXXXXX"
    )
    assert numbers_in(text) == (
        "IMO 9074729",
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        "HARBAEAD",
        "KZ86125KZT5004100100",
        "N7712345",
        "870512300123",
    )


def test_words_that_payments_are_full_of_count_for_a_third() -> None:
    assert {"building", "materials", "dogovoru"} <= common_words()
    assert rarity("building materials") < 8 < rarity("Zhandos Qarabekov")
