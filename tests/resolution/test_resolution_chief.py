"""A party is called by the record with a number of the state, else by the busiest."""

from qaitaru.resolution.chief import chief


def test_a_number_of_the_state_comes_first_then_payments_then_the_key() -> None:
    payments = {"name:b": 9, "name:c": 9}
    assert chief(["name:a", "name:c", "name:b"], payments) == "name:b"
    assert chief(["name:b", "code:1"], payments) == "code:1"
