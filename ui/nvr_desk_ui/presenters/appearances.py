"""Appearances of a clip and changes of them by hand, as rows and as what a form means; no Qt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nvr_desk.records.trait_words import edit_line, in_words
from nvr_desk.timecode import local_text
from nvr_desk_ui.presenters.words import class_word
from nvr_desk_ui.tongue import core, later, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.records.hand import HandEdit
    from nvr_desk.records.track import TrackRow

TITLES = (
    "Track",
    "Class",
    "From",
    later("Best shot"),
    later("Confidence"),
    later("Says of itself"),
)
EDIT_TITLES = ("Change", "When", later("Who"), "What", "Why")
_NUMBER = re.compile(r"\d+")


def rows(found: Sequence[TrackRow], start_s: float) -> list[tuple[str, ...]]:
    """A row a track; seconds are counted from the clip's first picture.

    Args:
        found: Tracks that stand.
        start_s: First picture, container seconds.
    """
    return [
        (
            str(track.number),
            class_word(track.cls),
            f"{track.start_s - start_s:.2f} s",
            f"{track.best_s - start_s:.2f} s",
            f"{track.best_conf:.2f}",
            core(in_words(track)),
        )
        for track in found
    ]


def edit_rows(found: Sequence[HandEdit], zone: str | None) -> list[tuple[str, ...]]:
    """A row a change, the newest first."""
    return [
        (
            str(edit.id),
            local_text(edit.at, zone),
            edit.author,
            core(edit_line(edit)),
            edit.reason
            if edit.holds
            else tr(
                "{reason} · undone: {undone_reason}",
                reason=edit.reason,
                undone_reason=edit.undone_reason or "",
            ),
        )
        for edit in reversed(found)
    ]


def numbers(text: str) -> tuple[int, ...]:
    """Numbers of tracks that a person typed, in any notation."""
    return tuple(int(number) for number in _NUMBER.findall(text))


def seconds(text: str) -> float | None:
    """Seconds that a person typed; None when these are none."""
    try:
        value = float(text.strip().removesuffix("s").replace(",", "."))
    except ValueError:
        return None
    return value if 0 <= value < float("inf") else None
