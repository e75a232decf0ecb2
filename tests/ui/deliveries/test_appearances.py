"""The list of appearances and the forms that correct them, on a desk that remembers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nvr_desk.errors import UsageError
from nvr_desk.records.trait_words import in_words
from nvr_desk_ui.deliveries.appearances import AppearancesDialog, MergeForm, SplitForm, UndoForm

from tests.fakes.appearances import said, told
from tests.fakes.desk import FakeDesk, delivery_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.theme import Theme


def test_that_the_list_says_what_each_appearance_says_of_itself_and_who_changed_it(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    found = delivery_row(1)
    desk = FakeDesk([found])
    made = AppearancesDialog(None, bridge_to(desk), found, None, lambda: None)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: made.list.topLevelItemCount() == 2)
    texts = [made.list.topLevelItem(row).text(5) for row in range(2)]  # type: ignore[union-attr]
    assert texts[0].startswith("upper: red (82 %), lower: unsure; moving right; 12.0 s")
    assert texts[1].endswith("edited by hand")
    change = made.edits.topLevelItem(0)
    assert change is not None
    assert change.text(3) == "split of track 1 at 12.40 s into 2 and 3"


def test_that_a_split_goes_to_the_desk_in_container_seconds(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    found = delivery_row(1)
    desk, done = FakeDesk([found]), list[bool]()
    form = SplitForm(
        None,  # type: ignore[arg-type]
        bridge_to(desk),
        found,
        lambda: done.append(True),
        track="7",
        at_s=2.5,
    )
    form.reason.setText("another person steps in")
    form.button.click()
    qtbot.waitUntil(lambda: bool(done))
    start = found.clip.facts.start_s if found.clip.facts else 0.0
    assert desk.wishes[-1] == (
        "tracks.split",
        (found.delivery.id, 7, 2.5 + start, "another person steps in"),
    )


def test_that_a_form_names_what_is_missing_and_asks_nothing(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    found = delivery_row(1)
    desk = FakeDesk([found])
    split = SplitForm(None, bridge_to(desk), found, lambda: None)  # type: ignore[arg-type]
    merge = MergeForm(None, bridge_to(desk), found, lambda: None, tracks="3, ")  # type: ignore[arg-type]
    undo = UndoForm(None, bridge_to(desk), found, lambda: None)  # type: ignore[arg-type]
    for form, word in ((split, "one track"), (merge, "two tracks"), (undo, "one change")):
        qtbot.addWidget(form)
        form.button.click()
        assert word in form.problem.text()
    assert not desk.wishes


def test_that_a_refusal_stays_in_the_form(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    found = delivery_row(1)
    desk = FakeDesk([found])
    desk.refuse["tracks.merge"] = UsageError("they are two things")
    form = MergeForm(None, bridge_to(desk), found, lambda: None, tracks="3, 4")  # type: ignore[arg-type]
    qtbot.addWidget(form)
    form.button.click()
    qtbot.waitUntil(lambda: "two things" in form.problem.text())
    assert form.button.isEnabled()
    assert desk.wishes[-1] == ("tracks.merge", (found.delivery.id, (3, 4), ""))


def test_that_what_a_first_pass_saw_once_is_not_said_to_last_no_time() -> None:
    once = replace(told(1, said()), end_s=1.0)
    assert "; one picture; " in in_words(once)
    assert "0.0 s" not in in_words(once)
