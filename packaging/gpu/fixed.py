"""The fewest fixed looks a second that are enough: the other half of the limit.

Every picture of some clips is looked at once. A fixed rate takes its share of these looks through
the product's tracker, and is judged against all of them by the bench's own rules; here over all
clips together, since few of them hold enough events alone.
"""

from __future__ import annotations

import math
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from card import row

if TYPE_CHECKING:
    from collections.abc import Iterator

RATES = (1.0, 2.0, 3.0, 5.0, 10.0)
EVERY = 1000.0
"""Beyond all cameras: every picture."""
_COCO = (0, 1, 2, 3, 5, 7)
"""Numbers of detector.CLASSES there, which the rules speak."""
_CLIPS = 16


def fewest_looks(
    known: list[Any],
    detector: Any,  # noqa: ANN401 - a Detector
    shape: tuple[int, int],
    most_s: float,
) -> Iterator[dict[str, Any]]:
    """Rows: what each rate reaches, and how many looks a frame the lowest sufficient one takes."""
    from nvr_desk.vision.letterbox import best_shape

    from tests.bench.fixed import Recall, fixed_tracks, recall
    from tests.bench.scoring import score

    until = time.perf_counter() + most_s
    fitting = [each for each in known if best_shape(each.facts.upright_size) == shape]
    carried = [each for each in fitting if not each.path.name.startswith("scene_")]
    wholes: list[Any] = []
    scores: dict[float, list[Any]] = {rate: [] for rate in RATES}
    for each in [*carried, *(one for one in fitting if one not in carried)][:_CLIPS]:
        if time.perf_counter() > until:
            break
        looks = _every_look(each, detector)
        base = each.facts.time_base
        reference = _reference(looks, base)
        wholes.append(score(reference, fixed_tracks(looks, base, EVERY)))
        for rate in RATES:
            scores[rate].append(score(reference, fixed_tracks(looks, base, rate)))
    whole = _pooled(wholes)
    note = f"{len(wholes)} clips, {whole.events} events, {whole.reference_boxes} boxes"
    yield row("judged on", float(len(wholes)), "clips", note)
    best: float | None = None
    for rate in RATES:
        rows: Recall = recall(_pooled(scores[rate]), whole)
        if best is None and rows.reached and whole.events:
            best = rate
        words = f"of exact's: frames {rows.frame_share:.3f}, precision {rows.precision_share:.3f}"
        yield row(f"event recall at {rate:g} looks/s", rows.event, "", words)
    frames = sum(each.facts.frames for each in known)
    taken = best or EVERY
    wanted = sum(
        min(each.facts.frames, math.floor(each.facts.duration_s * taken) + 1) for each in known
    )
    words = f"at {best:g} looks/s" if best else "no fixed rate is enough: every picture"
    yield row("fewest looks per frame", wanted / max(1, frames), "", words)


def _every_look(known: Any, detector: Any) -> list[tuple[int, Any]]:  # noqa: ANN401
    """(pts, found) of every picture of a clip, decoded by the processor."""
    from nvr_desk.media import frames
    from nvr_desk.vision.lanes import Lanes
    from nvr_desk.vision.letterbox import fit
    from nvr_desk.vision.shots import Shots

    box = fit(known.facts.upright_size, detector.shape)
    with (
        Lanes(detector.lanes) as lanes,
        lanes.looker(detector) as looker,
        known.path.open("rb") as file,
        frames.open_container(file.fileno()) as container,
    ):
        asked = {
            shot.pts: looker.ask(shot, box)
            for shot in Shots(container, known.facts.rotation, key_only=False)
        }
        return sorted((pts, answer.result()) for pts, answer in asked.items())


def _reference(looks: list[tuple[int, Any]], base: Any) -> Any:  # noqa: ANN401 - a Reference
    """All looks and the tracks through them, as the rules want to read them."""
    from tests.bench.fixed import fixed_tracks
    from tests.bench.scoring import PERSON, Reference

    seconds = [pts * float(base) for pts, _ in looks]
    places = {round(second * 1e6): place for place, second in enumerate(seconds)}
    boxes = [
        [
            [*map(float, box), float(conf), float(_COCO[cls])]
            for box, conf, cls in zip(found.box, found.conf, found.cls, strict=True)
        ]
        for _, found in looks
    ]
    tracks: list[list[list[float]]] = [[] for _ in looks]
    for number, line in enumerate(fixed_tracks(looks, base, EVERY)):
        kind = 0.0 if line.group == PERSON else 2.0
        for second, box in zip(line.t, line.box, strict=True):
            place = places.get(round(float(second) * 1e6))
            if place is not None:
                conf = _conf(box, boxes[place])
                tracks[place].append([*map(float, box), conf, kind, float(number)])
    return Reference(seconds, boxes, tracks)


def _conf(box: Any, rows: list[list[float]]) -> float:  # noqa: ANN401 - an array
    """Confidence of the look a track's box was taken from."""
    near = min(rows, key=lambda row: sum(abs(row[k] - box[k]) for k in range(4)), default=None)
    return near[4] if near is not None else 0.0


def _pooled(scores: list[Any]) -> Any:  # noqa: ANN401 - a Score
    """One score over all clips."""
    from tests.bench.scoring import Score

    sums = {
        name: sum(getattr(each, name) for each in scores)
        for name in ("reference_boxes", "track_boxes", "events", "tracks")
    }
    shares = {
        "frame_recall": "reference_boxes",
        "frame_precision": "track_boxes",
        "event_recall": "events",
    }
    made = Score(frame_recall=None, frame_precision=None, event_recall=None, **sums)
    for name, of in shares.items():
        reached = sum((getattr(each, name) or 0.0) * getattr(each, of) for each in scores)
        made = replace(made, **{name: reached / sums[of] if sums[of] else None})
    return made
