"""What an appearance says of itself, in the same words on the command line and in the window."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nvr_desk.errors import UsageError
from nvr_desk.records.attributes import Direction
from nvr_desk.records.track import ObjectClass
from nvr_desk.timecode import span_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.records.attributes import Attributes, Colour
    from nvr_desk.records.hand import HandEdit
    from nvr_desk.records.track import TrackRow

_SHARE = 100
WAYS = {
    Direction.STILL: "standing still",
    Direction.TO_AND_FRO: "moving to-and-fro",
    Direction.UNCLEAR: "way unclear (too short)",
    Direction.LEFT: "moving left",
    Direction.RIGHT: "moving right",
    Direction.UP: "moving up",
    Direction.DOWN: "moving down",
    Direction.UP_LEFT: "moving up-left",
    Direction.UP_RIGHT: "moving up-right",
    Direction.DOWN_LEFT: "moving down-left",
    Direction.DOWN_RIGHT: "moving down-right",
}
"""Ways in the picture, in words that a question understands as well."""
_FILLERS = frozenset({"moving", "standing", "and", "in", "the", "picture", "way", "too", "short"})
COLOURLESS = "colourless picture (infrared, or grey)"
"""What a record calls ``infrared``: the picture has no colours, and grey light looks the same."""


def direction_named(text: str) -> Direction:
    """A way by its word or by what lists say: 'up-right', 'moving up and right'.

    Raises:
        UsageError: no such way.
    """
    words = _bare(text)
    for direction in Direction:
        if words and words == _bare(direction.value):
            return direction
    message = f"no way in the picture is called {text!r}: {', '.join(Direction)}"
    raise UsageError(message)


def _bare(text: str) -> tuple[str, ...]:
    return tuple(word for word in re.findall(r"[a-z]+", text.lower()) if word not in _FILLERS)


def colours(track: TrackRow) -> str:
    """'upper: red (82 %), lower: black (64 %)', or why there is none."""
    found = track.attributes
    if found is None:
        return ""
    if found.infrared:
        return COLOURLESS
    if track.cls is ObjectClass.PERSON:
        return f"upper: {_colour(found.upper)}, lower: {_colour(found.lower)}"
    if track.cls in (ObjectClass.BICYCLE, ObjectClass.MOTORCYCLE):
        return ""
    return f"body: {_colour(found.upper)}"


def way(found: Attributes) -> str:
    """'moving right', in the picture."""
    return WAYS[found.direction]


def length(track: TrackRow) -> str:
    """'12 s'; a first pass over key pictures often sees a thing once."""
    seconds = track.end_s - track.start_s
    return span_text(seconds) if seconds > 0 else "one picture"


def dwell(track: TrackRow) -> str:
    """'12 s, 4 s of it still'."""
    text = length(track)
    still = track.attributes.still_s if track.attributes is not None else 0.0
    moved = track.attributes is not None and track.attributes.direction is not Direction.STILL
    return f"{text}, {span_text(still)} of it still" if moved and still >= 1.0 else text


def in_words(track: TrackRow) -> str:
    """Everything in a line: 'upper: red (82 %), lower: unsure; moving right; 12 s; 18 % high'."""
    found = track.attributes
    if found is None:
        parts = [dwell(track)]
    else:
        size = f"{_SHARE * found.height_share:.0f} % of the picture high"
        parts = [colours(track), way(found), dwell(track), size]
    if track.by_hand:
        parts.append("edited by hand")
    return "; ".join(part for part in parts if part)


def edit_line(edit: HandEdit) -> str:
    """'split of track 3 at 12.4 s into 8 and 9', and whether it holds."""
    at = f" at {edit.at_s:.2f} s" if edit.at_s is not None else ""
    noun = "track" if len(edit.replaced) == 1 else "tracks"
    text = f"{edit.kind.value} of {noun} {_list(edit.replaced)}{at} into {_list(edit.made)}"
    return text if edit.holds else f"{text} (undone)"


def _colour(colour: Colour | None) -> str:
    return "unsure" if colour is None else f"{colour.name} ({_SHARE * colour.confidence:.0f} %)"


def _list(numbers: Sequence[int]) -> str:
    words = [str(number) for number in numbers]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
