"""Words that say nothing are refused; whether words are true is nobody's claim."""

from __future__ import annotations

import pytest

from nvr_desk.errors import PurposeMissingError
from nvr_desk.policy.purpose import plain_words, says_nothing, stated_purpose

CASE, CODE = "26-004417", "BURG 2399"


@pytest.mark.parametrize(
    "words",
    [
        *("", "   ", ".", "-", "...", "?!", "N/A", "n.a.", "Test", "TEST.", "Investigation!"),
        *("  police   business ", "x", "xx", "XXXX", "é", "7", "12345", "2026-11-20", "1 2 3"),
        *(CASE, f"case {CASE}", f"Case #{CASE}.", CODE, CODE.lower(), f"{CODE}, {CASE}"),
        *(f"investigation {CASE} {CODE}", "Ｔｅｓｔ", "\u00a0investigation\u00a0", "as requested"),  # noqa: RUF001 - full width counts too
    ],
)
def test_that_words_that_say_nothing_are_refused(words: str) -> None:
    with pytest.raises(PurposeMissingError, match="words that say something"):
        stated_purpose(CASE, CODE, words)


@pytest.mark.parametrize(
    "words",
    [
        *("find the van", "who left by the back gate", "burglary at 12 Elm Street", "grey Honda"),
        *("test drive stolen from the dealer", "BURG 2399: which way the bicycle went"),
        *("26-0044171 shows the same van", "поиск машины", "盗難車を探す"),
    ],
)
def test_that_words_that_say_something_pass(words: str) -> None:
    assert stated_purpose(CASE, CODE, f"  {words} ").words == words


def test_that_a_purpose_needs_its_offence() -> None:
    with pytest.raises(PurposeMissingError, match="offence"):
        stated_purpose(CASE, "  ", "find the van")


def test_that_a_case_named_by_a_plain_word_does_not_eat_into_other_words() -> None:
    assert not says_nothing("van seen at Vanessa's gate", "van", "")
    assert says_nothing("van, VAN", "van", "")


def test_that_words_are_compared_without_case_punctuation_and_width() -> None:
    assert plain_words(" Find the  VAN!! ") == plain_words("find—the van") == "find the van"
