"""The one filter of a window."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from nvr_desk.records.search import Near, Query
from nvr_desk.records.track import ObjectClass
from nvr_desk_ui.filters import FilterModel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
HERE = Near(40.7, -111.9, 250.0)


def _listened() -> tuple[FilterModel, list[Query]]:
    model, told = FilterModel(), list[Query]()
    model.changed.connect(told.append)
    return model, told


def test_that_narrowing_keeps_what_was_wanted_before(qtbot: QtBot) -> None:
    model, told = _listened()
    model.use_case("26-1")
    model.narrow(start=NOON)
    model.narrow(near=HERE, classes=(ObjectClass.CAR,))
    assert told[-1] == Query(case="26-1", start=NOON, near=HERE, classes=(ObjectClass.CAR,))
    assert model.narrowed == ("classes", "start", "near")


def test_that_a_value_written_back_is_told_to_nobody(qtbot: QtBot) -> None:
    model, told = _listened()
    model.narrow(start=NOON)
    model.narrow(start=NOON)
    model.clear(["near"])
    assert len(told) == 1


def test_that_clearing_one_field_keeps_the_others_and_clearing_all_keeps_the_case(
    qtbot: QtBot,
) -> None:
    model, _ = _listened()
    model.use_case("26-1")
    model.narrow(start=NOON, near=HERE)
    model.clear(["near"])
    assert model.query == Query(case="26-1", start=NOON)
    model.clear()
    assert model.query == Query(case="26-1")


def test_that_another_case_begins_with_nothing_left_out(qtbot: QtBot) -> None:
    model, told = _listened()
    model.use_case("26-1")
    model.narrow(start=NOON)
    model.use_case("26-2")
    assert told[-1] == Query(case="26-2")
    assert model.narrowed == ()
