"""Who may trust keys and answer partners."""

from qaitaru.facts.refusals import Refusal
from qaitaru.sharing.look_alikes import looks
from qaitaru.sharing.workspace_roles import (
    RoleStep,
    may,
    refuse_ending,
    refuse_giving,
    standing,
)

KEYS, ANSWERS = "key_keeper", "answering_officer"


def step(holder: str, role: str = KEYS, move: str = "given") -> RoleStep:
    return RoleStep(number=1, holder=holder, role=role, move=move, reason="", member="aida", at="")


def giving(steps: tuple[RoleStep, ...], holder: str, by: str, role: str = KEYS) -> str:
    found = refuse_giving(steps, holder, role, by=by, founder="aida")
    return found.reason if found else ""


def ending(steps: tuple[RoleStep, ...], holder: str, by: str) -> str:
    found = refuse_ending(steps, holder, KEYS, by=by, founder="aida")
    return found.reason if found else ""


def test_who_first_worked_here_takes_the_first_role_and_no_other() -> None:
    assert giving((), "aida", "aida") == ""
    assert giving((step("aida"),), "aida", "aida", ANSWERS) == "workspace_own_role"
    assert giving((), "bolat", "bolat") == "workspace_role_may_not"


def test_a_keeper_of_keys_gives_roles_to_others() -> None:
    steps = (step("bolat"),)
    assert giving(steps, "dana", "bolat", ANSWERS) == ""
    assert giving(steps, "dana", "aida") == ""
    assert giving(steps, "dana", "erlan") == "workspace_role_may_not"
    assert giving(steps, "bolat", "aida") == "workspace_role_stands"
    assert giving((step("bolat", ANSWERS),), "dana", "bolat") == "workspace_role_may_not"
    assert refuse_giving((), "dana", "king", by="aida", founder="aida") == Refusal(
        "role_unknown", "king", "key_keeper, answering_officer"
    )


def test_an_ended_role_opens_nothing_and_may_be_given_again() -> None:
    steps = (step("bolat"), step("bolat", move="ended"))
    assert standing(steps) == ()
    assert not may(steps, "bolat", "trust_partner")
    assert giving(steps, "bolat", "aida") == ""
    assert standing((*steps, step("bolat"))) == (step("bolat"),)


def test_each_role_opens_its_own() -> None:
    assert may((step("bolat"),), "bolat", "trust_partner")
    assert not may((step("bolat"),), "bolat", "take_question")
    assert may((step("dana", ANSWERS),), "dana", "decide_question")
    assert not may((step("dana", ANSWERS),), "bolat", "decide_question")


def test_a_role_is_ended_by_who_gives_them_or_laid_down() -> None:
    steps = (step("bolat"),)
    assert ending(steps, "bolat", "aida") == ""
    assert ending(steps, "bolat", "bolat") == ""
    assert ending(steps, "bolat", "erlan") == "workspace_role_may_not"
    assert ending(steps, "dana", "aida") == "workspace_role_missing"


def test_letters_that_look_alike_are_alike() -> None:
    assert looks("МІА") == looks("mia ") == "MIA"
    assert looks("m-i-a") == "MIA"
    assert looks("mic") != looks("mia")
