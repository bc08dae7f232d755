"""Secrets: what is encrypted comes back, hashes find equals, keys stay in the home."""

import stat
from pathlib import Path

import pytest

from tenon_engines.kernel.errors import TenonError
from tenon_platform.access.secrets import Secrets, open_secrets


def test_what_is_encrypted_comes_back_and_never_looks_the_same(tmp_path: Path) -> None:
    secrets = open_secrets(tmp_path)
    first, second = secrets.encrypt("13912345678"), secrets.encrypt("13912345678")
    assert first != second
    assert secrets.decrypt(first) == secrets.decrypt(second) == "13912345678"
    assert "139" not in first


def test_equal_values_have_equal_hashes(tmp_path: Path) -> None:
    secrets = open_secrets(tmp_path)
    assert secrets.keyed_hash("a") == secrets.keyed_hash("a") != secrets.keyed_hash("b")


def test_the_key_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    open_secrets(tmp_path)
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600


def test_old_texts_are_read_after_a_new_key_came() -> None:
    old = Secrets({"k1": b"1" * 32}, b"h" * 32)
    new = Secrets({"k1": b"1" * 32, "k2": b"2" * 32}, b"h" * 32)
    assert new.decrypt(old.encrypt("x")) == "x"
    assert new.encrypt("x").startswith("k2:")
    assert new.keyed_hash("x") == old.keyed_hash("x")


@pytest.mark.parametrize("sealed", ["", "k9:AAAA", "k1:AAAA", "k1:not base64", "k1:" + "A" * 60])
def test_what_cannot_be_decrypted_says_so(sealed: str) -> None:
    with pytest.raises(TenonError) as caught:
        Secrets({"k1": b"1" * 32}, b"h" * 32).decrypt(sealed)
    assert caught.value.code == "bad_key"
