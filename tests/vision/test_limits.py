"""What a card says of what its model misses, and the one line of it on results."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nvr_desk.errors import WeightsRefusedError
from nvr_desk.records.model import DAY, INFRARED, SIMULATED, ModelLimits, RecallRow
from nvr_desk.vision.card import limits_line, load_cards, read_card

if TYPE_CHECKING:
    from pathlib import Path

ROWS = (
    RecallRow(DAY, "person", 16, 24, 20, 0.25),
    RecallRow(DAY, "person", 24, 40, 60, 0.65),
    RecallRow(DAY, "person", 40, 80, 100, 0.9),
    RecallRow(SIMULATED, "person", 24, 40, 80, 0.5),
)
CARD = """\
name = "m"
task = "detect"
file = "m.pt"
url = "https://example.org/m.pt"
bytes = 1
sha256 = "{sha}"
licence = "AGPL-3.0"
source = "nobody"
input = 640
classes = ["person"]

[limits]
note = "n"
{limits}
"""


def _card(folder: Path, limits: str) -> ModelLimits:
    path = folder / "m.toml"
    path.write_text(CARD.format(sha="a" * 64, limits=limits))
    return read_card(path).limits


def test_that_one_line_tells_small_and_large_by_light_and_what_was_not_measured() -> None:
    limits = ModelLimits(note="n", measured="2026-11-21", how="so", shape=(384, 640), rows=ROWS)
    assert limits.line == (
        "persons, daylight, lower than 40 px of 384: recall 0.55, taller: recall 0.90;"
        " two-wheelers, vehicles: not measured; infrared: not measured (persons, simulated, lower"
        " than 40 px of 384: recall 0.50)"
    )


def test_that_real_infrared_is_told_where_it_was_measured() -> None:
    rows = (*ROWS, RecallRow(INFRARED, "person", 40, 80, 30, 0.7))
    line = ModelLimits(note="n", measured="2026-11-21", shape=(384, 640), rows=rows).line
    assert "persons, infrared, taller: recall 0.70" in line
    assert "infrared: not measured" not in line


def test_that_every_row_is_told_with_its_share_of_the_picture() -> None:
    limits = ModelLimits(note="n", measured="2026-11-21", shape=(400, 640), rows=ROWS[2:3])
    assert limits.table == [
        "day: person 40 to 80 px high (10-20 % of the picture): recall 0.90 of 100"
    ]


def test_that_a_card_brings_its_rows(tmp_path: Path) -> None:
    found = _card(
        tmp_path,
        'measured = "2026-11-21"\nhow = "so"\nshape = [384, 640]\nrecall = [{ light = "day",'
        ' of = "person", from_px = 80, boxes = 9, recall = 0.5 }]',
    )
    assert found.rows == (RecallRow(DAY, "person", 80, None, 9, 0.5),)
    assert (found.shape, found.measured) == ((384, 640), "2026-11-21")


@pytest.mark.parametrize(
    "limits",
    [
        'measured = "2026-11-21"',
        'recall = [{ light = "day", of = "person", from_px = 8, boxes = 9, recall = 0.5 }]',
        (
            'measured = "d"\nrecall = [{ light = "day", of = "person", from_px = 8, boxes = 9,'
            " recall = 1.5 }]"
        ),
        (
            'measured = "d"\nrecall = [{ light = "dusk", of = "person", from_px = 8, boxes = 9,'
            " recall = 0.5 }]"
        ),
        (
            'measured = "d"\nrecall = [{ light = "day", of = "face", from_px = 8, boxes = 9,'
            " recall = 0.5 }]"
        ),
    ],
)
def test_that_numbers_without_a_day_and_nonsense_are_refused(tmp_path: Path, limits: str) -> None:
    with pytest.raises(WeightsRefusedError):
        _card(tmp_path, limits)


def test_that_every_shipped_card_says_what_was_measured_or_that_nothing_was() -> None:
    for card in load_cards():
        told = "recall 0." in card.limits.line or "not measured" in card.limits.line
        assert told, card.name
        assert (card.limits.measured is None) == (not card.limits.rows)
        assert not card.limits.rows or (card.limits.how and card.limits.shape), card.name


def test_that_results_of_unknown_weights_say_that_limits_are_unknown() -> None:
    assert limits_line("mine", "0" * 64, unverified=True) == "mine: limits unknown"
    # A person's file may bear any name; it borrows no other detector's words.
    assert limits_line("basic", "0" * 64, unverified=True) == "basic: limits unknown"


def test_that_the_basic_detector_says_it_knows_no_vehicles() -> None:
    assert "no vehicles" in limits_line("basic", "0" * 64, unverified=False)


def test_that_results_of_a_shipped_card_carry_its_line() -> None:
    card = next(card for card in load_cards() if card.name == "yolo26n")
    said = limits_line(card.name, card.sha256, unverified=False)
    assert said == f"yolo26n: {card.limits.line}"
