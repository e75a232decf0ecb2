"""Who the operating system says sits here, and what it is not believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nvr_desk.errors import UsageError
from nvr_desk.policy import accounts

if TYPE_CHECKING:
    from pathlib import Path

EVERY = "         0          0 4294967295\n"


@pytest.mark.parametrize(
    ("words", "real"),
    [
        (EVERY, True),
        ("      1001       1002          1\n", False),
        ("         0       1000          1\n         1     100000      65536\n", False),
        ("", False),
    ],
)
def test_that_only_a_map_of_every_number_onto_itself_is_believed(
    tmp_path: Path, words: str, *, real: bool
) -> None:
    told = tmp_path / "uid_map"
    told.write_text(words, "ascii")
    assert accounts.numbers_are_real(told) is real


def test_that_a_missing_map_is_believed_only_where_no_process_has_one(tmp_path: Path) -> None:
    assert not accounts.numbers_are_real(tmp_path / "uid_map")
    assert accounts.numbers_are_real(tmp_path / "no-proc" / "uid_map")


def test_that_a_pretended_number_is_nobodys_account_and_owns_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = accounts.this_seat().os_account
    assert accounts.owns(tmp_path)
    monkeypatch.setattr(accounts, "numbers_are_real", lambda: False)
    assert accounts.this_seat().os_account == f"{before} (in a user namespace)"
    assert not accounts.owns(tmp_path)


@pytest.mark.parametrize("name", ["m\u0430ria", "\u0391nna", "lu\u0456s", "\u0410lex B"])
def test_that_a_name_of_letters_that_look_alike_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="mixes alphabets"):
        accounts.account_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "maria-2",
        "Jos\u00e9 Ni\u00f1o",
        "\u041c\u0430\u0440\u0438\u044f 2",
        "\u0394\u03b7\u03bc\u03ae",
        "\u674e\u660e Li",
    ],
)
def test_that_a_name_of_one_alphabet_is_taken(name: str) -> None:
    assert accounts.account_name(name) == name
