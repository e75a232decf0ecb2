"""The packet's word on what was looked at: ``data/coverage.json``, and lines for its letter."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from nvr_desk.records.coverage import (
    FIRST_LOOK,
    TRIAGE_WORDS,
    Tally,
    as_first_pass,
    footage_sentence,
    tally,
    total,
)
from nvr_desk.records.track import ObjectClass
from nvr_desk.records.words import counted
from nvr_desk.vision.card import limits_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nvr_desk.records.media import MediaFacts
    from nvr_desk.records.track import Analysis

FORMAT = "nvr-desk/coverage"
VERSION = 1


def document(clips: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """``data/coverage.json`` (resources/schemas/coverage.schema.json)."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "sentence": sentence(clips),
        "clips": [dict(clip) for clip in clips],
    }


def clip(sha256: str, facts: MediaFacts | None, found: Analysis | None) -> dict[str, Any]:
    """One clip of it.

    Args:
        sha256: The clip.
        facts: Its length; None where nothing could be read.
        found: The look that answers for it; None where no detector looked.
    """
    footage_s = facts.duration_s if facts else 0.0
    base: dict[str, Any] = {
        "sha256": sha256,
        "footage_s": facts.duration_s if facts else None,
        "looked": found is not None,
    }
    if found is None:
        nothing: dict[str, Any] = {
            "spans": [],
            "looked_for": [],
            "not_looked_for": [],
            "model": None,
        }
        return base | _sums(Tally(footage_s=footage_s)) | nothing
    looked_for, stamp = found.coverage.classes, found.model
    settings: dict[str, Any] = json.loads(found.settings)
    return (
        base
        | _sums(tally(found.coverage.spans, footage_s))
        | {
            "looks": found.coverage.looks,
            "spans": [asdict(span) for span in found.coverage.spans],
            "looked_for": [c.value for c in looked_for],
            "not_looked_for": [c.value for c in ObjectClass if c not in looked_for],
            "profile": settings.get("profile"),
            "model": {
                "name": stamp.name,
                "sha256": stamp.sha256,
                "engine": stamp.engine,
                "unverified": stamp.unverified,
                "limits": limits_line(stamp.name, stamp.sha256, unverified=stamp.unverified),
            },
            "settings": settings,
            "settings_sha256": found.settings_sha256,
        }
    )


def brief(told: Mapping[str, Any]) -> dict[str, Any]:
    """What ``deliveries.json`` repeats of a clip's coverage."""
    keys = ("looked", "looked_s", "still_s", "thin_s", "failed_s", "unseen_s", "looks_per_s")
    return {
        "words": words(told),
        "profile": told.get("profile"),
        **{key: told[key] for key in keys},
    }


def words(told: Mapping[str, Any]) -> str:
    """'looked 98 %, 2.1/s' with the rest, or 'not looked at'."""
    if not told["looked"]:
        return "not looked at"
    seen = _tally(told)
    notes = [TRIAGE_WORDS] if told.get("profile") == FIRST_LOOK else []
    return "; ".join([seen.words, *notes, *seen.parts])


def sentence(clips: Sequence[Mapping[str, Any]]) -> str:
    """How much was looked at, in one honest line."""
    never = sum(not clip["looked"] for clip in clips)
    first = sum(clip.get("profile") == FIRST_LOOK for clip in clips)
    told = ((never, "were not looked at"), (first, f"were looked at {TRIAGE_WORDS}"))
    notes = [f"{count} {rest}" for count, rest in told if count]
    missing = sorted({name for clip in clips for name in clip["not_looked_for"]})
    if missing:
        notes.append(f"not looked for in every clip: {', '.join(missing)}")
    models = [clip["model"] for clip in clips if clip["model"]]
    if any(model["unverified"] for model in models):
        notes.append("a model in use is unverified")
    notes += dict.fromkeys(model["limits"] for model in models)
    return footage_sentence(
        "A detector", total(_tally(clip) for clip in clips), counted(len(clips), "clip"), notes
    )


def _sums(seen: Tally) -> dict[str, Any]:
    return {
        "looked_s": seen.looked_s,
        "dense_s": seen.dense_s,
        "thin_s": seen.thin_s,
        "still_s": seen.still_s,
        "decoded_s": seen.decoded_s,
        "failed_s": seen.failed_s,
        "unseen_s": seen.unseen_s,
        "looks_per_s": seen.looks_per_s,
    }


def _tally(told: Mapping[str, Any]) -> Tally:
    seen = Tally(
        footage_s=told["footage_s"] or 0.0,
        dense_s=told["dense_s"],
        thin_s=told["thin_s"],
        still_s=told["still_s"],
        decoded_s=told["decoded_s"],
        failed_s=told["failed_s"],
        looks=told["looks_per_s"] * told["looked_s"],
    )
    return as_first_pass(seen) if told.get("profile") == FIRST_LOOK else seen
