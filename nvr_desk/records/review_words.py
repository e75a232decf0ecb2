"""Words of reviews: what rules look for, and how counts are headed and written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nvr_desk.records.supervise import Tally

RULE_WORDS: Final[Mapping[str, str]] = {
    "idle_case": "looks into a case on which nobody works",
    "night": "looks at night",
    "many_searches": "many searches within an hour",
    "reused_words": "the same words over cases or days",
    "far_place": "footage far from the incident's place",
    "far_time": "footage far from the incident's time",
    "nothing_followed": "many searches that nothing followed",
    "unseen_packet": "a packet of footage nobody had looked at",
    "denials": "repeated refusals",
    "own_approval": "own requests approved",
    "statement": "an officer's statement instead of a consent",
    "doors": "releases, new passwords, new roles, restored workspaces",
    "clock": "clock jumps",
    "sample": "drawn by lot",
}
"""Rule of a reason → what it looks for, for a person."""

TALLY_COLUMNS: Final = (
    ("searches", "Searches"),
    ("idle", "of them nothing followed"),
    ("views", "Views"),
    ("shown_s", "Shown"),
    ("exports", "Track exports"),
    ("packets", "Packets"),
    ("denied", "Denied"),
)
"""Fields of a tally with their headings, in order."""


def tally_cell(tally: Tally, field: str) -> str:
    """A count for a person; seconds as hours and minutes."""
    value: Any = getattr(tally, field)
    if field != "shown_s":
        return f"{value:,}"
    minutes, seconds = divmod(round(value), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
