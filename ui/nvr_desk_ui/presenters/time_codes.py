"""Time codes and numbers of pictures as people type them; what is none is refused with words."""

from __future__ import annotations

import re
from typing import Final

from nvr_desk_ui.presenters.times import clock_text
from nvr_desk_ui.tongue import later, tr

ROUNDED_S: Final = 0.0005
"""A time code is shown in whole milliseconds: what is typed may lie so far off its picture."""
_LONGEST: Final = 9
"""Digits that a number before or after the point may have."""
_NUMBER: Final = re.compile(r"[0-9]+")
_SECONDS: Final = re.compile(r"([0-9]*)[.,]?([0-9]*)")
_MINUS: Final = ("-", "\u2212")

_FORMS: Final = later("Not a time code: type seconds, m:s or h:m:s, or # and a picture's number")


class NotATimeCodeError(ValueError):
    """What was typed; its text says in words what is wrong with it."""


def seconds_of(text: str) -> float:
    """Seconds of a typed time code: '62.3', '1:02.3', '0:01:02.345'; a comma is a point.

    Raises:
        NotATimeCodeError: it is none; minutes and seconds after a colon end at 59.
    """
    bare = text.strip()
    if not bare:
        raise NotATimeCodeError(tr("Nothing was typed: type seconds, m:s or h:m:s"))
    if bare.startswith(_MINUS):
        raise NotATimeCodeError(tr("Time codes count from the first picture: there is none before"))
    parts = bare.split(":")
    if len(parts) > 3:
        raise NotATimeCodeError(
            tr("No counts of frames: type h:m:s with a fraction, or # and a picture's number")
        )
    *whole, last = parts
    fraction = _SECONDS.fullmatch(last)
    if fraction is None or not (fraction[1] or fraction[2]):
        raise NotATimeCodeError(tr(_FORMS))
    if any(_NUMBER.fullmatch(part) is None for part in whole):
        raise NotATimeCodeError(tr(_FORMS))
    if any(len(part) > _LONGEST for part in (*whole, *fraction.groups())):
        raise NotATimeCodeError(tr("That number has too many digits for a time code"))
    seconds = float(f"{fraction[1] or 0}.{fraction[2] or 0}")
    if whole and (seconds >= 60 or not fraction[1]):
        raise NotATimeCodeError(tr("After a colon seconds go from 00 to 59"))
    if len(whole) == 2 and int(whole[1]) > 59:
        raise NotATimeCodeError(tr("Between colons minutes go from 00 to 59"))
    for place, part in enumerate(reversed(whole), 1):
        seconds += int(part) * 60.0**place
    return seconds


def picture_of(text: str) -> int | None:
    """The picture that '#121' names, from 1; None where no number is typed that way.

    Raises:
        NotATimeCodeError: there is a '#' with something else behind it.
    """
    bare = text.strip()
    if not bare.startswith("#"):
        return None
    number = bare[1:].strip()
    if _NUMBER.fullmatch(number) is None or len(number) > _LONGEST or int(number) < 1:
        raise NotATimeCodeError(tr("Pictures are numbered from 1 on: type # and a number"))
    return int(number)


def beyond(seconds: float, length_s: float) -> str | None:
    """Why there is no picture at a time code of a clip; None where there is one."""
    if seconds <= length_s + ROUNDED_S:
        return None
    return tr("This clip ends at {at}: type a time code within it", at=clock_text(length_s))


def no_picture(number: int, count: int) -> str | None:
    """Why a clip has no picture of that number; None where it has."""
    if number <= count:
        return None
    return tr("This clip has {n} picture|This clip has {n} pictures", count)
