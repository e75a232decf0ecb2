"""Names of days and months, short; everything else of a date is ISO in every language. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nvr_desk_ui.tongue import later, tr

if TYPE_CHECKING:
    from datetime import date

_DAYS: Final = (
    *(later("Mon"), later("Tue"), later("Wed"), later("Thu")),
    *(later("Fri"), later("Sat"), later("Sun")),
)
_MONTHS: Final = (
    *(later("Jan"), later("Feb"), later("Mar"), later("Apr"), later("May"), later("Jun")),
    *(later("Jul"), later("Aug"), later("Sep"), later("Oct"), later("Nov"), later("Dec")),
)


def weekday(day: date) -> str:
    """'Fri'."""
    return tr(_DAYS[day.weekday()])


def month(day: date) -> str:
    """'Nov'."""
    return tr(_MONTHS[day.month - 1])
