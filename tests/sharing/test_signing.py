"""A signed message is what its maker signed, or it is not read."""

import msgspec
import pytest

from qaitaru.sharing.signing import Signed, fingerprint, is_sound, public_key, sign

KEY = bytes(range(32))
SIGNED = sign("question", "afm", b"words", KEY)


def test_what_was_signed_is_sound_and_names_its_key() -> None:
    assert is_sound(SIGNED)
    assert SIGNED.key == public_key(KEY)


@pytest.mark.parametrize(
    "changed",
    [
        {"payload": b"word"},
        {"agency": "mia"},
        {"kind": "answer"},
        {"key": public_key(bytes(32))},
        {"key": "zz"},
        {"key": "ab"},
        {"signature": b"short"},
        {"signature": bytes(64)},
    ],
)
def test_what_was_changed_is_not(changed: dict[str, object]) -> None:
    assert not is_sound(msgspec.structs.replace(SIGNED, **changed))


def test_it_survives_being_written_and_read() -> None:
    assert msgspec.json.decode(msgspec.json.encode(SIGNED), type=Signed) == SIGNED


def test_a_fingerprint_is_read_out_in_groups_of_four() -> None:
    told = fingerprint(SIGNED.key)
    assert [len(one) for one in told.split()] == [4] * 8
    assert told != fingerprint(public_key(bytes(32)))
