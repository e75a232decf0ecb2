"""What an appearance says of itself, as columns of ``track`` and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from nvr_desk.records.attributes import Attributes, Colour, ColourName, Direction

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS: Final = (
    "upper",
    "upper_conf",
    "upper_share",
    "lower",
    "lower_conf",
    "lower_share",
    "colour_looks",
    "infrared",
    "direction",
    "travelled",
    "height_px",
    "height_share",
    "still_s",
    "best_score",
)
"""In the order of ``values``."""


def values(found: Attributes | None) -> tuple[Any, ...]:
    """One value a column; all empty where nothing was measured."""
    if found is None:
        return (None,) * len(COLUMNS)
    return (
        *_colour_values(found.upper),
        *_colour_values(found.lower),
        found.colour_looks,
        int(found.infrared),
        found.direction.value,
        found.travelled,
        found.height_px,
        found.height_share,
        found.still_s,
        found.best_score,
    )


def attributes_of(row: Mapping[Any, Any]) -> Attributes | None:
    """From a row that holds ``COLUMNS`` and ``best_pts``; None where nothing was measured."""
    if row["direction"] is None:
        return None
    return Attributes(
        upper=_colour(row["upper"], row["upper_conf"], row["upper_share"]),
        lower=_colour(row["lower"], row["lower_conf"], row["lower_share"]),
        colour_looks=row["colour_looks"],
        infrared=bool(row["infrared"]),
        direction=Direction(row["direction"]),
        travelled=row["travelled"],
        height_px=row["height_px"],
        height_share=row["height_share"],
        still_s=row["still_s"],
        best_pts=row["best_pts"],
        best_score=row["best_score"],
    )


def _colour_values(colour: Colour | None) -> tuple[str | None, float | None, float | None]:
    if colour is None:
        return None, None, None
    return colour.name.value, colour.confidence, colour.share


def _colour(name: str | None, confidence: float, share: float) -> Colour | None:
    return None if name is None else Colour(ColourName(name), confidence, share)
