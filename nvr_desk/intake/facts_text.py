"""Media facts as plain JSON and back."""

from __future__ import annotations

from dataclasses import asdict
from fractions import Fraction
from typing import Any

from nvr_desk.records.media import MediaFacts, Reading, SoundFacts


def facts_to_json(facts: MediaFacts) -> dict[str, Any]:
    """Plain JSON of media facts; the time base as 'numerator/denominator'."""
    raw = asdict(facts)
    aspect = None if facts.pixel_aspect is None else str(facts.pixel_aspect)
    return raw | {
        "time_base": str(facts.time_base),
        "tags": dict(facts.tags),
        "pixel_aspect": aspect,
    }


def facts_from_json(raw: dict[str, Any]) -> MediaFacts:
    """The facts that ``facts_to_json`` wrote. Raises TypeError or ValueError on anything else."""
    sound = SoundFacts(**raw["sound"]) if raw["sound"] else None
    reading = Reading(**raw["reading"]) if raw["reading"] else None
    base = Fraction(raw["time_base"])
    aspect = Fraction(raw["pixel_aspect"]) if raw.get("pixel_aspect") else None
    known: dict[str, Any] = {
        **raw,
        "time_base": base,
        "sound": sound,
        "reading": reading,
        "pixel_aspect": aspect,
    }
    return MediaFacts(**known)
