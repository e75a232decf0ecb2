"""All contenders over the same clips, round after round, and what their results are worth."""

from __future__ import annotations

import contextlib
import gc
import sys
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from tests.bench import gpu
from tests.bench.contenders import DecodeOnly, Ours, Together, Yolo
from tests.bench.emptiness import emptiness
from tests.bench.engine import RATES, Engine, infer_name, infer_only, looks_at
from tests.bench.fixed import Recall, fewest, fixed_tracks, limit_seconds, recall
from tests.bench.quiet import peak_mib
from tests.bench.runs import ALL, Runs, Spread
from tests.bench.scoring import Score, score
from tests.bench.yolo import STRIDE, A, Expert, YoloProcess, find_expert

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tests.bench.contenders import Contender
    from tests.bench.references import Seen
    from tests.bench.stage import BenchClip, Stage

PROFILES = ("exact", "fast", "triage")
B_PRIME = "B'"
EVERY = 1000.0
"""A fixed rate beyond all cameras: every picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much is measured."""

    rounds: int
    pictures_a: int
    """Of each clip, by A in one round."""
    pictures_b: int
    """The same by B and B'."""


@dataclass
class Measured:
    """What the rounds gave."""

    runs: Runs
    contenders: list[Contender]
    decode: DecodeOnly
    engine_name: str
    expert: Expert
    peaks: dict[str, float] = field(default_factory=dict[str, float])
    rates: dict[float, list[Recall]] = field(default_factory=dict[float, list[Recall]])
    vram: dict[str, float] | None = None


def measure(
    stage: Stage,
    clips: Sequence[BenchClip],
    plan: Plan,
    truth: Mapping[str, Sequence[Seen]],
    cache: Path,
) -> dict[str, Any]:
    """Run every contender and put the figures together.

    Args:
        stage: with its engines built.
        clips: to go over.
        plan: how much.
        truth: what a person checked, by clip name.
        cache: where exports are kept.
    """
    with ExitStack() as stack:
        measured = _open(stack, stage, clips, plan, cache)
        engine = Engine(measured.engine_name, stage.weights, stage.engines)
        largest = max(clips, key=lambda clip: clip.frames)
        detector, resident = engine.detector(largest), engine.resident(largest)
        for number in range(plan.rounds):
            print(f"round {number + 1} of {plan.rounds}", file=sys.stderr)
            for contender in measured.contenders:
                gc.collect()
                measured.runs.add(contender.run(clips, number))
            for rate in RATES:
                measured.runs.add([infer_only(detector, resident, rate, clips, number)])
        measured.vram = gpu.used_mib()
        for contender in measured.contenders:
            measured.peaks[contender.name] = peak_mib(contender.pids)
        _try_rates(measured, engine, clips)
    return _result(measured, clips, truth)


def _open(
    stack: ExitStack, stage: Stage, clips: Sequence[BenchClip], plan: Plan, cache: Path
) -> Measured:
    weights = stage.weights_path
    expert = find_expert(weights, clips[0].source or clips[0].path, cache)
    yolo_a, yolo_b = (stack.enter_context(YoloProcess()) for _ in range(2))
    start_a = yolo_a.load(weights, A)
    start_b = yolo_b.load(expert.files, expert.options)
    ours = {
        profile: stack.enter_context(contextlib.closing(Ours(stage, profile, stage.warm())))
        for profile in PROFILES
    }
    decode = DecodeOnly()
    strided = expert.options | {"vid_stride": STRIDE}
    contenders: list[Contender] = [
        Yolo("A", yolo_a, A, plan.pictures_a, start_a),
        ours["fast"],
        Yolo("B", yolo_b, strided, plan.pictures_b, start_b),
        Yolo(B_PRIME, yolo_b, expert.options, plan.pictures_b, start_b),
        ours["exact"],
        Together(ours["fast"]),
        ours["triage"],
        decode,
    ]
    runs = Runs({clip.name: clip.frames for clip in clips})
    return Measured(runs, contenders, decode, ours["fast"].engine, expert)


def _try_rates(measured: Measured, engine: Engine, clips: Sequence[BenchClip]) -> None:
    """Which fixed rates reach the recall rows, on the clips that count."""
    exact = _found(measured)["exact"]
    for clip in clips:
        if clip.reference is None:
            continue
        whole = score(clip.reference, exact[clip.name])
        if not whole.counts:
            continue
        looks = engine.every_look(clip)
        for rate in (*RATES, EVERY):
            lines = fixed_tracks(looks, clip.facts.time_base, rate)
            rows = measured.rates.setdefault(rate, [])
            rows.append(recall(score(clip.reference, lines), whole))


def _result(
    measured: Measured, clips: Sequence[BenchClip], truth: Mapping[str, Sequence[Seen]]
) -> dict[str, Any]:
    scores = _scores(measured, clips)
    found = _found(measured)
    checked = emptiness(truth, found["exact"], found["fast"])
    result: dict[str, Any] = {
        "engine": measured.engine_name,
        "expert": {
            "engine": measured.expert.engine,
            "options": measured.expert.options,
            "tried": measured.expert.tried,
        },
        "clips": {clip.name: _facts(clip) for clip in clips},
        "decode_cpu_ms": {k: round(v, 3) for k, v in sorted(measured.decode.cpu_ms.items())},
        "contenders": {
            each.name: _figures(measured, each, scores.get(each.name, {}))
            for each in measured.contenders
        },
        "infer_only": {f"{rate:g}": _infer(measured, rate, clips) for rate in RATES},
        "limit": _limit(measured, clips),
        "emptiness": asdict(checked),
        "vram_mib": measured.vram,
        "fill": _fill(measured),
    }
    result["rows"] = _rows(measured, scores, result)
    return result


def _found(measured: Measured) -> dict[str, dict[str, Any]]:
    return {each.name: each.found for each in measured.contenders}


def _scores(measured: Measured, clips: Sequence[BenchClip]) -> dict[str, dict[str, Score]]:
    """Contender → clip → score, over the pictures that it went over."""
    out: dict[str, dict[str, Score]] = {}
    for each in measured.contenders:
        for clip in clips:
            if clip.reference is None or clip.name not in each.found:
                continue
            part = clip.reference.first(each.scored.get(clip.name, clip.frames))
            out.setdefault(each.name, {})[clip.name] = score(part, each.found[clip.name])
    return out


def _figures(
    measured: Measured, contender: Contender, scores: Mapping[str, Score]
) -> dict[str, Any]:
    runs, name = measured.runs, contender.name
    return {
        "total": _plain(runs.total(name)),
        "over_a": _plain(runs.ratio(name, "A")),
        "over_b_prime": _plain(runs.ratio(name, B_PRIME)),
        "cpu_ms": runs.cpu_ms(name),
        "start_s": round(contender.start_s, 2),
        "peak_mib": round(measured.peaks[name]),
        "clips": {
            clip: {
                "speed": _plain(runs.speed(name, clip)),
                "over_a": _plain(runs.ratio(name, "A", clip)),
                "over_b_prime": _plain(runs.ratio(name, B_PRIME, clip)),
                "cpu_ms": runs.cpu_ms(name, clip),
                "looks": runs.looks(name, clip),
                "score": asdict(scores[clip]) if clip in scores else None,
            }
            for clip in runs.frames
            if runs.speed(name, clip) is not None
        },
        "looks": runs.looks(name, ALL),
    }


def _infer(measured: Measured, rate: float, clips: Sequence[BenchClip]) -> dict[str, Any]:
    name = infer_name(rate)
    runs = measured.runs.of(name)
    seconds = sorted(run.seconds for run in runs)[len(runs) // 2]
    return {
        "looks": looks_at(rate, clips),
        "looks_per_s": round(looks_at(rate, clips) / seconds, 1),
        "total": _plain(measured.runs.total(name)),
        "reaches_recall": bool(measured.rates.get(rate))
        and all(row.reached for row in measured.rates[rate]),
        "recall": [asdict(row) for row in measured.rates.get(rate, [])],
    }


def _limit(measured: Measured, clips: Sequence[BenchClip]) -> dict[str, Any] | None:
    """The least time anybody needs: one decode, and the fewest fixed looks that are enough."""
    rate = fewest((*RATES, EVERY), measured.rates)
    if rate is None:
        return None
    looks = looks_at(rate, clips)
    nearest = min(RATES, key=lambda each: abs(each - rate))
    paced = measured.runs.total(infer_name(nearest))
    decoded = measured.runs.total("decode-only")
    fast = measured.runs.total("fast")
    if paced is None or decoded is None or fast is None:
        return None
    pictures = sum(clip.frames for clip in clips)
    infer_s = pictures / paced.median / looks_at(nearest, clips) * looks
    decode_s = pictures / decoded.median
    on_gpu = not measured.engine_name.endswith("cpu")
    limit_s = limit_seconds(decode_s, infer_s, gpu=on_gpu)
    return {
        "rate": "every picture" if rate == EVERY else f"{rate:g}/s",
        "looks": looks,
        "decode_s": round(decode_s, 3),
        "infer_s": round(infer_s, 3),
        "pictures_per_s": round(pictures / limit_s, 1),
        "fast_share": round(fast.median * limit_s / pictures, 4),
    }


def _fill(measured: Measured) -> float | None:
    """How full the batches were, where the device counts them."""
    for each in measured.contenders:
        if isinstance(each, Ours) and each.name == "fast":
            found: object = getattr(each.device, "fill", None)
            return float(found) if isinstance(found, int | float) else None
    return None


def _rows(
    measured: Measured, scores: Mapping[str, Mapping[str, Score]], result: Mapping[str, Any]
) -> dict[str, float | None]:
    """The measured side of the table of bounds."""
    runs = measured.runs

    def ratio(mine: str, other: str) -> float | None:
        found = runs.ratio(mine, other)
        return found.median if found else None

    fast, exact = scores.get("fast", {}), scores.get("exact", {})
    counted = [recall(fast[clip], exact[clip]) for clip in fast if exact[clip].counts]
    checked = result["emptiness"]
    rows = {
        "fast_over_a": ratio("fast", "A"),
        "fast_over_b_prime": ratio("fast", B_PRIME),
        "exact_over_a": ratio("exact", "A"),
        "exact_over_b_prime": ratio("exact", B_PRIME),
        "fast_over_limit": result["limit"]["fast_share"] if result["limit"] else None,
        "empty_clips": float(len(checked["lost"])) if checked["checked"] else None,
        "rss_gib": max(measured.peaks[profile] for profile in PROFILES) / 1024,
    }
    if counted:
        rows["event_recall_over_exact"] = min(row.event_share for row in counted)
        rows["event_recall"] = min(row.event for row in counted)
        rows["frame_recall_over_exact"] = min(row.frame_share for row in counted)
        rows["frame_precision_over_exact"] = min(row.precision_share for row in counted)
    return rows


def _facts(clip: BenchClip) -> dict[str, Any]:
    facts = clip.facts
    return {
        "pictures": clip.frames,
        "seconds": round(facts.duration_s, 1),
        "size": list(facts.upright_size),
        "codec": facts.codec,
    }


def _plain(found: Spread | None) -> dict[str, float] | None:
    return asdict(found) if found else None
