"""How the command palette finds things: letters in order, better where they begin words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def score(needle: str, hay: str) -> int | None:
    """How well ``needle`` fits, larger is better; None when a letter is missing."""
    text, total, at = hay.casefold(), 0, -1
    for letter in needle.casefold().replace(" ", ""):
        found = text.find(letter, at + 1)
        if found < 0:
            return None
        if found == 0 or not text[found - 1].isalnum():
            total += 8
        elif found == at + 1:
            total += 5
        else:
            total -= min(found - at, 10)
        at = found
    return total - len(hay) // 10


def ranked(needle: str, titles: Iterable[str]) -> list[int]:
    """Places of the titles that fit, best first; all of them for an empty needle."""
    if not needle.strip():
        return list(range(len(list(titles))))
    scored = ((score(needle, title), place) for place, title in enumerate(titles))
    fits = [(points, place) for points, place in scored if points is not None]
    return [pair[1] for pair in sorted(fits, key=lambda pair: (-pair[0], pair[1]))]
