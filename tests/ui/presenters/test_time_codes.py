from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvr_desk_ui.presenters import times
from nvr_desk_ui.presenters.time_codes import NotATimeCodeError, picture_of, seconds_of


@given(st.integers(0, 400_000_000))
def test_that_a_time_code_that_is_shown_can_be_typed_back(millis: int) -> None:
    assert seconds_of(times.clock_text(millis / 1000)) == pytest.approx(millis / 1000)


@given(st.text(alphabet="0123456789:.,-#+ \uff11\u0663e", max_size=14))
def test_that_whatever_is_typed_gives_seconds_or_words(text: str) -> None:
    for read in (seconds_of, picture_of):
        with contextlib.suppress(NotATimeCodeError):  # and nothing else
            found = read(text)
            assert found is None or found >= 0


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("62.3", 62.3),
        ("62,3", 62.3),
        ("1:02.3", 62.3),
        ("0:01:02.345", 62.345),
        ("90:00", 5400.0),
        ("159", 159.0),
        (".5", 0.5),
        ("5.", 5.0),
        ("100:59:59", 363_599.0),
    ],
)
def test_that_a_time_code_is_read_as_people_write_it(text: str, seconds: float) -> None:
    assert seconds_of(text) == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "Nothing was typed"),
        ("  ", "Nothing was typed"),
        ("-5", "none before"),
        ("\u22121:02", "none before"),
        ("1:99", "seconds go from 00 to 59"),
        ("0:01:60", "seconds go from 00 to 59"),
        ("1:59.9999999999", "too many digits"),
        ("1:60:00", "minutes go from 00 to 59"),
        ("0:01:02:15", "frames"),
        ("1.5:02", "Not a time code"),
        (":", "Not a time code"),
        ("5:", "Not a time code"),
        ("1:.5", "seconds go from 00 to 59"),
        (".", "Not a time code"),
        ("1e3", "Not a time code"),
        ("nan", "Not a time code"),
        ("\uff11:\uff10\uff12", "Not a time code"),
        ("\u0663", "Not a time code"),
        ("\u00b2", "Not a time code"),
        ("9" * 400, "too many digits"),
        ("1:" + "0" * 40 + "2", "too many digits"),
    ],
)
def test_that_a_text_that_is_no_time_code_is_refused_with_words(text: str, word: str) -> None:
    with pytest.raises(NotATimeCodeError, match=word):
        seconds_of(text)


@pytest.mark.parametrize(("text", "number"), [("#1", 1), (" # 121 ", 121), ("121", None)])
def test_that_a_picture_is_named_by_its_number(text: str, number: int | None) -> None:
    assert picture_of(text) == number


@pytest.mark.parametrize("text", ["#", "#0", "#-3", "#1.5", "#" + "9" * 12, "#\uff11"])
def test_that_a_number_that_no_picture_has_is_refused_with_words(text: str) -> None:
    with pytest.raises(NotATimeCodeError, match="numbered from 1"):
        picture_of(text)
