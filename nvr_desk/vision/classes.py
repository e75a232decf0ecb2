"""Which classes of a model are let out, and which models are not run at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.errors import WeightsRefusedError
from nvr_desk.vision.detector import CLASSES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

FORBIDDEN = (
    *("face", "facial", "head", "eye", "iris", "mouth", "nose", "mugshot", "portrait", "selfie"),
    *("visage", "gesicht", "rostro", "viso", "volto", "cara_", "caras"),
    *("plate", "licence", "license", "gait", "fingerprint", "biometric"),
)
"""Words that no class name of accepted weights may contain."""

INNOCENT = frozenset(
    {"headlight", "headlights", "plate", "headphones", "headset", "eyeglasses", "eye glasses"}
)
"""Whole names that contain such a word and mean a thing ('plate' as crockery needs company)."""

_SYNONYMS = {
    "motorbike": "motorcycle",
    "bike": "bicycle",
    "pedestrian": "person",
    "people": "person",
}

COMPANY = 20
"""With so many classes 'plate' is crockery; with fewer it is a number plate."""


def check_names(name: str, task: str, names: Mapping[int, str]) -> dict[int, int]:
    """Refuse weights this program does not run; say which of their classes are let out.

    Args:
        name: what to call the weights in a refusal.
        task: the task written in the weights.
        names: their class numbers and names.

    Returns:
        Their class number → position in CLASSES, for the six classes only.

    Raises:
        WeightsRefusedError: another task, a single class, a class about faces or plates, or none
            of the six.
    """
    if task != "detect":
        raise WeightsRefusedError(name, f"their task is {task!r}, only 'detect' is run")
    if len(names) < 2:
        raise WeightsRefusedError(name, "single-class weights are not run")
    for word in names.values():
        if _forbidden(word, len(names)):
            raise WeightsRefusedError(name, f"they look for {word!r}")
    wanted = {str(cls): place for place, cls in enumerate(CLASSES)}
    kept: dict[int, int] = {}
    for number, word in names.items():
        plain = word.strip().lower()
        place = wanted.get(_SYNONYMS.get(plain, plain))
        if place is not None:
            kept[number] = place
    if not kept:
        raise WeightsRefusedError(name, "they know none of the six classes")
    return kept


def lookup(kept: Mapping[int, int], count: int) -> NDArray[np.int64]:
    """(count,) position in CLASSES of each class number of the model, −1 where it stays inside."""
    table = np.full(count, -1, np.int64)
    for number, place in kept.items():
        if 0 <= number < count:
            table[number] = place
    return table


def _forbidden(word: str, company: int) -> bool:
    plain = word.strip().lower()
    if plain in INNOCENT and (plain != "plate" or company >= COMPANY):
        return False
    return any(bad in plain for bad in FORBIDDEN)
