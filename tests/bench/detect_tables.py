"""The result of the detection bench as the lines of its section."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.bench.bounds import TABLE, Verdict, judged_here

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ORDER = ("fast", "fast, clips at once", "exact", "triage", "B'", "B", "A", "decode-only")
_TOLD = {
    "A": "A: `YOLO(pt).predict(stream=True)`",
    "B": "B: its expert, every 4th picture",
    "B'": "B': the expert, every picture",
    "decode-only": "decode-only, all cores",
}


def lines(result: Mapping[str, Any]) -> list[str]:
    """The whole section, without its heading."""
    out = [*_warnings(result), *bounds_table(result), ""]
    if "speed" in result:
        out += [
            *_speed(result["speed"]),
            "",
            *_clips(result["speed"]),
            "",
            *_limit(result["speed"]),
        ]
    if "batch" in result:
        out += ["", *_batch(result["batch"])]
    if "long" in result:
        out += ["", *_long(result["long"])]
    return out


def bounds_table(result: Mapping[str, Any]) -> list[str]:
    """Each row of the issue's table: measured, bound, met or missed."""
    judged = judged_here(result["machine"]["cores"], result["machine"]["flags"])
    out = ["| measure | measured | bound | |", "|---|---|---|---|"]
    for bound in TABLE:
        value = result["rows"].get(bound.key)
        verdict = bound.judge(value)
        if verdict is not Verdict.ABSENT and not judged:
            verdict_text = f"{verdict} (bound made for another machine)"
        else:
            verdict_text = f"**{verdict}**" if verdict is Verdict.MISSED else str(verdict)
        shown = "" if value is None else f"**{value:.{bound.digits}f}{bound.unit}**"
        out.append(f"| {bound.what} | {shown} | {bound.text} | {verdict_text} |")
    return out


def _warnings(result: Mapping[str, Any]) -> list[str]:
    out = [f"**{sentence}.**" for sentence in result["warnings"]]
    return [*out, ""] if out else []


def _speed(speed: Mapping[str, Any]) -> list[str]:
    expert = speed["expert"]
    tried = ", ".join(f"{name} {value}/s" for name, value in expert["tried"].items())
    out = [
        (
            f"Engine {speed['engine']}; {speed['rounds']} rounds, interleaved; medians (least-most)"
            ". Start (process, model, first pictures) is in no speed. A on at most"
            f" {speed['pictures_a']}, B and B' on at most {speed['pictures_b']} pictures a clip;"
            f" all others whole. The expert: {expert['engine']}, 384×640, wanted classes only;"
            f" tried: {tried}."
        ),
        "",
        (
            "| contender | over A | over B' | source pictures/s | CPU-ms a picture"
            " | most memory MiB | start s |"
        ),
        "|---|---|---|---|---|---|---|",
    ]
    for name in _ordered(speed["contenders"]):
        one = speed["contenders"][name]
        cells = (
            _TOLD.get(name, f"ours `{name}`" if "," not in name else f"ours {name}"),
            _spread(one["over_a"], 2, "×"),
            _spread(one["over_b_prime"], 2, "×"),
            _spread(one["total"], 1),
            _number(one["cpu_ms"], 2),
            str(one["peak_mib"]) if name != "decode-only" else "",
            f"{one['start_s']:.1f}" if one["start_s"] else "",
        )
        out.append(f"| {' | '.join(cells)} |")
    fill = speed.get("fill")
    vram = speed.get("vram_mib")
    out += [
        "",
        f"Graphics memory: {vram or 'no NVIDIA GPU here'}; batches"
        + (f" {100 * fill:.0f} % full." if fill is not None else ": fill not counted."),
    ]
    return out


def _clips(speed: Mapping[str, Any]) -> list[str]:
    out = [
        (
            "| clip | contender | over A | over B' | pictures/s | looks | CPU-ms"
            " | event recall | frame recall | precision | over `exact` |"
        ),
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for clip in speed["clips"]:
        exact = _score(speed, "exact", clip)
        for name in _ordered(speed["contenders"]):
            one = speed["contenders"][name]["clips"].get(clip)
            if one is None:
                continue
            mine = one["score"] or {}
            cells = (
                clip,
                name,
                _median(one["over_a"], 2, "×"),
                _median(one["over_b_prime"], 2, "×"),
                _median(one["speed"], 1),
                str(one["looks"]),
                _number(one["cpu_ms"], 2),
                _number(mine.get("event_recall"), 3),
                _number(mine.get("frame_recall"), 3),
                _number(mine.get("frame_precision"), 3),
                _over_exact(name, mine, exact),
            )
            out.append(f"| {' | '.join(cells)} |")
    out += [
        "",
        (
            "Recall and precision against full-rate references of the same detector; A and B are"
            " scored on the pictures they went over, their boxes joined by a plain linker. Over"
            " `exact`: event recall / frame recall / precision as shares of it."
        ),
        "",
        "| clip | source | decode CPU-ms | scored |",
        "|---|---|---|---|",
    ]
    for clip, facts in speed["clips"].items():
        exact = _score(speed, "exact", clip)
        scored = f"{exact['events']} events, {exact['reference_boxes']} boxes" if exact else "no"
        out.append(
            f"| {clip} | {facts['size'][0]}×{facts['size'][1]} {facts['codec']},"
            f" {facts['pictures']} pictures in {facts['seconds']} s"
            f" | {speed['decode_cpu_ms'].get(clip, '')} | {scored} |"
        )
    return out


def _limit(speed: Mapping[str, Any]) -> list[str]:
    out = [
        "| looks a second | looks | looks/s alone | source pictures/s | reaches the recall rows |",
        "|---|---|---|---|---|",
    ]
    for rate, one in speed["infer_only"].items():
        reached = "yes" if one["reaches_recall"] else "no"
        out.append(
            f"| {rate} | {one['looks']} | {one['looks_per_s']} | {_spread(one['total'], 1)}"
            f" | {reached if one['recall'] else 'no clip to score'} |"
        )
    limit = speed["limit"]
    if limit is None:
        return [*out, "", "Limit: no clip to score, or no fixed rate reaches the recall rows."]
    return [
        *out,
        "",
        (
            f"Limit: one decode of everything ({limit['decode_s']} s) and {limit['looks']} looks"
            f" ({limit['rate']}, {limit['infer_s']} s) make {limit['pictures_per_s']} pictures/s;"
            f" `fast` reaches {100 * limit['fast_share']:.0f} % of it."
        ),
    ]


def _batch(batch: Mapping[str, Any]) -> list[str]:
    checked = batch["emptiness"]
    nothing = ", ".join(checked["exact_finds_nothing"]) or "none"
    return [
        (
            f"{batch['clips']} generated clips ({batch['pictures']} pictures,"
            f" {batch['footage_s']} s): first pass over all of them {batch['triage_s']} s in a"
            f" started worker ({batch['triage_looks']} looks, {batch['slots']} clips at once,"
            f" batches {100 * batch['fill']:.0f} % full,"
            f" {batch['triage_empty']} without a track), {batch['triage_per_s']} pictures/s; A on"
            f" the same clips {batch.get('a_per_s', 'not run')}. Whole command `detect`"
            f" {batch['first_s']} s, of these {batch['first_pass_s']} s until the list stood; the"
            f" same command again {batch['again_s']} s with {batch['again_done']} clips looked at"
            f" (`case list` alone: {batch['start_s']} s)."
        ),
        (
            f"Emptiness on generated scenes: {checked['checked']} pairs of clip and group checked,"
            f" lost: {', '.join(checked['lost']) or 'none'}; single appearances that `exact` has"
            f" and `fast` has not: {', '.join(checked['missed']) or 'none'}; `exact` finds nothing"
            f" in: {nothing}."
        ),
    ]


def _long(long: Mapping[str, Any]) -> list[str]:
    tenths = ", ".join(str(value) for value in long["mib_by_tenth"])
    return [
        (
            f"One file of {long['minutes']} min at 1080p, mostly still: {long['pictures_per_s']}"
            f" pictures/s, {long['looks']} looks, most memory {long['peak_mib']} MiB; medians by"
            f" tenths of the time: {tenths} MiB."
        )
    ]


def _ordered(names: Mapping[str, Any]) -> list[str]:
    return [name for name in _ORDER if name in names]


def _score(speed: Mapping[str, Any], contender: str, clip: str) -> dict[str, Any] | None:
    one = speed["contenders"].get(contender, {"clips": {}})["clips"].get(clip)
    return one["score"] if one else None


def _over_exact(name: str, mine: Mapping[str, Any], exact: Mapping[str, Any] | None) -> str:
    """Shares of what ``exact`` reaches; only where both went over the whole clip."""
    if name not in ("fast", "triage") or not mine or not exact:
        return ""
    keys: Sequence[str] = ("event_recall", "frame_recall", "frame_precision")
    return " / ".join(
        f"{(mine[key] or 0.0) / exact[key]:.3f}" if exact[key] else "-" for key in keys
    )


def _spread(found: Mapping[str, float] | None, digits: int, unit: str = "") -> str:
    if found is None:
        return ""
    least, most = f"{found['low']:.{digits}f}", f"{found['high']:.{digits}f}"
    return f"**{found['median']:.{digits}f}{unit}** ({least}–{most})"


def _median(found: Mapping[str, float] | None, digits: int, unit: str = "") -> str:
    return "" if found is None else f"{found['median']:.{digits}f}{unit}"


def _number(value: float | None, digits: int) -> str:
    return "" if value is None else f"{value:.{digits}f}"
