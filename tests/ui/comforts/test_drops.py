from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QDialog

from nvr_desk_ui import drops
from nvr_desk_ui.jobs.forms import IngestForm

from tests.fakes.desk import FakeDesk, delivery_row

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.main_window import MainWindow

    Opened = Callable[[FakeDesk], MainWindow]


def _data(*urls: QUrl) -> QMimeData:
    data = QMimeData()
    data.setUrls(list(urls))
    return data


def _local(path: Path) -> QUrl:
    return QUrl.fromLocalFile(str(path))


def _forms(window: MainWindow) -> list[IngestForm]:
    return [each for each in window.findChildren(IngestForm) if each.isVisible()]


def _cased(opened: Opened, qtbot: QtBot) -> MainWindow:
    window = opened(FakeDesk([delivery_row(1)]))
    qtbot.waitUntil(lambda: window.session.case is not None)
    return window


def test_that_folders_and_zips_are_shipments_and_each_counts_once(tmp_path: Path) -> None:
    zipped = tmp_path / "a.ZIP"
    found = drops.sort([tmp_path, zipped, tmp_path, tmp_path / "clip.mp4", None])
    assert found.shipments == (tmp_path, zipped)
    assert found.refused == (
        "clip.mp4 is neither a folder nor a zip",
        "something that is no file on this machine",
    )


def test_that_several_shipments_are_asked_about_one_after_the_other(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    window = _cased(opened, qtbot)
    (tmp_path / "one").mkdir()
    window.comforts.drops.take(_data(_local(tmp_path / "one"), _local(tmp_path / "two.zip")))
    first = _forms(window)
    assert len(first) == 1
    assert "1 more waits" in first[0].windowTitle()
    first[0].reject()
    qtbot.waitUntil(lambda: len(_forms(window)) == 1 and _forms(window)[0] is not first[0])
    second = _forms(window)[0]
    assert "waits" not in second.windowTitle()
    second.reject()
    qtbot.waitUntil(lambda: not _forms(window))


def test_that_a_drop_that_cannot_be_taken_says_why_in_a_row(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    window = _cased(opened, qtbot)
    window.comforts.drops.take(_data(_local(tmp_path / "x.mp4"), QUrl("https://example.org/a.zip")))
    assert window._errors.isVisible()
    assert "x.mp4 is neither" in window._errors._notice.text()
    assert [each for each in window.findChildren(QDialog) if each.isVisible()] == []


def test_that_without_a_case_a_drop_is_refused_with_the_reason(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    window = _cased(opened, qtbot)
    window.session.leave()
    window.comforts.drops.take(_data(_local(tmp_path)))
    assert "open a case first" in window._errors._notice.text()
    assert _forms(window) == []


def test_that_what_waits_is_forgotten_when_the_window_locks(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    window = _cased(opened, qtbot)
    (tmp_path / "one").mkdir()
    window.comforts.drops.take(_data(_local(tmp_path / "one"), _local(tmp_path / "two.zip")))
    window.gate.lock()
    assert window.comforts.drops._waiting == []
