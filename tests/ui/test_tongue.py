from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nvr_desk_ui import tongue
from nvr_desk_ui.tongue import later, tr

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    tongue.speak(None)


def _spanish(text: str, number: int) -> str:
    if text == "{n} clip|{n} clips":
        return "{n} vídeo" if number == 1 else "{n} vídeos"
    return {"Map": "Mapa", "in {place}": "en {place}"}.get(text, "")


def test_that_english_needs_no_catalogue() -> None:
    assert tr("Map") == "Map"
    assert tr("in {place}", place="Ogden") == "in Ogden"
    assert [tr("{n} clip|{n} clips", n) for n in (0, 1, 2)] == ["0 clips", "1 clip", "2 clips"]


def test_that_a_catalogue_gives_sentences_their_parts_and_their_number() -> None:
    tongue.speak(_spanish)
    assert tr("Map") == "Mapa"
    assert tr("in {place}", place="Ogden") == "en Ogden"
    assert [tr("{n} clip|{n} clips", n) for n in (1, 2)] == ["1 vídeo", "2 vídeos"]


def test_that_what_a_catalogue_lacks_is_said_in_english() -> None:
    tongue.speak(_spanish)
    assert tr("Jobs") == "Jobs"
    assert tr("{n} job|{n} jobs", 1) == "1 job"


def test_that_what_is_filled_in_is_never_looked_up_nor_read_as_a_form() -> None:
    tongue.speak(_spanish)
    assert tr("in {place}", place="{n} Map") == "en {n} Map"
    assert tr("100 % of {braces}") == "100 % of {braces}"


def test_that_a_mark_for_later_leaves_the_english_alone() -> None:
    tongue.speak(_spanish)
    assert later("Map") == "Map"
