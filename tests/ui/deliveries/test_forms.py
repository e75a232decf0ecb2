from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from nvr_desk.errors import UsageError
from nvr_desk.records.batch import Batch, Custody, Responses
from nvr_desk.records.delivery import Consent, ConsentState, Delivery, Refusal, Visibility
from nvr_desk.store.deliveries import ConsentRecord
from nvr_desk_ui.deliveries.clock import ClockForm
from nvr_desk_ui.deliveries.consent import ConsentDialog, HoldForm, RecordForm, WithdrawForm
from nvr_desk_ui.deliveries.facts import FactsDialog
from nvr_desk_ui.deliveries.tracks import TracksForm

from tests.fakes.desk import CASE, START, FakeDesk, delivery_row

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.clock.undoing import Stepped
    from nvr_desk_ui.theme import Theme


@pytest.fixture
def parent(qtbot: QtBot, themed: Theme) -> QWidget:
    """Something for the forms to lie over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def desk() -> FakeDesk:
    """Two deliveries."""
    return FakeDesk([delivery_row(1), delivery_row(2)])


@pytest.fixture
def bridge(desk: FakeDesk, bridge_to: Callable[[FakeDesk], Bridge]) -> Bridge:
    """A bridge to that desk."""
    return bridge_to(desk)


def test_that_a_consent_is_recorded_with_its_reference(
    qtbot: QtBot, parent: QWidget, desk: FakeDesk, bridge: Bridge
) -> None:
    told: list[Delivery] = []
    form = RecordForm(parent, bridge, desk.rows[0], told.append)
    form.state.setCurrentIndex(2)
    form.ref.setText(" order 26-118 ")
    form.button.click()
    qtbot.waitUntil(lambda: bool(told))
    verb, (_name, consent) = desk.wishes[-1]
    assert verb == "consent.record"
    assert (consent.state, consent.ref, consent.statement) == (
        ConsentState.COMPELLED,
        "order 26-118",
        None,
    )


def test_that_a_refused_consent_is_a_row_in_the_form_which_stays(
    qtbot: QtBot, parent: QWidget, desk: FakeDesk, bridge: Bridge
) -> None:
    desk.refuse["consent.record"] = UsageError("a consent needs its reference")
    form = RecordForm(parent, bridge, desk.rows[0], lambda _: None)
    form.open()
    form.button.click()
    qtbot.waitUntil(form.problem.isVisible)
    assert form.problem.text() == "A consent needs its reference"
    assert form.button.isEnabled()


def test_that_withdrawing_says_first_what_it_does_and_names_twins(
    qtbot: QtBot, parent: QWidget, desk: FakeDesk, bridge: Bridge
) -> None:
    told: list[Delivery] = []
    form = WithdrawForm(parent, bridge, replace(desk.rows[0], twins=1), told.append)
    assert "leaves the player, posters, timeline, search" in form.effect.text()
    assert "1 more delivery" in form.effect.text()
    form.reason.setText("called back")
    form.button.click()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].visibility is Visibility.WITHDRAWN


def test_that_a_refused_withdrawal_stays_a_row(
    qtbot: QtBot, parent: QWidget, desk: FakeDesk, bridge: Bridge
) -> None:
    desk.refuse["consent.withdraw"] = UsageError("a withdrawal needs its reason")
    form = WithdrawForm(parent, bridge, desk.rows[0], lambda _: None)
    form.open()
    form.button.click()
    qtbot.waitUntil(form.problem.isVisible)
    assert desk.rows[0].delivery.visibility is Visibility.SHOWN


def test_that_what_is_held_is_released_by_the_same_form(
    qtbot: QtBot, parent: QWidget, desk: FakeDesk, bridge: Bridge
) -> None:
    told: list[Delivery] = []
    name = desk.rows[0].delivery.id
    first = HoldForm(parent, bridge, desk.rows[0], told.append)
    first.reason.setText("whose camera?")
    first.button.click()
    qtbot.waitUntil(lambda: len(told) == 1)
    second = HoldForm(parent, bridge, desk.rows[0], told.append)
    second.reason.setText("theirs")
    second.button.click()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert [given for _, given in desk.wishes] == [
        (name, "whose camera?", False),
        (name, "theirs", True),
    ]


def test_that_an_officers_statement_stands_in_the_history_as_one(
    qtbot: QtBot, parent: QWidget, desk: FakeDesk, bridge: Bridge
) -> None:
    stated = Consent(ConsentState.GIVEN, statement="agreed at the door", recorded_by="mlopez")
    desk.consents.lines = [
        ConsentRecord(Consent(ConsentState.NONE), START),
        ConsentRecord(stated, START),
    ]
    page = ConsentDialog(parent, bridge, desk.rows[0], "America/Denver", [])
    qtbot.waitUntil(lambda: page.list.topLevelItemCount() == 2)
    newest = page.list.topLevelItem(0)
    assert newest is not None
    assert newest.text(5) == "Officer's statement: agreed at the door"
    assert newest.text(4) == "mlopez"
    assert newest.text(0) == "2026-11-19 22:14:03 \u221207:00"


def test_that_a_history_that_cannot_be_read_says_why(
    qtbot: QtBot, parent: QWidget, desk: FakeDesk, bridge: Bridge
) -> None:
    desk.refuse["consent.show"] = UsageError("no member of the case")
    page = ConsentDialog(parent, bridge, desk.rows[0], None, [])
    qtbot.waitUntil(lambda: page.notice.text() == "No member of the case")


def test_that_the_corrected_time_is_shown_while_typing_and_the_claim_stays(
    qtbot: QtBot, parent: QWidget, desk: FakeDesk, bridge: Bridge
) -> None:
    told: list[Stepped[Delivery]] = []
    before = desk.rows[0].delivery.claim
    form = ClockForm(parent, bridge, desk.rows[0], "America/Denver", told.append)
    form.offset.setText("-1:24")
    assert "2026-11-19 22:13:39.000" in form.preview.text()
    form.reason.setText("dispatch clock")
    form.button.click()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].answer.offset_s == -84
    assert told[0].answer.claim == before


def test_that_what_is_no_correction_is_never_sent(
    qtbot: QtBot, parent: QWidget, desk: FakeDesk, bridge: Bridge
) -> None:
    form = ClockForm(parent, bridge, desk.rows[0], None, lambda _: None)
    form.open()
    form.offset.setText("soon")
    form.button.click()
    assert form.problem.isVisible()
    assert desk.wishes == []


def test_that_a_correction_without_reason_is_refused_by_the_desk(
    qtbot: QtBot, parent: QWidget, desk: FakeDesk, bridge: Bridge
) -> None:
    desk.refuse["clip.offset"] = UsageError("a clock is corrected with a reason")
    form = ClockForm(parent, bridge, desk.rows[0], None, lambda _: None)
    form.open()
    form.offset.setText("+0:03:10")
    form.button.click()
    qtbot.waitUntil(form.problem.isVisible)
    assert form.problem.text().startswith("A clock is corrected")


def test_that_all_facts_can_be_copied_and_missing_custody_is_named(
    qtbot: QtBot, parent: QWidget, desk: FakeDesk, bridge: Bridge
) -> None:
    custody = Custody(received_by="mlopez", medium="download")
    desk.found_batches = [
        Batch("b" * 64, CASE, "street", "street.zip", "batch", None, None, None, custody,
              Responses(reached=120, shared=14), True, "2026-11-20")
    ]  # fmt: skip
    desk.found_refusals = [Refusal("b" * 64, "note.txt", "extra", "not on the list")]
    page = FactsDialog(parent, bridge, desk.rows[0], "America/Denver")
    qtbot.waitUntil(lambda: bool(page.text))
    page.copy()
    copied = QGuiApplication.clipboard().text()
    assert desk.rows[0].clip.sha256 in copied
    assert "Received from: missing" in copied
    assert "reached 120, shared 14" in copied
    assert "note.txt: extra: not on the list" in copied
    assert "Known to miss: yolo26n: few small ones" in copied


def test_that_facts_of_hidden_footage_ask_for_no_coverage(
    qtbot: QtBot, parent: QWidget, desk: FakeDesk, bridge: Bridge
) -> None:
    desk.rows = [delivery_row(1, visibility=Visibility.WITHDRAWN)]
    page = FactsDialog(parent, bridge, desk.rows[0], None)
    qtbot.waitUntil(lambda: bool(page.text))
    assert "Known to miss" not in page.text
    assert "Appearances: hidden" in page.text
    assert "clip.coverage" not in [verb for verb, _ in desk.wishes]


def test_that_facts_that_cannot_be_read_say_why(
    qtbot: QtBot, parent: QWidget, desk: FakeDesk, bridge: Bridge
) -> None:
    desk.refuse["clip.show"] = UsageError("gone")
    page = FactsDialog(parent, bridge, desk.rows[0], None)
    qtbot.waitUntil(lambda: page.notice.text() == "Gone")


def test_that_tracks_are_written_to_a_new_file(
    qtbot: QtBot, parent: QWidget, desk: FakeDesk, bridge: Bridge, tmp_path: Path
) -> None:
    form = TracksForm(parent, bridge, desk.rows[0])
    form.open()
    form.form.setCurrentIndex(2)
    assert form.suggestion() == "clip_00001-tracks.json"
    form.target.setText(str(tmp_path / "tracks.json"))
    form.button.click()
    qtbot.waitUntil(lambda: form.said.property("tone") == "ok")
    assert (tmp_path / "tracks.json").read_text(encoding="utf-8") == "{}\n"
    assert desk.wishes == [("tracks.export", (desk.rows[0].delivery.id, "coco"))]


@pytest.mark.allow_log("behind the window")
def test_that_a_file_that_is_there_is_not_replaced_unasked(
    qtbot: QtBot, parent: QWidget, desk: FakeDesk, bridge: Bridge, tmp_path: Path
) -> None:
    target = tmp_path / "tracks.jsonl"
    target.write_text("mine", encoding="utf-8")
    form = TracksForm(parent, bridge, desk.rows[0])
    form.open()
    form.target.setText(str(target))
    form.button.click()
    qtbot.waitUntil(form.problem.isVisible)
    assert form.problem.text().startswith("A file of that name is there")
    assert target.read_text(encoding="utf-8") == "mine"
