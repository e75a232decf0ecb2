"""Marks are made, changed and taken away here; each step can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk_ui.marks.marker import Marker, Spot
from nvr_desk_ui.marks.panel import MarksPanel
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.desk import Desk
    from nvr_desk.records.mark import Mark
    from nvr_desk.records.still import Still
    from nvr_desk_ui.host import Host


class Marking(Marker):
    """What a person does to marks of the open case."""

    def __init__(self, window: Host) -> None:
        self._window = window
        self._begun: Spot | None = None

    @property
    def spot(self) -> Spot | None:
        """The picture on screen; None while there is none."""
        window = self._window
        case, chosen, shot = window.session.number, window.selection.delivery_id, window.stage.shot
        if case is None or chosen is None or shot is None:
            return None
        return Spot(case, chosen, shot.t_s, window.stage.nth(shot))

    def point(self) -> None:
        """Mark the picture on screen."""
        if (here := self._here()) is not None:
            self._add(here, None)

    def range(self) -> None:
        """Mark from *in* to *out*; without both, begin a range here or end it here."""
        here = self._here()
        if here is None:
            return
        ends = self._window.stage.loop_s
        if ends is not None:
            self._add(Spot(here.case, here.delivery, ends[0], 0), ends[1])
            return
        begun, self._begun = self._begun, None
        if begun is None or begun.delivery != here.delivery:
            self._begun = here
            self._say(tr("A range begins here: the same key ends it"))
            return
        first, last = sorted((begun.seconds, here.seconds))
        self._add(Spot(here.case, here.delivery, first, 0), last)

    def change(self, mark: Mark, field: str, text: str) -> None:
        """Give a mark another note or level."""
        before = mark.note if field == "note" else mark.level.value

        def to(value: str) -> Callable[[Desk], Mark]:
            if field == "note":
                return lambda desk: desk.marks.change(mark.case, mark.uid, note=value)
            return lambda desk: desk.marks.change(mark.case, mark.uid, level=value)

        self._step(tr("Change a mark"), to(text), to(before))

    def remove(self) -> None:
        """Take the chosen mark away."""
        chosen = self._panel.chosen
        if chosen is None:
            self._say(tr("Choose a mark first"))
            return
        mark = chosen.mark
        self._step(
            tr("Take a mark away"),
            lambda desk: desk.marks.remove(mark.case, mark.uid),
            lambda desk: desk.marks.restore(mark.case, mark.uid),
        )

    def edit(self) -> None:
        """Type into the note of the chosen mark."""
        self._window.raise_dock("marks")
        self._panel.edit_note()

    def back(self) -> None:
        """Take the last step back."""
        text = self._window.undo.back()
        self._say(tr("Taken back: {what}", what=text) if text else tr("Nothing to take back"))

    def again(self) -> None:
        """Do a step again that was taken back."""
        text = self._window.undo.again()
        self._say(tr("Done again: {what}", what=text) if text else tr("Nothing to do again"))

    def still(self) -> None:
        """Write the picture on screen to a file."""
        here = self._here()
        if here is None:
            return
        self._say(tr("Writing a still…"))
        self._window.bridge.ask(
            lambda desk: desk.stills.new(here.case, here.delivery, here.seconds, nth=here.nth),
            self._written,
            title=tr("Still"),
            long=True,
        )

    def _written(self, made: Still) -> None:
        self._say(tr("Still written: {path}", path=made.path))

    def _add(self, here: Spot, until: float | None) -> None:
        def made(mark: Mark) -> None:
            self._panel.take(mark)
            self._say(tr("Marked"))
            self._window.undo.push(
                tr("Mark"),
                lambda: self._ask(lambda desk: desk.marks.remove(mark.case, mark.uid)),
                lambda: self._ask(lambda desk: desk.marks.restore(mark.case, mark.uid)),
            )

        track = self._window.selection.track
        number = track.number if track and track.delivery_id == here.delivery else None
        self._window.bridge.ask(
            lambda desk: desk.marks.add(
                here.case, here.delivery, here.seconds, to_s=until, track=number
            ),
            made,
            title=tr("Mark"),
        )

    def _step(self, text: str, there: Callable[[Desk], Mark], back: Callable[[Desk], Mark]) -> None:
        """Do something now, and remember how to take it back."""

        def done(mark: Mark) -> None:
            self._panel.take(mark)
            self._window.undo.push(text, lambda: self._ask(back), lambda: self._ask(there))

        self._window.bridge.ask(there, done, title=text)

    def _ask(self, work: Callable[[Desk], Mark]) -> None:
        """A step taken back, or done again; where it fails, later steps stand on nothing."""

        def failed(error: Exception) -> None:
            self._window.undo.lost()
            self._window.show_error(tr("Not taken back"), error)

        self._window.bridge.ask(work, self._panel.take, failed)

    def _here(self) -> Spot | None:
        here = self.spot
        if here is None:
            self._say(tr("No picture is on screen"))
        return here

    @property
    def _panel(self) -> MarksPanel:
        return self._window.panel(MarksPanel)

    def _say(self, text: str) -> None:
        self._window.stage.note(text)
