"""Loads the catalogue of a language with Qt, and remembers which one a person wants."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTranslator

from nvr_desk.assets import resource
from nvr_desk_ui import tongue
from nvr_desk_ui.tongue import later

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

CONTEXT: Final = "nvr"
"""One context for all: a sentence means the same everywhere in this program."""
SYSTEM: Final = "system"
LANGUAGES: Final = {
    SYSTEM: later("As the system"),
    "en": "English",
    "es": "Español",
}
"""Choices by key; a language is called by its own name."""
_CATALOGUES: Final = ("es",)
_KEY: Final = "look/language"


class _Loaded:
    """Qt holds no reference to what it is given."""

    translators: tuple[QTranslator, ...] = ()
    language = "en"


def remembered() -> str:
    """What this person chose: a key of ``LANGUAGES``."""
    kept = str(QSettings().value(_KEY, SYSTEM))
    return kept if kept in LANGUAGES else SYSTEM


def remember(key: str) -> None:
    """Keep a choice; it holds from the next start."""
    QSettings().setValue(_KEY, key)


def in_use() -> str:
    """Two letters of the language that is spoken now."""
    return _Loaded.language


def wanted(key: str) -> str:
    """Two letters of the language that a choice means on this machine; English where we lack it."""
    if key == SYSTEM:
        spoken = (name[:2] for name in QLocale.system().uiLanguages())
        return next((name for name in spoken if name in ("en", *_CATALOGUES)), "en")
    return key


def speak(app: QCoreApplication, key: str) -> str:
    """Let window and Qt's own dialogs speak a language; the two letters of it."""
    for before in _Loaded.translators:
        app.removeTranslator(before)
    _Loaded.translators, _Loaded.language = (), wanted(key)
    if _Loaded.language not in _CATALOGUES:
        tongue.speak(None)
        return _Loaded.language
    ours = catalogue(_Loaded.language)
    qts = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qts.load(f"qtbase_{_Loaded.language}", folder):
        app.installTranslator(qts)
    _Loaded.translators = (ours, qts)
    tongue.speak(lambda text, number: ours.translate(CONTEXT, text, "", number) or "", of_core())
    return _Loaded.language


def of_core() -> tuple[str, ...]:
    """Sentences of the core as the catalogue has them, with their parts in braces."""
    text = resource("i18n", "core.json").read_text(encoding="utf-8")
    return tuple(str(each) for each in json.loads(text))


def catalogue(language: str) -> QTranslator:
    """Our catalogue of a language.

    Raises:
        OSError: it cannot be read.
    """
    made = QTranslator()
    path = resource("i18n", f"{language}.qm")
    if not made.load(str(path)):
        message = f"{path} is no catalogue"
        raise OSError(message)
    return made
