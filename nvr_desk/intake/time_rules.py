"""How makers of cameras and phones write the time into a file's name. Data, one rule a habit.

Sources: names as the makers' apps and recorders write them; docs/time-rules.md lists each with
an example. Every pattern has fixed-length digit groups and no nested repetition, so matching is
linear in the name's length (at most 255 bytes a part).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Dial(StrEnum):
    """Which clock a name was written by."""

    LOCAL = "local"
    """The wall clock where the camera hangs."""
    UTC = "UTC"
    EPOCH_MS = "epoch_ms"
    """Milliseconds since 1970-01-01 UTC."""
    EPOCH_S = "epoch_s"


@dataclass(frozen=True, slots=True)
class NameRule:
    """One habit. ``pattern`` names its groups Y m d H M S f (f is milliseconds), or epoch."""

    maker: str
    pattern: re.Pattern[str]
    dial: Dial
    uncertainty_s: float
    note: str = ""
    whole_path: bool = False
    """The pattern is tried on the whole path, because folders carry the date."""


_Y = r"(?P<Y>20\d\d)"
_DAY = _Y + r"(?P<m>[01]\d)(?P<d>[0-3]\d)"
_DAY_DASHED = _Y + r"[-_.](?P<m>[01]\d)[-_.](?P<d>[0-3]\d)"
_TIME = r"(?P<H>[0-2]\d)(?P<M>[0-5]\d)(?P<S>[0-5]\d)"
_TIME_APART = r"(?P<H>[0-2]\d)[-_.:h](?P<M>[0-5]\d)[-_.:m](?P<S>[0-5]\d)"
_NOT_AFTER_DIGIT = r"(?<!\d)"
_NO_DIGIT = r"(?!\d)"


def _rule(
    maker: str,
    pattern: str,
    dial: Dial = Dial.LOCAL,
    uncertainty_s: float = 30.0,
    note: str = "",
    *,
    whole_path: bool = False,
) -> NameRule:
    compiled = re.compile(pattern, re.IGNORECASE | re.ASCII)
    return NameRule(maker, compiled, dial, uncertainty_s, note, whole_path)


_PHONE = 5.0
_MINUTE = 60.0

NAME_RULES: tuple[NameRule, ...] = (
    # Recorders and cameras: the wall clock of the device, which nobody may have set.
    _rule(
        "Dahua",
        rf"{_DAY_DASHED}/(?:[^/]{{1,40}}/){{0,4}}"
        r"(?P<H>[0-2]\d)\.(?P<M>[0-5]\d)\.(?P<S>[0-5]\d)-\d\d\.\d\d\.\d\d\[",
        note="date from the folder",
        whole_path=True,
    ),
    _rule("Dahua", rf"^[XNDH]VR_ch\d{{1,3}}_[a-z]{{1,12}}_{_DAY}{_TIME}_\d{{14}}"),
    _rule("Reolink", rf"^Rec[MS]\d\d_(?:DST)?{_DAY}_{_TIME}_\d{{6}}_"),
    # Name of the camera, channel, seconds; Hikvision writes milliseconds behind them.
    _rule("Reolink", rf"_\d\d_{_DAY}{_TIME}(?:_[^_]{{1,20}})?\.\w{{2,4}}$"),
    _rule(
        "Hikvision", rf"^(?:ch|camera|ip|d|a)\d{{1,4}}_(?:[a-z]{{1,20}}_)?{_DAY}{_TIME}{_NO_DIGIT}"
    ),
    _rule("Hikvision", rf"_\d\d_{_DAY}{_TIME}(?P<f>\d{{3}})(?:_|\.)"),
    _rule("Hikvision", rf"_{_DAY}{_TIME}_\d{{14}}(?:_|\.)"),
    _rule("Eufy", rf"^T[89]\w{{3,20}}_{_DAY}{_TIME}"),
    _rule("Eufy", rf"^eufy\w{{0,20}}[-_ ]{_DAY}[-_]?{_TIME}"),
    _rule("Ring", rf"^Ring.{{0,60}}?[-_ ]{_DAY}[-_T ]?{_TIME}{_NO_DIGIT}"),
    _rule("Ring", rf"^Ring.{{0,60}}?[-_ ]{_DAY_DASHED}[-_T ]{_TIME_APART}"),
    _rule(
        "Ring",
        rf"^Ring.{{0,60}}?[-_ ]{_DAY}[-_T ]?(?P<H>[0-2]\d)(?P<M>[0-5]\d){_NO_DIGIT}",
        uncertainty_s=_MINUTE,
        note="to the minute",
    ),
    _rule(
        "Nest",
        rf"^(?:nest|google).{{0,60}}?[-_ ]{_DAY_DASHED}[-_T ]{_TIME_APART}Z",
        Dial.UTC,
        note="Z in the name",
    ),
    _rule("Nest", rf"^(?:nest|google|clip).{{0,60}}?[-_ ]{_DAY_DASHED}[-_T ]{_TIME_APART}"),
    _rule("Nest", rf"^nest.{{0,60}}?[-_ ]{_DAY}[-_T]?{_TIME}{_NO_DIGIT}"),
    _rule("Arlo", rf"^arlo.{{0,60}}?[-_ ]{_DAY}[-_T]?{_TIME}{_NO_DIGIT}"),
    _rule("Arlo", r"^(?:arlo.{0,60}?[-_ ])?(?P<epoch>1\d{12})\.mp4$", Dial.EPOCH_MS),
    # Phones: clocks set by the network.
    _rule("Pixel", rf"^PXL_{_DAY}_{_TIME}(?P<f>\d{{3}})", Dial.UTC, _PHONE, "Pixel writes UTC"),
    _rule(
        "WhatsApp",
        rf"^(?:VID|IMG)-{_DAY}-WA\d{{4}}",
        uncertainty_s=43_200.0,
        note="the day only, and of the message, not of the recording",
    ),
    _rule(
        "WhatsApp",
        rf"^\u200e?WhatsApp Video {_DAY_DASHED} at {_TIME_APART}(?! ?[AP]M)",
        uncertainty_s=86_400.0,
        note="the time of the message, not of the recording",
    ),
    _rule(
        "iPhone", r"^RPReplay_Final(?P<epoch>1\d{9})\.", Dial.EPOCH_S, _PHONE, "screen recording"
    ),
    _rule("Android", rf"^VID_{_DAY}_{_TIME}", uncertainty_s=_PHONE),
    _rule("Samsung", rf"^{_DAY}_{_TIME}(?:[_(.]|$)", uncertainty_s=_PHONE),
    # Whatever else carries a whole date and time.
    _rule(
        "unknown maker", rf"{_NOT_AFTER_DIGIT}{_DAY}[-_T ]?{_TIME}{_NO_DIGIT}", uncertainty_s=60.0
    ),
    _rule(
        "unknown maker",
        rf"{_NOT_AFTER_DIGIT}{_DAY_DASHED}[-_T ]{{1,3}}{_TIME_APART}{_NO_DIGIT}",
        uncertainty_s=60.0,
    ),
)
"""Tried in this order; the first that fits and gives a real date is taken."""
