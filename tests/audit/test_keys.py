"""Secrets in a sealed file and in a keyring, and what is said where neither works."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null

from nvr_desk.audit import keys
from nvr_desk.errors import KeyMissingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NAME, SECRET = "log/w", b"\x00\xffsecret of 32 bytes or of any len"


class Held(KeyringBackend):
    """What a desktop's keyring looks like from here."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password


class Locked(Held):
    def get_password(self, service: str, username: str) -> str | None:
        raise OSError("the collection is locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise OSError("the collection is locked")


def _backend(kind: Callable[[], KeyringBackend]) -> KeyringBackend:
    made: KeyringBackend = kind()
    return made


@pytest.fixture
def account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An account of its own: no keyring, no passphrase in the environment."""
    before = keyring.get_keyring()
    keyring.set_keyring(_backend(fail.Keyring))
    monkeypatch.setenv(keys.STATE_VARIABLE, str(tmp_path / "state"))
    monkeypatch.delenv(keys.PASSPHRASE_VARIABLE, raising=False)
    monkeypatch.setattr(keys, "SCRYPT_N", 1 << 10)
    yield tmp_path / "state"
    keyring.set_keyring(before)


def test_that_a_sealed_secret_comes_back_by_its_passphrase_and_by_no_other(account: Path) -> None:
    keys.keyholder(lambda: "correct horse").set(NAME, SECRET)
    again = keys.keyholder(lambda: "correct horse")
    assert again.known(NAME)
    assert again.get(NAME) == SECRET
    assert again.get("another") is None
    wrong = keys.keyholder(lambda: "battery")
    assert wrong.known(NAME)
    with pytest.raises(KeyMissingError, match="does not open"):
        wrong.get(NAME)
    with pytest.raises(KeyMissingError, match="does not open"):
        wrong.set("another", b"x")
    assert keys.keyholder(lambda: "correct horse").get("another") is None


def test_that_the_passphrase_is_asked_once(account: Path) -> None:
    asked: list[int] = []

    def words() -> str:
        asked.append(1)
        return "correct horse"

    holder = keys.keyholder(words)
    holder.set(NAME, SECRET)
    holder.set("another", b"x")
    assert (holder.get(NAME), holder.get("another"), len(asked)) == (SECRET, b"x", 1)


def test_that_neither_secret_nor_passphrase_stands_in_the_file_and_nobody_else_reads_it(
    account: Path,
) -> None:
    keys.keyholder(lambda: "correct horse").set(NAME, SECRET)
    file = account / "keys.json"
    data = file.read_bytes()
    assert SECRET.hex().encode() not in data
    assert b"horse" not in data
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [each.name for each in account.iterdir()] == ["keys.json"]


def test_that_a_secret_put_under_another_name_is_refused(account: Path) -> None:
    holder = keys.keyholder(lambda: "correct horse")
    holder.set(NAME, SECRET)
    file = account / "keys.json"
    document = json.loads(file.read_text("utf-8"))
    document["secrets"]["cosigner"] = document["secrets"][NAME]
    file.write_text(json.dumps(document), "utf-8")
    with pytest.raises(KeyMissingError):
        keys.keyholder(lambda: "correct horse").get("cosigner")


def test_that_every_flipped_byte_of_the_file_is_noticed_or_harmless(account: Path) -> None:
    keys.keyholder(lambda: "correct horse").set(NAME, SECRET)
    file = account / "keys.json"
    data = file.read_bytes()
    for at in range(0, len(data), 3):
        bent = bytearray(data)
        bent[at] ^= 4
        file.write_bytes(bytes(bent))
        holder = keys.keyholder(lambda: "correct horse")
        try:
            assert holder.get(NAME) in (SECRET, None)
        except KeyMissingError:
            continue


def test_that_without_keyring_and_passphrase_the_words_say_what_helps(account: Path) -> None:
    with pytest.raises(KeyMissingError, match=keys.PASSPHRASE_VARIABLE):
        keys.keyholder().set(NAME, SECRET)
    with pytest.raises(KeyMissingError, match=keys.PASSPHRASE_VARIABLE):
        keys.keyholder(lambda: "").set(NAME, SECRET)
    assert not account.exists()
    assert keys.keyholder().get(NAME) is None
    assert not keys.keyholder().known(NAME)


def test_that_the_environment_names_the_passphrase_before_anybody_is_asked(
    account: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(keys.PASSPHRASE_VARIABLE, "from outside")
    keys.keyholder(lambda: pytest.fail("was asked")).set(NAME, SECRET)
    assert keys.keyholder().get(NAME) == SECRET


def test_that_a_damaged_file_is_said_and_never_written_over(account: Path) -> None:
    account.mkdir()
    (account / "keys.json").write_bytes(b'{"format": "something else"}')
    holder = keys.keyholder(lambda: "correct horse")
    assert not holder.known(NAME)
    tries: list[Callable[[], object]] = [
        lambda: holder.get(NAME),
        lambda: holder.set(NAME, SECRET),
    ]
    for tried in tries:
        with pytest.raises(KeyMissingError, match="damaged"):
            tried()
    assert (account / "keys.json").read_bytes() == b'{"format": "something else"}'


def test_that_a_real_keyring_is_preferred(account: Path) -> None:
    backend = Held()
    keyring.set_keyring(backend)
    holder = keys.keyholder(lambda: pytest.fail("was asked"))
    assert not holder.known(NAME)
    holder.set(NAME, SECRET)
    assert (holder.known(NAME), holder.get(NAME)) == (True, SECRET)
    assert list(backend.held) == [("nvr-desk", NAME)]
    assert not account.exists()


def test_that_a_locked_keyring_is_said_in_words(account: Path) -> None:
    keyring.set_keyring(_backend(Locked))
    tries: list[Callable[[], object]] = [
        lambda: keys.keyholder().get(NAME),
        lambda: keys.keyholder().known(NAME),
        lambda: keys.keyholder().set(NAME, SECRET),
    ]
    for tried in tries:
        with pytest.raises(KeyMissingError, match="the collection is locked"):
            tried()


def test_that_a_keyring_that_keeps_nothing_is_none(account: Path) -> None:
    keyring.set_keyring(_backend(null.Keyring))
    assert isinstance(keys.keyholder(), keys.SealedFile)
