"""Options: every one has its range and its help, and refuses what is none of its values."""

from __future__ import annotations

import pytest

from nvr_desk.errors import NotFoundError, UsageError
from nvr_desk.settings import (
    LOCK_IDLE_MINUTES,
    OPTIONS,
    REVIEW_SHARE_PERCENT,
    RULES_NIGHT_FROM,
    RULES_NIGHT_TO,
    SIGN_IN_NOTICE,
    Weaker,
    option,
)


@pytest.mark.parametrize("key", sorted(OPTIONS))
def test_that_a_default_is_a_value_of_its_own_option(key: str) -> None:
    each = option(key)
    assert each.parsed(str(each.default)) == each.default
    assert each.help
    assert each.range


@pytest.mark.parametrize("text", ["0", "31", "-1", "1.5", "", "ten", "nan", "1e1", "٣٠٠"])
def test_that_a_number_out_of_range_or_none_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        LOCK_IDLE_MINUTES.parsed(text)


@pytest.mark.parametrize("value", [True, None, [1], "nan", float("nan"), float("inf")])
def test_that_what_stands_in_a_row_is_checked_too(value: object) -> None:
    with pytest.raises(UsageError):
        REVIEW_SHARE_PERCENT.checked(value)


def test_that_a_text_has_its_longest() -> None:
    assert SIGN_IN_NOTICE.parsed("ours") == "ours"
    with pytest.raises(UsageError):
        SIGN_IN_NOTICE.parsed("x" * 4_001)


def test_that_an_unknown_name_is_told() -> None:
    with pytest.raises(NotFoundError):
        option("lock.idle")


def test_that_it_knows_which_way_is_weaker() -> None:
    assert LOCK_IDLE_MINUTES.weakened(15, 16)
    assert not LOCK_IDLE_MINUTES.weakened(15, 14)
    assert REVIEW_SHARE_PERCENT.weakened(5.0, 4.0)
    assert SIGN_IN_NOTICE.weakened("a", "b")
    assert not SIGN_IN_NOTICE.weakened("", "b")
    for night in (RULES_NIGHT_FROM, RULES_NIGHT_TO):  # over midnight no direction is the milder
        assert night.weakened(22, 23)
        assert night.weakened(22, 21)
        assert not night.weakened(22, 22)
    assert {each.weaker for each in OPTIONS.values()} == set(Weaker)
