"""What is printed never moves the terminal of whoever reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.cli import options, output

if TYPE_CHECKING:
    import pytest

HOSTILE = "case \x1b[2J\x9b31m\x07\r26-1 \u202edeppilf\tand\nmore"
CALM = "case \ufffd[2J\ufffd31m\ufffd\ufffd26-1 \ufffddeppilf\tand\nmore\n"


def test_that_words_of_others_move_no_cursor(capsys: pytest.CaptureFixture[str]) -> None:
    options.use(options.split_options((), {})[0])  # no --json of a test before
    output.answer(None, [HOSTILE])
    output.note(HOSTILE)
    told = capsys.readouterr()
    assert (told.out, told.err) == (CALM, CALM)
