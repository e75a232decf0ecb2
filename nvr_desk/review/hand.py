"""Tracks as a person corrects them: one that is two things, several that are one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.errors import UsageError
from nvr_desk.geometry import iou_matrix
from nvr_desk.records.track import ObjectClass, Track
from nvr_desk.vision.attributes import measured

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from nvr_desk.records.attributes import Colour
    from nvr_desk.records.media import MediaFacts

_SAME_PLACE = 0.3
"""Two looks at one picture with less overlap saw two things."""
_REASON = "a track is changed with a reason: what was seen"


def because(reason: str) -> str:
    """The reason in clean words. Raises UsageError when there is none."""
    words = reason.strip()
    if not words:
        raise UsageError(_REASON)
    return words


def split(track: Track, at_s: float, facts: MediaFacts) -> tuple[Track, Track]:
    """What was seen before a second, and what was seen from it on.

    Interpolated rows at the cut are dropped: they took both for one thing. Colours are unknown
    afterwards, because they were counted over both.

    Args:
        track: As the detector found it.
        at_s: Container seconds; the row at exactly this second belongs to the second part.
        facts: Of the clip.

    Raises:
        UsageError: one of the parts would hold no look.
    """
    before = track.seconds(facts.time_base) < at_s
    looks = np.flatnonzero(track.seen)
    first, second = looks[before[looks]], looks[~before[looks]]
    if not len(first) or not len(second):
        message = (
            f"track {track.number} was not seen on both sides of {at_s:g} s:"
            " a split needs a look before and one after"
        )
        raise UsageError(message)
    rows = (slice(None, int(first[-1]) + 1), slice(int(second[0]), None))
    parts = [_rows(track, part) for part in rows]
    return _measured(parts[0], facts), _measured(parts[1], facts)


def merge(tracks: Sequence[Track], facts: MediaFacts) -> Track:
    """One appearance of several. The class is the one with most confidence over all looks.

    Nothing is interpolated between them. A colour stays where all of them say the same.

    Args:
        tracks: At least two, of persons only or of vehicles only.
        facts: Of the clip.

    Raises:
        UsageError: fewer than two, a person and a vehicle, or two that were seen at one time in
            two places.
    """
    if len({track.number for track in tracks}) < max(2, len(tracks)):
        message = "a merge needs two different tracks or more"
        raise UsageError(message)
    if len({track.cls is ObjectClass.PERSON for track in tracks}) > 1:
        message = "a person and a vehicle are not one appearance"
        raise UsageError(message)
    pts = np.concatenate([track.pts for track in tracks])
    box = np.concatenate([track.box for track in tracks])
    conf = np.concatenate([track.conf for track in tracks])
    seen = np.concatenate([track.seen for track in tracks])
    order = np.lexsort((-conf, ~seen, pts))  # of one picture: looks first, the surest first
    pts, box, conf, seen = pts[order], box[order], conf[order], seen[order]
    _require_one_place(pts, box, seen, facts)
    first = np.append(True, np.diff(pts) > 0)
    whole = Track(0, _class(tracks), pts[first], box[first], conf[first], seen[first])
    return _with_colours(_measured(whole, facts), tracks)


def _require_one_place(
    pts: NDArray[np.int64],
    box: NDArray[np.float32],
    seen: NDArray[np.bool_],
    facts: MediaFacts,
) -> None:
    twice = np.flatnonzero((np.diff(pts) == 0) & seen[:-1] & seen[1:])
    for row in twice.tolist():
        if iou_matrix(box[row : row + 1], box[row + 1 : row + 2])[0, 0] < _SAME_PLACE:
            at = float(pts[row]) * float(facts.time_base)
            message = f"at {at:.2f} s they were seen at once in two places: they are two things"
            raise UsageError(message)


def _class(tracks: Sequence[Track]) -> ObjectClass:
    votes: dict[ObjectClass, float] = {}
    for track in tracks:
        votes[track.cls] = votes.get(track.cls, 0.0) + float(track.conf[track.seen].sum())
    return max(votes, key=lambda cls: votes[cls])


def _rows(track: Track, part: slice) -> Track:
    return Track(0, track.cls, track.pts[part], track.box[part], track.conf[part], track.seen[part])


def _measured(track: Track, facts: MediaFacts) -> Track:
    return replace(measured(track, facts.upright_size, facts.time_base), by_hand=True)


def _with_colours(track: Track, parts: Sequence[Track]) -> Track:
    said = [part.attributes for part in parts if part.attributes is not None]
    if track.attributes is None or len(said) < len(parts):
        return track
    attributes = replace(
        track.attributes,
        upper=_agreed([each.upper for each in said]),
        lower=_agreed([each.lower for each in said]),
        colour_looks=sum(each.colour_looks for each in said),
        infrared=all(each.infrared for each in said),
    )
    return replace(track, attributes=attributes)


def _agreed(colours: Sequence[Colour | None]) -> Colour | None:
    """The colour that all parts name, as unsure as the least sure of them."""
    named = [colour for colour in colours if colour is not None]
    if len(named) < len(colours) or len({colour.name for colour in named}) > 1:
        return None
    return min(named, key=lambda colour: colour.confidence)
