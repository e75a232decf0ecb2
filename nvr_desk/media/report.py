"""A survey on its way from a worker: JSON for the facts, raw bytes for pts and pictures.

The parent reads it as foreign data: every field is checked, nothing is trusted.
"""

from __future__ import annotations

import math
from dataclasses import asdict
from fractions import Fraction
from typing import Any

import numpy as np

from nvr_desk.errors import WorkerDiedError
from nvr_desk.media.readings import CONTAINERS, FORCED
from nvr_desk.records.media import MediaFacts, MediaState, Reading, SoundFacts, Survey, Thumbnail

_PTS_BYTES = 8
_MAX_THUMBNAILS = 13
_WORD_CHARACTERS = 256
_REASON_CHARACTERS = 500
_MOST = 1 << 40
_MOST_BYTE = 1 << 50
_MOST_SIDE = 1 << 31
_JPEG_START = b"\xff\xd8"


def verdict_only(state: MediaState, reason: str) -> Survey:
    """The survey of a clip that gave no picture."""
    return Survey(state, reason, None, np.empty(0, np.int64))


def pack(survey: Survey) -> tuple[dict[str, Any], bytes]:
    """The message of a survey."""
    pictures = [survey.poster, *survey.strip] if survey.poster else list(survey.strip)
    body = {
        "state": survey.state.value,
        "reason": survey.reason,
        "facts": _facts_json(survey.facts) if survey.facts else None,
        "count": len(survey.pts),
        "keys": 0 if survey.keys is None else len(survey.keys),
        "places": 0 if survey.places is None else len(survey.places),
        "poster": survey.poster is not None,
        "thumbnails": [[picture.pts, len(picture.jpeg)] for picture in pictures],
    }
    jpegs = b"".join(picture.jpeg for picture in pictures)
    lists = [survey.pts, survey.keys, survey.places]
    noted = b"".join(each.astype("<i8").tobytes() for each in lists if each is not None)
    return body, noted + jpegs


def unpack(body: dict[str, Any], blob: bytes) -> Survey:
    """The survey of a message.

    Raises:
        WorkerDiedError: the worker said nonsense; it is not to be used again.
    """
    try:
        return _unpack(body, blob)
    except (AttributeError, LookupError, TypeError, ValueError, ArithmeticError) as error:
        raise WorkerDiedError("its report made no sense") from error


def _unpack(body: dict[str, Any], blob: bytes) -> Survey:
    state = MediaState(body["state"])
    reason = None if body["reason"] is None else str(body["reason"])[:_REASON_CHARACTERS]
    if body["facts"] is None:
        return verdict_only(state, reason or "no reason was given")
    count = int(body["count"])
    noted, placed = int(body["keys"]), int(body["places"])
    whole = count + noted + placed
    if count < 1 or not 0 <= noted <= count or len(blob) < whole * _PTS_BYTES:
        raise ValueError(count)
    names = np.frombuffer(blob, "<i8", whole).astype(np.int64)
    pts, keys, places = np.split(names, (count, count + noted))
    if np.any(np.diff(pts) < 0):
        raise ValueError("pts run backwards")
    if noted and (np.any(np.diff(keys) <= 0) or keys[0] < 0 or keys[-1] >= count):
        raise ValueError("key pictures out of order")
    if placed not in (0, count) or (placed and not 0 <= places.min() <= places.max() <= _MOST_BYTE):
        raise ValueError("places outside any file")
    thumbnails = _thumbnails(body["thumbnails"], blob[whole * _PTS_BYTES :])
    poster = thumbnails.pop(0) if body["poster"] and thumbnails else None
    facts, strip = _facts(body["facts"]), tuple(thumbnails)
    return Survey(state, reason, facts, pts, poster, strip, keys, places if placed else None)


def _thumbnails(rows: list[list[int]], data: bytes) -> list[Thumbnail]:
    found: list[Thumbnail] = []
    at = 0
    for pts, length in rows[:_MAX_THUMBNAILS]:
        jpeg = data[at : at + int(length)]
        at += int(length)
        if not jpeg.startswith(_JPEG_START):
            raise ValueError("no JPEG")
        found.append(Thumbnail(int(pts), jpeg))
    return found


def _facts_json(facts: MediaFacts) -> dict[str, Any]:
    sound = facts.sound
    return {
        "container": facts.container,
        "codec": facts.codec,
        "pixel_format": facts.pixel_format,
        "width": facts.width,
        "height": facts.height,
        "rotation": facts.rotation,
        "stream_index": facts.stream_index,
        "time_base": [facts.time_base.numerator, facts.time_base.denominator],
        "start_s": facts.start_s,
        "duration_s": facts.duration_s,
        "frames": facts.frames,
        "failed_frames": facts.failed_frames,
        "variable_rate": facts.variable_rate,
        "nominal_fps": facts.nominal_fps,
        "sound": [sound.codec, sound.sample_rate_hz, sound.channels] if sound else None,
        "created": facts.created,
        "tags": dict(facts.tags),
        "reading": asdict(facts.reading) if facts.reading else None,
        "pixel_aspect": _pair(facts.pixel_aspect),
    }


def _facts(row: dict[str, Any]) -> MediaFacts:
    rotation = int(row["rotation"])
    if rotation not in (0, 90, 180, 270):
        raise ValueError(rotation)
    numerator, denominator = row["time_base"]
    base = Fraction(int(numerator), int(denominator))
    if base <= 0:
        raise ValueError(base)
    fps = row["nominal_fps"]
    sound = row["sound"]
    created = row["created"]
    return MediaFacts(
        container=_word(row["container"]),
        codec=_word(row["codec"]),
        pixel_format=_word(row["pixel_format"]),
        width=_size(row["width"]),
        height=_size(row["height"]),
        rotation=rotation,
        stream_index=int(row["stream_index"]),
        time_base=base,
        start_s=_finite(row["start_s"]),
        duration_s=_finite(row["duration_s"]),
        frames=int(row["frames"]),
        failed_frames=int(row["failed_frames"]),
        variable_rate=bool(row["variable_rate"]),
        nominal_fps=None if fps is None else _finite(fps),
        sound=SoundFacts(_word(sound[0]), int(sound[1]), int(sound[2])) if sound else None,
        created=None if created is None else _word(created),
        tags={_word(key): _word(value) for key, value in row["tags"].items()},
        reading=_reading(row["reading"]),
        pixel_aspect=_aspect(row["pixel_aspect"]),
    )


def _pair(aspect: Fraction | None) -> list[int] | None:
    return None if aspect is None else [aspect.numerator, aspect.denominator]


def _aspect(pair: list[int] | None) -> Fraction | None:
    if pair is None:
        return None
    width, height = (int(side) for side in pair)
    if not (0 < width <= _MOST_SIDE and 0 < height <= _MOST_SIDE):
        raise ValueError(pair)
    return Fraction(width, height)


def _reading(row: dict[str, Any] | None) -> Reading | None:
    if row is None:
        return None
    fps = row["counted_fps"]
    demuxer = _word(row["demuxer"])
    if demuxer not in {*FORCED, *CONTAINERS}:
        raise ValueError(demuxer)
    return Reading(
        demuxer=demuxer,
        forced=bool(row["forced"]),
        skipped=_count(row["skipped"]),
        counted_fps=None if fps is None else _finite(fps),
        stated=bool(row["stated"]),
        untimed=_count(row["untimed"]),
        breaks=_count(row["breaks"]),
    )


def _word(value: object) -> str:
    word = str(value)
    if len(word) > _WORD_CHARACTERS or not word.isprintable():
        raise ValueError("no printable word")
    return word


def _finite(value: object) -> float:
    number = float(str(value))
    if not math.isfinite(number):
        raise ValueError(number)
    return number


def _count(value: object) -> int:
    count = int(str(value))
    if not 0 <= count <= _MOST:
        raise ValueError(count)
    return count


def _size(value: object) -> int:
    size = int(str(value))
    if not 0 < size <= 65_535:
        raise ValueError(size)
    return size
