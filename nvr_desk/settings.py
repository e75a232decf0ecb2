"""Every option of a workspace, once: its key, type, default, range and what it is for.

What stands in the database are departures from these defaults; `store.settings` reads and writes
them, the desk decides who may.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from nvr_desk.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = int | float | str
V = TypeVar("V", int, float, str)

NOTICE: Final = (
    "This desk holds video that residents shared for named cases. Use it only for those cases"
    " and for the purpose you state. What you open, search and export, and why, is recorded and"
    " reviewed. Unauthorised use may be prosecuted. Signing in means that you accept this."
)
MAX_TEXT_CHARS: Final = 4_000


class Weaker(StrEnum):
    """Which change of an option makes the house less strict: it takes a confirmation."""

    UP = "up"
    DOWN = "down"
    EMPTIED = "emptied"
    CHANGED = "changed"
    """Either way: an hour of the night moves, and some hour is night no more."""
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Option(Generic[V]):
    """One thing a workspace may be told."""

    key: str
    default: V
    help: str
    low: float | None = None
    high: float | None = None
    unit: str = ""
    weaker: Weaker = Weaker.NEVER

    @property
    def kind(self) -> str:
        """int, float or text."""
        name = type(self.default).__name__
        return "text" if name == "str" else name

    @property
    def range(self) -> str:
        """What it may be, in words."""
        if self.low is None or self.high is None:
            return f"up to {MAX_TEXT_CHARS} characters"
        return f"{self.low:g} to {self.high:g} {self.unit}".rstrip()

    def parsed(self, text: str) -> V:
        """The value a person wrote. Raises UsageError when it is none, or out of range."""
        return self.checked(text.strip())

    def checked(self, value: object) -> V:
        """The value in its type, within its range. Raises UsageError."""
        kind = type(self.default)
        if not isinstance(value, str | int | float) or isinstance(value, bool):
            raise UsageError(f"{self.key} is {self._a_kind}, not {value!r}")
        if isinstance(self.default, str):
            if not isinstance(value, str) or len(value) > MAX_TEXT_CHARS:
                raise UsageError(f"{self.key} is a text of {self.range}")
            return kind(value)
        try:
            number = kind(value)
        except ValueError:
            raise UsageError(f"{self.key} is {self._a_kind}, not {value!r}") from None
        if not float(self.low or 0) <= float(number) <= float(self.high or 0):
            raise UsageError(f"{self.key} takes {self.range}; {value} is outside")
        return number

    def weakened(self, before: V, after: V) -> bool:
        """Whether the change makes the house less strict."""
        match self.weaker:
            case Weaker.UP:
                return after > before
            case Weaker.DOWN:
                return after < before
            case Weaker.EMPTIED:
                return bool(before) and after != before
            case Weaker.CHANGED:
                return after != before
            case Weaker.NEVER:
                return False

    @property
    def _a_kind(self) -> str:
        return {"int": "a whole number", "float": "a number"}.get(self.kind, "a text")


LOCK_IDLE_MINUTES: Final = Option(
    "lock.idle_minutes",
    15,
    "a window that nobody touches locks itself and hides all pictures; jobs go on",
    1,
    30,
    "minutes",
    Weaker.UP,
)
SIGN_IN_NOTICE: Final = Option(
    "sign_in.notice", NOTICE, "what a person accepts when they sign in", weaker=Weaker.EMPTIED
)
REVIEW_SHARE_PERCENT: Final = Option(
    "review.share_percent",
    5.0,
    "share of all looks that is drawn by lot for a review",
    1,
    100,
    "percent",
    Weaker.DOWN,
)
REVIEW_DAYS: Final = Option(
    "review.days", 7, "from one review of the log to the next", 1, 31, "days", Weaker.UP
)
RULES_NIGHT_FROM: Final = Option(
    "rules.night_from",
    22,
    "hour at which the night begins, in the zone of the case",
    0,
    23,
    "h",
    Weaker.CHANGED,
)
RULES_NIGHT_TO: Final = Option(
    "rules.night_to",
    5,
    "hour at which the night ends, in the zone of the case",
    0,
    23,
    "h",
    Weaker.CHANGED,
)
RULES_SEARCHES_PER_HOUR: Final = Option(
    "rules.searches_per_hour",
    60,
    "searches of one person within an hour beyond which a review asks",
    1,
    10_000,
    "searches",
    Weaker.UP,
)
RULES_REUSE_DAYS: Final = Option(
    "rules.reuse_days",
    14,
    "days over which the same words may serve as purpose before a review asks",
    1,
    366,
    "days",
    Weaker.UP,
)
RULES_FAR_M: Final = Option(
    "rules.far_m",
    2_000.0,
    "metres from the incident beyond which looked-at footage is far",
    10,
    1_000_000,
    "m",
    Weaker.UP,
)
AUDIT_WITNESS_FOLDER: Final = Option(
    "audit.witness_folder",
    "",
    "folder outside this machine that gets a copy of every checkpoint; empty: none",
    weaker=Weaker.EMPTIED,
)
AUDIT_TSA_URL: Final = Option(
    "audit.tsa_url",
    "",
    "time-stamp service; asked only when a person says so; empty: none",
    weaker=Weaker.EMPTIED,
)
AUDIT_CHECKPOINT_MINUTES: Final = Option(
    "audit.checkpoint_minutes",
    60,
    "from one checkpoint of the log to the next, while somebody works",
    1,
    60,
    "minutes",
    Weaker.UP,
)
APPROVAL_DAYS: Final = Option(
    "approval.days",
    7,
    "how long what another person granted may be used, once",
    1,
    31,
    "days",
    Weaker.UP,
)

MAP_TILES: Final = Option(
    "map.tiles",
    "",
    "PMTiles or MBTiles file that lies over the bundled map; empty: none",
)

AnyOption = Option[int] | Option[float] | Option[str]

OPTIONS: Final[Mapping[str, AnyOption]] = {
    option.key: option
    for option in (
        APPROVAL_DAYS,
        AUDIT_CHECKPOINT_MINUTES,
        AUDIT_TSA_URL,
        AUDIT_WITNESS_FOLDER,
        LOCK_IDLE_MINUTES,
        MAP_TILES,
        REVIEW_DAYS,
        REVIEW_SHARE_PERCENT,
        RULES_FAR_M,
        RULES_NIGHT_FROM,
        RULES_NIGHT_TO,
        RULES_REUSE_DAYS,
        RULES_SEARCHES_PER_HOUR,
        SIGN_IN_NOTICE,
    )
}
"""All of them by key."""


def option(key: str) -> AnyOption:
    """The option of that name. Raises NotFoundError."""
    found = OPTIONS.get(key)
    if found is None:
        raise NotFoundError("setting", key)
    return found
