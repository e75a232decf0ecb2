from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from nvr_desk.records.media import MediaState
from nvr_desk_ui.deliveries.model import ID_ROLE, POSTER_ROLE, DeliveriesModel
from nvr_desk_ui.presenters import deliveries
from nvr_desk_ui.presenters.deliveries import Column

from tests.fakes.desk import delivery_row
from tests.fakes.sighted import sighted

if TYPE_CHECKING:
    from nvr_desk_ui.theme import Theme

DESCENDING = Qt.SortOrder.DescendingOrder


@pytest.fixture
def model(themed: Theme) -> DeliveriesModel:
    made = DeliveriesModel()
    made.set_rows([delivery_row(number) for number in range(30)], "America/Denver")
    return made


def test_that_the_model_keeps_the_rules_of_item_models(model: DeliveriesModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_filter("C-003")
    model.set_filter("")
    for column in Column:
        model.sort(column, DESCENDING)
    model.put_posters({delivery_row(3).delivery.id: sighted()})
    model.set_rows([delivery_row(1)], None)
    assert model.rowCount() == 1
    assert tester.model() is model


def test_that_a_chosen_row_stays_chosen_when_the_order_changes(model: DeliveriesModel) -> None:
    kept = QPersistentModelIndex(model.index(4, 0))
    before = model.data(model.index(4, 0), ID_ROLE)
    model.sort(Column.NAME, DESCENDING)
    assert kept.data(ID_ROLE) == before
    assert kept.row() == model.place(before)


def test_that_unknown_times_come_last(model: DeliveriesModel) -> None:
    row = delivery_row(99)
    undated = replace(
        row, delivery=replace(row.delivery, claim=replace(row.delivery.claim, start=None))
    )
    model.set_rows([undated, *(delivery_row(number) for number in range(5))], None)
    assert model.row(5).delivery.id == undated.delivery.id


def test_that_likely_clips_come_first_and_the_others_stay_listed(model: DeliveriesModel) -> None:
    promises = (0.2, None, 0.9, 0.0)
    rows = [replace(delivery_row(n), promise=value) for n, value in enumerate(promises)]
    model.set_rows(rows, None)
    model.sort(Column.PROMISE)
    assert [model.row(at).promise for at in range(4)] == [0.9, 0.2, 0.0, None]
    shown = [model.data(model.index(at, Column.PROMISE)) for at in range(4)]
    assert shown == ["0.90", "0.20", "0.00", "\u2013"]
    tip = model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert "promise 0.90: a first idea of where to look, not a search" in tip


def test_that_the_line_below_says_what_the_order_by_promise_is() -> None:
    rows = [delivery_row(1)]
    assert "not a search" in deliveries.summary(rows, 1, Column.PROMISE)
    assert "not a search" not in deliveries.summary(rows, 1)


def test_that_every_word_of_the_filter_must_fit(model: DeliveriesModel) -> None:
    bad = replace(delivery_row(7), clip=replace(delivery_row(7).clip, state=MediaState.BAD))
    model.set_rows([bad, delivery_row(8)], None)
    model.set_filter("bad c-007")
    assert [model.row(at).delivery.id for at in range(model.rowCount())] == [bad.delivery.id]
    model.set_filter("bad c-008")
    assert model.rowCount() == 0


def test_that_a_missing_poster_is_wished_for_once_it_is_painted(model: DeliveriesModel) -> None:
    wished: list[str] = []
    model.poster_wanted.connect(wished.append)
    index = model.index(2, 0)
    assert model.data(index, POSTER_ROLE) is None
    model.put_posters({wished[0]: None})
    model.data(index, POSTER_ROLE)
    assert wished == [model.data(index, ID_ROLE)]
