"""What an appearance says of itself, in the export and its schema."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import jsonschema
import pytest

from nvr_desk.analysis.track_formats import jsonl, said
from nvr_desk.assets import resource
from nvr_desk.records.attributes import ColourName, Direction

from tests.fakes import appearances
from tests.fakes.looks import look, track

SCHEMA = json.loads(resource("schemas", "tracks.schema.json").read_text())
BASE = Fraction(1, 90000)


def test_that_the_schema_knows_every_word_that_can_be_said() -> None:
    keys = SCHEMA["properties"]["attributes"]["properties"]
    assert keys["direction"]["enum"] == [way.value for way in Direction]
    names = SCHEMA["$defs"]["colour"]["properties"]["name"]["enum"]
    assert set(names) == {name.value for name in ColourName}
    told = said(appearances.said(ColourName.RED), BASE)
    assert set(told) == set(keys) == set(SCHEMA["properties"]["attributes"]["required"])


@pytest.mark.parametrize("infrared", [False, True])
def test_that_a_line_says_it_and_fits_its_schema(*, infrared: bool) -> None:
    found = appearances.said(None if infrared else ColourName.RED, infrared=infrared)
    made = replace(track(1), attributes=found, by_hand=True)
    (line,) = (json.loads(text) for text in jsonl(look("a" * 64, [made]), BASE))
    jsonschema.validate(line, SCHEMA)
    assert line["by_hand"] is True
    assert line["attributes"]["best_t"] == 2.0
    assert line["attributes"]["infrared"] is infrared
    wanted = None if infrared else {"name": "red", "conf": 0.82, "share": 0.6}
    assert line["attributes"]["upper"] == wanted


def test_that_a_track_of_an_older_look_says_nothing() -> None:
    (line,) = (json.loads(text) for text in jsonl(look("a" * 64, [track(1)]), BASE))
    assert "attributes" not in line
    assert "by_hand" not in line
