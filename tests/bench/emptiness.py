"""Clips in which a person sees somebody or something, and the detector's tracks do not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.bench.bounds import TRUTH_S
from tests.bench.scoring import GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tests.bench.references import Seen
    from tests.bench.scoring import Line


@dataclass(frozen=True, slots=True)
class Emptiness:
    """What was checked and what was lost."""

    checked: int
    """Clip and group pairs with a checked appearance that ``exact`` finds."""
    lost: tuple[str, ...]
    """Of these, the ones without any track: ``clip: group``."""
    missed: tuple[str, ...]
    """Single checked appearances that ``exact`` has a track over, and the other has none."""


def emptiness(
    truth: Mapping[str, Sequence[Seen]],
    exact: Mapping[str, Sequence[Line]],
    other: Mapping[str, Sequence[Line]],
) -> Emptiness:
    """Compare tracks with what a person checked.

    Args:
        truth: clip name → what is in it; appearances shorter than a second do not count.
        exact: clip name → tracks from looking at every picture.
        other: the same of the profile that is judged.
    """
    checked = 0
    lost: list[str] = []
    missed: list[str] = []
    for clip in sorted(set(truth) & set(exact) & set(other)):
        lasting = [seen for seen in truth[clip] if seen.end_s - seen.start_s >= TRUTH_S]
        for group in sorted({seen.group for seen in lasting}):
            mine = [line for line in other[clip] if line.group == group]
            whole = [line for line in exact[clip] if line.group == group]
            if not whole:
                continue
            checked += 1
            if not mine:
                lost.append(f"{clip}: {GROUPS[group]}")
            missed += [
                f"{clip}: {GROUPS[group]} at {seen.start_s:g}-{seen.end_s:g} s"
                for seen in lasting
                if seen.group == group and _over(seen, whole) and not _over(seen, mine)
            ]
    return Emptiness(checked, tuple(lost), tuple(missed))


def _over(seen: Seen, lines: Iterable[Line]) -> bool:
    """Whether a track was there while the thing was."""
    return any(
        len(line.t) and line.t[0] <= seen.end_s and line.t[-1] >= seen.start_s for line in lines
    )
