"""The bench of detection reckons rightly: its own logic, on figures made up here."""

from __future__ import annotations

import importlib.util
import json
from fractions import Fraction
from itertools import pairwise
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import av
import numpy as np
import pytest

from nvr_desk.upkeep.bench.corpus import repeat
from nvr_desk.upkeep.bench.quiet import wait_for_quiet
from nvr_desk.vision.detector import Detections

from tests.bench import bounds, detect, detect_tables, longfile
from tests.bench.bounds import TABLE, Verdict
from tests.bench.detect_corpus import encode, make_corpus
from tests.bench.emptiness import emptiness
from tests.bench.engine import looks_at
from tests.bench.fixed import Recall, fewest, fixed_tracks, grid, limit_seconds, recall
from tests.bench.references import Seen, folder_for, load_truth
from tests.bench.runs import ALL, Run, Runs
from tests.bench.scenes import SCENES, Actor, Scene, pictures
from tests.bench.scoring import PERSON, VEHICLE, Line, Reference, Score, link, score

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.stage import BenchClip


def walk(seconds: float, fps: int = 10, speed: float = 30.0) -> Reference:
    """A person of 40×80 pixels who goes to the right."""
    times = [k / fps for k in range(round(seconds * fps))]
    boxes = [[[speed * t, 50.0, speed * t + 40, 130.0, 0.8, 0.0]] for t in times]
    return Reference(times, boxes, [[[*rows[0], 1.0]] for rows in boxes])


def line(reference: Reference, rows: list[int], group: int = PERSON) -> Line:
    """A track over some pictures of the reference."""
    box = np.array([reference.detections[k][0][:4] for k in rows], np.float32)
    return Line(group, np.array([reference.pts_s[k] for k in rows]), box)


def test_that_a_track_over_everything_reaches_everything() -> None:
    reference = walk(3.0)
    found = score(reference, [line(reference, list(range(30)))])
    assert (found.frame_recall, found.frame_precision, found.event_recall) == (1.0, 1.0, 1.0)
    assert found.events == 1


def test_that_boxes_are_interpolated_over_a_second_and_no_longer() -> None:
    reference = walk(5.0)
    near = score(reference, [line(reference, [0, 10, 20, 30, 40, 49])])
    far = score(reference, [line(reference, [0, 49])])
    assert near.frame_recall == 1.0
    assert far.frame_recall is not None
    assert far.frame_recall <= 0.05


def test_that_a_still_thing_is_held_for_longer() -> None:
    reference = walk(2.5, speed=0.0)
    assert score(reference, [line(reference, [0, 24])]).frame_recall == 1.0


def test_that_a_track_of_the_other_group_counts_for_nothing() -> None:
    reference = walk(3.0)
    found = score(reference, [line(reference, list(range(30)), VEHICLE)])
    assert (found.frame_recall, found.frame_precision, found.event_recall) == (0.0, 0.0, 0.0)


def test_that_boxes_without_tracks_are_linked_into_one() -> None:
    reference = walk(3.0)
    linked = link(reference.pts_s, reference.detections)
    assert len(linked) == 1
    assert score(reference, linked).event_recall == 1.0


def test_that_two_things_of_one_picture_never_share_a_track() -> None:
    rows = [[0.0, 0.0, 40.0, 80.0, 0.9, 0.0], [5.0, 0.0, 45.0, 80.0, 0.9, 0.0]]
    linked = link([0.0, 0.1, 0.2], [rows, rows, rows])
    assert sorted(len(each.t) for each in linked) == [3, 3]


def test_that_scores_are_those_of_the_common_tool(shared_data: Path) -> None:
    tool = shared_data.parent / "tools/score_tracks.py"
    spec = importlib.util.spec_from_file_location("common", tool)
    assert spec is not None
    assert spec.loader is not None
    common: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(common)
    raw = json.loads((shared_data / "reference/people.json").read_text("utf-8"))
    reference = Reference(raw["pts_s"], raw["detections"], raw["tracks"]).first(120)
    chosen = range(0, 120, 9)
    linked = link([reference.pts_s[k] for k in chosen], [reference.detections[k] for k in chosen])
    theirs = common.score(
        {"pts_s": reference.pts_s, "detections": reference.detections, "tracks": reference.tracks},
        [
            {
                "class": "person" if each.group == PERSON else "car",
                "t": each.t.tolist(),
                "box": each.box.tolist(),
            }
            for each in linked
        ],
    )
    mine = score(reference, linked)
    assert mine.reference_boxes == theirs["reference_boxes"]
    assert mine.track_boxes == theirs["track_boxes"]
    assert mine.events == theirs["events"]
    assert mine.event_recall == pytest.approx(theirs["event_recall"], abs=1e-4)
    assert mine.frame_recall == pytest.approx(theirs["frame_recall"], abs=1e-4)
    assert mine.frame_precision == pytest.approx(theirs["frame_precision"], abs=1e-4)


def test_that_a_clip_counts_only_with_enough_to_find() -> None:
    assert Score(200, 1.0, 1, 1.0, 5, 1.0, 1).counts
    assert not Score(199, 1.0, 1, 1.0, 5, 1.0, 1).counts
    assert not Score(200, 1.0, 1, 1.0, 4, 1.0, 1).counts


def test_that_a_fixed_rate_begins_with_the_first_picture_and_ends_with_the_last() -> None:
    seconds = [k / 30 for k in range(91)]
    assert grid(seconds, 5.0) == list(range(0, 91, 6))
    assert grid(seconds, 1.0) == [0, 30, 60, 90]
    assert grid(seconds[:80], 1.0) == [0, 30, 60, 79]
    assert grid(seconds, 1000.0) == list(range(91))


def test_that_a_fixed_rate_starts_anew_after_a_gap() -> None:
    assert grid([0.0, 0.5, 1.0, 7.3, 7.8, 8.3, 8.8], 1.0) == [0, 2, 3, 5, 6]


def test_that_fixed_looks_go_through_the_tracker_of_the_product() -> None:
    reference = walk(4.0, fps=25)
    looks = [
        (
            k,
            Detections(
                np.array([rows[0][:4]], np.float32),
                np.array([0.8], np.float32),
                np.zeros(1, np.int64),
            ),
        )
        for k, rows in enumerate(reference.detections)
    ]
    lines = fixed_tracks(looks, Fraction(1, 25), 5.0)
    assert [each.group for each in lines] == [PERSON]
    assert len(lines[0].t) == len(grid(reference.pts_s, 5.0))
    assert score(reference, lines).event_recall == 1.0


GOOD = Recall(1.0, 1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    "bad",
    [
        Recall(0.94, 1.0, 1.0, 1.0),
        Recall(1.0, 0.97, 1.0, 1.0),
        Recall(1.0, 1.0, 0.97, 1.0),
        Recall(1.0, 1.0, 1.0, 0.96),
    ],
)
def test_that_the_limit_takes_the_lowest_rate_at_which_every_clip_holds(bad: Recall) -> None:
    rows = {1.0: [GOOD, bad], 2.0: [bad, GOOD], 3.0: [GOOD, GOOD], 5.0: [GOOD, GOOD]}
    assert fewest((5.0, 3.0, 2.0, 1.0), rows) == 3.0
    assert fewest((1.0, 2.0), rows) is None
    assert fewest((1.0, 2.0), {}) is None


def test_that_recall_is_told_against_exact() -> None:
    exact = Score(300, 0.8, 300, 0.9, 6, 1.0, 6)
    mine = Score(300, 0.4, 300, 0.9, 6, 0.5, 6)
    assert recall(mine, exact) == Recall(0.5, 0.5, 0.5, 1.0)


def test_that_a_gpu_decodes_and_looks_at_once_and_cores_do_not() -> None:
    assert limit_seconds(2.0, 3.0, gpu=False) == 5.0
    assert limit_seconds(2.0, 3.0, gpu=True) == 3.0


def test_that_looks_of_a_fixed_rate_are_counted_clip_by_clip() -> None:
    def clip(frames: int, seconds: float) -> BenchClip:
        facts = SimpleNamespace(duration_s=seconds)
        return cast("BenchClip", SimpleNamespace(frames=frames, facts=facts))

    assert looks_at(2.0, [clip(300, 10.0), clip(5, 10.0)]) == 21 + 5


def runs() -> Runs:
    """A goes over a part of each clip; ours over all, in one round twice as fast."""
    made = Runs({"long": 1000, "short": 100})
    for number, ours in enumerate((10.0, 5.0, 10.0)):
        made.add(
            [
                Run("A", "long", number, 100, 10.0, 20.0, 100),
                Run("A", "short", number, 100, 5.0, 10.0, 100),
                Run("ours", "long", number, 1000, ours, 8.0, 50),
                Run("ours", "short", number, 100, ours / 10, 0.8, 5),
            ]
        )
    return made


def test_that_a_clip_weighs_by_its_length_also_where_only_its_beginning_was_gone_over() -> None:
    total = runs().total("A")
    assert total is not None
    assert total.median == pytest.approx(1100 / (100 + 5))


def test_that_ratios_are_taken_round_by_round() -> None:
    ratio = runs().ratio("ours", "A")
    assert ratio is not None
    assert ratio.median == pytest.approx(105 / 11)
    assert ratio.low == pytest.approx(105 / 11)
    assert ratio.high == pytest.approx(210 / 11)
    alone = runs().ratio("ours", "A", "short")
    assert alone is not None
    assert alone.median == pytest.approx(5.0)


def test_that_processor_time_weighs_clips_as_speed_does() -> None:
    assert runs().cpu_ms("A") == pytest.approx((1000 * 200 + 100 * 100) / 1100)
    assert runs().cpu_ms("ours", "long") == pytest.approx(8.0)


def test_that_a_round_that_lacks_a_clip_counts_for_no_sum() -> None:
    made = runs()
    made.add([Run("A", "long", 3, 100, 0.001, 0.0, 100)])
    ratio = made.ratio("ours", "A")
    assert ratio is not None
    assert ratio.high == pytest.approx(210 / 11)


def test_that_a_run_over_all_clips_at_once_is_a_sum_of_its_own() -> None:
    made = runs()
    made.add([Run("decode", ALL, 0, 1100, 2.0, 3.0, 0)])
    total = made.total("decode")
    assert total is not None
    assert total.median == 550.0


def test_that_a_bound_is_met_missed_or_not_measured() -> None:
    rows = {bound.key: bound for bound in TABLE}
    assert len(rows) == len(TABLE)
    assert rows["fast_over_a"].judge(12.0) is Verdict.MET
    assert rows["fast_over_a"].judge(11.99) is Verdict.MISSED
    assert rows["rss_gib"].judge(1.5) is Verdict.MET
    assert rows["rss_gib"].judge(1.51) is Verdict.MISSED
    assert rows["empty_clips"].judge(1.0) is Verdict.MISSED
    assert rows["empty_clips"].judge(None) is Verdict.ABSENT


def result(**rows: float) -> dict[str, Any]:
    """Of a machine the bounds were made for."""
    return {"machine": {"cores": 2, "flags": ["avx2", "amx_bf16"]}, "rows": rows, "warnings": []}


def test_that_the_table_says_what_was_missed() -> None:
    text = "\n".join(detect_tables.bounds_table(result(fast_over_a=3.1, exact_over_a=2.4)))
    assert "**3.10×** | **(must)** ≥ 12×; stretch 20× | **missed** |" in text
    assert "**2.40×** | ≥ 2.3× | met |" in text
    assert text.count("not measured") == len(TABLE) - 2


def test_that_other_machines_are_told_but_not_judged() -> None:
    other = result(fast_over_a=3.1) | {"machine": {"cores": 8, "flags": ["avx2"]}}
    text = "\n".join(detect_tables.bounds_table(other))
    assert "missed (bound made for another machine)" in text
    assert not bounds.judged_here(2, ["avx2"])


def test_that_a_checked_person_without_a_track_is_told_where_exact_has_one() -> None:
    reference = walk(3.0)
    track = line(reference, list(range(30)))
    truth = {
        "a": [Seen(PERSON, 0.0, 2.0)],
        "b": [Seen(PERSON, 0.0, 2.0)],
        "c": [Seen(PERSON, 0.0, 0.5)],
        "d": [Seen(VEHICLE, 0.0, 2.0)],
    }
    exact = {"a": [track], "b": [track], "c": [track], "d": [track]}
    fast: dict[str, list[Line]] = {"a": [], "b": [track], "c": [], "d": []}
    found = emptiness(truth, exact, fast)
    assert found.lost == ("a: person",)
    assert found.checked == 2


def test_that_a_single_appearance_without_a_track_over_it_is_told_apart() -> None:
    reference = walk(6.0)
    truth = {"a": [Seen(PERSON, 0.0, 2.0), Seen(PERSON, 4.0, 6.0)]}
    whole = [line(reference, list(range(60)))]
    part = [line(reference, list(range(20)))]
    found = emptiness(truth, {"a": whole}, {"a": part})
    assert found.lost == ()
    assert found.missed == ("a: person at 4-6 s",)


def test_that_the_checked_truth_can_be_read_and_nonsense_is_refused(tmp_path: Path) -> None:
    assert {"people.mp4", "car-detection.mp4"} <= set(load_truth())
    bad = tmp_path / "truth.json"
    bad.write_text(json.dumps({"a": [{"group": "person", "start_s": 2.0, "end_s": 1.0}]}), "utf-8")
    with pytest.raises(ValueError, match="ends before it begins"):
        load_truth(bad)
    bad.write_text(json.dumps({"a": [{"group": "dog", "start_s": 0.0, "end_s": 1.0}]}), "utf-8")
    with pytest.raises(ValueError, match="dog"):
        load_truth(bad)


def test_that_growing_memory_shows() -> None:
    assert longfile.growth([500.0] * 40) == 1.0
    grown = longfile.growth([500.0 + 10 * k for k in range(40)])
    assert grown is not None
    assert grown > 1.05
    assert longfile.growth([500.0] * 3) is None


def test_that_the_bench_waits_for_a_quiet_machine_and_says_when_none_came() -> None:
    loads = iter([2.0, 1.0, 0.4])
    pauses: list[float] = []
    assert wait_for_quiet(lambda: next(loads), pauses.append) is None
    assert len(pauses) == 2
    said = wait_for_quiet(lambda: 3.0, pauses.append, 10.0)
    assert said is not None
    assert "3.00" in said


TINY = Scene(
    name="tiny",
    size=(160, 96),
    seconds=1.0,
    start_s=3.0,
    actors=(Actor("man", 0.6, (0.1, 0.6), (0.9, 0.6), 0.25, 1.0),),
)


def test_that_a_scene_is_the_same_in_every_run_and_shows_its_things_where_it_says() -> None:
    first, again = list(pictures(TINY)), list(pictures(TINY))
    assert all((a == b).all() for a, b in zip(first, again, strict=True))
    assert TINY.truth == [Seen(PERSON, 3.25, 4.0)]
    empty = list(pictures(Scene(name="tiny", size=(160, 96), seconds=1.0)))
    changed = [int((a != b).any(2).sum()) for a, b in zip(first, empty, strict=True)]
    assert changed[:3] == [0, 0, 0]
    assert min(changed[3:]) > 200


def test_that_scenes_have_names_of_their_own_and_times_that_rise() -> None:
    assert len({scene.name for scene in SCENES}) == len(SCENES)
    for scene in SCENES:
        times = scene.times_ms()
        assert all(b > a for a, b in pairwise(times))


def test_that_clips_of_a_corpus_differ_and_keep_their_first_time(tmp_path: Path) -> None:
    path = tmp_path / "tiny.mp4"
    encode(path, TINY)
    made = make_corpus(tmp_path / "clips", [path], 2)
    counts: list[int] = []
    for clip in made:
        with av.open(str(clip)) as container:
            stream = container.streams.video[0]
            frames = list(container.decode(stream))
            counts.append(len(frames))
            assert float((frames[0].pts or 0) * (stream.time_base or 0)) == pytest.approx(3.0)
    assert counts[0] == 12
    assert counts[1] < 12


def test_that_a_long_file_is_the_same_pictures_again_and_again(tmp_path: Path) -> None:
    scene = Scene(name="loop", size=(160, 96), seconds=1.0)
    encode(tmp_path / "loop.mp4", scene)
    repeat(tmp_path / "loop.mp4", tmp_path / "long.mp4", 5, 1.0)
    with av.open(str(tmp_path / "long.mp4")) as container:
        stream = container.streams.video[0]
        pts = [frame.pts or 0 for frame in container.decode(stream)]
    assert len(pts) == 5 * scene.fps
    assert all(b > a for a, b in pairwise(pts))


def test_that_a_part_alone_never_takes_the_place_of_the_whole(tmp_path: Path) -> None:
    def section(*arguments: str) -> tuple[str, str]:
        return detect._section(detect._options(list(arguments)))

    assert section() == ("detect", "Detection")
    assert section("--part", "long") == ("detect-long", "Detection: a long file")
    assert section("--clips", str(tmp_path))[0] == "detect-clips"


def test_that_references_of_other_weights_are_never_used(tmp_path: Path) -> None:
    weights = tmp_path / "other.pt"
    weights.write_bytes(b"other weights")
    options = detect._options(["--weights", str(weights), "--cache", str(tmp_path / "cache")])
    assert detect._references(options) == {}
    own = tmp_path / "cache" / "references"
    assert folder_for(tmp_path / "cache", weights).parent == own
