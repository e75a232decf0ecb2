"""What is printed never moves the terminal of whoever reads it."""

from __future__ import annotations

import json
import sys
import unicodedata
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from nvr_desk.cli import options, output
from nvr_desk.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

HOSTILE = "case \x1b[2J\x9b31m\x07\r26-1 \u202edeppilf\tand\nmore"
CALM = "case \ufffd[2J\ufffd31m\ufffd\ufffd26-1 \ufffddeppilf\tand\nmore\n"


def test_that_words_of_others_move_no_cursor(capsys: pytest.CaptureFixture[str]) -> None:
    options.use(options.split_options((), {})[0])  # no --json of a test before
    output.answer(None, [HOSTILE])
    output.note(HOSTILE)
    told = capsys.readouterr()
    assert (told.out, told.err) == (CALM, CALM)


def _moves_a_terminal(text: str) -> bool:
    return any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in text)


def test_that_json_says_the_same_without_what_moves_a_terminal() -> None:
    told = {"words": HOSTILE + "\udc80\u2028\U000e0041\x7f", "Zürich 東京 Ω 🚲": ["ñ"]}
    text = output.json_text(told)
    assert json.loads(text) == told
    assert not _moves_a_terminal(text)
    assert r"\u009b31m" in text
    assert "Zürich 東京 Ω 🚲" in text


@given(st.text(st.characters()) | st.lists(st.text(st.characters())))
def test_that_no_text_reaches_a_terminal_raw_as_json(value: object) -> None:
    text = output.json_text(value)
    assert json.loads(text) == value
    assert not _moves_a_terminal(text)


def test_that_a_failure_and_a_wrong_line_are_calm_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["case", "show", "x\x9b31m\u202e"], ["case", "show", "--x\x9b31m\u202e"]):
        for form in ([], ["--json"]):
            assert main(["--workspace", str(tmp_path), *form, *words]) != 0
            told = capsys.readouterr()
            assert not _moves_a_terminal((told.out + told.err).replace("\n", ""))


def test_that_the_log_on_standard_output_moves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "w"
    assert main(["--workspace", str(root), "init"]) == 0
    assert main(["--workspace", str(root), "audit", "show", "--user", "a\x9b31m\u202eb"]) == 0
    capsys.readouterr()
    assert main(["--workspace", str(root), "audit", "export"]) == 0
    told = capsys.readouterr().out
    assert not _moves_a_terminal(told.replace("\n", ""))
    bodies = [json.loads(json.loads(each)["body"]) for each in told.splitlines()]
    assert "a\x9b31m\u202eb" in [body["detail"].get("user") for body in bodies]
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["--workspace", str(root), "audit", "export", "--format", "csv"]) == 0
    assert not _moves_a_terminal(capsys.readouterr().out.replace("\n", ""))
