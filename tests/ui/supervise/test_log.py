"""The browser of the log over a real desk."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from nvr_desk.errors import NotPermittedError
from nvr_desk_ui.presenters import audit
from nvr_desk_ui.supervise.log import LogDialog
from nvr_desk_ui.supervise.log_fields import instant
from nvr_desk_ui.supervise.log_model import KEPT_PAGES, PAGE, LogModel

from tests.desk.conftest import CASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.presenters.facts import Section

    from tests.desk.conftest import House

MILLION = 1_000_000


@pytest.fixture
def browse(qtbot: QtBot, parent: QWidget, bridge: Bridge) -> Iterator[Callable[[], LogDialog]]:
    """Opens the browser; closed at the end."""
    made: list[LogDialog] = []

    def make() -> LogDialog:
        dialog = LogDialog(parent, bridge, lambda _report: None, lambda: None, lambda _verb: True)
        made.append(dialog)
        dialog.open()
        qtbot.waitUntil(lambda: dialog.stated.state == "content")
        qtbot.waitUntil(lambda: dialog.model.index(0, 3).data() not in ("…", None))
        return dialog

    yield make
    for dialog in made:
        if isValid(dialog):
            dialog.close()


def _column(dialog: LogDialog, title: str) -> list[str]:
    place = audit.TITLES.index(title)
    return [dialog.model.index(row, place).data() for row in range(dialog.model.rowCount())]


def _choose(qtbot: QtBot, dialog: LogDialog, seq: int) -> None:
    row = next(n for n in range(dialog.model.rowCount()) if dialog.model.seq(n) == seq)
    dialog.table.selectRow(row)
    qtbot.waitUntil(lambda: f"No. {seq:,}:" in dialog.line.heading.text())


def test_that_the_newest_entry_stands_on_top_and_the_first_at_the_end(
    browse: Callable[[], LogDialog], house: House
) -> None:
    dialog = browse()
    numbers = _column(dialog, "No.")
    assert numbers[-1] == "1"
    assert [int(each.replace(",", "")) for each in numbers] == list(range(len(numbers), 0, -1))
    assert dialog.count.text() == f"{len(numbers):,} entries, newest first"


def test_that_fields_narrow_the_list(browse: Callable[[], LogDialog], qtbot: QtBot) -> None:
    dialog = browse()
    dialog.fields.verb.setCurrentText("ingest")
    dialog.fields.ask()
    qtbot.waitUntil(lambda: set(_column(dialog, "Verb")) == {"ingest"})
    dialog.fields.outcome.setCurrentText("denied")
    dialog.fields.ask()
    qtbot.waitUntil(lambda: dialog.stated.state == "empty")
    dialog.fields.clear()
    qtbot.waitUntil(lambda: len(set(_column(dialog, "Verb"))) > 3)
    dialog.fields.start.setText("yesterday")
    dialog.fields.ask()
    assert "is no time" in dialog.notice.text()


def test_that_a_line_is_told_in_words_and_proven_once_the_log_is_signed(
    browse: Callable[[], LogDialog], qtbot: QtBot, house: House, tmp_path: Path
) -> None:
    house.desk.audit.make_key()
    dialog = browse()
    seq = next(b["seq"] for b in house.bodies() if b["verb"] == "ingest" and not b["parent"])
    _choose(qtbot, dialog, seq)
    told = {f.name: f.value for s in _sections(house, seq) for f in s.facts}
    assert told["Did"] == "took deliveries in (ingest)"
    assert told["Case"] == CASE
    assert "never signed" in dialog.line.verdict.text()
    assert not dialog.line.save.isEnabled()
    dialog.sign_button.click()
    qtbot.waitUntil(lambda: "The proof holds" in dialog.line.verdict.text())
    dialog.line.copy_proof()
    first = QGuiApplication.clipboard().text().splitlines()[0]
    assert json.loads(first)["seq"] == seq
    dialog.write_proof(seq, tmp_path / "proof")
    qtbot.waitUntil((tmp_path / "proof" / "entries.jsonl").exists)


def _sections(house: House, seq: int) -> list[Section]:
    ticket = house.desk.logbook.open()
    found = audit.sections(house.desk.logbook.line(ticket, seq))
    house.desk.logbook.close(ticket)
    return found


def test_that_checking_tells_how_far_it_is_and_names_the_first_bad_entry(
    browse: Callable[[], LogDialog], qtbot: QtBot, house: House
) -> None:
    dialog = browse()
    dialog.verify_button.click()
    qtbot.waitUntil(lambda: "the chain holds" in dialog.notice.text())
    assert "rest on this machine alone" in dialog.notice.text()
    assert dialog.progress.value() == dialog.progress.maximum() > 10
    with closing(sqlite3.connect(house.root / "index.sqlite")) as outside:
        outside.execute("DROP TRIGGER audit_no_update")
        outside.execute("UPDATE audit_entry SET body = replace(body, 'ingest', 'ingets')")
        outside.commit()
    dialog.verify_button.click()
    qtbot.waitUntil(lambda: "BROKEN at audit entry" in dialog.notice.text())
    assert dialog.notice.property("tone") == "bad"


def test_that_leaving_the_browser_ends_its_act_and_names_the_lines_that_were_read(
    browse: Callable[[], LogDialog], qtbot: QtBot, house: House
) -> None:
    dialog = browse()
    _choose(qtbot, dialog, 2)
    dialog.close()
    qtbot.waitUntil(lambda: house.bodies()[-1]["phase"] == "closed")
    assert house.bodies()[-1]["detail"]["lines"] == [2]


def test_that_a_denial_is_shown_in_the_place_of_the_list(
    qtbot: QtBot, parent: QWidget, bridge: Bridge, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(**_asked: object) -> None:
        raise NotPermittedError("viewer", "audit.show")

    monkeypatch.setattr(house.desk.logbook, "open", denied)
    dialog = LogDialog(parent, bridge, lambda _report: None, lambda: None, lambda verb: verb == "x")
    dialog.open()
    qtbot.waitUntil(lambda: dialog.stated.state == "error")
    assert not dialog.verify_button.isEnabled()
    dialog.close()


def test_that_the_rows_keep_the_rules_of_a_model_whole_and_narrowed(
    qtbot: QtBot, bridge: Bridge, house: House, qtmodeltester: ModelTester
) -> None:
    for asked in ({}, {"verb": "ingest"}):
        model = LogModel(bridge)
        with qtbot.waitSignal(model.came):
            model.show(house.desk.logbook.open(**asked))  # type: ignore[arg-type]
        assert model.rowCount() > 0
        qtmodeltester.check(model)
        model.clear()
        assert model.rowCount() == 0


def test_that_times_are_read_as_a_person_types_them() -> None:
    assert instant("  ") is None
    assert str(instant("2026-11-20 14:00 UTC")) == "2026-11-20 14:00:00+00:00"
    assert str(instant("2026-11-20")) == "2026-11-20 00:00:00+00:00"


@pytest.mark.slow
def test_that_of_a_million_entries_only_the_pages_in_sight_are_read(
    qtbot: QtBot,
    bridge: Bridge,
    house: House,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _fill(house)
    read: list[int] = []
    page = house.desk.logbook.page

    def counted(*args: object) -> object:
        answer = page(*args)  # type: ignore[arg-type]
        read.append(len(answer.entries))
        return answer

    monkeypatch.setattr(house.desk.logbook, "page", counted)
    model = LogModel(bridge)
    model.show(house.desk.logbook.open())
    assert model.rowCount() > MILLION
    for row in (0, MILLION // 2, model.rowCount() - 1):
        cell = model.index(row, 3)
        assert cell.data() == "…"
        qtbot.waitUntil(lambda cell=cell: cell.data() != "…")  # type: ignore[misc]
        assert model.index(row, 0).data() == f"{model.seq(row):,}"
    assert sum(read) <= 3 * PAGE
    for number in range(0, 80 * PAGE, PAGE):  # scrolled past at once: most are never read
        model.index(number, 0).data(Qt.ItemDataRole.DisplayRole)
        model.index(number, 3).data(Qt.ItemDataRole.DisplayRole)
    qtbot.waitUntil(lambda: model.index(79 * PAGE, 3).data() != "…")
    assert len(read) < 12
    assert model.pages_held <= KEPT_PAGES
    model.clear()


def _fill(house: House) -> None:
    """Lines of a log that nobody verifies here: only the list of it is looked at."""
    numbers = f"WITH RECURSIVE n(i) AS (SELECT {house.last() + 1} UNION ALL SELECT i + 1 FROM n"
    numbers += f" WHERE i < {MILLION + 50})"
    body = '{"verb":"search","phase":"opened","user":"mlopez","time":"2026-11-20T05:14:03Z"}'
    with closing(sqlite3.connect(house.root / "index.sqlite")) as driver:
        driver.execute(
            f"INSERT INTO audit_entry (seq, body, prev, leaf) {numbers}"
            f" SELECT i, '{body}', printf('%064x', i), printf('%064x', i) FROM n"
        )
        driver.execute(
            "INSERT INTO audit_index (seq, time_us, user, role, station, verb, phase)"
            f" {numbers} SELECT i, i, 'mlopez', 'solo', 's', 'search', 'opened' FROM n"
        )
        driver.commit()
