"""Common options are taken from anywhere on the line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvr_desk.cli.options import split_options
from nvr_desk.errors import UsageError

WORDS = ["search", "--case", "C", "--class", "person"]


@pytest.mark.parametrize("at", range(len(WORDS) + 1))
def test_that_common_options_may_stand_anywhere(at: int) -> None:
    line = [*WORDS[:at], "--json", "--purpose", "find the van", "--workspace=/w", *WORDS[at:]]
    options, rest = split_options(line, {})
    assert rest == WORDS
    assert options.json
    assert options.purpose == "find the van"
    assert options.workspace == Path("/w")


def test_that_the_line_wins_over_the_environment() -> None:
    environment = {"NVR_DESK_HOME": "/env", "NVR_DESK_PURPOSE": "env", "NVR_DESK_OFFENCE": "BURG"}
    options, _ = split_options(["--workspace", "/line"], environment)
    assert (options.workspace, options.purpose, options.offence) == (Path("/line"), "env", "BURG")


def test_that_an_option_without_its_value_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="--purpose needs a value"):
        split_options(["search", "--purpose"], {})


def test_that_nothing_behind_two_dashes_is_taken() -> None:
    assert split_options(["clip", "show", "--", "--json"], {})[1] == [
        "clip",
        "show",
        "--",
        "--json",
    ]


@given(st.lists(st.sampled_from([*WORDS, "x", "-o", "--from"])))
def test_that_words_of_the_verb_pass_unchanged(words: list[str]) -> None:
    assert split_options(words, {})[1] == words
