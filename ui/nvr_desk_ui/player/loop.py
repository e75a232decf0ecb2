"""Both ends of a loop, whichever is set first. No Qt."""

from __future__ import annotations

from typing import TypeVar

from nvr_desk_ui.tongue import tr

_T = TypeVar("_T", int, "tuple[float, float]")

NONE: tuple[None, None] = (None, None)


def begun(ends: tuple[_T | None, _T | None], here: _T) -> tuple[_T | None, _T | None]:
    """With its beginning here.

    An end that was set before, further back, becomes the beginning instead; where a whole loop lies
    further back, another one begins here.
    """
    first, last = ends
    if last is None or here < last:
        return here, last
    return (last, here) if first is None and last < here else (here, None)


def ended(ends: tuple[_T | None, _T | None], here: _T) -> tuple[_T | None, _T | None]:
    """With its end here; the other way round likewise."""
    first, last = ends
    if first is None or here > first:
        return first, here
    return (here, first) if last is None and here < first else (None, here)


def words(
    before: tuple[_T | None, _T | None], after: tuple[_T | None, _T | None], text: str | None
) -> str:
    """What was done, e.g. 'the ends were set the other way round: loop … to …'.

    Args:
        before: the ends before a key was pressed.
        after: and since.
        text: the loop as it is now; None without one.
    """
    if text is None:
        return tr("No loop: play goes on over both ends")
    if None not in before and None in after:
        return tr("Another loop: {loop}", loop=text)
    if None in before and None not in after and not _kept(before, after):
        return tr("The ends were set the other way round: {loop}", loop=text)
    return text


def _kept(before: tuple[_T | None, _T | None], after: tuple[_T | None, _T | None]) -> bool:
    """Whether the end that was there is the same one now."""
    return all(old is None or old == new for old, new in zip(before, after, strict=True))
