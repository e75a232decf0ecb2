"""Where docks and windows stand: kept by name, and for each set of screens by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from nvr_desk_ui import docks, screens, second_window
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.page import Lines, Page
from nvr_desk_ui.widgets.parts import column, panel, push_button, row

if TYPE_CHECKING:
    from nvr_desk_ui.host import Host
    from nvr_desk_ui.second_window import SecondWindow

_NAMED: Final = "layouts/named"
_SCREENS: Final = "layouts/screens"


class Layouts:
    """Puts the window as it was; names of layouts are a person's own."""

    def __init__(self, window: Host, second: SecondWindow) -> None:
        self._window, self._second = window, second

    @property
    def left(self) -> bool:
        """Whether one was left behind with the screens of now."""
        return QSettings().contains(f"{self._here}/state")

    def leave(self) -> None:
        """The window closes: keep how it stood, for these screens."""
        self._write(self._here)

    def restore(self) -> None:
        """Take up what was left with these screens."""
        self._read(self._here)

    def names(self) -> list[str]:
        """Names of what was kept, in order."""
        settings = QSettings()
        settings.beginGroup(_NAMED)
        return sorted(unquote(name) for name in settings.childGroups())

    def about(self, name: str) -> str:
        """What of a layout is in the second window."""
        apart = _texts(QSettings().value(f"{_named(name)}/docks"))
        return ", ".join(dict(docks.titles()).get(each, each) for each in apart)

    def keep(self, name: str) -> None:
        """Keep how the window stands now under a name, in place of one of that name."""
        self._write(_named(name))

    def use(self, name: str) -> None:
        """Put the window as it was when it was kept."""
        self._read(_named(name))

    def forget(self, name: str) -> None:
        """Drop one."""
        QSettings().remove(_named(name))

    @property
    def _here(self) -> str:
        return f"{_SCREENS}/{quote(screens.setup(), safe='')}"

    def _write(self, place: str) -> None:
        settings, window, second = QSettings(), self._window, self._second
        settings.setValue(f"{place}/geometry", window.saveGeometry())
        settings.setValue(f"{place}/state", window.layout_now())
        settings.setValue(f"{place}/docks", list(second.names()))
        settings.setValue(f"{place}/second", second.saveGeometry())
        settings.setValue(f"{place}/second_state", second.layout_now())

    def _read(self, place: str) -> None:
        settings, window, second = QSettings(), self._window, self._second
        geometry, state = settings.value(f"{place}/geometry"), settings.value(f"{place}/state")
        if not isinstance(state, QByteArray):
            return
        if isinstance(geometry, QByteArray):
            window.restoreGeometry(geometry)
        apart = [name for name in _texts(settings.value(f"{place}/docks")) if name in window.docks]
        for name in set(second.names()) - set(apart):
            second.give(name)
        window.restoreState(state, docks.LAYOUT)
        if apart:
            second.stand(
                apart, settings.value(f"{place}/second"), settings.value(f"{place}/second_state")
            )


class LayoutsDialog(Page):
    """The layouts that were kept, and the two that are always there."""

    def __init__(self, window: Host, layouts: Layouts, second: SecondWindow) -> None:
        super().__init__(
            window,
            "Layouts",
            "How panels and windows stand is kept by itself for every set of screens. Give it a"
            " name to come back to it.",
        )
        self.resize(620, 460)
        self._window, self._layouts, self._second = window, layouts, second
        self.list = Lines("Layouts", ("Layout", "In the second window"), (300, 240))
        self.list.itemActivated.connect(self.use)
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Name of how it stands now"))
        self.name.setAccessibleName(tr("Name of how it stands now"))
        self.name.returnPressed.connect(self.keep)
        keep = push_button("Keep it", "add", self.keep)
        keep.setAutoDefault(False)
        line = panel(row(self.name, keep))
        line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        both = column(self.list, line, gap=10)
        both.setStretch(0, 1)
        self.build(
            panel(both),
            push_button("Use the chosen one", "ok", self.use, primary=True),
            push_button("Forget the chosen one", "cancel", self.forget),
        )
        self._fill()

    def keep(self) -> None:
        """Keep how it stands now."""
        name = self.name.text().strip()
        if not name or name in self._given():
            self.tell("Type a name that is not taken by one of the first two.", "bad")
            return
        self._layouts.keep(name)
        self.name.clear()
        self._fill(name)
        self.tell(tr("“{name}” is kept.", name=name), "ok")

    def use(self, *_: object) -> None:
        """Put the window as the chosen one says."""
        place = self.list.currentIndex().row()
        if place == 0:
            self._window.reset_layout()
        elif place == 1:
            self._second.borrow(second_window.FIRST)
            self._second.show()
        elif place > 1:
            self._layouts.use(self._layouts.names()[place - 2])

    def forget(self) -> None:
        """Drop the chosen one."""
        place = self.list.currentIndex().row()
        if place > 1:
            self._layouts.forget(self._layouts.names()[place - 2])
            self._fill()
        else:
            self.tell("The first two are always there.", "warn")

    def _given(self) -> tuple[str, str]:
        return tr("As on the first day"), tr("Map and timeline on a second screen")

    def _fill(self, chosen: str = "") -> None:
        first, two = self._given()
        apart = ", ".join(dict(docks.titles())[each] for each in second_window.FIRST)
        self.list.clear()
        self.list.put((first, ""), icon="expand")
        self.list.put((two, apart), icon="expand")
        names = self._layouts.names()
        for name in names:
            self.list.put((name, self._layouts.about(name)), icon="table")
        place = names.index(chosen) + 2 if chosen in names else 0
        self.list.setCurrentIndex(self.list.model().index(place, 0))


def _named(name: str) -> str:
    return f"{_NAMED}/{quote(name, safe='')}"


def _texts(value: object) -> list[str]:
    """A list as QSettings gives it back: one entry comes as a bare text, none as nothing."""
    if isinstance(value, str):
        return [value] if value else []
    return [str(each) for each in value] if isinstance(value, list) else []  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
