"""Colours, fonts and icons of the window: tokens in resources, turned into Qt here alone."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QByteArray, QObject, QRectF, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from shiboken6 import isValid

from nvr_desk.assets import resource
from nvr_desk.records.track import ObjectClass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QAbstractButton, QApplication

THEMES = ("dark", "light", "contrast")
"""Names of the token files, default first."""
SYSTEM = "system"
CHOICES = (*THEMES, SYSTEM)
"""What a person can choose: a theme, or that of the system, followed while the window is open."""

CLASS_COLOURS: Mapping[ObjectClass, str] = {
    ObjectClass.PERSON: "#56b4e9",
    ObjectClass.BICYCLE: "#009e73",
    ObjectClass.CAR: "#e69f00",
    ObjectClass.MOTORCYCLE: "#cc79a7",
    ObjectClass.BUS: "#f0e442",
    ObjectClass.TRUCK: "#d55e00",
}
"""Okabe-Ito, told apart by most colour-blind eyes; always beside a shape or a word. On pictures and
on the timeline; an icon of a class has the token of its name, dark enough for light grounds."""

_ICON_SIZES = (16, 24, 32, 64)
_BOUND: WeakKeyDictionary[QAbstractButton, tuple[str, str]] = WeakKeyDictionary()
"""Icon and token of each button whose icon follows the theme."""
_FAMILIES = ("Inter", "Noto Sans", "DejaVu Sans", "Segoe UI")


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colour tokens, '#rrggbb' by name."""

    key: str
    title: str
    dark: bool
    tokens: Mapping[str, str]

    def colour(self, token: str) -> QColor:
        """The Qt colour of a token."""
        return QColor(self.tokens[token])

    def style_sheet(self) -> str:
        """The style sheet with every token filled in."""
        text = resource("theme", "base.qss").read_text(encoding="utf-8")
        return re.sub(r"\{\{(\w+)\}\}", lambda found: self.tokens.get(found[1], found[0]), text)

    def palette(self) -> QPalette:
        """The same colours for what no style sheet reaches."""
        palette = QPalette()
        for role, token in (
            (QPalette.ColorRole.Window, "window"),
            (QPalette.ColorRole.Base, "field"),
            (QPalette.ColorRole.AlternateBase, "panel"),
            (QPalette.ColorRole.Button, "raised"),
            (QPalette.ColorRole.WindowText, "text"),
            (QPalette.ColorRole.Text, "text"),
            (QPalette.ColorRole.ButtonText, "text"),
            (QPalette.ColorRole.PlaceholderText, "faint"),
            (QPalette.ColorRole.Highlight, "selection"),
            (QPalette.ColorRole.HighlightedText, "selection_text"),
            (QPalette.ColorRole.Link, "accent"),
            (QPalette.ColorRole.ToolTipBase, "raised"),
            (QPalette.ColorRole.ToolTipText, "text"),
        ):
            palette.setColor(role, self.colour(token))
        return palette


@lru_cache(maxsize=len(THEMES))
def theme(key: str) -> Theme:
    """The theme of that name; an unknown name gives the default."""
    name = key if key in THEMES else THEMES[0]
    tokens: dict[str, str] = json.loads(resource("theme", f"{name}.json").read_text("utf-8"))
    title, scheme = tokens.pop("name"), tokens.pop("scheme")
    return Theme(name, title, scheme == "dark", tokens)


class _Current:
    """The theme in use; a module has one, because a program has one look."""

    theme: Theme | None = None
    choice = THEMES[0]


def current() -> Theme:
    """The theme in use."""
    return _Current.theme or theme(THEMES[0])


def chosen() -> str:
    """What was chosen: a theme by its name, or ``SYSTEM``."""
    return _Current.choice


def resolve(choice: str, scheme: Qt.ColorScheme, *, contrast: bool) -> str:
    """Name of the theme that a choice means.

    Args:
        choice: One of ``CHOICES``.
        scheme: What the system shows other programs in.
        contrast: Whether the system asks programs for high contrast.
    """
    if choice != SYSTEM:
        return choice
    if contrast:
        return "contrast"
    return "light" if scheme == Qt.ColorScheme.Light else "dark"


def apply(app: QApplication, choice: str) -> Theme:
    """Give the whole program the look of that choice and remember it for this user."""
    hints = app.styleHints()
    if choice == SYSTEM:
        hints.unsetColorScheme()
    found = theme(_meant(app, choice))
    first, _Current.theme = _Current.theme is None, found
    _Current.choice = choice if choice in CHOICES else found.key
    if first:
        app.setStyle("Fusion")
        app.setFont(_font())
    if choice != SYSTEM:
        hints.setColorScheme(Qt.ColorScheme.Dark if found.dark else Qt.ColorScheme.Light)
    _wear(app, found)
    QSettings().setValue("look/theme", _Current.choice)
    return found


def _wear(app: QApplication, found: Theme) -> None:
    sheet = found.style_sheet()
    if app.styleSheet() == sheet:
        return  # it is worn: to polish every widget anew takes long and changes nothing
    app.setPalette(found.palette())
    app.setStyleSheet(sheet)
    icon.cache_clear()
    _retint()


class Follower(QObject):
    """Takes up what the system changes while its theme is the choice.

    Signals:
        changed: another theme is worn.
    """

    changed = Signal()

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        app.styleHints().colorSchemeChanged.connect(self._look)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self._look)

    def _look(self) -> None:
        if chosen() == SYSTEM and current().key != _meant(self._app, SYSTEM):
            apply(self._app, SYSTEM)
            self.changed.emit()


def bind_icon(button: QAbstractButton, name: str, token: str = "text") -> None:
    """Give a button an icon that follows every change of theme."""
    _BOUND[button] = (name, token)
    button.setIcon(icon(name, token))


def _meant(app: QApplication, choice: str) -> str:
    hints = app.styleHints()
    high = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    return resolve(choice, hints.colorScheme(), contrast=high)


def _retint() -> None:
    # Not all widgets of the program: a collection of garbage may end those that Qt made by itself
    # while Python walks over them, and knows nothing of it.
    for button, (name, token) in list(_BOUND.items()):
        tinted = icon(name, token)
        if isValid(button):
            button.setIcon(tinted)


def remembered() -> str:
    """What this user chose last of ``CHOICES``, or the default."""
    return str(QSettings().value("look/theme", THEMES[0]))


def mono_font(point_size: float = 9.5) -> QFont:
    """A fixed-width font for hashes, time codes and pts."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(point_size)
    return font


@lru_cache(maxsize=512)
def icon(name: str, token: str = "text") -> QIcon:
    """An icon of our set, tinted with a colour token or '#rrggbb'; greyed when disabled."""
    tint = token if token.startswith("#") else current().tokens[token]
    made = QIcon()
    for mode, colour in (
        (QIcon.Mode.Normal, tint),
        (QIcon.Mode.Disabled, current().tokens["faint"]),
    ):
        renderer = QSvgRenderer(QByteArray(_svg(name).replace("currentColor", colour).encode()))
        for size in _ICON_SIZES:
            made.addPixmap(_pixmap(renderer, size), mode)
    return made


@lru_cache(maxsize=256)
def _svg(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def _pixmap(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def _font() -> QFont:
    known = set(QFontDatabase.families())
    family = next((name for name in _FAMILIES if name in known), "")
    font = QFont(family) if family else QFont()
    font.setPointSizeF(10)
    return font
