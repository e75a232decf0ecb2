"""What an appearance says of itself, as columns of ``track`` and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from nvr_desk.records.attributes import Attributes, Colour, ColourName, Direction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
_COLOURS: Final = {each.value: each for each in ColourName}
_DIRECTIONS: Final = {each.value: each for each in Direction}


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
    return attributes_from([row[name] for name in COLUMNS], row["best_pts"])


def attributes_from(cells: Sequence[Any], best_pts: int) -> Attributes | None:
    """The same from the cells of ``COLUMNS``, in their order."""
    direction = cells[8]
    if direction is None:
        return None
    return Attributes(
        upper=_colour(*cells[0:3]),
        lower=_colour(*cells[3:6]),
        colour_looks=cells[6],
        infrared=bool(cells[7]),
        direction=_DIRECTIONS.get(direction) or Direction(direction),
        travelled=cells[9],
        height_px=cells[10],
        height_share=cells[11],
        still_s=cells[12],
        best_pts=best_pts,
        best_score=cells[13],
    )


def _colour_values(colour: Colour | None) -> tuple[str | None, float | None, float | None]:
    if colour is None:
        return None, None, None
    return colour.name.value, colour.confidence, colour.share


def _colour(name: str | None, confidence: float, share: float) -> Colour | None:
    if name is None:
        return None
    return Colour(_COLOURS.get(name) or ColourName(name), confidence, share)
