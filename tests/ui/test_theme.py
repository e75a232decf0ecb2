from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox

from nvr_desk.assets import resource
from nvr_desk.records.track import ObjectClass
from nvr_desk_ui import theme
from nvr_desk_ui.menus.table import COMMANDS

ROOT = Path(__file__).parents[2]
GROUNDS = ("window", "panel", "raised", "field")
INKS = ("text", "muted", "faint", "ok", "warn", "bad")

_ICON_NAMES = (
    r'bind_icon\([\w.]+, "([\w-]+)"',
    r'theme\.icon\("([\w-]+)"',
    r'Badge\(\s*"[^"]*", "([\w-]+)"',
    r'Light\(\s*"([\w-]+)"',
    r'(?:go_dark|show_empty)\(\s*"([\w-]+)"',
    r'push_button\("[^"]*", "([\w-]+)"',
)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, two: str) -> float:
    low, high = sorted((_luminance(one), _luminance(two)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("key", theme.THEMES)
def test_that_every_text_token_has_enough_contrast_on_every_ground(key: str) -> None:
    tokens = theme.theme(key).tokens
    pairs = [(ink, ground) for ink in INKS for ground in GROUNDS]
    pairs += [("selection_text", "selection"), ("accent_text", "accent")]
    weak = {
        pair: round(_contrast(tokens[pair[0]], tokens[pair[1]]), 2)
        for pair in pairs
        if _contrast(tokens[pair[0]], tokens[pair[1]]) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("key", theme.THEMES)
def test_that_icons_of_classes_are_seen_on_every_ground(key: str) -> None:
    tokens = theme.theme(key).tokens
    faint = {
        (cls.value, ground): round(_contrast(tokens[cls.value], tokens[ground]), 2)
        for cls in ObjectClass
        for ground in (*GROUNDS, "selection")
        if _contrast(tokens[cls.value], tokens[ground]) < 3.0
    }
    assert faint == {}


@pytest.mark.parametrize("key", theme.THEMES)
def test_that_the_arrow_of_a_choice_is_drawn_in_ink(key: str, themed: theme.Theme) -> None:
    look = theme.theme(key)
    box = QComboBox()
    box.addItem("Time")
    box.setStyleSheet(look.style_sheet())
    box.resize(140, 30)
    picture = box.grab().toImage()
    right = range(picture.width() - 24, picture.width() - 2)
    inked = sum(
        _contrast(picture.pixelColor(x, y).name(), look.tokens["field"]) > 7
        for x in right
        for y in range(6, picture.height() - 6)
    )
    assert inked > 12
    box.deleteLater()


@pytest.mark.parametrize("key", theme.THEMES)
def test_that_no_token_of_the_style_sheet_stays_unfilled(key: str) -> None:
    assert "{{" not in theme.theme(key).style_sheet()


def test_that_all_themes_have_the_same_tokens() -> None:
    assert len({frozenset(theme.theme(key).tokens) for key in theme.THEMES}) == 1


def test_that_an_unknown_theme_is_the_default() -> None:
    assert theme.theme("neon").key == theme.THEMES[0]


def test_that_every_icon_that_is_named_in_the_source_is_drawn(themed: theme.Theme) -> None:
    named = {command.icon for command in COMMANDS} | {cls.value for cls in ObjectClass}
    for source in (ROOT / "ui" / "nvr_desk_ui").rglob("*.py"):
        text = source.read_text(encoding="utf-8")
        for pattern in _ICON_NAMES:
            named |= set(re.findall(pattern, text))
    missing = [name for name in sorted(named) if not resource("icons", f"{name}.svg").exists()]
    assert missing == []
    assert not theme.icon("play").isNull()


def test_that_every_icon_takes_the_colour_it_is_given() -> None:
    fixed = [
        path.name
        for path in sorted(resource("icons").glob("*.svg"))
        if "currentColor" not in path.read_text() or "#" in path.read_text()
    ]
    assert fixed == []
