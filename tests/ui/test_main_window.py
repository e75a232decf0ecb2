from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QSettings, QSize, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from nvr_desk.records.delivery import Visibility
from nvr_desk.records.job import Job, JobKind, JobState, JobWish
from nvr_desk.records.log import Resting
from nvr_desk.records.log_health import LogHealth
from nvr_desk.records.supervise import Due
from nvr_desk.records.track import ObjectClass
from nvr_desk_ui import theme
from nvr_desk_ui.bridge import Bridge
from nvr_desk_ui.commands import fresh_folder
from nvr_desk_ui.jobs.forms import IngestForm
from nvr_desk_ui.main_window import MainWindow
from nvr_desk_ui.player.hud import Corner

from tests.fakes.desk import CASE, START, FakeDesk, delivery_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from nvr_desk.records.log import LogReport
    from nvr_desk.records.overview import MapData
    from nvr_desk_ui.theme import Theme

_SIX_ROWS_PX = 580
"""Form, six rows and the tabs of the column."""


class NoPictures:
    """A player worker that has none."""

    def open(self, *_: object) -> None:
        raise OSError("no such file")

    def close(self) -> None:
        """Nothing to end."""


@pytest.fixture
def opened(
    qtbot: QtBot, themed: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[FakeDesk], MainWindow]]:
    """Opens the whole window on a fake desk; closed at the end."""
    monkeypatch.setattr("nvr_desk_ui.status_bar._fence_parts", lambda: {"tcp": True})
    made: list[MainWindow] = []

    def make(desk: FakeDesk) -> MainWindow:
        bridge = Bridge(lambda _path: desk)  # type: ignore[arg-type,return-value]
        window = MainWindow(bridge, NoPictures)  # type: ignore[arg-type]
        made.append(window)
        qtbot.addWidget(window)
        window.show()
        window.open_workspace(tmp_path)
        qtbot.waitUntil(lambda: window.session.case is not None)
        qtbot.waitUntil(lambda: window.deliveries.model.rowCount() == len(desk.rows))
        return window

    yield make
    for window in made:
        window.close()


def dialog(window: MainWindow) -> QDialog | None:
    """The dialog that is open."""
    return next((one for one in window.findChildren(QDialog) if one.isVisible()), None)


def test_that_the_only_case_of_a_workspace_opens_with_its_deliveries(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    window = opened(FakeDesk([delivery_row(number) for number in range(9)]))
    assert window.session.number == CASE
    assert window.deliveries._summary.text().startswith("9 deliveries")
    assert dialog(window) is None


def test_that_the_log_is_checked_when_the_whole_case_is_there_and_not_before(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, drawn, looked = FakeDesk([delivery_row(1)]), threading.Event(), list[bool]()
    read, verify = desk.overview.map, desk.audit.verify

    def slow(case: str, since: int | None = None) -> MapData:
        drawn.wait(20)
        return read(case, since)

    def told() -> LogReport:
        looked.append(drawn.is_set())
        return verify()

    monkeypatch.setattr(desk.overview, "map", slow)
    monkeypatch.setattr(desk.audit, "verify", told)
    window = opened(desk)
    monkeypatch.setattr("nvr_desk_ui.main_window._VERIFY_AFTER_MS", 1)
    window._verify()
    qtbot.wait(50)
    assert window.session.reading
    drawn.set()
    qtbot.waitUntil(lambda: bool(looked))
    assert looked == [True]
    assert not window.session.reading


def test_that_a_case_without_purpose_asks_for_one_and_takes_it(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    desk = FakeDesk([delivery_row(1)], purpose=False)
    window = opened(desk)
    qtbot.waitUntil(lambda: dialog(window) is not None)
    form = window.commands._purpose_form
    assert form is not None
    form.words.setPlainText("find the vehicle that left")
    form.button.click()
    qtbot.waitUntil(lambda: window.session.purpose is not None)
    assert desk.cases.purposes[CASE].words == "find the vehicle that left"


def test_that_posters_are_fetched_in_one_view_that_names_the_page_and_no_hidden_one(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    desk = FakeDesk(
        [*(delivery_row(n) for n in range(6)), delivery_row(7, visibility=Visibility.WITHDRAWN)]
    )
    window = opened(desk)
    qtbot.waitUntil(lambda: bool(desk.view.opened))
    kind, names = desk.view.opened[0]
    assert kind == "posters"
    assert sorted(names) == sorted(row.delivery.id for row in desk.rows[:6])
    qtbot.waitUntil(lambda: window.deliveries.model.has_poster(names[0]))
    assert len(desk.view.opened) == 1


def test_that_every_interactive_widget_has_an_accessible_name(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    window = opened(FakeDesk([delivery_row(1)]))
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView)
    nameless = [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for kind in kinds
        for widget in window.findChildren(kind)
        if _ours(widget) and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def _ours(widget: QWidget) -> bool:
    """Not a part that Qt makes inside its own widgets, nor a mere drawing."""
    above, inner = widget.parentWidget(), False
    while above is not None and not inner:
        inner = isinstance(above, QComboBox | QLineEdit | QAbstractItemView)
        above = above.parentWidget()
    drawn = widget.focusPolicy() == Qt.FocusPolicy.NoFocus
    return not inner and not drawn and not widget.objectName().startswith("qt_")


def test_that_dropping_a_zip_asks_for_a_statement_and_starts_a_job(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    desk = FakeDesk([delivery_row(1)])
    window = opened(desk)
    window.commands.ingest_path(Path("street.zip"))
    form = dialog(window)
    assert isinstance(form, IngestForm)
    form.statement.setText("Ms Ortiz agreed at the door")
    form.button.click()
    wish = ("ingest", (Path("street.zip"), CASE, "Ms Ortiz agreed at the door"))
    qtbot.waitUntil(lambda: wish in desk.wishes)


def test_that_a_running_job_is_shown_and_can_be_cancelled(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    desk = FakeDesk([delivery_row(1)])
    job = Job(
        7, JobKind.DETECT, CASE, JobState.RUNNING, JobWish.RUN, {"model": "yolo26n"}, START,
        START, None, 1, "host:1", None, 12, 40, 11, 0, 0, "", 9.0, 3.2,
    )  # fmt: skip
    desk.jobs_now = [job]
    window = opened(desk)
    qtbot.waitUntil(lambda: window.jobs.running == 1)
    cancel = window.jobs._rows[7]._buttons["cancel"]
    assert cancel.isVisibleTo(window)
    cancel.click()
    qtbot.waitUntil(lambda: ("cancel", 7) in desk.wishes)


def test_that_the_end_of_a_job_reads_the_case_again(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    desk = FakeDesk([delivery_row(1)])
    job = Job(
        7, JobKind.INGEST, CASE, JobState.RUNNING, JobWish.RUN, {}, START,
        START, None, 1, "host:1", None, 12, 2, 1, 0, 0, "", 9.0, 3.2,
    )  # fmt: skip
    desk.jobs_now = [job]
    window = opened(desk)
    qtbot.waitUntil(lambda: window.jobs.running == 1)
    desk.rows = [*desk.rows, delivery_row(2)]
    desk.jobs_now = [replace(job, state=JobState.DONE, done=2)]
    qtbot.waitUntil(lambda: window.deliveries.model.rowCount() == 2)


@pytest.mark.allow_log("behind the window")
def test_that_an_error_becomes_a_row_above_the_player(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    window = opened(FakeDesk([delivery_row(1)]))
    window.bridge.ask(lambda desk: desk.nothing_of_that_name, title="Something")  # type: ignore[attr-defined]
    qtbot.waitUntil(window._errors.isVisible)
    assert window._errors._notice.text().startswith("Something: AttributeError")
    assert dialog(window) is None


def test_that_letters_typed_into_a_field_do_not_drive_the_player(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    window = opened(FakeDesk([delivery_row(1)]))
    window.activateWindow()
    window.deliveries.filter.setFocus()
    QTest.keyClicks(window.deliveries.filter, "jkl b")
    assert window.deliveries.filter.text() == "jkl b"
    assert window.player.canvas.show_boxes


def test_that_space_presses_the_focused_button_and_not_play(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    window = opened(FakeDesk([delivery_row(1)]))
    window.activateWindow()
    chip = window.search.chips[ObjectClass.BUS]
    chip.setFocus()
    qtbot.waitUntil(chip.hasFocus)
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()
    assert QApplication.focusWidget() is chip


def test_that_every_theme_can_be_worn_and_the_choice_is_kept(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    window = opened(FakeDesk([delivery_row(1)]))
    grounds = set()
    for _ in theme.CHOICES:
        window.cycle_theme()
        QApplication.processEvents()
        image = window.case_bar.grab().toImage()
        grounds.add(image.pixelColor(image.width() // 2, 4).name())
        assert QSettings().value("look/theme") == theme.chosen()
    assert len(grounds) == len(theme.THEMES)


def test_that_the_layout_survives_closing(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    window = opened(FakeDesk([delivery_row(1)]))
    window.docks["jobs"].hide()
    window.close()
    again = opened(FakeDesk([delivery_row(1)]))
    assert again.docks["jobs"].isHidden()
    again.reset_layout()
    assert not again.docks["jobs"].isHidden()


def test_that_the_answer_of_a_search_has_room_for_six_rows_in_a_usual_window(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    window = opened(FakeDesk([delivery_row(1)]))
    assert window.docks["search"].height() >= _SIX_ROWS_PX
    window.docks["search"].hide()
    window.reset_layout()
    qtbot.waitUntil(lambda: window.docks["search"].height() >= _SIX_ROWS_PX)
    assert window.tabifiedDockWidgets(window.docks["jobs"]) == [window.docks["map"]]


def test_that_on_a_low_screen_search_has_its_side_alone_and_a_left_layout_stays(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    window = opened(FakeDesk([delivery_row(1)]))
    window.fit(QSize(1366, 768))
    assert (window.width(), window.height()) == (1366, 768)
    assert window.tabifiedDockWidgets(window.docks["jobs"]) == [window.docks["map"]]
    window.close()
    again = opened(FakeDesk([delivery_row(1)]))
    before = again.size()
    again.fit(QSize(1200, 720))
    assert again.size() == before


def test_that_a_new_demo_never_lands_in_a_folder_that_is_there(tmp_path: Path) -> None:
    assert fresh_folder(tmp_path, "demo").name == "demo"
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo-2").mkdir()
    assert fresh_folder(tmp_path, "demo").name == "demo-3"


def test_that_the_table_gets_more_room_than_the_cards(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    window = opened(FakeDesk([delivery_row(1)]))
    narrow = window.docks["deliveries"].width()
    window.deliveries.switch_asked.emit()
    qtbot.waitUntil(lambda: window.docks["deliveries"].width() > narrow + 100)


@pytest.mark.allow_log("a clip did not open")
def test_that_the_smallest_window_cuts_neither_item_nor_cards(
    qtbot: QtBot, opened: Callable[[FakeDesk], MainWindow]
) -> None:
    desk = FakeDesk([delivery_row(number) for number in range(3)])
    window = opened(desk)
    window.resize(1100, 700)
    window.show()
    qtbot.waitUntil(lambda: window.deliveries.model.rowCount() == 3)
    window.selection.choose_delivery(desk.rows[0].delivery.id)
    item = window.case_bar._item
    qtbot.waitUntil(lambda: item.width() >= item.sizeHint().width())
    assert window.deliveries.width() >= 340
    assert window.width() == 1100
    code = window.player.bar.time_code
    right = code.mapTo(window.player, code.rect().topRight()).x()
    assert right < window.player.visibleRegion().boundingRect().right()
    assert window.docks["search"].geometry().right() < 1100


def test_that_pictures_are_covered_while_the_log_cannot_be_written(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    desk = FakeDesk([delivery_row(1)])
    window = opened(desk)
    assert not window.log_banner.isVisible()
    desk.health = LogHealth(ok=False, why="the disk is full", remedy="Make room")
    qtbot.waitUntil(window.log_banner.isVisible)
    assert "THE LOG CANNOT BE WRITTEN" in window.log_banner.words.text()
    told = window.player.canvas.accessibleDescription()
    assert told == "The log cannot be written. the disk is full"
    desk.health = LogHealth(ok=True)
    qtbot.waitUntil(lambda: not window.log_banner.isVisible())


def test_that_the_log_is_signed_when_due_and_its_light_follows_every_second(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    desk = FakeDesk([delivery_row(1)])
    desk.supervise.waiting = Due(reviews=1, items=3, next_due=START, overdue=1, days_left=-2)
    window = opened(desk)
    qtbot.waitUntil(lambda: desk.signings > 0)
    assert window.lights._timer.interval() <= 1000
    lamps = window.lights._lamps
    qtbot.waitUntil(lambda: "all held elsewhere" in lamps["log"]._text.text())
    desk.log_now = replace(desk.log_now, resting=Resting(5, START))
    qtbot.waitUntil(lambda: "5 here alone" in lamps["log"]._text.text())
    qtbot.waitUntil(lambda: lamps["review"]._text.text() == "REVIEW OVERDUE by 2 days")


def test_that_a_right_click_on_the_picture_moves_the_display_and_offers_what_begins_there(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    canvas = opened(FakeDesk([delivery_row(1)])).player.canvas
    here = QPoint(5, 5)
    click = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, here, canvas.mapToGlobal(here))
    QApplication.sendEvent(canvas, click)
    (menu,) = (each for each in canvas.findChildren(QMenu) if each.isVisible())
    offered = {each.text(): each for each in menu.actions() if not each.isSeparator()}
    places = [name for name, each in offered.items() if each.isCheckable()]
    assert places == [
        "Display at the upper left",
        "Display at the upper right",
        "Display at the lower left",
        "Display at the lower right",
        "No display over the picture",
    ]
    assert [name for name in places if offered[name].isChecked()] == places[:1]
    names = {each.objectName() for each in menu.actions()}
    assert {"play.tools", "play.loop_in", "search.vanish", "search.region"} <= names
    offered["No display over the picture"].trigger()
    assert canvas.corner is Corner.OFF
    menu.close()
