"""Forms that correct a clock: by the time in the picture, by zone, or back to the claim; and pins.

Where an hour came twice, the form shows both instants and asks which; it never guesses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from nvr_desk.errors import RepeatedHourError
from nvr_desk_ui.clock.undoing import stepped
from nvr_desk_ui.deliveries.consent import named
from nvr_desk_ui.presenters import clocks, offsets, times
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.facts import value
from nvr_desk_ui.widgets.form import Form
from nvr_desk_ui.widgets.parts import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.desk import Desk
    from nvr_desk.records.clock_pin import ClockPin
    from nvr_desk.records.delivery import Delivery, DeliveryRow
    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.clock.undoing import Stepped
    from nvr_desk_ui.marks.marker import Spot


class _ClockForm(Form):
    """Asks the desk; where an hour came twice, asks the person which."""

    def __init__(self, parent: QWidget, bridge: Bridge, title: str, words: str, do: str) -> None:
        super().__init__(parent, title, words, do, self._go)
        self.setMinimumWidth(620)
        self._bridge = bridge
        self.which = QComboBox()
        self.which.setAccessibleName(tr("Which of both hours"))
        self._which_label = label(tr("Which of both"))
        self.which.hide()
        self._which_label.hide()

    def add_which(self) -> None:
        """Make room for the question; it shows when it is asked."""
        self.fields.addRow(self._which_label, self.which)

    @property
    def chosen_hour(self) -> str | None:
        """'first', 'second', or None while nobody asked."""
        said: str | None = self.which.currentData()
        return said

    def line(self, name: str, hint: str = "", text: str = "") -> QLineEdit:
        """A field."""
        made = QLineEdit(text)
        made.setPlaceholderText(tr(hint))
        self.add(name, made)
        made.textEdited.connect(self._forget_hour)
        return made

    def wish(self) -> Callable[[Desk], object] | str:
        """What the fields ask of the desk, or what is wrong with them."""
        raise NotImplementedError

    def made(self, answer: object) -> None:
        """It was done."""
        raise NotImplementedError

    def _go(self) -> None:
        wish = self.wish()
        if isinstance(wish, str):
            self.complain(wish)
            return
        self.wait()
        self._bridge.ask(wish, self._done, self._failed)

    def _done(self, answer: object) -> None:
        self.accept()
        self.made(answer)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, RepeatedHourError):
            self.which.clear()
            self.which.addItem(tr("the first: {at}", at=error.first), "first")
            self.which.addItem(tr("the second: {at}", at=error.second), "second")
            self.which.show()
            self._which_label.show()
            self.which.setFocus()
        self.complain(error_text(error))

    def _forget_hour(self, _text: str) -> None:
        self.which.clear()
        self.which.hide()
        self._which_label.hide()


class OverlayForm(_ClockForm):
    """The person types what the picture shows; the program works the offset out."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        found: DeliveryRow,
        spot: Spot,
        zone: str | None,
        done: Callable[[Stepped[Delivery]], None],
    ) -> None:
        super().__init__(
            parent,
            bridge,
            tr("Clock in the picture of {name}", name=named(found)),
            "Type the date and time that are drawn into the picture on screen. The offset is"
            " worked out from it; the claim is never overwritten.",
            "Correct the clock",
        )
        self._found, self._spot, self._told = found, spot, done
        facts = found.clip.facts
        first = (facts.start_s or 0.0) if facts else 0.0
        self.add("Picture", value(times.clock_text(spot.seconds - first)))
        for name, text in offsets.claim_facts(found.delivery, zone)[:1]:
            self.add(name, value(text))
        self.add("Correction now", value(offsets.before_text(found.delivery, zone)))
        start = clocks.overlay_start(found, spot.seconds, zone)
        self.shows = self.line(tr("The picture shows"), "YYYY-MM-DD HH:MM:SS", start)
        self.zone = self.line(
            tr("Zone"), "America/Denver", found.delivery.claim.zone or zone or "UTC"
        )
        self.add_which()
        self.turned = QCheckBox(tr("The second has just turned on this picture"))
        self.add("Exactly", self.turned)
        self.reason = self.line(tr("More words"), "optional")
        self.shows.setFocus()
        self.shows.selectAll()

    def wish(self) -> Callable[[Desk], object] | str:
        """The act."""
        case, delivery, at_s = self._spot.case, self._spot.delivery, self._spot.seconds
        shows, zone, reason = self.shows.text(), self.zone.text().strip(), self.reason.text()
        which, turned = self.chosen_hour, self.turned.isChecked()
        return stepped(
            case,
            [delivery],
            lambda desk: desk.clock.by_overlay(
                case, delivery, at_s, shows, zone, which=which, turned=turned, reason=reason
            ),
        )

    def made(self, answer: object) -> None:
        """The clock says something else."""
        self._told(answer)  # type: ignore[arg-type]


class ZoneForm(_ClockForm):
    """The wall time of the claim was read in the wrong zone."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        found: DeliveryRow,
        zone: str | None,
        done: Callable[[Stepped[Delivery]], None],
    ) -> None:
        super().__init__(
            parent,
            bridge,
            tr("Zone of the clock of {name}", name=named(found)),
            "Its wall time is read again, in the zone that you say. The claim stays as it was.",
            "Correct the clock",
        )
        self._found, self._told = found, done
        for name, text in offsets.claim_facts(found.delivery, zone)[:1]:
            self.add(name, value(text))
        self.add("Read in", value(found.delivery.claim.zone or tr("UTC, no zone was known")))
        self.add("Correction now", value(offsets.before_text(found.delivery, zone)))
        self.zone = self.line(tr("It is of zone"), "UTC, America/Denver …")
        self.add_which()
        self.reason = self.line("Reason", tr("how that was found"))
        self.zone.setFocus()

    def wish(self) -> Callable[[Desk], object] | str:
        """The act."""
        delivery, zone, reason = self._found.delivery, self.zone.text().strip(), self.reason.text()
        which = self.chosen_hour
        return stepped(
            delivery.case,
            [delivery.id],
            lambda desk: desk.clock.by_zone(delivery.case, delivery.id, zone, reason, which=which),
        )

    def made(self, answer: object) -> None:
        """The clock says something else."""
        self._told(answer)  # type: ignore[arg-type]


class TakeBackForm(_ClockForm):
    """The claim alone is to hold again."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        found: DeliveryRow,
        zone: str | None,
        done: Callable[[Stepped[Delivery]], None],
    ) -> None:
        super().__init__(
            parent,
            bridge,
            tr("Take the correction of {name} back", name=named(found)),
            "The claim alone holds again. What was corrected stays on record.",
            "Take it back",
        )
        self._found, self._told = found, done
        self.add("Correction now", value(offsets.before_text(found.delivery, zone)))
        self.reason = self.line("Reason", tr("why it was wrong"))
        self.reason.setFocus()

    def wish(self) -> Callable[[Desk], object] | str:
        """The act."""
        delivery, reason = self._found.delivery, self.reason.text()
        return stepped(
            delivery.case,
            [delivery.id],
            lambda desk: desk.clock.take_back(delivery.case, delivery.id, reason),
        )

    def made(self, answer: object) -> None:
        """The clock says something else."""
        self._told(answer)  # type: ignore[arg-type]


class PinForm(_ClockForm):
    """One event: in two clips, or in one at a known time."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        find: Callable[[str], DeliveryRow | None],
        here: Spot,
        other: Spot | None,
        zone: str | None,
        done: Callable[[ClockPin], None],
    ) -> None:
        super().__init__(
            parent,
            bridge,
            "Pin one event",
            "A pin says that two clips show the same event, or when an event was. Clocks are"
            " solved from all pins together; nothing is corrected yet.",
            "Pin it",
        )
        self._here, self._other, self._told = here, other, done
        for name, spot in (("Event in", here), ("and in", other)):
            if spot is not None:
                at = times.clock_text(clocks.seconds_in(find, spot.delivery, spot.seconds))
                self.add(name, value(f"{clocks.name_of(find, spot.delivery)}  {at}"))
        self.known, self.zone = QLineEdit(), QLineEdit()
        if other is None:
            self.known = self.line(tr("It was at"), "YYYY-MM-DD HH:MM:SS")
            self.zone = self.line(tr("Zone"), "America/Denver", zone or "UTC")
            self.add_which()
        self.doubt = self.line(tr("Known to ± seconds"), "0.5", "0.5")
        self.note = self.line("What it is", tr("e.g. lightning, a door slams, brake lights"))
        (self.known if other is None else self.note).setFocus()

    def wish(self) -> Callable[[Desk], object] | str:
        """The act."""
        here, other, note = self._here, self._other, self.note.text()
        try:
            doubt = float(self.doubt.text().replace(",", "."))
        except ValueError:
            return tr("A doubt is a number of seconds, such as 0.5.")
        if other is not None:
            return lambda desk: desk.clock.pin(
                here.case,
                here.delivery,
                here.seconds,
                other=other.delivery,
                other_s=other.seconds,
                uncertainty_s=doubt,
                note=note,
            )
        known, zone, which = self.known.text(), self.zone.text().strip(), self.chosen_hour
        return lambda desk: desk.clock.pin(
            here.case,
            here.delivery,
            here.seconds,
            wall=known,
            zone=zone,
            which=which,
            uncertainty_s=doubt,
            note=note,
        )

    def made(self, answer: object) -> None:
        """It is pinned."""
        self._told(answer)  # type: ignore[arg-type]
