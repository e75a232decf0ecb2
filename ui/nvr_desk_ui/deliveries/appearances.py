"""Appearances of a delivery: what each says of itself, and the ways to correct them by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from nvr_desk_ui.deliveries.consent import named
from nvr_desk_ui.presenters import appearances
from nvr_desk_ui.presenters.words import NO_IDENTITY, error_text
from nvr_desk_ui.tongue import later, tr
from nvr_desk_ui.widgets.form import Form
from nvr_desk_ui.widgets.page import Lines, Page
from nvr_desk_ui.widgets.parts import column, label, panel, push_button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nvr_desk.desk import Desk
    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk.records.hand import HandEdit
    from nvr_desk.records.track import TrackRow
    from nvr_desk_ui.bridge import Bridge

_KEPT = later("What the detector found is kept beside it and comes back when the change is undone.")


class AppearancesDialog(Page):
    """All tracks of a clip, and every change that a person made to them."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        found: DeliveryRow,
        zone: str | None,
        changed: Callable[[], None],
    ) -> None:
        super().__init__(
            parent, tr("Appearances in {named}", named=named(found)), f"{tr(NO_IDENTITY)}."
        )
        self.resize(1120, 620)
        self._bridge, self._found, self._zone, self._changed = bridge, found, zone, changed
        self._start_s = found.clip.facts.start_s if found.clip.facts else 0.0
        self.list = Lines("Appearances", appearances.TITLES, (60, 90, 80, 90, 100, 640))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.edits = Lines(
            "Changes by hand, newest first", appearances.EDIT_TITLES, (70, 220, 110, 300, 340)
        )
        self.edits.setMaximumHeight(150)
        body = panel(
            column(self.list, label("Changes by hand, newest first", "Muted"), self.edits, gap=8)
        )
        self.build(
            body,
            push_button("Split…", "overflow", self.split),
            push_button("Merge…", "add", self.merge),
            push_button("Undo a change…", "retry", self.undo),
        )
        self.load()

    def load(self) -> None:
        """Read tracks and changes."""
        delivery = self._found.delivery
        self.work("Reading the appearances…")
        self._bridge.ask(
            lambda desk: (
                desk.tracks.listing(delivery.case, delivery.id),
                desk.tracks.edits(delivery.case, delivery.id),
            ),
            self._fill,
            self._failed,
        )

    def split(self) -> None:
        """Ask where the chosen track is to be split."""
        SplitForm(self, self._bridge, self._found, self._renew, track=self._chosen()).open()

    def merge(self) -> None:
        """Ask which tracks are one; the chosen ones are proposed."""
        MergeForm(self, self._bridge, self._found, self._renew, tracks=self._chosen()).open()

    def undo(self) -> None:
        """Ask why the chosen change is taken back."""
        item = self.edits.currentItem() or self.edits.topLevelItem(0)
        change = item.text(0) if item is not None else ""
        UndoForm(self, self._bridge, self._found, self._renew, change=change).open()

    def _chosen(self) -> str:
        return ", ".join(item.text(0) for item in self.list.selectedItems())

    def _renew(self) -> None:
        self.load()
        self._changed()

    def _fill(self, answer: tuple[Sequence[TrackRow], Sequence[HandEdit]]) -> None:
        tracks, edits = answer
        none = tr("No detector looked at it, or it found nothing.") if not tracks else ""
        self.tell(none, "info")
        self.list.clear()
        for track, cells in zip(tracks, appearances.rows(tracks, self._start_s), strict=True):
            self.list.put(cells, colour="warn" if track.by_hand else "", icon=track.cls.value)
        self.edits.clear()
        for cells in appearances.edit_rows(edits, self._zone):
            self.edits.put(cells)

    def _failed(self, error: Exception) -> None:
        self.tell(error_text(error), "bad")


class _HandForm(Form):
    """A change by hand needs its reason; ``wish`` is what the fields ask, or what is wrong."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        found: DeliveryRow,
        done: Callable[[], None],
        texts: tuple[str, str, str],
        wish: Callable[[], Callable[[Desk], object] | str],
    ) -> None:
        title, words, button = texts
        super().__init__(
            parent,
            tr("{title} in {named}", title=tr(title), named=named(found)),
            words,
            button,
            self._go,
        )
        self._bridge, self._found, self._done, self._wish = bridge, found, done, wish
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("what was seen"))

    def _go(self) -> None:
        wish = self._wish()
        if isinstance(wish, str):
            self.complain(wish)
            return
        self.wait()
        self._bridge.ask(wish, self._made, self._failed)

    def _made(self, _edit: object) -> None:
        self.accept()
        self._done()

    def _failed(self, error: Exception) -> None:
        self.complain(error_text(error))


class SplitForm(_HandForm):
    """One track that is two things."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        found: DeliveryRow,
        done: Callable[[], None],
        *,
        track: str = "",
        at_s: float | None = None,
    ) -> None:
        words = tr(
            "What is seen from that second on becomes an appearance of its own. {kept}",
            kept=tr(_KEPT),
        )
        super().__init__(
            parent, bridge, found, done, ("Split an appearance", words, "Split it"), self._said
        )
        self.track, self.at = QLineEdit(track), QLineEdit()
        self.track.setPlaceholderText(tr("its number"))
        self.at.setPlaceholderText(tr("seconds from the clip's first picture"))
        if at_s is not None:
            self.at.setText(f"{at_s:.3f}")
        self.add("Track", self.track)
        self.add("At second", self.at)
        self.add("Reason", self.reason)

    def _said(self) -> Callable[[Desk], object] | str:
        chosen, at = appearances.numbers(self.track.text()), appearances.seconds(self.at.text())
        if len(chosen) != 1 or at is None:
            return tr("A split needs the number of one track, and a second.")
        delivery, reason = self._found.delivery, self.reason.text()
        facts = self._found.clip.facts
        container_s = at + (facts.start_s if facts else 0.0)
        return lambda desk: desk.tracks.split(
            delivery.case, delivery.id, chosen[0], container_s, reason
        )


class MergeForm(_HandForm):
    """Several tracks that are one thing."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        found: DeliveryRow,
        done: Callable[[], None],
        *,
        tracks: str = "",
    ) -> None:
        words = tr(
            "They become one appearance. You say so, not the detector; results say “edited "
            "by hand”. {kept}",
            kept=tr(_KEPT),
        )
        super().__init__(
            parent, bridge, found, done, ("Merge appearances", words, "Merge them"), self._said
        )
        self.tracks = QLineEdit(tracks)
        self.tracks.setPlaceholderText(tr("their numbers, e.g. 3, 7"))
        self.add("Tracks", self.tracks)
        self.add("Reason", self.reason)

    def _said(self) -> Callable[[Desk], object] | str:
        chosen = appearances.numbers(self.tracks.text())
        if len(chosen) < 2:
            return tr("A merge needs the numbers of two tracks or more.")
        delivery, reason = self._found.delivery, self.reason.text()
        return lambda desk: desk.tracks.merge(delivery.case, delivery.id, chosen, reason)


class UndoForm(_HandForm):
    """A change that was wrong."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        found: DeliveryRow,
        done: Callable[[], None],
        *,
        change: str = "",
    ) -> None:
        words = tr("What was there before stands again. The change stays on record as undone.")
        super().__init__(
            parent, bridge, found, done, ("Undo a change by hand", words, "Undo it"), self._said
        )
        self.change = QLineEdit(change)
        self.change.setPlaceholderText(tr("its number"))
        self.add("Change", self.change)
        self.add("Reason", self.reason)

    def _said(self) -> Callable[[Desk], object] | str:
        chosen = appearances.numbers(self.change.text())
        if len(chosen) != 1:
            return tr("Name one change by its number.")
        delivery, reason = self._found.delivery, self.reason.text()
        return lambda desk: desk.tracks.undo(delivery.case, delivery.id, chosen[0], reason)
