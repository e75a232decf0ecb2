from __future__ import annotations

from nvr_desk_ui.selection import Instant, SelectionModel, TrackKey


def test_that_choosing_the_same_delivery_again_sends_nothing() -> None:
    selection = SelectionModel()
    heard: list[object] = []
    selection.selected_delivery.connect(heard.append)
    selection.choose_delivery("a")
    selection.choose_delivery("a")
    assert heard == ["a"]


def test_that_another_delivery_drops_track_and_instant() -> None:
    selection = SelectionModel()
    tracks: list[object] = []
    instants: list[object] = []
    selection.choose_track("a", 3)
    selection.report_instant("a", 1.5)
    selection.selected_track.connect(tracks.append)
    selection.instant.connect(instants.append)
    selection.choose_delivery("b")
    assert (selection.track, selection.current_instant) == (None, None)
    assert (tracks, instants) == ([None], [None])


def test_that_an_instant_of_another_delivery_is_ignored() -> None:
    selection = SelectionModel()
    selection.choose_delivery("a")
    selection.report_instant("b", 9.0)
    assert selection.current_instant is None


def test_that_a_seek_chooses_the_delivery_first() -> None:
    selection = SelectionModel()
    heard: list[tuple[str, object]] = []
    selection.selected_delivery.connect(lambda name: heard.append(("delivery", name)))
    selection.seek_requested.connect(lambda instant: heard.append(("seek", instant)))
    selection.ask_seek("a", 2.5)
    assert heard == [("delivery", "a"), ("seek", Instant("a", 2.5))]


def test_that_a_track_brings_its_delivery() -> None:
    selection = SelectionModel()
    selection.choose_track("a", 7)
    assert (selection.delivery_id, selection.track) == ("a", TrackKey("a", 7))
