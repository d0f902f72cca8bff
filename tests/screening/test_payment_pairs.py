"""What payments meet, each pair once: the same as row by row, however little is asked again."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qaitaru.facts.designations import DesignatedKind, Designation, ListedName, ListedNumber
from qaitaru.screening.asked import Asked
from qaitaru.screening.fingerprint import payment_fingerprint
from qaitaru.screening.found_hits import key_of
from qaitaru.screening.payments.answers import AnsweredBefore, Answers, Thresholds, answered
from qaitaru.screening.payments.pairs import Mention, Pairs, PaymentPair
from qaitaru.screening.payments.payment import Payment, PaymentField, PaymentParty, PaymentText
from qaitaru.screening.payments.questions import Questions, side_key
from qaitaru.screening.payments.screening import PaymentScreener
from qaitaru.screening.screener import Screener
from qaitaru.screening.side_by_side import Agreement, Word, text_marked

IIN = "850101300104"


def listed(reference: str, name: str, imo: str = "", content: str = "a") -> Designation:
    numbers = (ListedNumber(kind="imo", number=imo),) if imo else ()
    return Designation(
        reference=reference,
        publisher="un",
        kind=DesignatedKind.UNKNOWN,
        names=(ListedName(text=name),),
        numbers=numbers,
        content_sha256=content,
    )


ENTRIES = [
    listed("K-1", "Zhandos Qarabekov"),
    listed("K-2", "Silver Tern", "9074729"),
    listed("K-3", "Grey Harbour Shipping FZE"),
]
THRESHOLDS = Thresholds(sides=0.72, texts=0.8)


def paid(number: int, payer: str, payee: str, text: str, *, bank: str = "") -> Payment:
    place = f"line={number}"
    sides = [(PaymentField.DEBTOR, payer), (PaymentField.CREDITOR, payee)]
    parties = [PaymentParty(field, Asked("", (name,)), place) for field, name in sides if name]
    if bank:
        parties.append(PaymentParty(PaymentField.DEBTOR_AGENT, Asked("", (bank,)), place))
    return Payment(
        message="m",
        reference=f"1-t{number}",
        parties=tuple(parties),
        texts=(PaymentText(PaymentField.REMITTANCE, text, place),) if text else (),
        place=place,
    )


def met(
    payments: Sequence[Payment],
    entries: Sequence[Designation] = ENTRIES,
    before: AnsweredBefore | None = None,
) -> tuple[Answers, tuple[PaymentPair, ...]]:
    questions = Questions()
    assert questions.take(payments) == len(payments)
    answers = answered(questions, [*entries], THRESHOLDS, before)
    pairs = Pairs(questions, answers)
    for one in payments:
        pairs.take(one)
    return answers, pairs.found()


def told(pairs: Sequence[PaymentPair]) -> list[tuple[str, str, list[str]]]:
    return [
        (one.found.reference, one.asked.text, [each.entry for each in one.mentions])
        for one in pairs
    ]


def test_what_is_paid_every_month_is_one_pair() -> None:
    rent = "rent {} No. {}/7, Zhandos  Qarabekov"
    payments = [paid(n, "Altyn Dala", "House", rent.format(f"0{n}.2026", n)) for n in (1, 2, 3)]
    _, pairs = met(payments)
    assert told(pairs) == [("K-1", rent.format("01.2026", 1), ["1-t1", "1-t2", "1-t3"])]
    assert pairs[0].asked.names == ("Zhandos Qarabekov",)
    assert pairs[0].found.party == ""


def test_another_payer_or_other_words_are_another_pair_and_capitals_are_not() -> None:
    text = "loan to Zhandos Qarabekov"
    payments = [
        paid(1, "Altyn Dala", "", text),
        paid(2, "Temir Zhol", "", text),
        paid(3, "Altyn Dala", "", "gift to Zhandos Qarabekov"),
        paid(4, "Altyn Dala", "anybody else", text.upper().replace("LOAN TO", "Loan  to")),
    ]
    assert sorted(len(one.mentions) for one in met(payments)[1]) == [1, 1, 2]


def test_a_side_is_one_pair_whoever_pays_it_and_the_text_beside_does_not_tell_it_again() -> None:
    payments = [
        paid(1, "Altyn Dala", "Zhandos Qarabekov", "to Zhandos Qarabekov"),
        paid(2, "Zhandos Qarabekov", "Temir Zhol", ""),
    ]
    ((pair),) = met(payments)[1]
    assert pair.mentions == (
        Mention(entry="1-t1", field=PaymentField.CREDITOR),
        Mention(entry="1-t2", field=PaymentField.DEBTOR),
    )
    assert pair.found.party == "name:zhandos qarabekov"
    assert pair.asked.text == ""


def test_a_number_in_a_text_counts_whole() -> None:
    payments = [
        paid(1, "A B", "", "freight IMO 9074729 bill 5"),
        paid(2, "A B", "", "freight IMO 9074729 bill 6"),
    ]
    (pair,) = met(payments)[1]
    assert (pair.asked.names, pair.asked.numbers) == ((), ("IMO 9074729",))
    assert len(pair.mentions) == 2


def test_a_side_has_the_key_it_has_in_the_register_and_a_bank_has_none() -> None:
    side = Asked("", ("ТОО «Альфа»",), numbers=("no. 7", IIN))
    assert side_key(side, PaymentField.DEBTOR) == f"code:{IIN}"
    assert side_key(replace(side, numbers=()), PaymentField.DEBTOR) == "name:тоо альфа"
    assert side_key(Asked("", ("—",)), PaymentField.CREDITOR) == ""
    assert side_key(side, PaymentField.DEBTOR_AGENT) == ""


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"text": "rent 02, Umar"}, True),
        ({"text": "RENT 1,  Umar"}, True),
        ({"text": "hire 01, Umar"}, False),
        ({"names": ("Umar Z",)}, False),
        ({"query_id": "7"}, True),
    ],
)
def test_what_was_asked_is_the_words_found_and_the_text_without_its_numbers(
    change: dict[str, object], *, same: bool
) -> None:
    asked = Asked("", ("Umar",), text="rent 01, Umar")
    other = replace(asked, **change)  # type: ignore[arg-type]
    assert (payment_fingerprint(asked, "p") == payment_fingerprint(other, "p")) is same
    assert payment_fingerprint(asked, "p") != payment_fingerprint(asked, "q")
    side = replace(asked, text="")
    assert payment_fingerprint(side, "p") == payment_fingerprint(side, "q")


def test_the_words_are_marked_in_their_text() -> None:
    asked = Asked("", ("Umar Z",), text="loan  to Umar Z, again")
    assert text_marked(asked) == (
        Word("loan to "),
        Word("Umar Z", Agreement.NEAR),
        Word(", again"),
    )
    assert text_marked(Asked("", ("Umar Z",))) == ()
    assert text_marked(Asked("", (), text="of whom?")) == (Word("of whom?"),)


NAMES = ("Altyn Dala", "Zhandos Qarabekov", "Zhandos Karabekov", "Grey Harbour", "Silver Tern", "")
TEXTS = (
    "",
    "rent 1",
    "loan to Zhandos Qarabekov",
    "freight IMO 9074729 by Grey Harbour Shipping FZE",
    "for Zhandos Qarabekov and Silver Tern",
)
payments = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(TEXTS)), max_size=6
).map(lambda rows: [paid(number, *row, bank="Harbour") for number, row in enumerate(rows)])
entries = st.lists(
    st.sampled_from([*ENTRIES, listed("K-1", "Zhandos Qarabek", content="b")]), max_size=4
).map(lambda found: list({key_of(one): one for one in found}.values()))


@settings(max_examples=60, deadline=None)
@given(payments)
def test_pairs_are_the_hits_of_each_payment_put_together(rows: list[Payment]) -> None:
    asking, questions = PaymentScreener(Screener(ENTRIES)), Questions()
    questions.take(rows)
    pairs = Pairs(questions, answered(questions, ENTRIES, THRESHOLDS))
    for one in rows:
        expected = asking.screen(one, threshold=0.72, text_threshold=0.8)
        assert [(hit.mention.field, hit.words, hit.found.reference) for hit in pairs.take(one)] == [
            (hit.field, hit.found, hit.hit.designation.reference) for hit in expected
        ]
    behind = sum(len(one.mentions) for one in pairs.found())
    assert behind == sum(len(asking.screen(one)) for one in rows)


@settings(max_examples=60, deadline=None)
@given(payments, entries, payments, entries)
def test_only_what_changed_is_asked_and_all_is_answered(
    rows: list[Payment],
    listed_: list[Designation],
    later: list[Payment],
    listed_later: list[Designation],
) -> None:
    earlier, _ = met(rows, listed_)
    before = AnsweredBefore(answers=earlier, entries=frozenset(map(key_of, listed_)))
    assert met(later, listed_later, before) == met(later, listed_later)
    assert met(later, listed_, before) == met(later, listed_)
